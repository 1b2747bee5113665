import type { PinName, Pins } from '@fluxgate/policy'
import type { EnvironmentFacts, HistoryEntry, OverlayFacts, OverlaySlot } from './facts.ts'
import { matches, overlap } from './pins.ts'

/** What an overlay pins now; undefined where it is not there or can't be told. */
export interface Pinned {
  readonly pins: Pins
  /** Whether the chart version is a range. */
  readonly range: boolean
}

/** The pins that an overlay sets now. */
export function pinnedBy(overlay: OverlayFacts): Pinned | undefined {
  if (overlay.kind !== 'present') return undefined
  return {
    pins: pinsIn(overlay),
    range: overlay.slots.some(({ name, form }) => name === 'chart' && form === 'range'),
  }
}

/** What stands in the slots of an overlay. */
export function pinsIn({ slots }: { readonly slots: readonly OverlaySlot[] }): Pins {
  return Object.fromEntries(slots.map(({ name, value }) => [name, value]))
}

/** Names of the pins that an overlay sets. */
export function slotNames(overlay: OverlayFacts): ReadonlySet<PinName> {
  return new Set(overlay.kind === 'present' ? overlay.slots.map(({ name }) => name) : [])
}

/**
 * Where in a history, newest first, pins were first set: the oldest entry of those that agree with them in most pins
 * (an entry from before a slot was added agrees with every release of its version), and its rank from the oldest up.
 * Undefined: not among what was read.
 */
export function firstPinned(
  pins: Pins,
  history: readonly HistoryEntry[],
): { readonly entry: HistoryEntry; readonly rank: number } | undefined {
  let best: { entry: HistoryEntry; rank: number; common: number } | undefined
  for (const [index, entry] of history.entries()) {
    if (entry.pins === undefined || entry.range || !matches(entry.pins, pins)) continue
    const common = overlap(entry.pins, pins) ?? 0
    if (best === undefined || common >= best.common) {
      best = { entry, rank: history.length - index, common }
    }
  }
  return best
}

/** The newest commit of base at which the overlay held pins that match. */
export function pinningCommit(pins: Pins, history: readonly HistoryEntry[]): string | undefined {
  return history.find((entry) => entry.pins !== undefined && matches(entry.pins, pins))?.commit
}

/** Since when an overlay holds what it holds now, RFC 3339. */
export function heldSince(facts: EnvironmentFacts): string | undefined {
  const now = pinnedBy(facts.overlay)
  let since: string | undefined
  for (const entry of facts.history) {
    if (now === undefined || entry.pins === undefined || !matches(entry.pins, now.pins)) break
    since = entry.date
  }
  return since
}
