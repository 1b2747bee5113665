import type { PullRequestFacts } from '../facts.ts'
import { instant } from '../instant.ts'
import type { SetFacts } from './facts.ts'
import type { ProposedSet } from './set-record.ts'

type Records = Pick<SetFacts, 'records'>

/** What our pull request proposed at its head; undefined: somebody else's commit, or a run that ended too early to say. */
export function proposedAt(head: string, facts: Records): ProposedSet | undefined {
  return proposedIn(facts).find((record) => record.head === head)
}

/**
 * What our pull request proposed when it was closed or merged: at its head, or, where somebody else pushed to it, last before that. A
 * set has one pull request at a time in an environment.
 */
export function proposedLast(
  { head, closedAt }: Pick<PullRequestFacts, 'head' | 'closedAt'>,
  facts: Records,
): ProposedSet | undefined {
  const own = proposedAt(head, facts)
  if (own !== undefined || closedAt === undefined) return own
  return proposedIn(facts)
    .filter(({ createdAt }) => instant(createdAt) <= instant(closedAt))
    .toSorted((a, b) => instant(b.createdAt) - instant(a.createdAt) || b.id - a.id)[0]
}

function proposedIn({ records }: Records): readonly ProposedSet[] {
  return records.flatMap((record) => (record.what === 'proposed' ? record : []))
}
