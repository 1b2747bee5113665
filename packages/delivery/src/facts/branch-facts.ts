import type { BranchAnswer } from '@fluxgate/forge'
import type { BranchFacts } from '@fluxgate/promotion'
import { foreignHand } from './whose-commit.ts'

/**
 * A branch of ours that exists, and who else put the newest commit on it. What was merged from there is not lost with the
 * branch, and a branch that holds no more than the one it is merged into has nothing to lose.
 */
export function branchFacts(branch: BranchAnswer, recorder: number): readonly BranchFacts[] {
  const { name, head, newest, pullRequests } = branch
  if (head === undefined) return []
  const merged = pullRequests.some((one) => one.state === 'merged' && one.head === head)
  const foreignAuthor = newest === undefined || merged ? undefined : foreignHand(newest, recorder)
  return [{ name, head, foreignAuthor }]
}
