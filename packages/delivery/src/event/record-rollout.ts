import type { Environment } from '@fluxgate/policy'
import {
  type Binding,
  bindEvent,
  isKnown,
  rolloutRecord,
  type ServiceRecord,
} from '@fluxgate/promotion'
import type { EventFacts } from '../facts/event-facts.ts'
import { factsIn, type Gathered, withRecords } from '../facts/gather.ts'
import { gatherPromotion } from '../facts/gather-promotion.ts'
import { recordOf } from '../facts/records.ts'
import type { Ports, RunFacts, Sender } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { Subject } from './event-subject.ts'

/** One event on its way, over all attempts. */
export interface Handling {
  readonly ports: Ports
  readonly run: RunFacts
  readonly event: EventFacts
  readonly sender: Sender
  readonly progress: Progress
}

/** What this run has done so far, or in a dry run would have, whatever attempt it is at. */
interface Progress {
  readonly written: ServiceRecord[]
  /** Whether the rollout is recorded, by this run or before. */
  recorded: boolean
}

/** What was read for an event, and the release that it is about, as far as that can be told. */
export interface Bound {
  readonly kind: 'bound'
  readonly gathered: Gathered
  readonly binding: Binding
}

/** How far back a release is looked for that is not among the newest commits of the overlay. */
const DEEPEST_HISTORY = 100

/** Reads what an event is decided on, promotions into `targets` included, and finds the release that it reports on. */
export async function readBound(
  { ports, event }: Handling,
  base: Base,
  { environment, key }: Subject,
  targets: readonly Environment[],
): Promise<Bound | { readonly kind: 'absent'; readonly why: string }> {
  const own = { environments: [environment], watched: [environment] }
  const gathered = await gatherPromotion(ports, base, key, targets, own)
  const { overlay, historyCut } = factsIn(gathered.facts, environment.name)
  if (overlay.kind === 'absent') {
    const why = `${key} has no overlay in ${environment.name} (looked for ${overlay.path})`
    return { kind: 'absent', why }
  }
  const bound = bindTo(gathered, environment, event)
  if (bound.binding.kind !== 'unknown' || !historyCut) return bound
  const deeper = { ...own, depth: DEEPEST_HISTORY }
  return bindTo(await gatherPromotion(ports, base, key, targets, deeper), environment, event)
}

/** The record of an event. */
export interface Recorded {
  readonly record: ServiceRecord | undefined
  /** Whether it was there before this run. */
  readonly known: boolean
  /** What was read, with what this run has written, or in a dry run would have. */
  readonly complete: Gathered
}

/** Writes down once what an event reports. */
export async function recordRollout(
  { ports, run, event, sender, progress }: Handling,
  base: Base,
  { environment, key }: Subject,
  { gathered, binding }: Bound,
): Promise<Recorded> {
  const record = rolloutRecord({
    key,
    environment: environment.name,
    binding,
    what: event.what,
    outcome: event.outcome,
    cluster: event.cluster,
    timestamp: event.timestamp,
    reporter: sender.id,
    origin: { repository: event.sourceRepository, commit: event.sourceCommit },
    message: event.message,
  })
  const { written } = progress
  const existing = [...gathered.facts.records, ...written]
  if (!isKnown(record, existing)) {
    const ref = binding.kind === 'bound' ? (binding.pinnedAt ?? base.commit) : base.commit
    const now = ports.clock.now().toISOString()
    written.push(await recordOf(ports.forge, run, { record, ref }, now))
  }
  progress.recorded = true
  return {
    record: written[0] ?? existing.find((one) => isKnown(record, [one])),
    known: written.length === 0,
    complete: withRecords(gathered, written),
  }
}

function bindTo(
  gathered: Gathered,
  environment: Environment,
  { version, buildLost, digest, releaseId, what }: EventFacts,
): Bound {
  const facts = factsIn(gathered.facts, environment.name)
  const binding = bindEvent({ version, buildLost, digest, releaseId, what }, facts)
  return { kind: 'bound', gathered, binding }
}
