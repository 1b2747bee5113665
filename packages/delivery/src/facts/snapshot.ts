import type { FileRead, Files } from '@fluxgate/documents'
import {
  fetchSnapshot,
  type GitEntry,
  type GitLog,
  type GitRemote,
  type GitSnapshot,
  type GitTree,
  ToolError,
} from '@fluxgate/tools'
import { textOf } from './blob-text.ts'
import {
  type ChangedSince,
  type GitHistories,
  gitChangedSince,
  gitHistories,
} from './git-histories.ts'
import { fileOf, type ReadFiles } from './view.ts'

/** The files of one commit on this machine, until it is disposed of. */
export interface Snapshot extends AsyncDisposable {
  readonly read: ReadFiles
  /** All that it holds, by folder. */
  readonly tree: GitTree
  /** What paths held before, as far back as was fetched. */
  readonly histories: GitHistories
  readonly changedSince: ChangedSince
}

/** Fetches the files of a commit, with so many commits before it; undefined: that can't be done here, and was said. */
export type SnapshotSource = (commit: string, depth?: number) => Promise<Snapshot | undefined>

/** Snapshots by git, which every runner has; `log` is told why where it can't be had. */
export function gitSnapshots(remote: GitRemote, log: (line: string) => void): SnapshotSource {
  return async (commit, depth = 1) => {
    try {
      const snapshot = await fetchSnapshot(remote, commit, { depth })
      let known: Promise<GitLog> | undefined
      const log = () => {
        known ??= snapshot.log()
        return known
      }
      return {
        read: (paths) => filesIn(snapshot, paths),
        tree: snapshot.tree,
        histories: gitHistories({ ...snapshot, log }),
        changedSince: gitChangedSince({ log }),
        [Symbol.asyncDispose]: () => snapshot[Symbol.asyncDispose](),
      }
    } catch (error) {
      if (!(error instanceof ToolError)) throw error
      log(`overlays are read by GitHub's API, which takes a request for each 25: ${error.message}`)
      return undefined
    }
  }
}

/** Whether an error means that a snapshot gives no answer, and GitHub has to be asked. */
export function isSnapshotTrouble(error: unknown): error is Error {
  return error instanceof ToolError
}

async function filesIn(snapshot: GitSnapshot, paths: readonly string[]): Promise<Files> {
  const files = new Map<string, FileRead>()
  const wanted = new Map<string, GitEntry>()
  for (const path of paths) {
    const folder = snapshot.tree.get(path)
    if (folder !== undefined) {
      const entries = [...folder.values()].map(({ name, kind }) => ({
        name,
        folder: kind === 'folder',
      }))
      files.set(path, { kind: 'folder', entries })
      for (const entry of folder.values()) {
        const below = path === '' ? entry.name : `${path}/${entry.name}`
        if (entry.kind !== 'folder') wanted.set(below, entry)
      }
      continue
    }
    const entry = entryAt(snapshot, path)
    if (entry === undefined) files.set(path, { kind: 'absent' })
    else wanted.set(path, entry)
  }
  const oids = new Set<string>()
  for (const { kind, oid } of wanted.values()) if (kind === 'file') oids.add(oid)
  const blobs = await snapshot.blobs([...oids])
  for (const [path, { kind, mode, oid }] of wanted) {
    files.set(
      path,
      kind === 'file'
        ? fileOf(mode, textOf(blobs.get(oid)))
        : { kind: 'unusable', what: 'submodule' },
    )
  }
  return files
}

function entryAt({ tree }: GitSnapshot, path: string): GitEntry | undefined {
  const cut = path.lastIndexOf('/')
  return tree.get(cut === -1 ? '' : path.slice(0, cut))?.get(path.slice(cut + 1))
}
