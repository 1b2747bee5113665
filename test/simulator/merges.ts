import { compare, pinned, placeOf } from './model.ts'
import type { Pull, Seen, Settings } from './seen.ts'
import { verdictIn } from './verdict.ts'

// Part of the model: imports nothing of the project.

/** What a run leaves behind of a pull request of ours: merged, or what GitHub was asked for, by whom. */
export type Expected = 'merged' | Pick<Pull, 'automatic' | 'queued'>

/** What becomes of an open pull request when it is judged. */
export function mergedOr(seen: Seen, pull: Pull, settings: Settings): Expected {
  const { automatic, queued } = pull
  if (!isOursToMerge(seen, pull)) {
    const theirs = (by: Pull['automatic']) => (by === 'us' ? undefined : by)
    return { automatic: theirs(automatic), queued: theirs(queued) }
  }
  // Either goes on by itself.
  if (automatic !== undefined || queued !== undefined) return { automatic, queued }
  const { isBlocked, isRequired, isAllowed, hasQueue } = settings
  if (!isBlocked) return hasQueue ? { automatic, queued: 'us' } : 'merged'
  return { automatic: isRequired && isAllowed ? 'us' : undefined, queued }
}

/** A promotion into where the policy has us merge, with nobody else's commits, and through the gates there, which are open. */
function isOursToMerge(seen: Seen, pull: Pull): boolean {
  const { environment, version, foreign } = pull
  const place = placeOf(seen, environment)
  if (place?.rules.merge !== 'auto' || foreign) return false
  const goesUp = compare(place, version, pinned(seen, environment)) > 0
  return goesUp && verdictIn(seen, { environment, version, ours: true, pull }) === 'open'
}
