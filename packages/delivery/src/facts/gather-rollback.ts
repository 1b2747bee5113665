import { type Environment, upstreamsOf } from '@fluxgate/policy'
import {
  type BranchFacts,
  type PullRequestFacts,
  rollbackBranch,
  type ServiceFacts,
} from '@fluxgate/promotion'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import { type Gathered, gather } from './gather.ts'
import { LONGEST_PAGE } from './read-service.ts'

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
