import {
  type NewRecord,
  planChoice,
  planHotfix,
  type ServiceFacts,
  type ServiceRecord,
  type Skippable,
} from '@fluxgate/promotion'
import { gatherPromotion } from '../facts/gather-promotion.ts'
import { recordOf } from '../facts/records.ts'
import type { Ports, RunFacts, Sender } from '../ports.ts'
import { recordedOrRed } from '../unrecorded.ts'
import { type NotOpened, openFor } from './open-for.ts'

/** Which version of a service a person asks for, and where. */
export interface ChoiceRequest {
  readonly environment: string
  readonly service: string
  readonly version: string
  /** The gates that it goes past, and why; undefined: none. */
  readonly exception?: { readonly skip: readonly Skippable[]; readonly reason: string } | undefined
}

/** What became of the choice, or why nobody may ask for it. */
export type ChoiceOutcome =
  | NotOpened
  /** With the records: written, or as they would be in a dry run; none where they were there already. */
  | { readonly kind: 'chosen'; readonly records: readonly ServiceRecord[] }

/** Records that a person asks for a version in an environment, past gates or not; the promotion itself follows from the records. */
export function choose(
  ports: Ports,
  run: RunFacts,
  request: ChoiceRequest,
  sender: Sender,
): Promise<ChoiceOutcome> {
  return recordedOrRed('the choice', () => chosen(ports, run, request, sender))
}

async function chosen(
  ports: Ports,
  run: RunFacts,
  request: ChoiceRequest,
  sender: Sender,
): Promise<ChoiceOutcome> {
  const opened = await openFor(ports.forge, {
    environment: request.environment,
    services: [request.service],
    by: { sender, right: 'override' },
    recorded: true,
  })
  if (opened.kind !== 'open') return opened
  const { base, environment } = opened
  // What goes past gates may come from any environment; else it comes from an upstream.
  const more = request.exception === undefined ? {} : { environments: base.policy.environments }
  const { facts } = await gatherPromotion(ports, base, request.service, [environment], more)
  const plan = planOf(facts, request, sender)
  switch (plan.kind) {
    case 'refuse':
      return { kind: 'refused', why: plan.why }
    case 'already':
      return { kind: 'chosen', records: [] }
    case 'write': {
      const records: ServiceRecord[] = []
      for (const record of plan.records) {
        records.push(await recordOf(ports.forge, run, { record, ref: plan.ref }, facts.now))
      }
      return { kind: 'chosen', records }
    }
  }
}

type Plan =
  | { readonly kind: 'write'; readonly records: readonly NewRecord[]; readonly ref: string }
  | { readonly kind: 'already' }
  | { readonly kind: 'refuse'; readonly why: string }

function planOf(facts: ServiceFacts, request: ChoiceRequest, { id, login }: Sender): Plan {
  const { environment, version, exception } = request
  const act = { environment, version, person: id, login, reason: exception?.reason }
  if (exception === undefined) {
    const plan = planChoice(facts, act)
    return plan.kind === 'write' ? { ...plan, records: [plan.record] } : plan
  }
  const plan = planHotfix(facts, { ...act, reason: exception.reason, gates: exception.skip })
  return plan.kind === 'write' ? { ...plan, records: [plan.exception, plan.choice] } : plan
}
