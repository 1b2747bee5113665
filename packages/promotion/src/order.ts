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
  return (a, b) => {
    if (matches(a, b)) return 0
    const version = by === 'semver' ? versionOrder(a.chart ?? '', b.chart ?? '') : 0
    if (version !== 0) return version
    for (const history of histories) {
      const rank = (firstPinned(a, history)?.rank ?? 0) - (firstPinned(b, history)?.rank ?? 0)
      if (rank !== 0) return rank
    }
    return 0
  }
}
