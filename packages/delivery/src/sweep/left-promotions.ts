import type { BranchAnswer, BranchHead } from '@fluxgate/forge'
import { environmentOfBranch } from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import type { Base } from '../repository.ts'
import type { OurPullRequest } from './our-pull-requests.ts'

/**
 * The promotion branches of ours, among some old ones, that no pull request needs: of runs that were killed before they opened one, and
 * of those that were merged. A branch whose pull request a person closed stays, because it can be reopened only with its branch; one
 * with somebody else's commit is told where its service is promoted again.
 */
export async function leftPromotions(
  forge: Pick<Forge, 'read'>,
  base: Base,
  open: readonly OurPullRequest[],
  old: readonly BranchHead[],
): Promise<readonly BranchHead[]> {
  const names = base.policy.environments.map(({ name }) => name)
  const needed = new Set(open.map(({ branch }) => branch))
  const left = old.filter(
    ({ name }) => !needed.has(name) && environmentOfBranch(name, 'promote', names) !== undefined,
  )
  if (left.length === 0) return []
  const { branches } = await forge.read({
    commit: base.commit,
    paths: [],
    histories: [],
    branches: left.map(({ name }) => ({ name, paths: [] })),
    into: base.branch,
  })
  const done = new Set(branches.filter(isDone).map(({ name }) => name))
  return left.filter(({ name }) => done.has(name))
}

/** A branch that holds nothing of its own and never had a pull request is nobody's: somebody may have just made it. */
function isDone({ newest, pullRequests }: BranchAnswer): boolean {
  const merged = pullRequests.every(({ state }) => state === 'merged')
  return merged && (newest !== undefined || pullRequests.length > 0)
}
