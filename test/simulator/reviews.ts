import type { Pull, Review } from './seen.ts'

// Part of the model: imports nothing of the project.

/** How many approvals count: of the newest commit, by people who did not make it, one of each. */
export function approvalsOf(pull: Pull): number {
  const latest = latestOf(pull).filter(({ by }) => !by.endsWith('[bot]'))
  const counting = latest.filter(({ said, head }) => said === 'approved' && head === pull.head)
  return counting.filter(({ by }) => !pull.makers.includes(by)).length
}

/** Whether anybody who may write approves the newest commit. */
export function isApproved(pull: Pull): boolean {
  return latestOf(pull).some(({ said, head }) => said === 'approved' && head === pull.head)
}

/** Whose approvals a pull request leaves behind: those of older commits, and all of them where it moves on now. */
export function leftBy(pull: Pull, moves: boolean): readonly string[] {
  if (pull.foreign) return []
  const left = latestOf(pull).filter(({ said, head }) => {
    return said === 'approved' && (moves || head !== pull.head)
  })
  return left.map(({ by }) => by).toSorted()
}

/** What each person said last. */
function latestOf({ reviews }: Pull): readonly Review[] {
  return [...new Map(reviews.map((one) => [one.by, one])).values()]
}
