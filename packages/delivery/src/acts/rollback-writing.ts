import { addHold } from '@fluxgate/documents'
import { type Environment, holdsPath, upstreamsOf } from '@fluxgate/policy'
import {
  type BranchFacts,
  type PullRequestFacts,
  type RollbackPlan,
  rollbackBranch,
  rollbackCommit,
  rollbackTitle,
  type ServiceFacts,
  scratchBranch,
  versionBeside,
} from '@fluxgate/promotion'
import { type RollbackCause, rollbackBody } from '@fluxgate/report'
import type { Writing } from '../carry-out/land-pins.ts'
import { type Gathered, gather } from '../facts/gather.ts'
import { currentOf } from '../facts/overlay-facts.ts'
import { LONGEST_PAGE } from '../facts/read-service.ts'
import type { Ports, RunFacts } from '../ports.ts'
import { siteOf, tokenKind } from '../present/narrate.ts'
import type { Base } from '../repository.ts'
import { textOf } from './hold.ts'

/** Reads all that a rollback of one service in one environment is decided on. */
export function gatherRollback(
  ports: Ports,
  base: Base,
  key: string,
  environment: Environment,
): Promise<Gathered> {
  const { policy } = base
  const names = [environment.name, ...upstreamsOf(policy, environment.name)]
  return gather(ports, base, {
    key,
    environments: policy.environments.filter(({ name }) => names.includes(name)),
    targets: [environment],
    depth: LONGEST_PAGE,
    branchOf: rollbackBranch,
    records: 'whole',
  })
}

/** The open pull request of our rollback branch, and that branch. */
export function rollbackUnderWay(
  { key, pullRequests, branches, recorder }: ServiceFacts,
  environment: string,
): { readonly open: PullRequestFacts | undefined; readonly leftover: BranchFacts | undefined } {
  const branch = rollbackBranch(environment, key)
  return {
    open: pullRequests.find(({ state, author }) => state === 'open' && author === recorder),
    leftover: branches.find(({ name }) => name === branch),
  }
}

/** How a rollback's plan is written at GitHub. */
export function writingOf(
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: RollbackPlan,
  cause: RollbackCause,
): Writing {
  const { environment, hold } = plan
  const { key, environments } = gathered.facts
  const current = currentOf(environments.find(({ name }) => name === environment)?.overlay)
  const path = holdsPath(environment, key)
  return {
    label: 'rollback',
    gate: `rollback of ${key} in ${environment} to pins from before`,
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
        by: cause.kind === 'asked' ? cause.by : undefined,
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
        cause,
        notes: plan.notes,
        token: tokenKind(base),
      }),
  }
}
