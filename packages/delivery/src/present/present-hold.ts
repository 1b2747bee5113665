import type { HoldOutcome } from '../acts/hold.ts'
import type { Occasion, Presented } from './present.ts'
import { presentLanded, presentStopped } from './present-landed.ts'

/** What became of a request to hold or to lift, as outputs and as a summary; what is refused fails, for a person waits for it. */
export function presentHold(occasion: Occasion, outcome: HoldOutcome): Presented {
  if (outcome.kind !== 'held') return presentStopped(occasion, outcome)
  const { operation, commit, pullRequest, plan, key } = outcome
  const { step, environment } = plan
  const hold =
    'edit' in step && operation !== 'refused'
      ? { key, environment, edit: step.edit, pullRequest, commit }
      : undefined
  return presentLanded(occasion, outcome, { hold })
}
