import {
  brokenPolicy,
  type Occasion,
  overtaken,
  type Presented,
  refusal,
  summaryOf,
} from './present.ts'
import type { RollbackOutcome } from './rollback.ts'

/** What a rollback did, as outputs and as a summary; what is refused fails, for a person waits for it. */
export function presentRollback(occasion: Occasion, outcome: RollbackOutcome): Presented {
  const nothing = { commit: '', 'pull-request': '' }
  switch (outcome.kind) {
    case 'broken-policy':
      return brokenPolicy(occasion, outcome.problems, nothing)
    case 'refused':
      return refusal(occasion, outcome.why, nothing, { fails: true })
    case 'overtaken':
      return overtaken(occasion, nothing, 'no sweep does this, so run it again')
    case 'rolled-back': {
      const { operation, reason, commit, pullRequest, plan, base, key, changes, suggestion } =
        outcome
      const { environment, hold, notes } = plan
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
          bump: { key, environment, changes, pullRequest, commit },
          hold:
            hold === undefined || changes.length === 0
              ? undefined
              : { key, environment, edit: { kind: 'add', hold }, pullRequest, commit },
          notes,
          suggestion:
            suggestion === undefined ? undefined : { file: '', text: suggestion, notes: [] },
          dryRun: occasion.run.dryRun ? { plan } : undefined,
        }),
        failure: operation === 'refused' ? reason : undefined,
      }
    }
  }
}
