import type { Pins } from '@fluxgate/policy'
import { isSamePins } from '../pins.ts'
import type { Reviewed } from '../reviewed.ts'

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
  /** What people said of it; undefined: the policy does not ask there. */
  readonly reviewed?: Reviewed | undefined
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
  return (
    before.source.size === after.source.size &&
    [...before.source].every(([place, text]) => after.source.get(place) === text)
  )
}
