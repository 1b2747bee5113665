import type { Environment } from '@fluxgate/policy'
import { planAttestation, type ServiceRecord } from '@fluxgate/promotion'
import { servicesIn } from '../facts/find-services.ts'
import { gather } from '../facts/gather.ts'
import { HISTORY_PAGE } from '../facts/read-service.ts'
import { recordOf } from '../facts/records.ts'
import { filesAt } from '../facts/view.ts'
import type { Operation, Ports, RunFacts, Sender } from '../ports.ts'
import type { Base } from '../repository.ts'
import { type NotOpened, openFor } from './open-for.ts'

/** What a person says works. */
export interface AttestRequest {
  readonly environment: string
  /** Keys, or `all`. */
  readonly services: readonly string[] | 'all'
  /** Only where the overlay holds a range. */
  readonly version: string | undefined
  readonly cluster: string | undefined
  readonly reason: string
}

/** What became of an attestation, service by service, or why nobody may attest that. */
export type AttestOutcome =
  | NotOpened
  | { readonly kind: 'attested'; readonly base: Base; readonly services: readonly Attested[] }

/** What became of the attestation of one service. */
export interface Attested {
  readonly key: string
  readonly operation: Extract<Operation, 'created' | 'none' | 'refused'>
  readonly reason: string
  /** Written, or to be written in a dry run. */
  readonly record: ServiceRecord | undefined
}

/** Records that a person says a release works: for an event that was lost, or a repository that is new to us. */
export async function attest(
  ports: Ports,
  run: RunFacts,
  request: AttestRequest,
  sender: Sender,
): Promise<AttestOutcome> {
  const { services: named } = request
  const opened = await openFor(ports.forge, {
    environment: request.environment,
    services: named === 'all' ? [] : named,
    by: { sender, right: 'attest' },
    recorded: true,
  })
  if (opened.kind !== 'open') return opened
  const { base, environment } = opened
  const keys =
    named === 'all'
      ? [...(await servicesIn(filesAt(ports.forge, base.commit), environment))].sort()
      : named
  const services: Attested[] = []
  for (const key of keys) {
    services.push(await attestOne(ports, run, base, environment, key, request, sender))
  }
  return { kind: 'attested', base, services }
}

async function attestOne(
  ports: Ports,
  run: RunFacts,
  base: Base,
  environment: Environment,
  key: string,
  request: AttestRequest,
  sender: Sender,
): Promise<Attested> {
  const { facts } = await gather(ports, base, {
    key,
    environments: [environment],
    targets: [],
    depth: HISTORY_PAGE,
    records: true,
  })
  const plan = planAttestation(facts, {
    environment: environment.name,
    version: request.version,
    cluster: request.cluster,
    person: sender.id,
    login: sender.login,
    reason: request.reason,
  })
  switch (plan.kind) {
    case 'refuse':
      return { key, operation: 'refused', reason: plan.why, record: undefined }
    case 'already':
      return { key, operation: 'none', reason: 'attested already', record: undefined }
    case 'write': {
      const record = await recordOf(ports.forge, run, plan, facts.now)
      const version = record.pins.chart ?? record.releaseId
      const [operation, done] = run.dryRun
        ? (['none', 'would be attested'] as const)
        : (['created', 'attested'] as const)
      return { key, operation, reason: `${version} ${done} in ${environment.name}`, record }
    }
  }
}
