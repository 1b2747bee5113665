import { SERVICES_A_REQUEST } from './locate-services.ts'
import type { Ports } from './ports.ts'
import type { Base } from './repository.ts'
import { isSnapshotTrouble, type Snapshot } from './snapshot.ts'
import { filesAt, type ReadFiles } from './view.ts'

/** How overlays of all services are read, at one commit. */
export interface SweepFiles extends AsyncDisposable {
  readonly read: ReadFiles
  /** How many services to look at in one read, when so many are still to come; and whether to read on meanwhile. */
  together(services: number): Promise<{ readonly services: number; readonly ahead: boolean }>
}

/** As many as one run of git tells of at little cost in memory; two such runs are in memory at once. */
const SERVICES_A_RUN = 500

/** A fetch takes three requests and a second or so; fewer than this are not worth it. */
const WORTH_A_FETCH = 8

/**
 * Reads by GitHub's API as long as that takes a few requests, and else from a snapshot, so that what a sweep costs does not grow
 * by a request for each 25 services there are. Where there is no snapshot to be had, by the API all the same.
 */
export function sweepFiles(
  { forge, snapshot }: Ports,
  { commit }: Pick<Base, 'commit'>,
): SweepFiles {
  const remote = filesAt(forge, commit)
  let asked = 0
  let local: Snapshot | undefined
  let can = snapshot !== undefined
  async function fetched(requests: number): Promise<Snapshot | undefined> {
    if (can && local === undefined && asked + requests > WORTH_A_FETCH) {
      local = await snapshot?.(commit)
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
      const own = await fetched(1)
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
      return remote(paths)
    },
    async together(services) {
      const own = await fetched(Math.ceil(services / SERVICES_A_REQUEST))
      // GitHub asks for one request after the other; git runs beside us.
      return own === undefined
        ? { services: SERVICES_A_REQUEST, ahead: false }
        : { services: SERVICES_A_RUN, ahead: true }
    },
    [Symbol.asyncDispose]: close,
  }
}
