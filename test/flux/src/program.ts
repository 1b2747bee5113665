import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { toolsFolder } from '../../../scripts/setup/catalogue.ts'
import { Hopeless, until } from './until.ts'

/** A start that is slow with both cores busy; none takes a tenth of it on its own. */
const START_MS = 180_000
const LOG_CHARACTERS = 400_000

/**
 * Runs the program for as long as its own stdin is open. So nothing outlives the tests, however they end: when they
 * are killed the pipe closes, and the program is ended.
 */
const KEEPER = `exec 3<&0
"$@" </dev/null 3<&- &
program=$!
{ read -r _ <&3; kill "$program"; sleep 5; kill -9 "$program"; } >/dev/null 2>&1 3<&3 &
wait "$program"
code=$?
kill $! 2>/dev/null
exit $code`

export interface Start {
  readonly name: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd: string
  /** True as soon as it serves. */
  readonly ready: () => Promise<boolean>
}

/** A real program of the stack, running. */
export interface Program extends AsyncDisposable {
  /** What it printed, the newest part of it. */
  readonly log: () => string
  readonly stop: () => Promise<void>
}

/** The path of a program that set-up made; an error that names the way out where it is missing. */
export function toolPath(name: string): string {
  const path = join(toolsFolder, name)
  if (!existsSync(path)) throw new Error(`no ${name}: run "node scripts/setup.ts ${name}" first`)
  return path
}

/** Starts a program and waits until it serves. */
export async function start({ name, args, env, cwd, ready }: Start): Promise<Program> {
  const child = spawn('sh', ['-c', KEEPER, name, toolPath(name), ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const log = keepLog(child)
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  const stop = async () => {
    child.stdin?.destroy()
    await ended
  }
  try {
    await until(
      `${name} to serve`,
      async () => {
        if (child.exitCode !== null) throw new Hopeless(`${name} has ended:\n${tail(log())}`)
        return (await ready()) ? true : undefined
      },
      START_MS,
      () => tail(log()),
    )
  } catch (cause) {
    await stop()
    throw cause
  }
  return { log, stop, [Symbol.asyncDispose]: stop }
}

/** So many ports that nobody listens on, all different. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return server
    }),
  )
  const ports = servers.map((server) => {
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  })
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** Whether a page is there. */
export async function answers(url: string): Promise<boolean> {
  const { status, body } = await fetch(url)
  await body?.cancel()
  return status === 200
}

function keepLog(child: ChildProcess): () => string {
  let text = ''
  const keep = (more: string) => {
    text = (text + more).slice(-LOG_CHARACTERS)
  }
  child.stdout?.setEncoding('utf8').on('data', keep)
  child.stderr?.setEncoding('utf8').on('data', keep)
  return () => text
}

function tail(text: string): string {
  return text.split('\n').slice(-15).join('\n')
}
