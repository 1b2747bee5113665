import { type Environment, type Pins, setOf } from '@fluxgate/policy'
import { type Taken, takenIn } from '../aftermath.ts'
import { factsOf } from '../edge.ts'
import type { PullRequestFacts, ServiceFacts } from '../facts.ts'
import { heldSince } from '../held-before.ts'
import { instant } from '../instant.ts'
import { promotionBranch } from '../names.ts'
import { matches, versionOf } from '../pins.ts'
import type { RolloutRecord, ServiceRecord } from '../record.ts'

/** The merged pull request of a release set that brought what an environment pins of a service. */
export interface MergedSet {
  /** `@all` or `@<group>`. */
  readonly id: string
  readonly pullRequest: PullRequestFacts
  /** When it was merged, RFC 3339. */
  readonly since: string
  /** Those of the same set that were merged after it, oldest first. */
  readonly later: readonly PullRequestFacts[]
}

/** The services of a set, each with the moment (RFC 3339) at which a later one brought something newer of it; undefined: none has. */
export type Members = ReadonlyMap<string, string | undefined>

/** A service of a release set of which not every cluster has reported since the merge. */
export interface NotReported {
  readonly key: string
  /** Those of the policy that have not; empty: it names none, and nobody has. */
  readonly clusters: readonly string[]
}

/** How one service of a release set failed on a cluster, or came up again since. */
export interface TakenByService extends Taken {
  readonly key: string
  readonly version: string
}

/** A commit may be a moment older than the merge that brought it. */
const SLACK_MS = 60_000

/**
 * The release set that brought these pins into an environment: the first that was merged since they are there. Later ones have them
 * too, and brought something else. Undefined: they came another way.
 */
export function mergedSetOf(
  facts: ServiceFacts,
  environment: Environment,
  pins: Pins,
): MergedSet | undefined {
  const id = setOf(environment, facts.key)
  const { history } = factsOf(facts, environment.name)
  const newest = history.findIndex((entry) => entry.pins !== undefined && matches(entry.pins, pins))
  const came = newest < 0 ? undefined : heldSince(history.slice(newest), pins)
  if (id === undefined || came === undefined) return undefined
  const branch = promotionBranch(environment.name, id)
  const merged = facts.pullRequests
    .filter((one) => one.branch === branch && one.state === 'merged')
    .filter(({ author }) => author === facts.recorder)
    .flatMap((pullRequest) => {
      const { closedAt: since } = pullRequest
      return since === undefined ? [] : [{ pullRequest, since }]
    })
    .toSorted((a, b) => instant(a.since) - instant(b.since))
  const index = merged.findIndex(
    ({ since, pullRequest }) =>
      pullRequest.pins !== undefined &&
      matches(pullRequest.pins, pins) &&
      instant(since) >= instant(came) - SLACK_MS,
  )
  const found = merged[index]
  if (found === undefined) return undefined
  return { ...found, id, later: merged.slice(index + 1).map(({ pullRequest }) => pullRequest) }
}

/**
 * What became of the services of a release set that failed after its merge, cluster by cluster: as they were reported last. It follows
 * from the records alone, in whatever order they were written.
 */
export function failedInSet(
  records: readonly ServiceRecord[],
  environment: Environment,
  { since }: Pick<MergedSet, 'since'>,
  members: Members,
): readonly TakenByService[] {
  const reports = reportsOf(records, environment, since, members)
  const each = Map.groupBy(reports, ({ key, cluster }) => JSON.stringify([key, cluster]))
  const failed = [...each.values()].filter((own) =>
    own.some(({ outcome }) => outcome === 'failure'),
  )
  const taken = failed.flatMap((own) =>
    takenIn(own[0]?.cluster, own).flatMap((last) => {
      const told = own.find(({ id }) => id === last.record)
      if (told === undefined) return []
      return [{ ...last, key: told.key, version: versionOf(told.pins) }]
    }),
  )
  const order = ({ key, cluster }: TakenByService) => JSON.stringify([key, cluster ?? ''])
  return taken.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** Services of a merged set of which nobody knows yet whether each cluster took them, by key; without those of which a later set brought more. */
export function missingInSet(
  records: readonly ServiceRecord[],
  environment: Environment,
  { since }: Pick<MergedSet, 'since'>,
  members: Members,
): readonly NotReported[] {
  const reported = Map.groupBy(reportsOf(records, environment, since, members), ({ key }) => key)
  const waiting = [...members].flatMap(([key, until]) => (until === undefined ? [key] : []))
  return waiting.toSorted().flatMap((key): NotReported[] => {
    const told = new Set((reported.get(key) ?? []).map(({ cluster }) => cluster))
    const clusters = environment.clusters.filter((cluster) => !told.has(cluster))
    const isMissing = environment.clusters.length === 0 ? told.size === 0 : clusters.length > 0
    return isMissing ? [{ key, clusters }] : []
  })
}

/** What was reported of a set's services since its merge, as long as what it brought was the newest. */
function reportsOf(
  records: readonly ServiceRecord[],
  { name }: Environment,
  since: string,
  members: Members,
): readonly RolloutRecord[] {
  return records.flatMap((record): RolloutRecord[] => {
    if (record.kind !== 'rollout' || record.environment !== name) return []
    if (record.outcome === 'unknown' || record.what === 'rollback') return []
    const at = instant(record.createdAt)
    const until = members.get(record.key)
    const then = at >= instant(since) && (until === undefined || at < instant(until))
    return then && members.has(record.key) ? [record] : []
  })
}
