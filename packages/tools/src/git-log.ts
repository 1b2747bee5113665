import { ToolError } from './tool-error.ts'

/** What one commit of a branch changed, compared with the one before it on that branch. */
export interface GitCommit {
  readonly oid: string
  /** Of its committer, RFC 3339. */
  readonly date: string
  readonly changes: readonly GitChange[]
}

/** A file before and after a commit; undefined: it was not there. */
export interface GitChange {
  readonly path: string
  readonly before: GitFile | undefined
  readonly after: GitFile | undefined
}

/** A file at one commit. */
export interface GitFile {
  /** As git has it: `0o100644`. */
  readonly mode: number
  readonly oid: string
}

/** How `git log` has to print what `parseLog` reads. */
export const LOG_FORMAT = 'commit %H %cI'

const COMMIT = /^commit ([0-9a-f]{40}) (\S{20,35})$/
const CHANGE = /^:([0-7]{6}) ([0-7]{6}) ([0-9a-f]{40}) ([0-9a-f]{40}) [A-Z]$/

/** Reads what `git log -z --raw --no-renames --no-abbrev` printed in that format, newest first; ToolError where it is anything else. */
export function parseLog(printed: string): readonly GitCommit[] {
  const commits: { oid: string; date: string; changes: GitChange[] }[] = []
  const parts = printed.split('\0')
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? ''
    if (part === '') continue
    const [, oid, date] = COMMIT.exec(part) ?? []
    if (oid !== undefined && date !== undefined) {
      commits.push({ oid, date, changes: [] })
      continue
    }
    index += 1
    const path = parts[index]
    const change = path === undefined ? undefined : changeOf(part, path)
    const commit = commits.at(-1)
    if (change === undefined || commit === undefined) {
      throw new ToolError('FAILED', { tool: 'git' }, 'printed a history that can not be read')
    }
    commit.changes.push(change)
  }
  return commits
}

function changeOf(part: string, path: string): GitChange | undefined {
  const [, modeBefore, modeAfter, before, after] = CHANGE.exec(part.trimStart()) ?? []
  if (modeBefore === undefined || modeAfter === undefined) return undefined
  if (before === undefined || after === undefined) return undefined
  return { path, before: fileOf(modeBefore, before), after: fileOf(modeAfter, after) }
}

function fileOf(mode: string, oid: string): GitFile | undefined {
  const bits = Number.parseInt(mode, 8)
  return bits === 0 ? undefined : { mode: bits, oid }
}
