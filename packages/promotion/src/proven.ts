import type { Environment, PinName, Pins } from '@fluxgate/policy'
import type { EnvironmentFacts } from './facts.ts'
import { instant } from './instant.ts'
import type { Order } from './order.ts'
import { slotNames } from './overlay.ts'
import { matches } from './pins.ts'
import type { Proof } from './plan.ts'
import type { AttestationRecord, RolloutRecord, ServiceRecord } from './record.ts'
import { sameVersion } from './version.ts'

/** One environment as proofs are judged in it. */
export interface Proving {
  readonly environment: Environment
  readonly facts: EnvironmentFacts
  /** Records of this environment. */
  readonly records: readonly ServiceRecord[]
  /** By this environment's own history. */
  readonly order: Order
}

/** What the records say of a release in an environment. */
export type Standing =
  | { readonly kind: 'proven'; readonly proof: Proof }
  | {
      readonly kind: 'failed'
      readonly cluster: string | undefined
      readonly what: 'upgrade' | 'test'
      /** When it failed first since it last succeeded. */
      readonly at: string
    }
  /** It had succeeded, and a lower release runs there now. */
  | { readonly kind: 'voided'; readonly cluster: string | undefined; readonly at: string }
  | { readonly kind: 'unproven'; readonly missing: string }

type ClusterProof = Proof['clusters'][number]
type Fact = RolloutRecord | AttestationRecord

interface Timed<Record extends Fact> {
  readonly record: Record
  readonly time: number
  readonly at: string
}

/** An event may be ahead of the clock of GitHub by this much; beyond, its time is not believed. */
const MOST_AHEAD_MS = 5 * 60_000

/** When a record counts: the event's own time, unless it has none or lies too far ahead of the record's. */
export function effectiveTime(record: ServiceRecord): string {
  if (record.kind !== 'rollout' || record.timestamp === undefined) return record.createdAt
  const ahead = instant(record.timestamp) - instant(record.createdAt)
  return ahead > MOST_AHEAD_MS ? record.createdAt : record.timestamp
}

/**
 * What the records say of a release in an environment, whatever order they were written in: proven where every cluster
 * of the environment's list (or all events together, without a list) has a success of the kind its `proof` asks that
 * came after each failure and was not voided.
 */
export function standing(pins: Pins, proving: Proving): Standing {
  const { environment, records } = proving
  const clusters = environment.clusters.length === 0 ? [undefined] : environment.clusters
  const found = clusters.map((cluster) => clusterStanding(pins, cluster, proving))
  const failed = found.find((one) => one.kind === 'failed')
  if (failed !== undefined) return failed
  const voided = found.find((one) => one.kind === 'voided')
  if (voided !== undefined) return voided
  const missing = found.flatMap((one) => (one.kind === 'missing' ? [one.cluster] : []))
  if (missing.length > 0) {
    const told = records.some((record) => isUnknown(record) && isOfVersion(record, pins))
    const word = environment.proof === 'test' ? 'no test report' : 'no report'
    const report = told ? `${word} that counts` : word
    const named = missing.filter((cluster) => cluster !== undefined)
    const all = named.length === 0 || missing.length === clusters.length
    return { kind: 'unproven', missing: all ? report : `${report} from ${named.join(', ')}` }
  }
  const proofs = found.flatMap((one) => (one.kind === 'proven' ? [one.proof] : []))
  const since = proofs.reduce((latest, { at }) => (instant(at) > instant(latest) ? at : latest), '')
  return { kind: 'proven', proof: { environment: environment.name, since, clusters: proofs } }
}

type ClusterStanding =
  | { readonly kind: 'proven'; readonly proof: ClusterProof }
  | Extract<Standing, { readonly kind: 'failed' | 'voided' }>
  | { readonly kind: 'missing'; readonly cluster: string | undefined }

function clusterStanding(
  pins: Pins,
  cluster: string | undefined,
  proving: Proving,
): ClusterStanding {
  const { environment, facts, records } = proving
  const required = slotNames(facts.overlay)
  const about = records.filter(isFact).filter((record) => matches(record.pins, pins))
  const failures = about.flatMap((record) =>
    isFailure(record) && mayRefute(record, cluster) ? [timed(record)] : [],
  )
  const failure = failures.reduce<Timed<RolloutRecord> | undefined>(latest, undefined)
  const successes = about
    .filter((record) => proves(record, required, environment.proof) && speaksFor(record, cluster))
    .map(timed)
  const unrefuted = successes.filter(({ time }) => failure === undefined || time > failure.time)
  const voiding = lastStepDown(pins, cluster, proving, unrefuted)
  const proof = unrefuted
    .filter(({ time }) => voiding === undefined || time > voiding.time)
    .reduce<Timed<Fact> | undefined>(earliest, undefined)
  if (proof !== undefined) return { kind: 'proven', proof: clusterProof(cluster, proof) }
  if (voiding !== undefined) {
    return { kind: 'voided', cluster: voiding.record.cluster, at: voiding.at }
  }
  const first = firstAfter(successes, failures)
  if (first === undefined) return { kind: 'missing', cluster }
  const what = first.record.what === 'test' ? 'test' : 'upgrade'
  return { kind: 'failed', cluster: first.record.cluster, what, at: first.at }
}

/** The first failure since the last success: what is tried again and again, on whichever cluster, is told alike each time. */
function firstAfter(
  successes: readonly Timed<Fact>[],
  failures: readonly Timed<RolloutRecord>[],
): Timed<RolloutRecord> | undefined {
  const since = successes.reduce(
    (newest, { time }) => Math.max(newest, time),
    Number.NEGATIVE_INFINITY,
  )
  return failures
    .filter(({ time }) => time >= since)
    .reduce<Timed<RolloutRecord> | undefined>(earliest, undefined)
}

/** The last time that a lower release took the place of one that had succeeded; undefined where none did. */
function lastStepDown(
  pins: Pins,
  cluster: string | undefined,
  { records, order }: Proving,
  successes: readonly Timed<Fact>[],
): Timed<RolloutRecord> | undefined {
  const since = successes.reduce<Timed<Fact> | undefined>(earliest, undefined)
  if (since === undefined) return undefined
  return records
    .flatMap((record) =>
      record.kind === 'rollout' && isStepDown(record) && mayRefute(record, cluster)
        ? [timed(record)]
        : [],
    )
    .filter(({ record, time }) => time >= since.time && order(pins, record.pins) > 0)
    .reduce<Timed<RolloutRecord> | undefined>(latest, undefined)
}

/** A report that was not bound to one release; its version says which it may have meant. */
function isUnknown(record: ServiceRecord): boolean {
  return record.kind === 'rollout' && record.outcome === 'unknown'
}

function isOfVersion(record: ServiceRecord, { chart }: Pins): boolean {
  const version = record.pins.chart
  return version !== undefined && chart !== undefined && sameVersion(version, chart)
}

/** Whether a record says how a release took to an environment; others are what people ask for. */
export function isFact(record: ServiceRecord): record is Fact {
  return record.kind === 'rollout' || record.kind === 'attestation'
}

/** Whether a record says that a release runs: of a cluster's reports one of success. */
export function isSuccess(record: ServiceRecord): record is Fact {
  return isFact(record) && (record.kind === 'attestation' || record.outcome === 'success')
}

function isFailure(record: Fact): record is RolloutRecord {
  return record.kind === 'rollout' && record.outcome === 'failure' && record.what !== 'rollback'
}

/** A success proves only what it names in full: every pin that the overlay sets. */
function proves(
  record: Fact,
  required: ReadonlySet<PinName>,
  proof: Environment['proof'],
): boolean {
  if (record.kind === 'rollout' && (record.outcome !== 'success' || record.what !== proof)) {
    return false
  }
  return [...required].every((name) => record.pins[name] !== undefined)
}

/** Whether its release runs from then on: by rollback or by upgrade. */
function isStepDown(record: RolloutRecord): boolean {
  return record.outcome === 'success' && record.what !== 'test'
}

/** A success speaks for its own cluster; a person who names none speaks for all of them. */
function speaksFor(record: Fact, cluster: string | undefined): boolean {
  if (cluster === undefined || record.cluster === cluster) return true
  return record.kind === 'attestation' && record.cluster === undefined
}

/** A failure that names no cluster may have been in any. */
function mayRefute(record: RolloutRecord, cluster: string | undefined): boolean {
  return cluster === undefined || record.cluster === undefined || record.cluster === cluster
}

/** Each release is judged by all the records, so their times are read once. */
const times = new WeakMap<Fact, Omit<Timed<Fact>, 'record'>>()

function timed<Record extends Fact>(record: Record): Timed<Record> {
  const known = times.get(record)
  if (known !== undefined) return { record, ...known }
  const at = effectiveTime(record)
  const read = { time: instant(at), at }
  times.set(record, read)
  return { record, ...read }
}

function earliest<Record extends Fact>(
  a: Timed<Record> | undefined,
  b: Timed<Record>,
): Timed<Record> {
  return a === undefined || b.time < a.time || (b.time === a.time && b.record.id < a.record.id)
    ? b
    : a
}

function latest(
  a: Timed<RolloutRecord> | undefined,
  b: Timed<RolloutRecord>,
): Timed<RolloutRecord> {
  return a === undefined || b.time > a.time || (b.time === a.time && b.record.id < a.record.id)
    ? b
    : a
}

function clusterProof(cluster: string | undefined, { record, at }: Timed<Fact>): ClusterProof {
  const attested = record.kind === 'attestation'
  return {
    cluster: cluster ?? record.cluster,
    how:
      record.kind === 'attestation' ? 'attestation' : record.what === 'test' ? 'test' : 'upgrade',
    by: attested ? (record.login ?? String(record.person)) : undefined,
    at,
    record: record.id,
  }
}
