import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('./warm-process.ts', import.meta.url))
/** A process keeps something of every run. */
const MOST_RUNS = 60
/** Long enough to be found again within a file of tests, and not to stay for long after it. */
const IDLE_MS = 3_000

/** A bundle, and all that node can be told after its start. */
export interface WarmStart {
  readonly bundle: string
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string | undefined
  readonly nodeArguments: readonly string[]
}

/** How a program ended. */
export interface ProgramEnd {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Warm {
  readonly child: ChildProcess
  readonly kind: string
  runs: number
  waiting: NodeJS.Timeout | undefined
}

const idle: Warm[] = []

/**
 * Runs a bundle in a process that ran others before, with the same arguments of node; starts one where all are busy. Each run finds
 * the bundle's modules, the environment and the listeners as in a process of its own (`warm-process.ts`).
 */
export async function runWarm({ bundle, env, cwd, nodeArguments }: WarmStart): Promise<ProgramEnd> {
  const warm = taken(nodeArguments, env['NODE_COMPILE_CACHE'])
  const mark = randomUUID()
  const end = endOf(warm.child, mark)
  // A folder that tests may delete is none to stay in.
  warm.child.send({ bundle, env, cwd: cwd ?? process.cwd(), mark })
  const ended = await end
  warm.runs += 1
  if (warm.child.exitCode === null && warm.child.signalCode === null) giveBack(warm)
  return ended
}

function taken(nodeArguments: readonly string[], compiled: string | undefined): Warm {
  const kind = nodeArguments.join('\n')
  const at = idle.findLastIndex((one) => one.kind === kind && one.child.connected)
  const [found] = at < 0 ? [] : idle.splice(at, 1)
  if (found === undefined) return started(kind, nodeArguments, compiled)
  clearTimeout(found.waiting)
  hold(found.child, true)
  return found
}

function started(
  kind: string,
  nodeArguments: readonly string[],
  compiled: string | undefined,
): Warm {
  const child = spawn(process.execPath, ['--no-warnings', ...nodeArguments, PROGRAM], {
    env: {
      PATH: process.env['PATH'],
      ...(compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled }),
    },
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  child.stdout?.setEncoding('utf8')
  child.stderr?.setEncoding('utf8')
  return { child, kind, runs: 0, waiting: undefined }
}

function giveBack(warm: Warm): void {
  hold(warm.child, false)
  if (warm.runs >= MOST_RUNS) {
    warm.child.disconnect()
    return
  }
  idle.push(warm)
  warm.waiting = setTimeout(() => {
    idle.splice(idle.indexOf(warm), 1)
    if (warm.child.connected) warm.child.disconnect()
  }, IDLE_MS).unref()
}

/** Whether a process keeps this one from its end. */
function hold(child: ChildProcess, held: boolean): void {
  const streams = [child.stdout, child.stderr].filter((stream) => stream instanceof Socket)
  for (const one of [child, child.channel, ...streams]) {
    if (held) one?.ref()
    else one?.unref()
  }
}

/** What a process prints until both of its streams come to the mark, or it is over. */
function endOf(child: ChildProcess, mark: string): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    let stdout = ''
    let stderr = ''
    const told = () => {
      const at = stdout.indexOf(mark, Math.max(0, stdout.length - mark.length - 8))
      if (at < 0 || !stdout.endsWith('\n') || !stderr.endsWith(`${mark}\n`)) return
      const exitCode = Number(stdout.slice(at + mark.length))
      leave({
        exitCode,
        stdout: stdout.slice(0, at),
        stderr: stderr.slice(0, -mark.length - 1),
      })
    }
    const out = (text: string) => {
      stdout += text
      told()
    }
    const err = (text: string) => {
      stderr += text
      told()
    }
    const closed = (exitCode: number | null) => leave({ exitCode, stdout, stderr })
    const leave = (end: ProgramEnd) => {
      child.stdout?.off('data', out)
      child.stderr?.off('data', err)
      child.off('close', closed).off('error', reject)
      resolve(end)
    }
    child.stdout?.on('data', out)
    child.stderr?.on('data', err)
    child.on('close', closed).on('error', reject)
  })
}
