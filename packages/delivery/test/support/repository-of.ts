import type { ReadRequest, TextOf, TreeNode } from '@fluxgate/forge'

/** Text by path. */
export type Texts = Readonly<Record<string, string | undefined>>

const OID = 'c'.repeat(40)
/** Where GitHub cuts a text, and up to where it gives a file by itself; both in bytes. */
const [CUT, MEGABYTE] = [512_000, 1_048_576]
const [FILE, FOLDER] = [0o100644, 0o040000]

/** GitHub's reads of a repository that has these files at these commits. */
export function repositoryOf(commits: Readonly<Record<string, Texts>>) {
  return {
    read: async ({ commit, paths }: ReadRequest) => {
      const files = Object.entries(commits[commit] ?? {}).flatMap(([path, text]) =>
        text === undefined ? [] : [[path, text] as const],
      )
      const nodes = new Map(paths.map((path) => [path, nodeAt(new Map(files), path)]))
      return { nodes, histories: [], branches: [] }
    },
    wholeFile: async ({ commit, path }: { readonly commit: string; readonly path: string }) => {
      const text = commits[commit]?.[path] ?? ''
      return text.length > MEGABYTE ? undefined : Buffer.from(text)
    },
  }
}

function nodeAt(files: ReadonlyMap<string, string>, path: string): TreeNode {
  const text = files.get(path)
  if (text !== undefined) return { kind: 'file', mode: FILE, oid: OID, text: textOf(text) }
  const start = path === '' ? '' : `${path}/`
  const below = [...files.keys()].filter((file) => file.startsWith(start))
  if (below.length === 0) return { kind: 'absent' }
  const names = new Set(below.map((file) => file.slice(start.length).split('/')[0] ?? ''))
  const entries = [...names].map((name) => {
    const own = files.get(`${start}${name}`)
    return own === undefined
      ? { name, mode: FOLDER, kind: 'folder' as const, oid: OID, text: undefined }
      : { name, mode: FILE, kind: 'file' as const, oid: OID, text: textOf(own) }
  })
  return { kind: 'folder', oid: OID, entries }
}

function textOf(text: string): TextOf {
  return text.length > CUT ? { kind: 'cut' } : { kind: 'text', text }
}
