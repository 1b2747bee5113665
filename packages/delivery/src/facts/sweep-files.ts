import type { Files } from '@fluxgate/documents'
import { type Environment, setsOf } from '@fluxgate/policy'
import type { Forge } from '../forge-port.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { ChangedSince, GitHistories } from './git-histories.ts'
import { SERVICES_A_REQUEST } from './locate-services.ts'
import { isSnapshotTrouble, type Snapshot } from './snapshot.ts'
import { filesAt, type ReadFiles } from './view.ts'

/** How overlays of all services are read, at one commit. */
export interface SweepFiles extends AsyncDisposable {
  readonly read: ReadFiles
  /** How many services to look at in one read, when so many are still to come; and whether to read on meanwhile. */
  together(services: number): Promise<{ readonly services: number; readonly ahead: boolean }>
  /** What paths held before, of those that a snapshot tells of. */
  readonly histories: GitHistories
  /** What changed, where a snapshot tells; undefined: GitHub has to be asked. */
  readonly changedSince: ChangedSince
}

/** As many as one run of git tells of at little cost in memory; two such runs are in memory at once. */
const SERVICES_A_RUN = 500

/** A fetch takes three requests and a second or so; fewer than this are not worth it. */
const WORTH_A_FETCH = 8

/** A request tells the histories of some two dozen paths. */
const HISTORIES_A_REQUEST = 24

/** Weeks of a busy repository, and some tens of megabytes at most. */
const DEPTH = 10_000

/** How many commits to fetch where histories of many services are needed at once: where they go together into an environment. */
export function depthFor(environments: readonly Environment[]): number {
  return environments.some((environment) => setsOf(environment).length > 0) ? DEPTH : 1
}

/**
 * Reads by GitHub's API as long as that takes a few requests, and else from a snapshot, so that what a sweep costs does not grow
 * by a request for each 25 services there are. Where there is no snapshot to be had, by the API all the same. With a `depth`
 * beyond 1, a snapshot tells histories as well.
 */
export function sweepFiles(
  { forge, snapshot }: Pick<Ports, 'snapshot'> & { readonly forge: Pick<Forge, 'read'> },
  { commit }: Pick<Base, 'commit'>,
  depth = 1,
): SweepFiles {
  const remote = filesAt(forge, commit)
  let asked = 0
  let expected = 0
  let local: Snapshot | undefined
  let can = snapshot !== undefined
  async function fetched(requests: number): Promise<Snapshot | undefined> {
    if (can && local === undefined && asked + requests > WORTH_A_FETCH) {
      local = await snapshot?.(commit, depth)
      can = local !== undefined
    }
    return local
  }
  async function close(): Promise<void> {
    const open = local
    local = undefined
    await open?.[Symbol.asyncDispose]()
  }
  return {
    async read(paths) {
      const own = await fetched(1 + expected)
      if (own !== undefined) {
        try {
          return await own.read(paths)
        } catch (error) {
          if (!isSnapshotTrouble(error)) throw error
          can = false
          await close()
        }
      }
      asked += 1
      const files = await remote(paths)
      expected = Math.max(expected, requestsToCome(files))
      return files
    },
    async together(services) {
      const own = await fetched(Math.ceil(services / SERVICES_A_REQUEST))
      // GitHub asks for one request after the other; git runs beside us.
      return own === undefined
        ? { services: SERVICES_A_REQUEST, ahead: false }
        : { services: SERVICES_A_RUN, ahead: true }
    },
    async histories(paths, most) {
      const own = depth > 1 ? await fetched(paths.length / HISTORIES_A_REQUEST) : undefined
      try {
        return (await own?.histories(paths, most)) ?? new Map()
      } catch (error) {
        if (!isSnapshotTrouble(error)) throw error
        return new Map()
      }
    },
    async changedSince(paths, since) {
      const own = depth > 1 ? await fetched(paths.length / HISTORIES_A_REQUEST) : undefined
      try {
        return await own?.changedSince(paths, since)
      } catch (error) {
        if (!isSnapshotTrouble(error)) throw error
        return undefined
      }
    },
    [Symbol.asyncDispose]: close,
  }
}

/** A folder of many others holds as many services, each of which is looked at next. */
function requestsToCome(files: Files): number {
  const folders = [...files.values()].map((file) =>
    file.kind === 'folder' ? file.entries.filter(({ folder }) => folder).length : 0,
  )
  return Math.max(0, ...folders) / SERVICES_A_REQUEST
}
