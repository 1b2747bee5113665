import type { BranchAnswer } from '@fluxgate/forge'
import type { BranchFacts } from '@fluxgate/promotion'

/**
 * A branch of ours that exists, and who else put the newest commit on it. What was merged from there is not lost with the
 * branch, and a branch that holds no more than the one it is merged into has nothing to lose.
 */
export function branchFacts(branch: BranchAnswer, recorder: number): readonly BranchFacts[] {
  const { name, head, newest, pullRequests } = branch
  if (head === undefined) return []
  const merged = pullRequests.some((one) => one.state === 'merged' && one.head === head)
  const foreign = newest !== undefined && !merged && newest.by?.id !== recorder
  return [{ name, head, foreignAuthor: foreign ? (newest.by?.login ?? 'somebody') : undefined }]
}
