import type { FileRead, Files, FileView } from '@fluxgate/documents'
import type { TextOf, TreeNode } from '@fluxgate/forge'
import type { Forge } from '../forge-port.ts'

/** Git's mode of a plain file, in decimal as GitHub gives it. */
export const PLAIN_FILE = 0o100644
const SYMLINK = 0o120000

/** Reads paths at one commit: what is there, and of a folder the files in it. */
export type ReadFiles = (paths: readonly string[]) => Promise<Files>

/** Reads of GitHub at one commit. */
export function filesAt(forge: Pick<Forge, 'read'>, commit: string): ReadFiles {
  return async (paths) => {
    const answer = await forge.read({ commit, paths, histories: [], branches: [] })
    return filesOf(answer.nodes)
  }
}

/** Turns what GitHub says of one path into what `documents` reads, with the files of a folder under their own paths. */
export function filesOf(nodes: ReadonlyMap<string, TreeNode>): Files {
  const files = new Map<string, FileRead>()
  for (const [path, node] of nodes) addNode(files, path, node)
  return files
}

/** `top` laid over `bottom`: where both know a path, `top` is right. */
export function layered(bottom: Files, top: Files): Files {
  return new Map([...bottom, ...top])
}

/** All of several reads of one commit; of one that stands among them many times, nothing is copied twice. */
export function united(reads: Iterable<Files>): Files {
  const [first = new Map(), ...more] = new Set(reads)
  return more.length === 0 ? first : new Map([first, ...more].flatMap((files) => [...files]))
}

/**
 * The files with some paths, and everything below those, as another commit has them. Nothing is copied: files of hundreds of services may
 * be known, and each commit of each service's history is looked at so.
 */
export function asAt(files: Files, nodes: ReadonlyMap<string, TreeNode>): FileView {
  const there = filesOf(nodes)
  const paths = [...nodes.keys()]
  const isThere = (name: string) =>
    paths.some((path) => name === path || name.startsWith(`${path}/`))
  const get = (name: string) => there.get(name) ?? (isThere(name) ? undefined : files.get(name))
  return { get, has: (name) => get(name) !== undefined }
}

/** The text of a plain file; undefined: there is none. */
export function textIn(files: Files, path: string): string | undefined {
  const file = files.get(path)
  return file?.kind === 'file' ? file.text : undefined
}

/** Text of a plain file in an answer; undefined where there is none; `unreadable` where GitHub did not give it whole. */
export function textAt(
  nodes: ReadonlyMap<string, TreeNode>,
  path: string,
): string | 'unreadable' | undefined {
  const node = nodes.get(path)
  if (node === undefined || node.kind !== 'file') return undefined
  return node.text.kind === 'text' ? node.text.text : 'unreadable'
}

function addNode(files: Map<string, FileRead>, path: string, node: TreeNode): void {
  switch (node.kind) {
    case 'absent':
      files.set(path, { kind: 'absent' })
      return
    case 'submodule':
      files.set(path, { kind: 'unusable', what: 'submodule' })
      return
    case 'file':
      files.set(path, fileOf(node.mode, node.text))
      return
    case 'folder': {
      const entries = node.entries.map((entry) => ({
        name: entry.name,
        folder: entry.kind === 'folder',
      }))
      files.set(path, { kind: 'folder', entries })
      for (const entry of node.entries) {
        const below = path === '' ? entry.name : `${path}/${entry.name}`
        if (entry.kind === 'submodule') files.set(below, { kind: 'unusable', what: 'submodule' })
        if (entry.kind === 'file' && entry.text !== undefined && entry.text.kind !== 'not-read') {
          files.set(below, fileOf(entry.mode, entry.text))
        }
      }
    }
  }
}

/** What a file is to those who want to edit it. */
export function fileOf(mode: number, text: TextOf): FileRead {
  if (mode === SYMLINK) return { kind: 'unusable', what: 'symlink' }
  if (mode !== PLAIN_FILE) return { kind: 'unusable', what: 'executable' }
  switch (text.kind) {
    case 'text':
      return { kind: 'file', text: text.text }
    case 'binary':
      return { kind: 'unusable', what: 'binary' }
    case 'cut':
    case 'not-read':
      return { kind: 'unusable', what: 'too-large' }
  }
}
