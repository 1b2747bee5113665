import { exec } from '@actions/exec'
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

/** What `timeout` of coreutils answers when it had to end the program. */
const ENDED_BY_TIMEOUT = 124

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
): Promise<{ readonly exitCode: number; readonly stdout: Buffer; readonly stderr: Buffer }> {
  const limit = options.outputLimit ?? 32 * 1024 * 1024
  const stdout = boundedBytes(limit)
  const stderr = boundedBytes(1024 * 1024)
  const exitCode = await start(call, options, stdout.take, stderr.take)
  const about = { tool: call.tool, exitCode }
  if (exitCode === ENDED_BY_TIMEOUT) {
    throw new ToolError('TIMED_OUT', about, `ended after ${timeoutOf(options)} s without a result`)
  }
  if (exitCode === 0 && stdout.isFull()) {
    throw new ToolError('TOO_MUCH_OUTPUT', about, `printed more than ${limit} bytes`)
  }
  return { exitCode, stdout: stdout.bytes(), stderr: stderr.bytes() }
}

async function start(
  call: Call,
  options: ToolOptions,
  onStdout: (data: Buffer) => void,
  onStderr: (data: Buffer) => void,
): Promise<number> {
  const program = await findTool(call.tool, options)
  const operands = call.operands === undefined ? [] : ['--', ...call.operands]
  const [command, ...args] = [...(await timeLimit(options)), program, ...call.args, ...operands]
  try {
    return await exec(`"${command}"`, args, {
      env: { ...call.env },
      silent: true,
      ignoreReturnCode: true,
      ...(call.input === undefined ? {} : { input: Buffer.from(call.input) }),
      listeners: { stdout: onStdout, stderr: onStderr },
    })
  } catch (cause) {
    throw new ToolError('FAILED', { tool: call.tool }, 'could not be started', { cause })
  }
}

/**
 * `@actions/exec` can't end what it started, so `timeout` of coreutils does; it is on every Linux runner. Where it is
 * missing (macOS) the job's own time limit is what remains.
 */
async function timeLimit(options: ToolOptions): Promise<readonly string[]> {
  try {
    const timeout = await findTool('timeout')
    return [timeout, '--kill-after=5', String(timeoutOf(options))]
  } catch (cause) {
    if (cause instanceof ToolError && cause.code === 'NOT_FOUND') return []
    throw cause
  }
}

function timeoutOf(options: ToolOptions): number {
  return options.timeoutSeconds ?? 120
}

/** Collects output up to a limit and drops the rest, so that a program can't fill our memory. */
function boundedBytes(limit: number): {
  readonly take: (data: Buffer) => void
  readonly bytes: () => Buffer
  readonly isFull: () => boolean
} {
  const chunks: Buffer[] = []
  let size = 0
  return {
    take: (data) => {
      size += data.length
      if (size <= limit) chunks.push(data)
    },
    bytes: () => Buffer.concat(chunks),
    isFull: () => size > limit,
  }
}
