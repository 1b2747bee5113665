import { edgeInto } from '../edge.ts'
import { heldSince } from '../held-before.ts'
import { instant } from '../instant.ts'
import { promotionBranch } from '../names.ts'
import type { SetFacts } from './facts.ts'
import { isAhead } from './line.ts'
import type { TakenOut } from './set-record.ts'

/**
 * The services that are still taken out: until the set that they were taken out of is merged or closed, and an upstream has
 * pinned something newer of the set since. That is a newer set, which takes them in again.
 */
export function stillOut(facts: SetFacts, upstreams: readonly string[]): readonly TakenOut[] {
  const records = facts.records.flatMap((record) => (record.what === 'taken-out' ? record : []))
  if (records.length === 0) return []
  const newest = Math.max(Number.NEGATIVE_INFINITY, ...pinnedAt(facts, upstreams))
  return records.filter((record) => {
    const over = overAt(record, facts)
    return over === undefined || newest <= over
  })
}

/** When the pull request that a service was taken out of was merged or closed; undefined: it is open. */
function overAt({ createdAt }: TakenOut, facts: SetFacts): number | undefined {
  const branch = promotionBranch(facts.environment, facts.id)
  const ends = facts.pullRequests.flatMap(({ branch: own, author, closedAt }) =>
    own === branch && author === facts.recorder && closedAt !== undefined
      ? [instant(closedAt)]
      : [],
  )
  const later = ends.filter((end) => end >= instant(createdAt))
  return later.length === 0 ? undefined : Math.min(...later)
}

/** When upstreams last changed what they pin of each service that could go with the set. */
function pinnedAt(
  { services, environment }: SetFacts,
  upstreams: readonly string[],
): readonly number[] {
  return services.flatMap((service) => {
    const edge = edgeInto(service, environment)
    if (edge === undefined || !isAhead({ edge })) return []
    return service.environments.flatMap(({ name, history }) => {
      const pins = history[0]?.pins
      const since = pins === undefined ? history[0]?.date : heldSince(history, pins)
      return since === undefined || !upstreams.includes(name) ? [] : [instant(since)]
    })
  })
}
