import type { Environment } from '@fluxgate/policy'
import type { PullRequestFacts } from './facts.ts'
import { enumerate, oneLine } from './text.ts'

/**
 * Why the branch of an open pull request of ours has to be made anew: the one that it goes into has moved on so that GitHub can't
 * merge it. Where people merge, one that is merely behind stays: making it anew would take its approvals, after each merge of another.
 */
export function whyStale(
  { stale }: PullRequestFacts,
  { merge }: Pick<Environment, 'merge'>,
): string | undefined {
  if (stale === 'conflicts') return 'it conflicts with the branch that it goes into'
  return stale === 'behind' && merge === 'auto'
    ? 'it is behind the branch that it goes into'
    : undefined
}

/** Why nothing may be pushed to the branch of a pull request of ours, and what does not happen therefore; undefined: it may. */
export function whyNotPushed(open: PullRequestFacts, consequence: string): string | undefined {
  return open.queued === true
    ? `#${open.number} is in the merge queue, so ${consequence}; when it leaves the queue, the next run goes on`
    : whyTheirs(open, consequence)
}

/** Commits of other people on our branch are theirs: a person decides. Undefined: there are none. */
export function whyTheirs(
  { number, foreignAuthors }: PullRequestFacts,
  consequence: string,
): string | undefined {
  if (foreignAuthors.length === 0) return undefined
  const who = enumerate(foreignAuthors.map((login) => oneLine(login, 100)))
  return `#${number} has commits by ${who}, so ${consequence}; merge or close it by hand`
}
