import type { Pins } from '@fluxgate/policy'
import { isSamePins } from '../pins.ts'
import type { Reviewed } from '../reviewed.ts'

/** Where a chart comes from, by what is the same in every environment that takes it from there. */
export interface ChartOrigin {
  /** The chart and the address of its source, or what that is called: place to text. */
  readonly from: ReadonlyMap<string, string>
  /** How it is verified; empty: it is not. */
  readonly verify: ReadonlyMap<string, string>
  /** For people; foreign text. */
  readonly label: string
}

/** What one side of a pull request pins of a service in an environment. */
export type Seen =
  /** No overlay of it. */
  | { readonly kind: 'absent' }
  /** There, but what it pins can't be told. */
  | { readonly kind: 'unreadable'; readonly why: string }
  | {
      readonly kind: 'pinned'
      readonly pins: Pins
      /** Whether the chart version is a range. */
      readonly range: boolean
      /** Where the chart comes from, its version apart: place to text. */
      readonly source: ReadonlyMap<string, string>
      /** Files that it builds on and that are part of overlays of other services; none told: none. */
      readonly borrowed?: readonly string[] | undefined
    }

/** Where the chart of a service that is new in an environment comes from. */
export interface Added {
  readonly origin: ChartOrigin
  /** Where other environments take it from at base, by name. */
  readonly others: ReadonlyMap<string, ChartOrigin>
}

/** What merging a pull request would do to one service in one environment. */
export interface PinChange {
  readonly environment: string
  readonly before: Seen
  readonly after: Seen
  /** Whether it is the pull request that we opened for that service there. */
  readonly ours: boolean
  /** Number of the pull request; undefined: a commit of a merge queue. */
  readonly pullRequest?: number | undefined
  /** Its newest commit; undefined: a commit of a merge queue. */
  readonly head?: string | undefined
  /** Whether somebody else than us committed to it. */
  readonly foreign?: boolean | undefined
  /** Numbers of the pull requests that a commit of a merge queue brings. */
  readonly among?: readonly number[] | undefined
  /** Of a service that is new there; undefined: it is not, or where its chart comes from is not told. */
  readonly added?: Added | undefined
  /** What people said of it; undefined: the policy does not ask there. */
  readonly reviewed?: Reviewed | undefined
}

/** Whether a chart comes from where another environment takes it, and is verified no less. */
export function isFromThere(own: ChartOrigin, there: ChartOrigin): boolean {
  return (
    isSameText(own.from, there.from) &&
    (there.verify.size === 0 || isSameText(own.verify, there.verify))
  )
}

/** Whether both sides pin the same, to the letter, from the same place. */
export function isSame(before: Seen, after: Seen): boolean {
  if (before.kind === 'pinned' && after.kind === 'pinned') {
    return (
      before.range === after.range &&
      isSamePins(before.pins, after.pins) &&
      isSameSource(before, after)
    )
  }
  return before.kind === 'absent' && after.kind === 'absent'
}

type PinnedSide = Extract<Seen, { readonly kind: 'pinned' }>

/** Whether the charts come from the same place. */
export function isSameSource(before: PinnedSide, after: PinnedSide): boolean {
  return isSameText(before.source, after.source)
}

function isSameText(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([place, text]) => b.get(place) === text)
}
