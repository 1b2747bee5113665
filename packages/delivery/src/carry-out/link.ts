import type { PullRequestLink } from '../ports.ts'

/** The link to one of the pull requests that were read; undefined: it is not among them, or none is meant. */
export function linkTo(
  { facts }: { readonly facts: { readonly pullRequests: readonly PullRequestLink[] } },
  wanted: number | undefined,
): PullRequestLink | undefined {
  const found = facts.pullRequests.find(({ number }) => number === wanted)
  return found && { number: found.number, url: found.url }
}
