import type { Answer } from './answer.ts'
import type { Mergeability } from './model.ts'

const STATES: ReadonlyMap<string, Mergeability['state']> = new Map([
  ['CLEAN', 'clean'],
  // Hooks of a server run before the merge; nothing is missing.
  ['HAS_HOOKS', 'clean'],
  ['UNSTABLE', 'unstable'],
  ['BLOCKED', 'blocked'],
  ['BEHIND', 'behind'],
  ['DIRTY', 'dirty'],
  ['DRAFT', 'draft'],
])

/** How far GitHub sees a pull request from being merged. */
export function readMergeState(pull: Answer): Mergeability['state'] {
  return STATES.get(pull.at('mergeStateStatus').text()) ?? 'unknown'
}
