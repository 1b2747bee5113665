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

const LINE = /^([0-7]{6}) (blob|tree|commit) ([0-9a-f]{40})\t(.+)$/

/**
 * Reads what `git ls-tree -r -t` printed. ToolError where it is anything else, and where a name has characters that git
 * quotes (a line break, a quotation mark), which no listing of a folder could show as they are.
 */
export function parseTree(printed: string): GitTree {
  const folders = new Map<string, Map<string, GitEntry>>([['', new Map()]])
  for (let start = 0; start < printed.length; ) {
    const next = printed.indexOf('\n', start)
    const end = next === -1 ? printed.length : next
    const [, mode, type, oid, path] = LINE.exec(printed.slice(start, end)) ?? []
    start = end + 1
    if (mode === undefined || type === undefined || oid === undefined || path === undefined) {
      throw new ToolError('FAILED', { tool: 'git' }, 'printed a tree that can not be read')
    }
    if (path.startsWith('"')) {
      const what = 'the commit holds names with control characters or quotation marks'
      throw new ToolError('FAILED', { tool: 'git' }, what)
    }
    const cut = path.lastIndexOf('/')
    const kind = type === 'blob' ? 'file' : type === 'tree' ? 'folder' : 'submodule'
    if (kind === 'folder') folders.set(path, new Map())
    const name = path.slice(cut + 1)
    const folder = folders.get(cut === -1 ? '' : path.slice(0, cut))
    folder?.set(name, { name, mode: Number.parseInt(mode, 8), kind, oid })
  }
  return folders
}
