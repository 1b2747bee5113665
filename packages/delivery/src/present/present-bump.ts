import type { BumpOutcome } from '../acts/bump.ts'
import type { Occasion, Presented } from './present.ts'
import { presentLanded, presentStopped, suggestedLines } from './present-landed.ts'

/** What a bump did, as outputs and as a summary. A bump that is refused fails: somebody expects the version to run. */
export function presentBump(occasion: Occasion, outcome: BumpOutcome): Presented {
  if (outcome.kind !== 'bumped') return presentStopped(occasion, outcome)
  const { commit, pullRequest, plan, key, changes, suggestion } = outcome
  return presentLanded(occasion, outcome, {
    bump: { key, environment: plan.environment, changes, pullRequest, commit },
    suggestion: suggestedLines(suggestion),
  })
}
