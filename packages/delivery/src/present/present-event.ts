import type { EventLine, Kept, RecordLine } from '@fluxgate/report'
import { revertLine } from '../carry-out/revert-failed.ts'
import type { EventOutcome, HandledEvent } from '../event/handle-event.ts'
import type { EventFacts } from '../facts/event-facts.ts'
import { describeFact, describeRecord } from '../facts/records.ts'
import { foremost, type Sender } from '../ports.ts'
import {
  ATTEST_HINT,
  brokenPolicy,
  noPolicy,
  type Occasion,
  overtaken,
  type Presented,
  pullRequestList,
  refusal,
  summaryOf,
} from './present.ts'
import { reasonsOf } from './reasons.ts'

/** What became of one event, as outputs and as a summary. */
export function presentEvent(
  occasion: Occasion,
  event: EventFacts,
  sender: Sender,
  outcome: EventOutcome,
): Presented {
  const nothing = { decision: 'refused', 'pull-requests': '[]' }
  switch (outcome.kind) {
    case 'no-policy':
      return noPolicy(occasion, outcome, nothing)
    case 'broken-policy':
      return brokenPolicy(occasion, outcome.problems, nothing)
    case 'refused': {
      const { why, mend, fails = false } = outcome
      const more = mend === undefined ? {} : { suggestion: { ...mend, notes: mend.notes ?? [] } }
      const told = eventLine(event, sender)
      return refusal(occasion, why, nothing, { ...more, event: told, fails })
    }
    case 'overtaken':
      return overtaken(occasion, nothing, 'the next sweep goes on')
    case 'handled':
      return presentHandled(occasion, event, sender, outcome)
  }
}

/** An event that is nobody's business here: noted with the object it is about, and no request made. */
export function presentNoise(
  occasion: Occasion,
  decision: 'noise' | 'refused',
  why: string,
  object: { readonly kind: string; readonly name: string; readonly namespace: string } | undefined,
): Presented {
  const operation = decision === 'noise' ? 'none' : 'refused'
  const reason =
    object === undefined ? why : `${object.kind} ${object.namespace}/${object.name}: ${why}`
  return {
    outputs: { decision, operation, reason, 'pull-requests': '[]' },
    summary: summaryOf(occasion, undefined, { operation, reason }),
    failure: undefined,
  }
}

function presentHandled(
  occasion: Occasion,
  event: EventFacts,
  sender: Sender,
  handled: HandledEvent,
): Presented {
  const { key, edges, reverted, base } = handled
  const operation = foremost([...edges, ...reverted].map((one) => one.operation))
  const told = reasonsOf([
    ...edges.map(({ plan, reason }) => ({ environment: plan.environment, reason })),
    ...reverted,
  ])
  const reason = [recordReason(handled, occasion), ...told].join('; ')
  const services = [{ key, edges }]
  return {
    outputs: {
      decision: decisionOf(handled),
      operation,
      reason,
      'pull-requests': pullRequestList(services, reverted),
    },
    summary: summaryOf(occasion, base, {
      operation,
      reason,
      reverts: reverted.map(revertLine),
      event: eventLine(event, sender),
      records: [recordLine(handled, occasion)],
      services: [{ key, edges, deferred: false }],
      notes: toldNotes(handled),
      attest: ATTEST_HINT,
      dryRun: occasion.run.dryRun
        ? { plan: [...edges, ...reverted].map(({ plan }) => plan) }
        : undefined,
    }),
    failure: undefined,
  }
}

function toldNotes({ told }: HandledEvent): readonly string[] {
  if (told === undefined) return []
  const where = `#${told.pullRequest.number}`
  if (told.trouble !== undefined) {
    return [`how it went could not be said on ${where}, which brought it: ${told.trouble}`]
  }
  return []
}

function decisionOf({ binding, known }: HandledEvent): string {
  if (binding.kind === 'unknown') return 'unknown'
  return known ? 'known' : 'recorded'
}

function recordReason({ record, known, binding }: HandledEvent, { run }: Occasion): string {
  if (binding.kind === 'unknown') return binding.why
  if (record === undefined) return 'nothing to record'
  return `${describeRecord(record)}${known ? ', as recorded before' : run.dryRun ? ', not recorded in a dry run' : ''}`
}

function recordLine(handled: HandledEvent, { run }: Occasion): RecordLine {
  const { key, environment, record, known, binding } = handled
  const what = record === undefined ? 'nothing' : describeFact(record)
  const number = known || !run.dryRun ? record?.id : undefined
  const common = { key, environment, what }
  const kept = keptAs(known, number)
  if (binding.kind !== 'unknown') return { ...common, outcome: kept }
  const { why, annotationLines } = binding
  return { ...common, outcome: { kind: 'unknown', why, kept, annotations: annotationLines } }
}

function keptAs(known: boolean, number: number | undefined): Kept {
  if (known) return { kind: 'known', number }
  return number === undefined ? { kind: 'planned' } : { kind: 'written', number }
}

function eventLine(event: EventFacts, sender: Sender): EventLine {
  return {
    object: `HelmRelease/${event.object.namespace}/${event.object.name}`,
    reason: event.reason,
    version: event.version,
    environment: event.environment,
    cluster: event.cluster,
    sender: { id: sender.id, login: sender.login },
    at: event.timestamp,
  }
}
