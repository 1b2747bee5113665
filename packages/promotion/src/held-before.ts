import type { Environment, Hold, Pins } from '@fluxgate/policy'
import { factsOf, type Upstream, upstreamNames, upstreamOf } from './edge.ts'
import type { HistoryEntry, ServiceFacts } from './facts.ts'
import { holdOn, holdStory } from './holds.ts'
import { describeInstant } from './instant.ts'
import { type Order, releaseOrder } from './order.ts'
import { slotNames } from './overlay.ts'
import { aRelease, matches, releaseId } from './pins.ts'
import { standing } from './proven.ts'
import type { Release } from './release.ts'

/** A release that an overlay held before what it holds now. */
export interface HeldBefore {
  readonly release: Release
  /** The newest commit of base at which the overlay held it. */
  readonly commit: string
  /** When the overlay left it, RFC 3339. */
  readonly until: string
}

/** One environment as rollbacks are judged in it. */
export interface Past {
  readonly own: Upstream
  readonly now: Release
  /** Since when the overlay holds what it holds now; undefined where its history does not tell. */
  readonly since: string | undefined
  readonly slots: ReturnType<typeof slotNames>
  /** Newest first, each release once; from pins alone, so merges, squashes and rebases tell the same. */
  readonly held: readonly HeldBefore[]
  /** By the histories of the upstreams, in the policy's order of them, then by its own. */
  readonly order: Order
}

/** What an environment held before the pins that it holds now. */
export function pastOf(facts: ServiceFacts, environment: Environment, now: Release): Past {
  const own = upstreamOf(facts, environment)
  const upstreams = upstreamNames(environment).map((name) => factsOf(facts, name))
  const histories = [...upstreams, own.facts]
  const held: HeldBefore[] = []
  let left = facts.now
  for (const { pins, range, commit, date, origin } of own.facts.history) {
    const other = pins !== undefined && !range && !isSame(pins, now.pins)
    if (other && !held.some((known) => isSame(known.release.pins, pins))) {
      held.push({ release: aRelease(pins, origin), commit, until: left })
    }
    left = date
  }
  return {
    own,
    now,
    since: heldSince(own.facts.history, now.pins),
    held,
    slots: slotNames(own.facts.overlay),
    order: releaseOrder(
      histories.map(({ history }) => history),
      facts.policy.pins.order,
    ),
  }
}

/** When an overlay came to hold these pins, as its history from the newest commit on tells; RFC 3339. */
export function heldSince(history: readonly HistoryEntry[], pins: Pins): string | undefined {
  const end = history.findIndex((entry) => entry.pins === undefined || !isSame(entry.pins, pins))
  return history[(end === -1 ? history.length : end) - 1]?.date
}

/** Those that are lower than what runs now, highest first. */
export function lowerOnes({ held, now, order }: Past): readonly HeldBefore[] {
  return held
    .filter(({ release }) => order(release.pins, now.pins) < 0)
    .toSorted((a, b) => order(b.release.pins, a.release.pins))
}

/** The hold that stops a release there; undefined: none does. */
export function heldNow({ pins }: Release, { own, slots }: Past, now: string): Hold | undefined {
  return holdOn(pins, { holds: own.facts.holds, slots }, now)
}

/** Why a release should not run there again, as the records and holds say; undefined: nothing speaks against it. */
export function whyNotAgain(release: Release, past: Past, now: string): string | undefined {
  const hold = heldNow(release, past, now)
  if (hold !== undefined) return `it is held ${holdStory(hold)}`
  return failedThere(release, past)
}

/** How a release failed there, as the records say; undefined: it did not, or has succeeded since. */
export function failedThere({ pins }: Release, { own }: Past): string | undefined {
  const found = standing(pins, own)
  const on = 'cluster' in found && found.cluster !== undefined ? ` on ${found.cluster}` : ''
  switch (found.kind) {
    case 'failed':
      return `its ${found.what} failed there${on} at ${describeInstant(found.at)}`
    case 'voided':
      return `the environment went back from it${on} at ${describeInstant(found.at)}`
    case 'proven':
    case 'unproven':
      return undefined
  }
}

function isSame(a: Pins, b: Pins): boolean {
  return matches(a, b) || releaseId(a) === releaseId(b)
}
