import { above, isHeld, isNamed, pinned, standing } from './model.ts'
import { timeOf } from './reports.ts'
import type { Hold, Report, Seen } from './seen.ts'
import { isSame, nameOf } from './versions.ts'

// Part of the model: imports nothing of the project.

/** What a rollback goes to: the highest lower version that the environment held, neither held nor failed there. */
export function wayBack(seen: Seen, environment: string): string | undefined {
  return heldBefore(seen, environment)
    .filter((version) => isBelow(seen, environment, version, pinned(seen, environment)))
    .filter((version) => !isHeld(seen, environment, version))
    .filter((version) => standing(seen, environment, version).kind !== 'failed')
    .toSorted((a, b) => order(seen, environment, b, a))[0]
}

/**
 * Whether what an environment holds failed there: the last word of a cluster, said since it holds it, is a failure of it, or
 * that Flux went back to a lower one. Who attests and names no cluster speaks for all of them.
 */
export function hasFailed(seen: Seen, environment: string): boolean {
  const now = pinned(seen, environment)
  const held = (seen.held.get(environment) ?? []).toReversed()
  const left = held.findIndex(({ version }) => version !== now)
  const since = (left === -1 ? held : held.slice(0, left)).at(-1)?.at ?? 0
  const isAgainst = ({ version, what, good }: Report) =>
    what === 'rollback'
      ? above(seen, [environment], version, now) < 0
      : isSame(version, now) && !good
  const words = seen.reports
    .filter((one) => one.environment === environment && one.written >= since)
    .filter((one) => isAgainst(one) || (isSame(one.version, now) && one.good))
  const everywhere = words.filter((one) => one.what === 'attestation' && one.cluster === undefined)
  const own = words.filter((one) => !everywhere.includes(one))
  return [...new Set(own.map(({ cluster }) => cluster))].some((cluster) => {
    const said = [...own.filter((one) => one.cluster === cluster), ...everywhere]
    const last = Math.max(...said.map(timeOf))
    return said.some((one) => timeOf(one) === last && isAgainst(one))
  })
}

/** The same where a person names a version: it must have been there, not be above what is there, and not be held. */
export function mayGoBack(seen: Seen, environment: string, version: string): string | undefined {
  const now = pinned(seen, environment)
  const meant = heldBefore(seen, environment).filter((one) => nameOf(one) === version)
  const to = meant.find((one) => !isHeld(seen, environment, one)) ?? meant[0]
  if (to === undefined || order(seen, environment, to, now) > 0) return undefined
  return isHeld(seen, environment, to) ? undefined : to
}

/** Whether a hold says anything new: that version is not held for as long already. */
export function mustHold(seen: Seen, environment: string, { version, until }: Hold): boolean {
  const holds = seen.holds.get(environment) ?? []
  return !holds.some(
    (one) =>
      isNow(one, seen) && one.version === version && (one.until ?? Infinity) >= (until ?? Infinity),
  )
}

/** Whether what is gone back from needs a hold: none that names it, or the version that it is a build of, lasts for good. */
export function mustKeepAway(seen: Seen, environment: string, version: string): boolean {
  const holds = seen.holds.get(environment) ?? []
  return !holds.some((one) => one.until === undefined && isNamed(one.version, version))
}

/** Whether there is a hold to lift. */
export function mustLift(seen: Seen, environment: string, version: string | undefined): boolean {
  const holds = (seen.holds.get(environment) ?? []).filter((one) => isNow(one, seen))
  return holds.some((one) => version === undefined || one.version === version)
}

function isNow({ until }: Hold, { now }: Seen): boolean {
  return until === undefined || now < until
}

/** Newest first. */
function heldBefore(seen: Seen, environment: string): readonly string[] {
  const now = pinned(seen, environment)
  const held = (seen.held.get(environment) ?? []).map(({ version }) => version).toReversed()
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
