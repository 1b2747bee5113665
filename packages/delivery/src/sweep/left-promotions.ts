import type { BranchAnswer, BranchHead } from '@fluxgate/forge'
import { environmentOfBranch } from '@fluxgate/promotion'
import { foreignHand } from '../facts/whose-commit.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import { LEFT_AFTER } from './left-scratch.ts'
import type { OurPullRequest } from './our-pull-requests.ts'

/**
 * Removes promotion branches of ours that no pull request needs: of runs that were killed before they opened one, and of those
 * that were merged. A branch whose pull request a person closed stays, because it can be reopened only with its branch; one with
 * somebody else's commit is told where its service is promoted again.
 */
export async function removeLeftPromotions(
  { forge, clock }: Ports,
  base: Base,
  open: readonly OurPullRequest[],
  promotions: readonly BranchHead[],
): Promise<void> {
  const names = base.policy.environments.map(({ name }) => name)
  const needed = new Set(open.map(({ branch }) => branch))
  const before = clock.now().getTime() - LEFT_AFTER
  const isOurs = ({ name, newest, committedAt }: BranchHead) =>
    !needed.has(name) &&
    environmentOfBranch(name, 'promote', names) !== undefined &&
    (newest === undefined || foreignHand(newest, base.recorder) === undefined) &&
    Date.parse(committedAt) < before
  const left = promotions.filter(isOurs)
  if (left.length === 0) return
  const { branches } = await forge.read({
    commit: base.commit,
    paths: [],
    histories: [],
    branches: left.map(({ name }) => ({ name, paths: [] })),
    into: base.branch,
  })
  const done = new Set(branches.filter(isDone).map(({ name }) => name))
  const gone = left.filter(({ name }) => done.has(name))
  if (gone.length === 0) return
  await forge.updateRefs(
    gone.map(({ name, head }) => ({ branch: name, before: head, after: undefined, force: true })),
  )
}

/** A branch that holds nothing of its own and never had a pull request is nobody's: somebody may have just made it. */
function isDone({ newest, pullRequests }: BranchAnswer): boolean {
  const merged = pullRequests.every(({ state }) => state === 'merged')
  return merged && (newest !== undefined || pullRequests.length > 0)
}
