import type { RollbackOutcome } from '../acts/rollback.ts'
import type { Occasion, Presented } from './present.ts'
import { presentLanded, presentStopped, suggestedLines } from './present-landed.ts'

/** What a rollback did, as outputs and as a summary; what is refused fails, for a person waits for it. */
export function presentRollback(occasion: Occasion, outcome: RollbackOutcome): Presented {
  if (outcome.kind === 'set-rolled-back') {
    return presentLanded(occasion, outcome, { setBack: outcome })
  }
  if (outcome.kind !== 'rolled-back') return presentStopped(occasion, outcome)
  const { commit, pullRequest, plan, key, changes, suggestion } = outcome
  const { environment, hold, notes } = plan
  return presentLanded(occasion, outcome, {
    bump: { key, environment, changes, pullRequest, commit },
    hold:
      hold === undefined || changes.length === 0
        ? undefined
        : { key, environment, edit: { kind: 'add', hold }, pullRequest, commit },
    notes,
    suggestion: suggestedLines(suggestion),
  })
}
