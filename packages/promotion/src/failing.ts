import type { Environment } from '@fluxgate/policy'
import type { Taken } from './aftermath.ts'
import { type Upstream, upstreamOf } from './edge.ts'
import type { ServiceFacts } from './facts.ts'
import { heldSince } from './held-before.ts'
import { instant } from './instant.ts'
import { aRelease, matches } from './pins.ts'
import { effectiveTime, isFact } from './proven.ts'
import type { RolloutRecord, ServiceRecord } from './record.ts'
import type { Release } from './release.ts'

/** A release that an environment holds, and that failed there. */
export interface Failing {
  readonly release: Release
  /** Since when the overlay holds it, RFC 3339. */
  readonly since: string
  /** The last word of each cluster where it failed, by name. */
  readonly failures: readonly Taken[]
}

/**
 * Whether the release that an environment holds has failed there: where the last word of a cluster is a failure, or Flux going
 * back to a lower release, and was said since the overlay holds it. It follows from the records alone, in whatever order they
 * were written. What failed, was taken back and is pinned again gets its chance: reports from before do not count.
 */
export function failingIn(facts: ServiceFacts, environment: Environment): Failing | undefined {
  const own = upstreamOf(facts, environment)
  const { current } = own
  if (current === undefined || current.range) return undefined
  const { pins } = current
  const since = heldSince(own.facts.history, pins) ?? facts.now
  const words = own.records.flatMap((record) => wordOf(record, own) ?? [])
  const spoken = words.filter(({ at }) => instant(at) >= instant(since))
  const clusters = Map.groupBy(
    spoken.filter(({ everywhere }) => !everywhere),
    ({ cluster }) => cluster,
  )
  const everywhere = spoken.filter((word) => word.everywhere)
  const failures = [...clusters].flatMap(([cluster, said]) => {
    const last = [...said, ...everywhere].toSorted(newestFirst)[0]
    return last?.failure === undefined ? [] : [{ ...last.failure, cluster }]
  })
  if (failures.length === 0) return undefined
  const sorted = failures.toSorted((a, b) => ((a.cluster ?? '') < (b.cluster ?? '') ? -1 : 1))
  return { release: aRelease(pins), since, failures: sorted }
}

/**
 * Services of one environment whose last word in a cluster is that something failed, whatever it was: those where what the
 * overlay holds may have. Of records of any services there, in any order.
 */
export function lastFailed(records: readonly ServiceRecord[]): readonly string[] {
  const reports = records.flatMap((record) =>
    record.kind === 'rollout' && record.outcome !== 'unknown' ? [record] : [],
  )
  const last = Map.groupBy(reports, ({ key, cluster }) => JSON.stringify([key, cluster]))
  const failed = [...last.values()].flatMap((said) => {
    const time = Math.max(...said.map((record) => instant(effectiveTime(record))))
    const newest = said.filter((record) => instant(effectiveTime(record)) === time)
    return newest.flatMap(({ key, what, outcome }) =>
      outcome === 'failure' || what === 'rollback' ? [key] : [],
    )
  })
  return [...new Set(failed)].toSorted()
}

/** What one record says of the release that an environment holds. */
interface Word {
  readonly cluster: string | undefined
  /** A person who attests and names no cluster speaks for all of them. */
  readonly everywhere: boolean
  /** When GitHub took it; of one clock with the commits, whatever the clusters' clocks say. */
  readonly at: string
  /** When it counts. */
  readonly time: number
  readonly id: number
  readonly failure: Omit<Taken, 'cluster'> | undefined
}

function wordOf(record: ServiceRecord, own: Upstream): Word | undefined {
  if (!isFact(record)) return undefined
  const failed = record.kind === 'rollout' && isFailure(record, own)
  const pins = own.current?.pins ?? {}
  const works =
    matches(record.pins, pins) && (record.kind === 'attestation' || record.outcome === 'success')
  if (!failed && !works) return undefined
  const { cluster, createdAt, id } = record
  const at = effectiveTime(record)
  return {
    cluster,
    everywhere: record.kind === 'attestation' && cluster === undefined,
    at: createdAt,
    time: instant(at),
    id,
    failure: failed
      ? { what: record.what, outcome: 'failure', at, record: id, error: record.reason }
      : undefined,
  }
}

/** A failure of it, or Flux going back from it. */
function isFailure(record: RolloutRecord, { current, order }: Upstream): boolean {
  const { what, outcome, pins } = record
  const held = current?.pins ?? {}
  if (what === 'rollback') return outcome === 'success' && order(held, pins) > 0
  return outcome === 'failure' && matches(pins, held)
}

/** A failure first where several carry one moment. */
function newestFirst(a: Word, b: Word): number {
  const failed = ({ failure }: Word) => Number(failure !== undefined)
  return b.time - a.time || failed(b) - failed(a) || b.id - a.id
}
