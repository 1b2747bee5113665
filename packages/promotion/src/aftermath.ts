import type { Environment, Pins } from '@fluxgate/policy'
import type { PullRequestFacts, ServiceFacts } from './facts.ts'
import { instant } from './instant.ts'
import { promotionBranch } from './names.ts'
import { matches } from './pins.ts'
import { effectiveTime } from './proven.ts'
import type { RolloutRecord } from './record.ts'

/** How a cluster took a release, by what was reported last of it. */
export interface Taken {
  /** undefined: events that name no cluster. */
  readonly cluster: string | undefined
  readonly what: RolloutRecord['what']
  readonly outcome: 'success' | 'failure'
  /** RFC 3339. */
  readonly at: string
  /** Number of the record. */
  readonly record: number
  /** What Flux said of a failure; foreign text. */
  readonly error: string | undefined
}

/** What became of a promotion after its pull request was merged. */
export interface Aftermath {
  readonly pullRequest: PullRequestFacts
  readonly pins: Pins
  /** One for each cluster that reported, by name. */
  readonly taken: readonly Taken[]
  /** Clusters of the policy that have not reported yet. */
  readonly missing: readonly string[]
}

/**
 * What became of the promotion that brought these pins into an environment: the newest of our merged pull requests that
 * proposed them. Undefined: they came another way. It follows from the records alone, in whatever order they were written.
 */
export function aftermathOf(
  facts: ServiceFacts,
  environment: Environment,
  pins: Pins,
): Aftermath | undefined {
  const branch = promotionBranch(environment.name, facts.key)
  const pullRequest = facts.pullRequests
    .filter((one) => one.branch === branch && one.environment === environment.name)
    .filter(({ state, author }) => state === 'merged' && author === facts.recorder)
    .filter((one) => one.pins !== undefined && matches(one.pins, pins))
    .toSorted((a, b) => b.number - a.number)[0]
  if (pullRequest === undefined) return undefined
  const reports = facts.records.flatMap((record) =>
    record.kind === 'rollout' &&
    record.environment === environment.name &&
    record.outcome !== 'unknown' &&
    record.what !== 'rollback' &&
    matches(record.pins, pins)
      ? [record]
      : [],
  )
  const byCluster = Map.groupBy(reports, ({ cluster }) => cluster)
  const taken = [...byCluster].flatMap(([cluster, records]) => takenIn(cluster, records))
  return {
    pullRequest,
    pins,
    taken: taken.toSorted((a, b) => ((a.cluster ?? '') < (b.cluster ?? '') ? -1 : 1)),
    missing: environment.clusters.filter((cluster) => !byCluster.has(cluster)),
  }
}

/** What one cluster reported last of a release; a failure where several reports carry one moment. */
export function takenIn(
  cluster: string | undefined,
  records: readonly RolloutRecord[],
): readonly Taken[] {
  const isFailure = (record: RolloutRecord) => Number(record.outcome === 'failure')
  const last = records.toSorted(
    (a, b) =>
      instant(effectiveTime(b)) - instant(effectiveTime(a)) ||
      isFailure(b) - isFailure(a) ||
      b.id - a.id,
  )[0]
  if (last === undefined) return []
  const { what, id, reason } = last
  const outcome = last.outcome === 'failure' ? 'failure' : 'success'
  const error = outcome === 'failure' ? reason : undefined
  return [{ cluster, what, outcome, at: effectiveTime(last), record: id, error }]
}
