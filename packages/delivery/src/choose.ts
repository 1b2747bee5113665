import type { Problem } from '@fluxgate/policy'
import { planChoice, type ServiceRecord } from '@fluxgate/promotion'
import { openFor } from './open-for.ts'
import type { Ports, RunFacts, Sender } from './ports.ts'
import { gatherPromotion } from './promote.ts'
import { writeRecord } from './records.ts'

export interface ChoiceRequest {
  readonly environment: string
  readonly service: string
  readonly version: string
}

export type ChoiceOutcome =
  | { readonly kind: 'broken-policy'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly why: string }
  /** With the record: written, or as it would be in a dry run; undefined where it was there already. */
  | { readonly kind: 'chosen'; readonly record: ServiceRecord | undefined }

/** Records that a person asks for a version in an environment; the promotion itself follows from the record. */
export async function choose(
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
  const { facts } = await gatherPromotion(ports, base, request.service, [environment])
  const plan = planChoice(facts, {
    environment: environment.name,
    version: request.version,
    person: sender.id,
    login: sender.login,
    reason: undefined,
  })
  if (plan.kind === 'refuse') return { kind: 'refused', why: plan.why }
  if (plan.kind === 'already') return { kind: 'chosen', record: undefined }
  const { now } = facts
  const record = run.dryRun
    ? { ...plan.record, id: 0, createdAt: now }
    : await writeRecord(ports.forge, plan.record, { ref: plan.ref, logUrl: run.url, now })
  return { kind: 'chosen', record }
}
