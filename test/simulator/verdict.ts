import { isFree, isInWindow } from './calendar.ts'
import { compare, isChosen, isHeld, objections, pinned, placeOf, soakedAt } from './model.ts'
import type { Seen } from './seen.ts'

// Part of the model: imports nothing of the project.

export type Verdict = 'open' | 'waiting' | 'closed'

/** What the gate says of a pull request that would pin a version; `ours`: it is the one that we opened. */
export function verdictIn(
  seen: Seen,
  environment: string,
  version: string,
  ours: boolean,
): Verdict {
  const now = pinned(seen, environment)
  if (version === now) return 'open'
  const place = placeOf(seen, environment)
  if (place === undefined) return isHeld(seen, environment, version) ? 'closed' : 'open'
  const was = (seen.held.get(environment) ?? []).some((one) => one.version === version)
  if (was && compare(place, version, now) <= 0) return 'open'
  const free = !ours || isChosen(seen, environment, version)
  const against = objections(place, version)
  if (against.some((one) => !free || (one !== 'reverted' && one !== 'rejected'))) return 'closed'
  return areOpenAt(seen, environment, version, seen.now) ? 'open' : 'waiting'
}

/** Whether soak, windows and freezes let a release through at a moment. */
export function areOpenAt(seen: Seen, environment: string, version: string, at: number): boolean {
  const rules = seen.rules.get(environment)
  if (rules === undefined) return true
  const soaked =
    isChosen(seen, environment, version) || at >= (soakedAt(seen, environment, version) ?? 0)
  return soaked && isInWindow(rules.windows, at) && isFree(rules.freezes, at)
}
