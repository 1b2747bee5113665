import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { endGroup, GRACE_MS, isGoneWithin } from './process-group.ts'
import type { ShellCommand } from './shell-command.ts'

/** Takes the bytes of a program as they come; the promise holds the program back until they are taken. */
export interface OutputSink {
  write(chunk: Uint8Array): Promise<void>
}

/** How to run a program. */
export interface CommandRun {
  readonly command: ShellCommand
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  readonly limitMs: number
  readonly output: OutputSink
  /** Aborted when whoever runs us wants to end. */
  readonly cancelled: AbortSignal
}

/** How a program ended. `left`: it left processes behind, which were ended. */
export type CommandEnd =
  | { readonly kind: 'exited'; readonly code: number; readonly left: boolean }
  | { readonly kind: 'killed'; readonly signal: string; readonly left: boolean }
  | { readonly kind: 'out-of-time' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-started'; readonly why: string }

/** What a pipeline's other ends may take to go by themselves when its shell has ended. */
const LEAVE_MS = 300
/** How long output is waited for that a process outside of the group still could write. */
const DRAIN_MS = 2_000

type Child = ChildProcessByStdio<null, Readable, null>

/**
 * Runs a program in a process group of its own and passes its output on as it comes, never more than a pipe's worth in memory. Over
 * its time, or when cancelled, the group is ended as a whole, and so is what the program leaves behind: the next stage begins with
 * nothing of this one.
 */
export async function runCommands(run: CommandRun): Promise<CommandEnd> {
  if (run.cancelled.aborted) return { kind: 'cancelled' }
  const child = start(run)
  const exit = exitOf(child)
  const { pid } = child
  if (pid === undefined) return withLeft(await exit, false)
  const output = passOn(child.stdout, run.output)
  try {
    const stop = await firstOf(exit, output.failed, run)
    if (typeof stop !== 'string') {
      const left = !(await isGoneWithin(pid, LEAVE_MS))
      if (left) await endGroup(pid)
      return withLeft(stop, left)
    }
    await endGroup(pid)
    await exit
    return { kind: stop }
  } finally {
    await endGroup(pid, GRACE_MS)
    await Promise.race([output.ended, pause(DRAIN_MS, undefined, { ref: false })])
    child.stdout.destroy()
  }
}

/** One pipe for both streams, by `2>&1` of a shell that replaces itself: what is printed stays in its order, its lines whole. */
function start({ command, folder, environment }: CommandRun): Child {
  return spawn('/bin/sh', ['-c', 'exec "$0" "$@" 2>&1', command.program, ...command.args], {
    cwd: folder,
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
}

type Exit = Extract<CommandEnd, { kind: 'not-started' }> | Bare<'exited'> | Bare<'killed'>
type Bare<Kind extends CommandEnd['kind']> = Omit<Extract<CommandEnd, { kind: Kind }>, 'left'>

function withLeft(exit: Exit, left: boolean): CommandEnd {
  return exit.kind === 'not-started' ? exit : { ...exit, left }
}

function exitOf(child: Child): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ kind: 'not-started', why: message }))
    child.once('exit', (code, signal) =>
      resolve(
        code === null ? { kind: 'killed', signal: signal ?? 'a signal' } : { kind: 'exited', code },
      ),
    )
  })
}

/** The program's own end, or what comes before it. Rejects when its output can't be passed on any more. */
async function firstOf(
  exit: Promise<Exit>,
  failed: Promise<never>,
  { limitMs, cancelled }: CommandRun,
): Promise<Exit | 'out-of-time' | 'cancelled'> {
  const settled = new AbortController()
  const signal = AbortSignal.any([settled.signal, cancelled])
  const time = pause(limitMs, 'out-of-time' as const, { signal }).catch(() => 'cancelled' as const)
  try {
    return await Promise.race([exit, failed, time])
  } finally {
    settled.abort()
  }
}

/** Hands chunks over one by one; the pipe fills, and the program waits, while the sink is busy. */
function passOn(
  source: Readable,
  sink: OutputSink,
): { readonly ended: Promise<void>; readonly failed: Promise<never> } {
  let reject: (cause: unknown) => void
  const failed = new Promise<never>((_, refuse) => {
    reject = refuse
  })
  failed.catch(() => {})
  async function pump(): Promise<void> {
    for await (const chunk of source) {
      if (chunk instanceof Uint8Array) await sink.write(chunk)
    }
  }
  const ended = pump().catch((cause: unknown) => {
    // A pipe that we closed ourselves ends early: nothing of it is missed.
    if (!source.destroyed || source.errored !== null) reject(cause)
  })
  return { ended, failed }
}
