import type { BranchFacts } from './facts.ts'
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
