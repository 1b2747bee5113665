import { downstreamsOf, environmentOf, type Problem } from '@fluxgate/policy'
import type { Binding, Release, ServiceRecord } from '@fluxgate/promotion'
import { type Attempt, untilWon } from '../carry-out/lost-race.ts'
import { type PromotedEdge, promoteInto } from '../carry-out/promote.ts'
import { type Reverted, revertFailed } from '../carry-out/revert-failed.ts'
import type { EventFacts } from '../facts/event-facts.ts'
import type { Ports, RunFacts, Sender } from '../ports.ts'
import { proposeForRepository } from '../propose.ts'
import { type Base, openRepository, whyNotRecorder } from '../repository.ts'
import { unrecorded } from '../unrecorded.ts'
import { type RefusedEvent, type Subject, subjectOf } from './event-subject.ts'
import { type Handling, readBound, recordRollout } from './record-rollout.ts'
import { type ToldAftermath, tellAftermath } from './tell-aftermath.ts'

/** What an event came to, or why nothing came of it. */
export type EventOutcome =
  | { readonly kind: 'no-policy'; readonly proposal: string; readonly notes: readonly string[] }
  | { readonly kind: 'broken-policy'; readonly problems: readonly Problem[] }
  | RefusedEvent
  | { readonly kind: 'overtaken' }
  | HandledEvent

/** An event that counted, what was written down, and what followed from it. */
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
  const progress: Handling['progress'] = { written: [], recorded: false }
  const handling = { ports, run, event, sender, progress }
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
    return attempt(handling, opened.base, subject)
  })
  try {
    return (await attempts) ?? { kind: 'overtaken' }
  } catch (error) {
    const way = 're-run this job, or attest the release once it runs'
    throw progress.recorded ? error : unrecorded('the event', way, error)
  }
}

async function attempt(
  handling: Handling,
  base: Base,
  subject: Subject,
): Promise<Attempt<EventOutcome>> {
  const { ports, run, event } = handling
  const { environment, key } = subject
  const targets = downstreamsOf(base.policy, environment.name).flatMap(
    (name) => environmentOf(base.policy, name) ?? [],
  )
  const bound = await readBound(handling, base, subject, targets)
  if (bound.kind === 'absent') {
    return { kind: 'done', result: { kind: 'refused', why: bound.why, mend: undefined } }
  }
  const { binding } = bound
  const { record, known, complete } = await recordRollout(handling, base, subject, bound)
  const promoted = await promoteInto(ports, run, base, complete, targets)
  if (promoted.kind === 'moved') return promoted
  const failed = await revertFailed(ports, run, base, complete, [environment])
  if (failed.kind === 'moved') return failed
  const edges = promoted.result
  const reverted = failed.result
  const told =
    binding.kind === 'bound' && event.what !== 'rollback'
      ? await tellAftermath(ports, run, base, complete.facts, environment, {
          pins: binding.release.pins,
          takenBackBy: takingBack(reverted, binding.release),
        })
      : undefined
  const at = { base, key, environment: environment.name }
  const done = { binding, record, known, edges, reverted, told }
  return { kind: 'done', result: { kind: 'handled', ...at, ...done } }
}

/** Number of the pull request that takes this very release back. */
function takingBack(reverted: readonly Reverted[], { id }: Release): number | undefined {
  const one = reverted.find(({ failing }) => failing.release.id === id)
  return one?.operation === 'closed' ? undefined : one?.pullRequest?.number
}
