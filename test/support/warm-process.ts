import { channel } from 'node:diagnostics_channel'
import type { EventEmitter } from 'node:events'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/**
 * The program of a process that runs built actions one after the other. Starting node, compiling a bundle and warming up are most of
 * what a short run costs. A bundle is what stands in `dist/`, save its last two lines: in their place all of its modules are
 * forgotten and its entry is required again, so that no run finds a module as another one left it. Environment, exit code, folder and
 * listeners are put back as well, and a run ends when nothing is left to wait for, as a process of its own would.
 */

/** What a run is started with; the mark tells its output from the next one's. */
interface Job {
  readonly bundle: string
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly mark: string
}

/** How ncc has a bundle begin. */
const START =
  /^\/\*+\/ var __webpack_exports__ = (__nccwpck_require__\(\d+\));\n\/\*+\/ __webpack_exports__ = await __webpack_exports__;\n/m
const AGAIN = `export const start = async () => {
  for (const id of Object.keys(__webpack_module_cache__)) delete __webpack_module_cache__[id]
  await $1
}
`
/** What node ends with when nothing can settle the promise that a program waits for. */
const UNSETTLED = 13

const begins = channel('fluxgate:run-begins')
const ends = channel('fluxgate:run-ends')
let running: { readonly job: Job; settled: boolean } | undefined

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!/\/dist\/[a-z-]+\/index\.js$/.test(url)) return loaded
    const text = String(loaded.source)
    if (!START.test(text)) throw new Error(`"${url}" begins otherwise than bundles did`)
    return { ...loaded, source: text.replace(START, AGAIN) }
  },
})

process.on('disconnect', () => process.exit())
process.on('beforeExit', leave)
process.on('message', (message) => {
  if (isJob(message)) enter(message)
})
const events: EventEmitter = process
const ours = new Map(events.eventNames().map((name) => [name, events.listeners(name)]))

function isJob(message: unknown): message is Job {
  return typeof message === 'object' && message !== null && 'bundle' in message
}

function enter(job: Job): void {
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, job.env)
  process.exitCode = undefined
  process.chdir(job.cwd)
  process.channel?.unref()
  running = { job, settled: false }
  begins.publish(undefined)
  // What this throws goes where it would go in a process of its own.
  void run(running)
}

async function run(current: { readonly job: Job; settled: boolean }): Promise<void> {
  const { start }: { readonly start: () => Promise<void> } = await import(
    pathToFileURL(current.job.bundle).href
  )
  await start()
  current.settled = true
}

function leave(): void {
  if (running === undefined) return
  const { job, settled } = running
  const code = settled ? (process.exitCode ?? 0) : UNSETTLED
  running = undefined
  ends.publish(undefined)
  for (const name of events.eventNames()) {
    for (const listener of events.listeners(name)) {
      if (ours.get(name)?.includes(listener) !== true) {
        Reflect.apply(events.off, events, [name, listener])
      }
    }
  }
  process.stderr.write(`${job.mark}\n`)
  process.stdout.write(`${job.mark}${code}\n`)
  process.channel?.ref()
}
