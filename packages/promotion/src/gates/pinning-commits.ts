import type { Pins } from '@fluxgate/policy'
import type { Upstream } from '../edge.ts'
import { matches } from '../pins.ts'

/** The newest of them are read; what pinned a release is the oldest, and is read too. */
const MOST_COMMITS = 10

/**
 * Commits of base at which an upstream pinned a release, newest first: where its checks and tests report. Of a merge the merge itself,
 * which is what base has, and not the commit of the branch that was tried before it.
 */
export function pinningCommits(pins: Pins, { facts }: Upstream): readonly string[] {
  const all = facts.history
    .filter((entry) => entry.pins !== undefined && !entry.range && matches(entry.pins, pins))
    .filter(({ boundary }) => boundary !== true)
    .map(({ commit, landed }) => landed ?? commit)
    .filter((commit, index, every) => every.indexOf(commit) === index)
  return all.length <= MOST_COMMITS ? all : [...all.slice(0, MOST_COMMITS - 1), ...all.slice(-1)]
}

/** Whether an upstream pinned a release before all that was read, so that it can't be told by which commit. */
export function isPinnedBefore(pins: Pins, { facts }: Upstream): boolean {
  return facts.history.some(
    (entry) =>
      entry.boundary === true &&
      entry.pins !== undefined &&
      !entry.range &&
      matches(entry.pins, pins),
  )
}
