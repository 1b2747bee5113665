import { ToolError } from './tool-error.ts'

/** One name in a folder of a commit. */
export interface GitEntry {
  readonly name: string
  /** As git has it: `0o100644`. */
  readonly mode: number
  readonly kind: 'file' | 'folder' | 'submodule'
  readonly oid: string
}

/** All that a commit holds, by folder ('' is the root) and name. */
export type GitTree = ReadonlyMap<string, ReadonlyMap<string, GitEntry>>

/** What stands before a path; a line is as long as its path and this. */
const BLOB = /[0-7]{6} blob [0-9a-f]{40}\t/y
const TREE = /[0-7]{6} tree [0-9a-f]{40}\t/y
const COMMIT = /[0-7]{6} commit [0-9a-f]{40}\t/y

const KINDS = [
  { kind: 'file', line: BLOB },
  { kind: 'folder', line: TREE },
  { kind: 'submodule', line: COMMIT },
] as const

const MODE_LENGTH = 6
const OID_LENGTH = 40

/**
 * Reads what `git ls-tree -r -t` printed. ToolError where it is anything else, and where a name has characters that git
 * quotes (a line break, a quotation mark), which no listing of a folder could show as they are.
 */
export function parseTree(printed: string): GitTree {
  const folders = new Map<string, Map<string, GitEntry>>([['', new Map()]])
  for (let start = 0; start < printed.length; ) {
    const next = printed.indexOf('\n', start)
    const end = next === -1 ? printed.length : next
    const found = KINDS.find(({ line }) => startsAt(line, printed, start))
    const from = found === undefined ? end : found.line.lastIndex
    if (found === undefined || from >= end) {
      throw new ToolError('FAILED', { tool: 'git' }, 'printed a tree that can not be read')
    }
    const { kind } = found
    const mode = Number.parseInt(printed.slice(start, start + MODE_LENGTH), 8)
    const oid = printed.slice(from - 1 - OID_LENGTH, from - 1)
    const path = printed.slice(from, end)
    start = end + 1
    if (path.startsWith('"')) {
      const what = 'the commit holds names with control characters or quotation marks'
      throw new ToolError('FAILED', { tool: 'git' }, what)
    }
    const cut = path.lastIndexOf('/')
    if (kind === 'folder') folders.set(path, new Map())
    const name = path.slice(cut + 1)
    const folder = folders.get(cut === -1 ? '' : path.slice(0, cut))
    folder?.set(name, { name, mode, kind, oid })
  }
  return folders
}

function startsAt(line: RegExp, printed: string, at: number): boolean {
  line.lastIndex = at
  return line.test(printed)
}
