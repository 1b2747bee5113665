import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Far above the slowest build (helm, 90 s on 2 cores): a download that hangs must not hang the set-up. */
const LIMIT_MS = 20 * 60_000

/** What a person is told when a tool can't be had: one line, no stack. */
export class SetupError extends Error {
  override readonly name = 'SetupError'
}

export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Where all that the command printed is kept when it fails. */
  readonly log: string
}

/** Runs a command and returns what it printed on stdout; SetupError with its telling line when it fails. */
export async function run(command: Command): Promise<string> {
  const child = spawn(command.program, command.args, {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { out, all, code } = await finished(child, command.program)
  if (code === 0) return out
  mkdirSync(dirname(command.log), { recursive: true })
  writeFileSync(command.log, all)
  throw new SetupError(
    `${tellingLine(all)} (exit ${code ?? 'by signal'}, all of it in ${command.log})`,
  )
}

interface Finished {
  readonly out: string
  readonly all: string
  readonly code: number | null
}

function finished(child: ChildProcess, program: string): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const out: string[] = []
    const all: string[] = []
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out.push(text)
      all.push(text)
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => all.push(text))
    // The option of spawn would keep its timer, and so the process, when the program can't be started.
    const timer = setTimeout(() => child.kill(), LIMIT_MS)
    child.on('error', (cause) => {
      clearTimeout(timer)
      reject(new SetupError(`"${program}" can't be started: install it and run again`, { cause }))
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ out: out.join(''), all: all.join(''), code })
    })
  })
}

/** Go and pip close with advice; the line that says what went wrong comes before it. */
function tellingLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const telling = lines.find((line) => /mismatch|error/i.test(line)) ?? lines.at(-1)
  return telling?.trim().slice(0, 300) ?? 'no output'
}
