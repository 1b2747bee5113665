import type { Pins } from '@fluxgate/policy'
import type { Upstream } from '../edge.ts'
import { matches } from '../pins.ts'

/** The newest of them are read; what pinned a release is the oldest, and is read too. */
const MOST_COMMITS = 10

/** Commits at which an upstream pinned a release, newest first: where its checks and tests report. */
export function pinningCommits(pins: Pins, { facts }: Upstream): readonly string[] {
  const all = facts.history
    .filter((entry) => entry.pins !== undefined && !entry.range && matches(entry.pins, pins))
    .map(({ commit }) => commit)
  return all.length <= MOST_COMMITS ? all : [...all.slice(0, MOST_COMMITS - 1), ...all.slice(-1)]
}
