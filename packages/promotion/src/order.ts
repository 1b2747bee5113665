import type { Pins, PinsPolicy } from '@fluxgate/policy'
import type { HistoryEntry } from './facts.ts'
import { firstPinned } from './overlay.ts'
import { matches } from './pins.ts'
import { versionOrder } from './version.ts'

/** Below 0 where `a` is below `b`; 0 where neither is above the other. */
export type Order = (a: Pins, b: Pins) => number

/**
 * The order of releases: semver precedence of the chart version, then the order in which the overlays first pinned
 * them, each history (newest first) in turn; `pinned` uses that alone. What a history does not hold counts as older
 * than all that it does.
 */
export function releaseOrder(
  histories: readonly (readonly HistoryEntry[])[],
  by: PinsPolicy['order'],
): Order {
  // Asked of the same pins for each record there is: looked up once.
  const known = new WeakMap<Pins, readonly number[]>()
  const ranksOf = (pins: Pins): readonly number[] => {
    const ranks =
      known.get(pins) ?? histories.map((history) => firstPinned(pins, history)?.rank ?? 0)
    known.set(pins, ranks)
    return ranks
  }
  return (a, b) => {
    if (matches(a, b)) return 0
    const version = by === 'semver' ? versionOrder(a.chart ?? '', b.chart ?? '') : 0
    if (version !== 0) return version
    const [left, right] = [ranksOf(a), ranksOf(b)]
    return left.map((rank, index) => rank - (right[index] ?? 0)).find((rank) => rank !== 0) ?? 0
  }
}
