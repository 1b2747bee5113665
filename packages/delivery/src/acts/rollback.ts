import type { Environment } from '@fluxgate/policy'
import { planRollback, type RollbackPlan } from '@fluxgate/promotion'
import { landPins, type PinsLanded } from '../carry-out/land-pins.ts'
import type { Attempt } from '../carry-out/lost-race.ts'
import { writingOf } from '../carry-out/rollback-writing.ts'
import { gatherRollback, rollbackUnderWay } from '../facts/gather-rollback.ts'
import { meansSet } from '../facts/merged-set.ts'
import type { Ports, RunFacts, Sender } from '../ports.ts'
import type { Base } from '../repository.ts'
import { actFor, type Stopped } from './open-for.ts'
import type { RollbackRequest } from './rollback-request.ts'
import { attemptSet, type SetRolledBack } from './rollback-set.ts'

/** What became of a rollback, or why nothing did. */
export type RollbackOutcome = Stopped | RolledBack | SetRolledBack

/** The rollback of one service, carried out, or planned in a dry run. */
export interface RolledBack extends PinsLanded {
  readonly kind: 'rolled-back'
  readonly base: Base
  readonly key: string
  readonly plan: RollbackPlan
}

/**
 * Sets all pins of one service in one environment, or of all that a release set brought there, back to what the overlay held, and
 * holds what is left, in one commit: by pull request, or on the branch that Flux reads where the policy says so.
 */
export function rollback(
  ports: Ports,
  run: RunFacts,
  request: RollbackRequest,
  sender: Sender,
): Promise<RollbackOutcome> {
  const isSet = meansSet(request.service)
  const asking = {
    environment: request.environment,
    services: isSet ? [] : [request.service],
    by: { sender, right: 'hold' },
    recorded: true,
  } as const
  const tryIt = isSet ? attemptSet : attempt
  return actFor(ports, asking, (opened) => tryIt(ports, run, request, sender, opened))
}

async function attempt(
  ports: Ports,
  run: RunFacts,
  request: RollbackRequest,
  sender: Sender,
  { base, environment }: { readonly base: Base; readonly environment: Environment },
): Promise<Attempt<RollbackOutcome>> {
  const gathered = await gatherRollback(ports, base, request.service, environment)
  const { facts } = gathered
  const plan = planRollback({
    facts,
    environment,
    to: request.to,
    reason: request.reason,
    until: request.until,
    by: sender.login,
    ...rollbackUnderWay(facts, environment.name),
  })
  const writing = writingOf(run, base, gathered, plan, { kind: 'asked', by: sender.login })
  const landed = await landPins(ports, base, gathered, plan, writing, run.dryRun)
  if (landed.kind === 'moved') return landed
  const result = { ...landed.result, base, key: facts.key, plan }
  return { kind: 'done', result: { kind: 'rolled-back', ...result } }
}
