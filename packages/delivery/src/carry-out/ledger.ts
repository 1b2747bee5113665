import { approvedBefore, type PullRequestFacts } from '@fluxgate/promotion'
import type { Ledger } from '@fluxgate/report'

/** What an open pull request proposed before it gets `title`, and whose approvals a `step` of this kind leaves behind. */
export function ledgerOf(
  found: PullRequestFacts,
  title: string,
  now: string,
  step: 'touch' | 'move',
): Ledger {
  const left = found.title === title ? [] : [{ title: found.title, until: now }]
  return {
    openedAt: found.createdAt,
    formerTitles: [...found.formerTitles, ...left],
    approvedBefore: approvedBefore(found, step),
  }
}
