/** One thing that is wrong in a file a user wrote; line and col count from 1. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly col: number
  /** What is wrong, the odd value in quotes, and what would be right; lower case, no full stop. */
  readonly message: string
}

/** `file:line:col message`, the form in which every problem is shown. */
export function describeProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.col} ${problem.message}`
}
