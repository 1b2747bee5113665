import type { FileRead, Files, Located, LocateRequest } from '@fluxgate/documents'
import { locate } from '@fluxgate/documents'

/** A repository as paths and texts; a value that is no text says what stands there instead. */
export type Tree = Readonly<
  Record<string, string | Extract<FileRead, { kind: 'unusable' }>['what']>
>

const UNUSABLE = new Set(['symlink', 'submodule', 'executable', 'binary', 'too-large'] as const)

function unusable(text: string): Extract<FileRead, { kind: 'unusable' }>['what'] | undefined {
  return [...UNUSABLE].find((what) => what === text)
}

/** What a reader of the repository would answer for one path. */
export function readPath(tree: Tree, path: string): FileRead {
  const text = tree[path]
  if (text !== undefined) {
    const what = unusable(text)
    return what === undefined ? { kind: 'file', text } : { kind: 'unusable', what }
  }
  const prefix = path === '' ? '' : `${path}/`
  const entries = new Map<string, boolean>()
  for (const file of Object.keys(tree)) {
    if (!file.startsWith(prefix)) continue
    const [name = '', ...rest] = file.slice(prefix.length).split('/')
    entries.set(name, rest.length > 0)
  }
  if (entries.size === 0) return { kind: 'absent' }
  return { kind: 'folder', entries: [...entries].map(([name, folder]) => ({ name, folder })) }
}

/** Asks until it is answered, as a caller does; `rounds` is how often it had to read. */
export function search(
  tree: Tree,
  request: LocateRequest,
): {
  readonly located: Exclude<Located, { kind: 'need' }>
  readonly files: Files
  readonly rounds: number
} {
  const files = new Map<string, FileRead>()
  for (let rounds = 0; rounds < 30; rounds += 1) {
    const located = locate(files, request)
    if (located.kind !== 'need') return { located, files, rounds }
    for (const path of located.paths) {
      if (files.has(path)) throw new Error(`asked for "${path}" twice`)
      files.set(path, readPath(tree, path))
    }
  }
  throw new Error('asked for files 30 times')
}

/** A request for service `web` in `apps/prod/web`, with what a test changes. */
export function request(changes: Partial<LocateRequest> = {}): LocateRequest {
  return {
    overlays: ['apps/prod/web'],
    name: 'web',
    namespace: undefined,
    pins: { chart: true, image: [], values: [] },
    addresses: [],
    ...changes,
  }
}

/** What was found as lines, for comparing with a table. */
export function describe(located: Located): readonly string[] {
  if (located.kind === 'need') return [`need ${located.paths.join(' ')}`]
  if (located.kind === 'refused') return [`refused ${place(located.refusal)}`]
  return [
    ...located.slots,
    ...located.origin.map((slot) => ({ ...slot, name: `origin ${slot.name}` })),
  ].map((slot) => {
    const { name, value, file, line, col, form, edit } = slot
    const verdict = edit.kind === 'splice' ? 'splice' : `refused ${place(edit.refusal)}`
    return `${name} ${value} at ${file}:${line}:${col} ${form} ${verdict}`
  })
}

function place(refusal: {
  code: string
  file: string
  line: number | undefined
  col: number | undefined
}): string {
  const at =
    refusal.line === undefined ? refusal.file : `${refusal.file}:${refusal.line}:${refusal.col}`
  return `${refusal.code} ${at}`
}
