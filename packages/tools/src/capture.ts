import { spawn } from 'node:child_process'

/** What to run, with the whole of its environment, and what it may take. */
export interface Capture {
  readonly program: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** What it reads on stdin; absent: nothing. */
  readonly input: string | undefined
  readonly milliseconds: number
  /** Bytes on stdout, beyond which it is ended. */
  readonly outputLimit: number
}

/** How it ended: by itself, or by us. */
export type Captured =
  | {
      readonly kind: 'ended'
      readonly exitCode: number
      readonly stdout: Buffer
      readonly stderr: Buffer
    }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'too-much' }

/** Errors are shown, and nobody reads more of one. */
const MOST_STDERR = 1024 * 1024
/** Between asking a program to end and making it end. */
const GRACE_MS = 5_000

/**
 * Runs a program and keeps what it prints as it comes, without looking for lines: a chart may render to one line of hundreds
 * of megabytes. It is ended when its time is over or when it printed too much. Rejects when it can't be started.
 */
export function capture(request: Capture): Promise<Captured> {
  const child = spawn(request.program, request.args, { env: { ...request.env }, stdio: 'pipe' })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  let size = 0
  let told = 0
  let ended: Captured['kind'] = 'ended'
  const end = (why: Captured['kind'], signal: NodeJS.Signals): void => {
    if (ended === 'ended') ended = why
    child.kill(signal)
  }
  const timer = setTimeout(() => end('timed-out', 'SIGTERM'), request.milliseconds)
  const last = setTimeout(() => end('timed-out', 'SIGKILL'), request.milliseconds + GRACE_MS)

  child.stdout.on('data', (data: Buffer) => {
    size += data.length
    if (size <= request.outputLimit) stdout.push(data)
    else if (ended === 'ended') end('too-much', 'SIGKILL')
  })
  child.stderr.on('data', (data: Buffer) => {
    told += data.length
    if (told <= MOST_STDERR) stderr.push(data)
  })
  // A program that ends without reading closes the pipe under what is written: its exit code says what there is to say.
  child.stdin.on('error', () => {})
  child.stdin.end(request.input)
  // `Promise.withResolvers` would be shorter, and Node 20, which the program `fluxgate` runs on as well, has none.
  const captured = new Promise<Captured>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (ended !== 'ended') return resolve({ kind: ended })
      const exitCode = code ?? (signal === null ? 1 : 128)
      resolve({
        kind: 'ended',
        exitCode,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr),
      })
    })
  })
  return captured.finally(() => {
    clearTimeout(timer)
    clearTimeout(last)
  })
}
