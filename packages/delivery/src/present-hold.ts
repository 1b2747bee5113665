import type { HoldOutcome } from './hold.ts'
import {
  brokenPolicy,
  type Occasion,
  overtaken,
  type Presented,
  refusal,
  summaryOf,
} from './present.ts'

/** What became of a request to hold or to lift, as outputs and as a summary; what is refused fails, for a person waits for it. */
export function presentHold(occasion: Occasion, outcome: HoldOutcome): Presented {
  const nothing = { commit: '', 'pull-request': '' }
  switch (outcome.kind) {
    case 'broken-policy':
      return brokenPolicy(occasion, outcome.problems, nothing)
    case 'refused':
      return refusal(occasion, outcome.why, nothing, { fails: true })
    case 'overtaken':
      return overtaken(occasion, nothing, 'no sweep does this, so run it again')
    case 'held': {
      const { operation, reason, commit, pullRequest, plan, base, key } = outcome
      const { step, environment } = plan
      const hold =
        'edit' in step && operation !== 'refused'
          ? { key, environment, edit: step.edit, pullRequest, commit }
          : undefined
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
          hold,
          dryRun: occasion.run.dryRun ? { plan } : undefined,
        }),
        failure: operation === 'refused' ? reason : undefined,
      }
    }
  }
}
