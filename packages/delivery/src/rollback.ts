import { addHold } from '@fluxgate/documents'
import { type Environment, holdsPath, type Problem, upstreamsOf } from '@fluxgate/policy'
import {
  planRollback,
  type RollbackPlan,
  rollbackBranch,
  rollbackCommit,
  rollbackTitle,
  scratchBranch,
  versionBeside,
} from '@fluxgate/promotion'
import { rollbackBody } from '@fluxgate/report'
import { type Gathered, gather } from './gather.ts'
import { textOf } from './hold.ts'
import { landPins, type PinsLanded, type Writing } from './land-pins.ts'
import { type Attempt, untilWon } from './lost-race.ts'
import { currentOf, siteOf, tokenKind } from './narrate.ts'
import { openFor } from './open-for.ts'
import type { Ports, RunFacts, Sender } from './ports.ts'
import { LONGEST_PAGE } from './read-service.ts'
import type { Base } from './repository.ts'

export interface RollbackRequest {
  readonly environment: string
  readonly service: string
  /** A version, or the id of a release; undefined: the previous one. */
  readonly to: string | undefined
  readonly reason: string
  /** When the hold ends that comes with it; undefined: when it is lifted. */
  readonly until: string | undefined
}

export type RollbackOutcome =
  | { readonly kind: 'broken-policy'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'overtaken' }
  | RolledBack

export interface RolledBack extends PinsLanded {
  readonly kind: 'rolled-back'
  readonly base: Base
  readonly key: string
  readonly plan: RollbackPlan
}

/**
 * Sets all pins of one service in one environment back to what its overlay held, and holds what is left, in one commit: by
 * pull request, or on the branch that Flux reads where the policy says so.
 */
export async function rollback(
  ports: Ports,
  run: RunFacts,
  request: RollbackRequest,
  sender: Sender,
): Promise<RollbackOutcome> {
  const outcome = await untilWon<RollbackOutcome>(ports.clock, async () => {
    const opened = await openFor(ports.forge, {
      environment: request.environment,
      services: [request.service],
      by: { sender, right: 'hold' },
      recorded: true,
    })
    if (opened.kind !== 'open') return { kind: 'done', result: opened }
    return attempt(ports, run, request, sender, opened)
  })
  return outcome ?? { kind: 'overtaken' }
}

async function attempt(
  ports: Ports,
  run: RunFacts,
  request: RollbackRequest,
  sender: Sender,
  { base, environment }: { readonly base: Base; readonly environment: Environment },
): Promise<Attempt<RollbackOutcome>> {
  const { policy, recorder } = base
  const names = [environment.name, ...upstreamsOf(policy, environment.name)]
  const gathered = await gather(ports, base, {
    key: request.service,
    environments: policy.environments.filter(({ name }) => names.includes(name)),
    targets: [environment],
    depth: LONGEST_PAGE,
    branchOf: rollbackBranch,
    records: 'whole',
  })
  const { facts } = gathered
  const branch = rollbackBranch(environment.name, request.service)
  const plan = planRollback({
    facts,
    environment,
    to: request.to,
    reason: request.reason,
    until: request.until,
    by: sender.login,
    open: facts.pullRequests.find(({ state, author }) => state === 'open' && author === recorder),
    leftover: facts.branches.find(({ name }) => name === branch),
  })
  const writing = writingOf(run, base, gathered, plan, sender)
  const landed = await landPins(ports, base, gathered, plan, writing, run.dryRun)
  if (landed.kind === 'moved') return landed
  const result = { ...landed.result, base, key: facts.key, plan }
  return { kind: 'done', result: { kind: 'rolled-back', ...result } }
}

function writingOf(
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: RollbackPlan,
  sender: Sender,
): Writing {
  const { environment, hold } = plan
  const { key, environments } = gathered.facts
  const current = currentOf(environments.find(({ name }) => name === environment)?.overlay)
  const path = holdsPath(environment, key)
  return {
    label: 'rollback',
    gate: `rollback of ${key} in ${environment} to pins that it held`,
    wayOut: 'set "rollback: pull-request" for the environment in the policy',
    // One for each service, so that whoever comes next finds, and removes, what a killed run has left.
    scratch: scratchBranch(environment, key, 'rollback'),
    more() {
      if (hold === undefined) return { files: [] }
      const edited = addHold(textOf(gathered, path), hold)
      return edited.kind === 'refused'
        ? { why: `${path}: ${edited.why}` }
        : { files: [{ path, text: edited.text }] }
    },
    message: ({ release }) =>
      rollbackCommit({
        key,
        headline: rollbackTitle(key, versionBeside(release.pins, current.pins), environment),
        left: plan.from ?? release,
        release,
        by: sender.login,
      }),
    body: ({ changes, release }) =>
      rollbackBody({
        site: siteOf(run),
        key,
        environment,
        changes,
        release,
        current,
        images: base.policy.pins.image,
        held: plan.to,
        hold,
        path,
        by: sender.login,
        notes: plan.notes,
        token: tokenKind(base),
      }),
  }
}
