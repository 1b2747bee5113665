import type { HistoryPage, TreeEntry, TreeNode } from '@fluxgate/forge'
import type { GitChange, GitFile, GitLog, GitSnapshot, GitTree } from '@fluxgate/tools'
import { textOf } from './blob-text.ts'

const SUBMODULE = 0o160000

/** With fewer states of a path than these, and older ones that were not fetched, GitHub is asked: it looks as far back as it takes. */
const ENOUGH = 3

/** What a path held, from one commit on. */
interface Held {
  /** Whether it held this before that commit too: older ones were not fetched. */
  readonly boundary?: boolean
  readonly oid: string
  readonly date: string
  /** Every file below the path, by what follows it; of a file itself, under the empty name. */
  readonly files: ReadonlyMap<string, GitFile>
}

/** Histories of paths as git has them; a path of which not enough was fetched is left out. */
export type GitHistories = (
  paths: readonly string[],
  depth: number,
) => Promise<ReadonlyMap<string, HistoryPage>>

/**
 * What each path held at the commits that changed it, newest first and `depth` at most, as GitHub's histories have it. A merge is one
 * commit of the branch that it went into, with its own time.
 */
export function gitHistories(snapshot: Pick<GitSnapshot, 'tree' | 'blobs' | 'log'>): GitHistories {
  return async (paths, depth) => {
    const log = await snapshot.log()
    const changed = changesBelow(log, new Set(paths))
    const held = new Map<string, { readonly states: readonly Held[]; readonly cut: boolean }>()
    for (const path of paths) {
      const own = statesOf(filesBelow(snapshot.tree, path), changed.get(path) ?? [], log, depth)
      if (own !== undefined) held.set(path, own)
    }
    const oids = new Set<string>()
    for (const { states } of held.values()) {
      for (const { files } of states) for (const oid of textsOf(files)) oids.add(oid)
    }
    const blobs = await snapshot.blobs([...oids])
    return new Map(
      [...held].map(([path, { states, cut }]): [string, HistoryPage] => [
        path,
        {
          path,
          next: undefined,
          cut,
          commits: states.map(({ oid, date, files, boundary }) => ({
            oid,
            committedAt: date,
            node: nodeOf(files, blobs),
            passing: false,
            ...(boundary === true ? { boundary } : {}),
          })),
        },
      ]),
    )
  }
}

interface Changed {
  readonly oid: string
  readonly date: string
  readonly changes: readonly GitChange[]
}

/** The commits that changed something below each path, newest first. */
function changesBelow(
  { commits }: GitLog,
  paths: ReadonlySet<string>,
): ReadonlyMap<string, readonly Changed[]> {
  const found = new Map<string, Changed[]>()
  for (const { oid, date, changes } of commits) {
    const here = new Map<string, GitChange[]>()
    for (const change of changes) {
      for (const path of foldersOf(change.path)) if (paths.has(path)) add(here, path, change)
    }
    for (const [path, own] of here) add(found, path, { oid, date, changes: own })
  }
  return found
}

function add<Item>(lists: Map<string, Item[]>, path: string, item: Item): void {
  const list = lists.get(path)
  if (list === undefined) lists.set(path, [item])
  else list.push(item)
}

/** Which of some paths were changed after a moment (RFC 3339), at least; undefined: not enough was fetched to tell. */
export type ChangedSince = (
  paths: readonly string[],
  since: string,
) => Promise<ReadonlySet<string> | undefined>

/** What changed since a moment as git has it: by the time of each commit, wherever it stands, since clocks differ. */
export function gitChangedSince(snapshot: Pick<GitSnapshot, 'log'>): ChangedSince {
  return async (paths, since) => {
    const { commits, cut } = await snapshot.log()
    const start = Date.parse(since)
    const oldest = commits.at(-1)
    if (cut && (oldest === undefined || Date.parse(oldest.date) > start)) return undefined
    const newer = commits.filter(({ date }) => Date.parse(date) > start)
    return new Set(changesBelow({ commits: newer, cut }, new Set(paths)).keys())
  }
}

/** A path and every folder that leads to it. Asked of every change of every commit for each group of services, so it makes no more than that. */
function* foldersOf(path: string): Generator<string> {
  for (let cut = path.indexOf('/'); cut !== -1; cut = path.indexOf('/', cut + 1)) {
    yield path.slice(0, cut)
  }
  yield path
}

function statesOf(
  now: { readonly root: string; readonly files: ReadonlyMap<string, GitFile> },
  changed: readonly Changed[],
  log: GitLog,
  depth: number,
): { readonly states: readonly Held[]; readonly cut: boolean } | undefined {
  const states: Held[] = []
  let { files } = now
  for (const { oid, date, changes } of changed.slice(0, depth)) {
    states.push({ oid, date, files })
    files = undone(files, changes, now.root)
  }
  if (changed.length > depth) return { states, cut: true }
  const oldest = log.commits.at(-1)
  if (!log.cut || oldest === undefined) return { states, cut: false }
  states.push({ oid: oldest.oid, date: oldest.date, files, boundary: true })
  return states.length < ENOUGH ? undefined : { states, cut: true }
}

function undone(
  files: ReadonlyMap<string, GitFile>,
  changes: readonly GitChange[],
  root: string,
): ReadonlyMap<string, GitFile> {
  const before = new Map(files)
  for (const change of changes) {
    const name = change.path.slice(root.length + 1)
    if (change.before === undefined) before.delete(name)
    else before.set(name, change.before)
  }
  return before
}

function filesBelow(
  tree: GitTree,
  root: string,
): { readonly root: string; readonly files: ReadonlyMap<string, GitFile> } {
  const files = new Map<string, GitFile>()
  const waiting = [root]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const { name, kind, mode, oid } of tree.get(folder)?.values() ?? []) {
      const path = `${folder}/${name}`
      if (kind === 'folder') waiting.push(path)
      else files.set(path.slice(root.length + 1), { mode, oid })
    }
  }
  const cut = root.lastIndexOf('/')
  const own = tree.get(cut === -1 ? '' : root.slice(0, cut))?.get(root.slice(cut + 1))
  if (own !== undefined && own.kind !== 'folder') files.set('', { mode: own.mode, oid: own.oid })
  return { root, files }
}

/** Names of the objects whose text is looked at: a file itself, and those directly in a folder. */
function textsOf(files: ReadonlyMap<string, GitFile>): readonly string[] {
  return [...files].flatMap(([name, { mode, oid }]) =>
    name.includes('/') || mode === SUBMODULE ? [] : [oid],
  )
}

function nodeOf(files: ReadonlyMap<string, GitFile>, blobs: ReadonlyMap<string, Buffer>): TreeNode {
  const own = files.get('')
  if (own?.mode === SUBMODULE) return { kind: 'submodule' }
  if (own !== undefined) return { kind: 'file', ...own, text: textOf(blobs.get(own.oid)) }
  if (files.size === 0) return { kind: 'absent' }
  const entries = new Map<string, TreeEntry>()
  const content: string[] = []
  for (const [path, { mode, oid }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    content.push(`${path} ${mode} ${oid}`)
    const cut = path.indexOf('/')
    const name = cut === -1 ? path : path.slice(0, cut)
    const isFile = cut === -1 && mode !== SUBMODULE
    const kind = cut !== -1 ? 'folder' : mode === SUBMODULE ? 'submodule' : 'file'
    const text = isFile ? textOf(blobs.get(oid)) : undefined
    entries.set(name, { name, mode, kind, oid, text })
  }
  // Two folders with this text hold the same, which is all that is asked of the name of one.
  return { kind: 'folder', oid: content.join('\n'), entries: [...entries.values()] }
}
