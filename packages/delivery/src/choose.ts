import { environmentOf, type Problem } from '@fluxgate/policy'
import { planChoice, type ServiceRecord } from '@fluxgate/promotion'
import { whyNotAllowed } from './people.ts'
import type { Ports, RunFacts, Sender } from './ports.ts'
import { gatherPromotion } from './promote.ts'
import { writeRecord } from './records.ts'
import { openRepository, POLICY_PATH, whyNotRecorder } from './repository.ts'
import { whyNoServices } from './service-keys.ts'

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
  const opened = await openRepository(ports.forge)
  if (opened.kind === 'no-policy') {
    return { kind: 'refused', why: `there is no ${POLICY_PATH} on ${opened.branch} yet` }
  }
  if (opened.kind === 'broken-policy') return opened
  const { base } = opened
  const environment = environmentOf(base.policy, request.environment)
  if (environment === undefined) {
    return { kind: 'refused', why: `environment "${request.environment}" is not in the policy` }
  }
  const why =
    whyNoServices(base.policy, [request.service]) ??
    (await whyNotAllowed(ports.forge, base.policy.people.override, 'override', sender)) ??
    whyNotRecorder(base)
  if (why !== undefined) return { kind: 'refused', why }
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
