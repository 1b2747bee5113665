import type { Environment } from '@fluxgate/policy'
import {
  type Failing,
  failingIn,
  planRevert,
  type RollbackPlan,
  type ServiceRecord,
} from '@fluxgate/promotion'
import type { RevertLine } from '@fluxgate/report'
import { type Gathered, withRecords } from '../facts/gather.ts'
import { gatherRollback, rollbackUnderWay } from '../facts/gather-rollback.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { landPins, type PinsLanded } from './land-pins.ts'
import type { Attempt } from './lost-race.ts'
import { writingOf } from './rollback-writing.ts'

/** A release that failed where the policy takes such ones back, and what became of it. */
export interface Reverted extends PinsLanded {
  readonly key: string
  readonly environment: string
  readonly failing: Failing
  readonly plan: RollbackPlan
}

/**
 * Opens a pull request that takes a service back in each of the environments where the policy asks for it and what the overlay
 * holds has failed. Where nothing has, no request is made: what `gathered` holds tells.
 */
export async function revertFailed(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  environments: readonly Environment[],
): Promise<Attempt<readonly Reverted[]>> {
  const reverted: Reverted[] = []
  for (const environment of environments) {
    if (environment.onFailure !== 'revert') continue
    if (failingIn(gathered.facts, environment) === undefined) continue
    const { key, records } = gathered.facts
    const outcome = await revertOne(ports, run, base, { key, environment, records })
    if (outcome.kind === 'moved') return outcome
    if (outcome.result !== undefined) reverted.push(outcome.result)
  }
  return { kind: 'done', result: reverted }
}

async function revertOne(
  ports: Ports,
  run: RunFacts,
  base: Base,
  subject: {
    readonly key: string
    readonly environment: Environment
    /** Known already; a read may not show the newest yet. */
    readonly records: readonly ServiceRecord[]
  },
): Promise<Attempt<Reverted | undefined>> {
  const { key, environment, records } = subject
  const read = await gatherRollback(ports, base, key, environment)
  const gathered = withRecords(read, records)
  const { facts } = gathered
  const failing = failingIn(facts, environment)
  if (failing === undefined) return { kind: 'done', result: undefined }
  const plan = planRevert({
    facts,
    environment,
    failing,
    by: base.viewer.login,
    ...rollbackUnderWay(facts, environment.name),
  })
  const { release, failures } = failing
  const writing = writingOf(run, base, gathered, plan, { kind: 'failed', release, failures })
  const landed = await landPins(ports, base, gathered, plan, writing, run.dryRun)
  if (landed.kind === 'moved') return landed
  const result = { ...landed.result, key, environment: environment.name, failing, plan }
  return { kind: 'done', result }
}

/** What became of it, for the summary. */
export function revertLine({ failing, plan, ...reverted }: Reverted): RevertLine {
  const { release, failures } = failing
  const { key, environment, operation, reason, pullRequest } = reverted
  const step = plan.step.kind
  return { key, environment, release, failures, step, operation, reason, pullRequest }
}
