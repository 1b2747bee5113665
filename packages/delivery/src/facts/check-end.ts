/** How a check or a run ended that did not succeed, as a verb; `state` in GitHub's words. */
export function checkEnd(state: string): string {
  return ENDS.get(state) ?? 'did not end well'
}

/** Neither what was skipped nor what is neutral says that anything was checked. */
const ENDS: ReadonlyMap<string, string> = new Map([
  ['failure', 'failed'],
  ['error', 'failed'],
  ['startup_failure', 'failed to start'],
  ['timed_out', 'timed out'],
  ['cancelled', 'was cancelled'],
  ['skipped', 'was skipped'],
  ['neutral', 'ended neutral'],
  ['stale', 'became stale'],
  ['action_required', 'waits for an action of a person'],
])
