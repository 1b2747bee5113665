import { above, isHeld, pinned, standing } from './model.ts'
import type { Hold, Seen } from './seen.ts'

// Part of the model: imports nothing of the project.

/** What a rollback goes to: the highest lower version that the environment held, neither held nor failed there. */
export function wayBack(seen: Seen, environment: string): string | undefined {
  return heldBefore(seen, environment)
    .filter((version) => isBelow(seen, environment, version, pinned(seen, environment)))
    .filter((version) => !isHeld(seen, environment, version))
    .filter((version) => standing(seen, environment, version).kind !== 'failed')
    .toSorted((a, b) => order(seen, environment, b, a))[0]
}

/** The same where a person names a version: it must have been there, not be above what is there, and not be held. */
export function mayGoBack(seen: Seen, environment: string, version: string): string | undefined {
  const now = pinned(seen, environment)
  const held = heldBefore(seen, environment).includes(version) && version !== now
  if (!held || order(seen, environment, version, now) > 0) return undefined
  return isHeld(seen, environment, version) ? undefined : version
}

/** Whether a hold says anything new: that version is not held for as long already. */
export function mustHold(seen: Seen, environment: string, { version, until }: Hold): boolean {
  const holds = seen.holds.get(environment) ?? []
  return !holds.some(
    (one) =>
      isNow(one, seen) && one.version === version && (one.until ?? Infinity) >= (until ?? Infinity),
  )
}

/** Whether there is a hold to lift. */
export function mustLift(seen: Seen, environment: string, version: string | undefined): boolean {
  const holds = (seen.holds.get(environment) ?? []).filter((one) => isNow(one, seen))
  return holds.some((one) => version === undefined || one.version === version)
}

function isNow({ until }: Hold, { now }: Seen): boolean {
  return until === undefined || now < until
}

function heldBefore(seen: Seen, environment: string): readonly string[] {
  const now = pinned(seen, environment)
  const held = (seen.held.get(environment) ?? []).map(({ version }) => version)
  return [...new Set(held)].filter((version) => version !== now)
}

function isBelow(seen: Seen, environment: string, version: string, than: string): boolean {
  return order(seen, environment, version, than) < 0
}

/** As the upstreams pinned them, and where they say nothing, as the environment itself did. */
function order(seen: Seen, environment: string, a: string, b: string): number {
  const after = seen.rules.get(environment)?.after ?? []
  return above(seen, [...after, environment], a, b)
}
