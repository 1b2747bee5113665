import { type Files, type LocateRequest, locateRequest } from '@fluxgate/documents'
import type { HistoryPage, ReadRequest } from '@fluxgate/forge'
import { type Environment, holdsPath, type Policy } from '@fluxgate/policy'
import type { Forge } from '../forge-port.ts'
import { likelyBases, overlayRoots } from './locate-overlays.ts'

/** What is read of one environment for one service. */
export interface Reading {
  readonly environment: Environment
  readonly request: LocateRequest
  /** Paths that hold its pins. */
  readonly roots: readonly string[]
  /** Whether its history and holds are read; else only its overlay. */
  readonly whole: boolean
}

/** Longest page of a history that GitHub gives. */
export const LONGEST_PAGE = 100
/** How many commits of an overlay are read at first: most releases are among the newest, and each carries its overlay. */
export const HISTORY_PAGE = 30

/** What is read of a service in one environment; `whole`: its history and holds as well as its overlay. */
export function readingOf(
  policy: Policy,
  environment: Environment,
  key: string,
  whole: boolean,
): Reading {
  const request = locateRequest(policy, environment, key)
  return { environment, request, roots: overlayRoots(request), whole }
}

/** What is read of one service at one commit. */
export type WantedRead = Pick<ReadRequest, 'paths' | 'histories' | 'branches'>

/** A branch of ours, and whether the texts of its open pull requests matter. */
export interface WantedBranch {
  readonly environment: string
  readonly name: string
  readonly bodies: boolean
}

/** What one service takes: overlays, what they probably build on, holds, histories, branches with their pull requests. */
export function wantedRead(wanted: {
  readonly key: string
  readonly readings: readonly Reading[]
  readonly branches: readonly WantedBranch[]
  readonly depth: number
  /** Files at that commit that need not be read. */
  readonly known: Files
}): WantedRead {
  const { readings, key, known } = wanted
  const whole = readings.filter((reading) => reading.whole)
  const holds = whole.map(({ environment }) => holdsPath(environment.name, key))
  const paths = new Set([...overlaysOf(readings), ...holds].filter((path) => !known.has(path)))
  return {
    paths: [...paths],
    histories: whole.flatMap(({ roots }) =>
      roots.map((path) => ({
        path,
        first: Math.min(wanted.depth, HISTORY_PAGE),
        after: undefined,
      })),
    ),
    branches: wanted.branches.map(({ environment, name, bodies }) => ({
      name,
      bodies,
      paths: readings.find((reading) => reading.environment.name === environment)?.roots ?? [],
    })),
  }
}

/** Overlays, and what they probably build on. */
function overlaysOf(readings: readonly Reading[]): readonly string[] {
  const overlays = readings.map(({ environment, request }) => ({
    name: environment.name,
    overlays: request.overlays,
  }))
  return [
    ...readings.flatMap(({ request, roots }) => [...request.overlays, ...roots]),
    ...likelyBases(overlays),
  ]
}

/** Reads further pages of histories until each is as deep as wanted, or at its end. */
export async function deepened(
  forge: Pick<Forge, 'read'>,
  { commit, into }: { readonly commit: string; readonly into: string },
  readings: readonly Reading[],
  first: readonly HistoryPage[],
  depth: number,
): Promise<readonly HistoryPage[]> {
  const wanted = new Set(readings.flatMap(({ roots, whole }) => (whole ? roots : [])))
  let pages = first
  while (true) {
    const short = pages.filter(
      ({ path, next, commits }) => wanted.has(path) && next !== undefined && commits.length < depth,
    )
    if (short.length === 0) return pages
    const answer = await forge.read({
      commit,
      paths: [],
      histories: short.map(({ path, next }) => ({ path, first: LONGEST_PAGE, after: next })),
      branches: [],
      into,
    })
    pages = pages.map((page) => {
      const more = answer.histories[short.indexOf(page)]
      if (more === undefined) return page
      return { path: page.path, commits: [...page.commits, ...more.commits], next: more.next }
    })
  }
}
