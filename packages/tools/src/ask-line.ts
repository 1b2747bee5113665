import { getExecOutput } from '@actions/exec'
import { cleanOutput } from './clean-output.ts'
import { findTool } from './find-tool.ts'
import { ToolError } from './tool-error.ts'

/** A question that a program answers in a line, such as which version it is. */
export interface Question {
  readonly tool: string
  readonly args: readonly string[]
  /** The whole environment of the program. */
  readonly env: Readonly<Record<string, string>>
}

/** The line a program answers with, at most 256 characters; ToolError where it has none. */
export async function askLine({ tool, args, env }: Question): Promise<string> {
  const program = await findTool(tool)
  const [command, ...rest] = [...(await timeLimit()), program, ...args]
  const options = { env: { ...env }, silent: true, ignoreReturnCode: true }
  const { exitCode, stdout, stderr } = await getExecOutput(`"${command}"`, rest, options).catch(
    (cause: unknown) => {
      throw new ToolError('FAILED', { tool }, 'could not be started', { cause })
    },
  )
  if (exitCode === 0) return stdout.trim().slice(0, 256)
  if (exitCode === ENDED_BY_TIMEOUT) {
    throw new ToolError(
      'TIMED_OUT',
      { tool, exitCode },
      `ended after ${SECONDS} s without a result`,
    )
  }
  throw new ToolError('FAILED', { tool, exitCode }, `exit ${exitCode}: ${cleanOutput(stderr)}`)
}

const SECONDS = 15
/** What `timeout` of coreutils answers when it had to end the program. */
const ENDED_BY_TIMEOUT = 124

/**
 * `@actions/exec` can't end what it started, so `timeout` of coreutils does; it is on every Linux runner. Where it is
 * missing (macOS) the job's own time limit is what remains.
 */
async function timeLimit(): Promise<readonly string[]> {
  try {
    return [await findTool('timeout'), '--kill-after=5', String(SECONDS)]
  } catch (cause) {
    if (cause instanceof ToolError && cause.code === 'NOT_FOUND') return []
    throw cause
  }
}
