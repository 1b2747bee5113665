import type { Environment } from '@fluxgate/policy'
import {
  type BranchFacts,
  type PullRequestFacts,
  rollbackBranch,
  type ServiceFacts,
} from '@fluxgate/promotion'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import { type Gathered, type GatherRequest, gather } from './gather.ts'
import { concerned } from './gather-promotion.ts'
import { LONGEST_PAGE } from './read-service.ts'

/** What has to be read for a rollback of one service in one environment. */
export function rollbackRequest(base: Base, key: string, environment: Environment): GatherRequest {
  return {
    key,
    environments: concerned(base, [environment]),
    targets: [environment],
    depth: LONGEST_PAGE,
    branchOf: rollbackBranch,
    records: 'whole',
  }
}

/** Reads all that a rollback of one service in one environment is decided on. */
export function gatherRollback(
  ports: Ports,
  base: Base,
  key: string,
  environment: Environment,
): Promise<Gathered> {
  return gather(ports, base, rollbackRequest(base, key, environment))
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
