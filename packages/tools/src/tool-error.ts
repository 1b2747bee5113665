/** Why a tool gave no result. */
export type ToolErrorCode = 'NOT_FOUND' | 'FAILED' | 'TIMED_OUT' | 'TOO_MUCH_OUTPUT'

/**
 * A tool that is missing or did not do its work. The message holds the command's name, its exit code and what it
 * said on stderr, never its arguments: those may hold what must not be logged.
 */
export class ToolError extends Error {
  readonly code: ToolErrorCode
  /** Who runs an action installs what is missing; the message says so, and no stack is shown. */
  readonly kind: 'misconfigured' | 'broken'
  readonly tool: string
  readonly exitCode: number | undefined

  constructor(
    code: ToolErrorCode,
    about: { readonly tool: string; readonly exitCode?: number },
    message: string,
    options?: ErrorOptions,
  ) {
    super(`${about.tool}: ${message}`, options)
    this.name = 'ToolError'
    this.code = code
    this.kind = code === 'NOT_FOUND' ? 'misconfigured' : 'broken'
    this.tool = about.tool
    this.exitCode = about.exitCode
  }
}
