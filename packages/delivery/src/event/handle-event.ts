import { downstreamsOf, environmentOf, type Problem } from '@fluxgate/policy'
import {
  type Binding,
  bindEvent,
  type EnvironmentFacts,
  isKnown,
  type Release,
  rolloutRecord,
  type ServiceRecord,
} from '@fluxgate/promotion'
import { untilWon } from '../carry-out/lost-race.ts'
import { type PromotedEdge, promoteInto } from '../carry-out/promote.ts'
import { type Reverted, revertFailed } from '../carry-out/revert-failed.ts'
import type { EventFacts } from '../facts/event-facts.ts'
import type { Gathered } from '../facts/gather.ts'
import { gatherPromotion } from '../facts/gather-promotion.ts'
import { writeRecord } from '../facts/records.ts'
import type { Ports, RunFacts, Sender } from '../ports.ts'
import { proposeForRepository } from '../propose.ts'
import { type Base, openRepository, whyNotRecorder } from '../repository.ts'
import { unrecorded } from '../unrecorded.ts'
import { type RefusedEvent, type Subject, subjectOf } from './event-subject.ts'
import { type ToldAftermath, tellAftermath } from './tell-aftermath.ts'

export type EventOutcome =
  | { readonly kind: 'no-policy'; readonly proposal: string; readonly notes: readonly string[] }
  | { readonly kind: 'broken-policy'; readonly problems: readonly Problem[] }
  | RefusedEvent
  | { readonly kind: 'overtaken' }
  | HandledEvent

export interface HandledEvent {
  readonly kind: 'handled'
  readonly base: Base
  readonly key: string
  readonly environment: string
  readonly binding: Binding
  readonly record: ServiceRecord | undefined
  /** Whether the record was there already. */
  readonly known: boolean
  readonly edges: readonly PromotedEdge[]
  /** What failed there, where the policy takes such releases back. */
  readonly reverted: readonly Reverted[]
  /** Where it was told how the environment took the release; undefined: it came by no promotion of ours. */
  readonly told: ToldAftermath | undefined
}

/** How far back a release is looked for that is not among the newest commits of the overlay. */
const DEEPEST_HISTORY = 100

/**
 * Takes one event of Flux: checks who sent it and what it is about, records the rollout, and brings the pull requests of every
 * environment after that one to where they should be. The event itself decides nothing: a repeated, late or forged one leads
 * to the same state.
 */
export async function handleEvent(
  ports: Ports,
  run: RunFacts,
  event: EventFacts,
  sender: Sender,
): Promise<EventOutcome> {
  const progress: Progress = { written: [], recorded: false }
  const attempts = untilWon<EventOutcome>(ports.clock, async () => {
    const opened = await openRepository(ports.forge)
    if (opened.kind === 'no-policy') {
      const { text, notes } = await proposeForRepository(ports.forge, opened.commit)
      return { kind: 'done', result: { kind: 'no-policy', proposal: text, notes } }
    }
    if (opened.kind === 'broken-policy') return { kind: 'done', result: opened }
    const subject = subjectOf(opened.base, event, sender)
    if (subject.kind === 'refused') return { kind: 'done', result: subject }
    const why = run.dryRun ? undefined : whyNotRecorder(opened.base)
    if (why !== undefined) {
      return { kind: 'done', result: { kind: 'refused', why, mend: undefined, fails: true } }
    }
    return attempt(ports, run, event, sender, opened.base, subject, progress)
  })
  try {
    return (await attempts) ?? { kind: 'overtaken' }
  } catch (error) {
    const way = 're-run this job, or attest the release once it runs'
    throw progress.recorded ? error : unrecorded('the event', way, error)
  }
}

/** What this run has done so far, whatever attempt it is at. */
interface Progress {
  readonly written: ServiceRecord[]
  /** Whether the rollout is recorded, by this run or before. */
  recorded: boolean
}

async function attempt(
  ports: Ports,
  run: RunFacts,
  event: EventFacts,
  sender: Sender,
  base: Base,
  { environment, key }: Subject,
  progress: Progress,
): Promise<{ kind: 'done'; result: EventOutcome } | { kind: 'moved' }> {
  const targets = downstreamsOf(base.policy, environment.name).flatMap(
    (name) => environmentOf(base.policy, name) ?? [],
  )
  const own = { environments: [environment], watched: [environment] }
  let gathered = await gatherPromotion(ports, base, key, targets, own)
  let binding = bindTo(gathered, environment.name, event)
  const facts = factsOf(gathered, environment.name)
  if (facts?.overlay.kind === 'absent') {
    const why = `${key} has no overlay in ${environment.name} (looked for ${facts.overlay.path})`
    return { kind: 'done', result: { kind: 'refused', why, mend: undefined } }
  }
  if (binding?.kind === 'unknown' && facts?.historyCut === true) {
    gathered = await gatherPromotion(ports, base, key, targets, {
      ...own,
      depth: DEEPEST_HISTORY,
    })
    binding = bindTo(gathered, environment.name, event)
  }
  if (binding === undefined) return { kind: 'moved' }
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
  const known = isKnown(record, existing)
  progress.recorded ||= known
  if (!known && !run.dryRun) {
    const ref = binding.kind === 'bound' ? (binding.pinnedAt ?? base.commit) : base.commit
    const now = ports.clock.now().toISOString()
    written.push(await writeRecord(ports.forge, record, { ref, logUrl: run.url, now }))
    progress.recorded = true
  }
  const unseen = written.filter(({ id }) => !gathered.facts.records.some((one) => one.id === id))
  const planned = known || !run.dryRun ? unseen : [asIfWritten(ports, record)]
  const complete: Gathered = {
    ...gathered,
    facts: { ...gathered.facts, records: [...gathered.facts.records, ...planned] },
  }
  const promoted = await promoteInto(ports, run, base, complete, targets)
  if (promoted.kind === 'moved') return promoted
  const failed = await revertFailed(ports, run, base, complete, [environment])
  if (failed.kind === 'moved') return failed
  const told =
    binding.kind === 'bound' && event.what !== 'rollback'
      ? await tellAftermath(ports, run, base, complete.facts, environment, {
          pins: binding.release.pins,
          takenBackBy: takingBack(failed.result, binding.release),
        })
      : undefined
  const result: HandledEvent = {
    kind: 'handled',
    base,
    key,
    environment: environment.name,
    binding,
    record: written[0] ?? existing.find((one) => isKnown(record, [one])) ?? planned[0],
    known: known && written.length === 0,
    edges: promoted.result,
    reverted: failed.result,
    told,
  }
  return { kind: 'done', result }
}

/** Number of the pull request that takes this very release back. */
function takingBack(reverted: readonly Reverted[], { id }: Release): number | undefined {
  const one = reverted.find(({ failing }) => failing.release.id === id)
  return one?.operation === 'closed' ? undefined : one?.pullRequest?.number
}

function asIfWritten(ports: Ports, record: ReturnType<typeof rolloutRecord>): ServiceRecord {
  return { ...record, id: 0, createdAt: ports.clock.now().toISOString() }
}

function factsOf(gathered: Gathered, name: string): EnvironmentFacts | undefined {
  return gathered.facts.environments.find((environment) => environment.name === name)
}

function bindTo(gathered: Gathered, name: string, event: EventFacts): Binding | undefined {
  const facts = factsOf(gathered, name)
  if (facts === undefined) return undefined
  const { version, buildLost, digest, releaseId, what } = event
  return bindEvent({ version, buildLost, digest, releaseId, what }, facts)
}
