import { type Captured, capture } from './capture.ts'
import { cleanOutput } from './clean-output.ts'
import { findTool, type Search } from './find-tool.ts'
import { ToolError } from './tool-error.ts'

/** Where to look for a program, and how long and how much it may run and print. */
export interface ToolOptions extends Search {
  /** Default two minutes. */
  readonly timeoutSeconds?: number
  /** Default 32 MiB: a render of a whole cluster is a tenth of that. */
  readonly outputLimit?: number
}

/** A program to run, without a shell. */
export interface Call {
  readonly tool: string
  /** What we wrote ourselves: subcommands and flags. */
  readonly args: readonly string[]
  /** What came from outside, put after `--`, where nothing is a flag. */
  readonly operands?: readonly string[]
  /** The whole environment of the program: nothing of ours is handed on, tokens least of all. */
  readonly env: Readonly<Record<string, string>>
  /** What it reads on stdin, secrets included; default: nothing. */
  readonly input?: string
}

/** How a program ended by itself, and what it printed. */
export interface Ending {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program without a shell and returns what it printed on stdout; ToolError for every other end. */
export async function runTool(call: Call, options: ToolOptions = {}): Promise<string> {
  return (await runToolForBytes(call, options)).toString('utf8')
}

/** The same for what need not be text. */
export async function runToolForBytes(call: Call, options: ToolOptions = {}): Promise<Buffer> {
  const { exitCode, stdout, stderr } = await endingOf(call, options)
  if (exitCode === 0) return stdout
  const about = { tool: call.tool, exitCode }
  throw new ToolError('FAILED', about, `exit ${exitCode}: ${cleanOutput(stderr.toString('utf8'))}`)
}

/**
 * Runs a program whose exit code is an answer, such as a linter's. ToolError where it could not be started, did not end in
 * time or printed too much.
 */
export async function askTool(call: Call, options: ToolOptions = {}): Promise<Ending> {
  const { exitCode, stdout, stderr } = await endingOf(call, options)
  return { exitCode, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') }
}

async function endingOf(
  call: Call,
  options: ToolOptions,
): Promise<Extract<Captured, { readonly kind: 'ended' }>> {
  const limit = options.outputLimit ?? 32 * 1024 * 1024
  const seconds = options.timeoutSeconds ?? 120
  const captured = await start(call, options, seconds, limit)
  const about = { tool: call.tool }
  switch (captured.kind) {
    case 'ended':
      return captured
    case 'timed-out':
      throw new ToolError('TIMED_OUT', about, `ended after ${seconds} s without a result`)
    case 'too-much':
      throw new ToolError('TOO_MUCH_OUTPUT', about, `printed more than ${limit} bytes`)
  }
}

async function start(
  call: Call,
  options: ToolOptions,
  seconds: number,
  outputLimit: number,
): Promise<Captured> {
  const program = await findTool(call.tool, options)
  const operands = call.operands === undefined ? [] : ['--', ...call.operands]
  const args = [...call.args, ...operands]
  const milliseconds = seconds * 1000
  try {
    const { env, input } = call
    return await capture({ program, args, env, input, milliseconds, outputLimit })
  } catch (cause) {
    throw new ToolError('FAILED', { tool: call.tool }, 'could not be started', { cause })
  }
}
