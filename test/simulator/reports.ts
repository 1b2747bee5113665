import type { Report, Rules, Seen } from './seen.ts'
import { digestOf, isSame } from './versions.ts'

/** What the reports of one environment say of a release. */
export type Standing =
  | { readonly kind: 'proven'; readonly since: number }
  /** It failed, or a lower release runs there since. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'silent' }

interface Asked {
  readonly seen: Pick<Seen, 'reports' | 'digests'>
  readonly rules: Rules
  readonly environment: string
  readonly version: string
  /** Whether another version is below the one that is asked about. */
  readonly isBelow: (other: string) => boolean
}

/** Proven where every cluster is; failed as soon as one is; the time is that of the last cluster. */
export function standingIn(asked: Asked): Standing {
  const { clusters } = asked.rules
  const found =
    clusters.length === 0
      ? [inCluster(asked, undefined)]
      : clusters.map((one) => inCluster(asked, one))
  if (found.some(({ kind }) => kind === 'failed')) return { kind: 'failed' }
  const times = found.flatMap((one) => isProvenSince(one) ?? [])
  return times.length < found.length
    ? { kind: 'silent' }
    : { kind: 'proven', since: Math.max(...times) }
}

/** Since when it is proven; undefined: it is not. */
export function isProvenSince(standing: Standing | { kind: 'withdrawn' }): number | undefined {
  return standing.kind === 'proven' ? standing.since : undefined
}

function inCluster(asked: Asked, cluster: string | undefined): Standing {
  const { seen, rules, environment, version, isBelow } = asked
  const here = seen.reports.filter((one) => one.environment === environment)
  // What names no cluster may have been in any: a failure counts against all, a success for none; a person's word for all.
  const against = here.filter(
    ({ cluster: of }) => cluster === undefined || of === undefined || of === cluster,
  )
  const speaking = here.filter(
    (one) =>
      cluster === undefined ||
      one.cluster === cluster ||
      (one.what === 'attestation' && one.cluster === undefined),
  )
  const failed = against
    .filter((one) => isSame(one.version, version) && !one.good && one.what !== 'rollback')
    .map(timeOf)
  const successes = speaking
    .filter((one) => isSame(one.version, version) && one.good)
    // What is pinned with a digest is proven by who saw that digest, and by nobody else.
    .filter((one) => !seen.digests.has(environment) || digestOf(one.version) !== undefined)
    .filter(({ what }) => what === 'attestation' || what === rules.proof)
    .map(timeOf)
    .filter((time) => failed.every((other) => other < time))
  const lowered = against
    .filter((one) => one.good && (one.what === 'upgrade' || one.what === 'rollback'))
    .filter((one) => isBelow(one.version))
    .map(timeOf)
  const standing = successes.filter((time) => lowered.every((other) => other < time))
  if (standing.length > 0) return { kind: 'proven', since: Math.min(...standing) }
  return successes.length > 0 || failed.length > 0 ? { kind: 'failed' } : { kind: 'silent' }
}

/** The event's own time; when it was written, where it has none or lies more than five minutes ahead. */
export function timeOf({ said, written }: Report): number {
  return said === undefined || said - written > 5 * 60_000 ? written : said
}
