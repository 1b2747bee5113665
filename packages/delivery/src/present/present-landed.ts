import type { RunSummary, Suggestion } from '@fluxgate/report'
import type { Stopped } from '../acts/open-for.ts'
import type { Operation, PullRequestLink } from '../ports.ts'
import type { Base } from '../repository.ts'
import {
  brokenPolicy,
  type Occasion,
  overtaken,
  type Presented,
  refusal,
  summaryOf,
} from './present.ts'

/** What an act came to that writes one commit or one pull request. */
export interface Landed {
  readonly base: Base
  readonly operation: Operation
  readonly reason: string
  readonly commit: string | undefined
  readonly pullRequest: PullRequestLink | undefined
  /** Plain data, printed in a dry run. */
  readonly plan: object
}

/** Outputs of an act that wrote nothing. */
export const NOTHING_LANDED = { commit: '', 'pull-request': '' } as const

/** An act that came to nothing, as outputs and as a summary; it fails, for whoever asked waits for it. */
export function presentStopped(occasion: Occasion, stopped: Stopped): Presented {
  switch (stopped.kind) {
    case 'broken-policy':
      return brokenPolicy(occasion, stopped.problems, NOTHING_LANDED)
    case 'refused':
      return refusal(occasion, stopped.why, NOTHING_LANDED, { fails: true })
    case 'overtaken': {
      const presented = overtaken(occasion, NOTHING_LANDED, 'no sweep does this, so run it again')
      return { ...presented, failure: presented.outputs['reason'] }
    }
  }
}

/** What an act did, as outputs and as a summary that says `said` besides; what is refused fails, and what is deferred: no sweep does it. */
export function presentLanded(
  occasion: Occasion,
  landed: Landed,
  said: Partial<RunSummary>,
): Presented {
  const { base, operation, reason, commit, pullRequest, plan } = landed
  return {
    outputs: {
      operation,
      reason,
      commit: commit ?? '',
      'pull-request': pullRequest === undefined ? '' : String(pullRequest.number),
    },
    summary: summaryOf(occasion, base, {
      operation,
      reason,
      dryRun: occasion.run.dryRun ? { plan } : undefined,
      ...said,
    }),
    failure: operation === 'refused' || operation === 'deferred' ? reason : undefined,
  }
}

/** Lines for an overlay, which name their file themselves. */
export function suggestedLines(text: string | undefined): Suggestion | undefined {
  return text === undefined ? undefined : { file: '', text, notes: [] }
}
