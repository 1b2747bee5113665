import { isFree, isInWindow } from './calendar.ts'
import { isStrange } from './digests.ts'
import {
  checked,
  compare,
  isChosen,
  isHeld,
  type Objection,
  objections,
  pinned,
  placeOf,
  provenAnywhere,
  soakedAt,
  tested,
} from './model.ts'
import { approvalsOf } from './reviews.ts'
import type { Pull, Seen, SkippedGate } from './seen.ts'
import { isStopped } from './stops.ts'

// Part of the model: imports nothing of the project.

export type Verdict = 'open' | 'waiting' | 'closed'

/** A pull request that pins a version; `ours`: it is the one that we opened. */
export interface Judged {
  readonly environment: string
  readonly version: string
  readonly ours: boolean
  /** The pull request itself, where there is one with reviews. */
  readonly pull?: Pull | undefined
}

/** What the gate says of a pull request that would pin a version. */
export function verdictIn(seen: Seen, asked: Judged): Verdict {
  const { environment, version, ours } = asked
  const now = pinned(seen, environment)
  if (version === now) return 'open'
  const place = placeOf(seen, environment)
  if (place === undefined) return isHeld(seen, environment, version) ? 'closed' : 'open'
  const was = (seen.held.get(environment) ?? []).some((one) => one.version === version)
  if (was && compare(place, version, now) <= 0) return 'open'
  const skips = skipsIn(seen, environment, version, ours)
  const free = !ours || isChosen(seen, environment, version)
  const stops = (one: Objection) =>
    one === 'reverted' || one === 'rejected'
      ? !free
      : !(skips.has('proven') && ABOUT_PROOF.has(one))
  if (objections(place, version).some(stops)) return 'closed'
  if (isStrange(place, version) && !skips.has('proven')) return 'closed'
  if (isStopped(seen, environment) && !skips.has('stop')) return 'closed'
  const check = checkOf(seen, asked)
  if (check === 'closed') return 'closed'
  const test = testOf(seen, asked)
  if (test === 'closed') return 'closed'
  const isOpen =
    check === 'open' &&
    test === 'open' &&
    isReviewed(seen, asked) &&
    areOpenAt(seen, asked, seen.now)
  return isOpen ? 'open' : 'waiting'
}

/** What the check says, where nobody skips it; what a person chose is proposed without. */
export function checkOf(seen: Seen, { environment, version, ours }: Judged): Verdict {
  const place = placeOf(seen, environment)
  if (place === undefined || isChosen(seen, environment, version)) return 'open'
  if (skipsIn(seen, environment, version, ours).has('checks')) return 'open'
  // Who proved the version did not prove a digest that they never had.
  if (isStrange(place, version) && place.rules.mode === 'any' && place.rules.check) return 'waiting'
  return checked(place, version)
}

/** What the promotion tests say, where nobody skips them; what a person chose waits for them too. */
export function testOf(seen: Seen, { environment, version, ours }: Judged): Verdict {
  const place = placeOf(seen, environment)
  if (place === undefined || !place.rules.tests) return 'open'
  if (skipsIn(seen, environment, version, ours).has('tests')) return 'open'
  return isStrange(place, version) && place.rules.mode === 'any'
    ? 'waiting'
    : tested(place, version)
}

/** Whether as many people approve as the policy asks. */
export function isReviewed(seen: Seen, { environment, version, ours, pull }: Judged): boolean {
  const wanted = seen.rules.get(environment)?.approvals ?? 0
  if (wanted === 0 || skipsIn(seen, environment, version, ours).has('approvals')) return true
  return pull !== undefined && approvalsOf(pull) >= wanted
}

const ABOUT_PROOF: ReadonlySet<Objection> = new Set(['unproven', 'failed', 'withdrawn'])

/** Whether soak, windows and freezes let a release through at a moment, by what somebody skips. */
export function areOpenAt(seen: Seen, { environment, version, ours }: Judged, at: number): boolean {
  const rules = seen.rules.get(environment)
  if (rules === undefined) return true
  const skips = skipsIn(seen, environment, version, ours)
  const place = placeOf(seen, environment)
  const strange = place !== undefined && isStrange(place, version)
  const since = skips.has('proven')
    ? strange
      ? -Infinity
      : (provenAnywhere(seen, environment, version) ?? -Infinity)
    : (soakedAt(seen, environment, version) ?? 0) - rules.soak
  const soaked =
    skips.has('soak') || isChosen(seen, environment, version) || at >= since + rules.soak
  const timely = skips.has('windows') || isInWindow(rules.windows, at)
  return soaked && timely && (skips.has('freezes') || isFree(rules.freezes, at))
}

/** What counts for this version alone, in a person's pull request, until the environment moves. */
function skipsIn(
  { exceptions, held, theirHead }: Seen,
  environment: string,
  version: string,
  ours: boolean,
): ReadonlySet<SkippedGate> {
  const all = held.get(environment) ?? []
  const moved = (since: number) =>
    all.some(({ at, version: to }, index) => at > since && all[index - 1]?.version !== to)
  const about = exceptions.filter(
    (one) => one.environment === environment && one.version === version && !moved(one.at),
  )
  // Who skips approvals has read one commit, and no other.
  const counting = about.flatMap(({ gates, head }) =>
    gates.filter((gate) => gate !== 'approvals' || head === theirHead),
  )
  return new Set(ours ? [] : counting)
}
