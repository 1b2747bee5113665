import { type Environment, environmentOf, type Problem } from '@fluxgate/policy'
import { planAttestation, type ServiceRecord } from '@fluxgate/promotion'
import { servicesIn } from './find-services.ts'
import { gather } from './gather.ts'
import { whyNotAllowed } from './people.ts'
import type { Operation, Ports, RunFacts, Sender } from './ports.ts'
import { HISTORY_PAGE } from './read-service.ts'
import { writeRecord } from './records.ts'
import { type Base, openRepository, POLICY_PATH, whyNotRecorder } from './repository.ts'
import { whyNoServices } from './service-keys.ts'

export interface AttestRequest {
  readonly environment: string
  /** Keys, or `all`. */
  readonly services: readonly string[] | 'all'
  /** Only where the overlay holds a range. */
  readonly version: string | undefined
  readonly cluster: string | undefined
  readonly reason: string
}

export type AttestOutcome =
  | { readonly kind: 'broken-policy'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'attested'; readonly base: Base; readonly services: readonly Attested[] }

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
  const opened = await openRepository(ports.forge)
  if (opened.kind === 'no-policy') {
    return { kind: 'refused', why: `there is no ${POLICY_PATH} on ${opened.branch} yet` }
  }
  if (opened.kind === 'broken-policy') return opened
  const { base } = opened
  const environment = environmentOf(base.policy, request.environment)
  if (environment === undefined) {
    const declared = base.policy.environments.map(({ name }) => name).join(', ')
    const why = `environment "${request.environment}" is not in the policy (declared: ${declared})`
    return { kind: 'refused', why }
  }
  const why =
    whyNoServices(base.policy, request.services === 'all' ? [] : request.services) ??
    (await whyNotAllowed(ports.forge, base.policy.people.attest, 'attest', sender)) ??
    whyNotRecorder(base)
  if (why !== undefined) return { kind: 'refused', why }
  const keys =
    request.services === 'all'
      ? [...(await servicesIn(ports.forge, base.commit, environment))].sort()
      : request.services
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
      const version = plan.record.pins.chart ?? plan.record.releaseId
      if (run.dryRun) {
        const reason = `${version} would be attested in ${environment.name}`
        const planned = { ...plan.record, id: 0, createdAt: facts.now }
        return { key, operation: 'none', reason, record: planned }
      }
      const reason = `${version} attested in ${environment.name}`
      const record = await writeRecord(ports.forge, plan.record, {
        ref: plan.ref,
        logUrl: run.url,
        now: facts.now,
      })
      return { key, operation: 'created', reason, record }
    }
  }
}
