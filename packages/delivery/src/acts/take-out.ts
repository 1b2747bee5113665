import { type Environment, setOf } from '@fluxgate/policy'
import { planTakeOut, promotionBranch, type TakenOut } from '@fluxgate/promotion'
import { factsIn, gather } from '../facts/gather.ts'
import { readSetRecords, recordOfSet } from '../facts/set-records.ts'
import type { Ports, RunFacts, Sender } from '../ports.ts'
import type { Base } from '../repository.ts'
import { recordedOrRed } from '../unrecorded.ts'
import { type NotOpened, openFor } from './open-for.ts'

/** Which service a person takes out of the open release set of an environment. */
export interface TakeOutRequest {
  readonly environment: string
  readonly service: string
  readonly reason: string
}

/** What became of it, or why nobody may ask for it. */
export type TakeOutOutcome =
  | NotOpened
  /** With the record: written, or as it would be in a dry run; undefined where it was there already. */
  | { readonly kind: 'taken-out'; readonly record: TakenOut | undefined }

/** Records that a person takes a service out of the open release set; the set's pull request follows from the record. */
export function takeOut(
  ports: Ports,
  run: RunFacts,
  request: TakeOutRequest,
  sender: Sender,
): Promise<TakeOutOutcome> {
  return recordedOrRed('that it is taken out', () => takenOut(ports, run, request, sender))
}

async function takenOut(
  ports: Ports,
  run: RunFacts,
  request: TakeOutRequest,
  sender: Sender,
): Promise<TakeOutOutcome> {
  const { service } = request
  const opened = await openFor(ports.forge, {
    environment: request.environment,
    services: [service],
    by: { sender, right: 'override' },
    recorded: true,
  })
  if (opened.kind !== 'open') return opened
  const { base, environment } = opened
  const id = setOf(environment, service)
  const read = await openSet(ports, base, environment, service, id)
  const plan = planTakeOut({
    environment: environment.name,
    service,
    id,
    ...read,
    recorder: base.recorder,
    base: base.commit,
    person: sender.id,
    login: sender.login,
    reason: request.reason,
  })
  if (plan.kind === 'refuse') return { kind: 'refused', why: plan.why }
  if (plan.kind === 'already') return { kind: 'taken-out', record: undefined }
  const now = ports.clock.now().toISOString()
  return { kind: 'taken-out', record: await recordOfSet(ports.forge, run, plan, now) }
}

/** The set's pull requests with what they pin of one service, and its records; nothing is read where there is no set. */
async function openSet(
  ports: Ports,
  base: Base,
  environment: Environment,
  key: string,
  id: string | undefined,
) {
  if (id === undefined) {
    return { overlay: { kind: 'absent', path: '' }, pullRequests: [], records: [] } as const
  }
  const { facts } = await gather(ports, base, {
    key,
    environments: [environment],
    targets: [environment],
    depth: 1,
    branchOf: (name) => promotionBranch(name, id),
    records: false,
  })
  const { overlay } = factsIn(facts, environment.name)
  const records = await readSetRecords(ports.forge, base, { environment: environment.name, id })
  return { overlay, pullRequests: facts.pullRequests, records }
}
