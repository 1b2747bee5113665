import type { BranchFacts, PullRequestFacts } from './facts.ts'
import { oneLine } from './text.ts'

/**
 * Why a branch of ours without a pull request is not taken for a new one: somebody else's commit on it would be lost.
 * Undefined: there is no such branch, or nothing is lost with it.
 */
export function whyLeft(leftover: BranchFacts | undefined, version: string): string | undefined {
  if (leftover?.foreignAuthor === undefined) return undefined
  const { name, foreignAuthor } = leftover
  return `${name} has a commit by ${oneLine(foreignAuthor, 100)} and no pull request of ours; delete the branch, and ${version} will be proposed`
}

/** What is there where a pull request of ours is to be opened from a branch. */
export interface BeforeOpening {
  readonly branches: readonly BranchFacts[]
  readonly pullRequests: readonly PullRequestFacts[]
  readonly recorder: number
}

/** A branch of that name may be taken, with its head where there is one; or why somebody else must act first. */
export type Ground =
  | { readonly kind: 'free'; readonly leftover: string | undefined }
  | { readonly kind: 'taken'; readonly pullRequest: number | undefined; readonly why: string }

/** Whether our branch can be taken for a new pull request; `what` is what would be proposed. */
export function groundFor(
  branch: string,
  what: string,
  { branches, pullRequests, recorder }: BeforeOpening,
): Ground {
  const leftover = branches.find(({ name }) => name === branch)
  const foreign = pullRequests.find(
    (one) =>
      one.state === 'open' &&
      one.branch === branch &&
      one.author !== recorder &&
      one.head === leftover?.head,
  )
  if (foreign !== undefined) {
    const why = `#${foreign.number} on ${branch} was not opened by us; close it, and ${what} will be proposed`
    return { kind: 'taken', pullRequest: foreign.number, why }
  }
  const why = whyLeft(leftover, what)
  if (why !== undefined) return { kind: 'taken', pullRequest: undefined, why }
  return { kind: 'free', leftover: leftover?.head }
}
