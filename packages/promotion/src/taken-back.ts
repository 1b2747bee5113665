import type { PinName, Pins } from '@fluxgate/policy'
import type { Edge } from './edge.ts'
import type { PullRequestFacts } from './facts.ts'
import { isActive, isByName } from './holds.ts'
import { instant } from './instant.ts'
import type { Offer } from './offers.ts'
import { slotNames } from './overlay.ts'
import { matches } from './pins.ts'

/** A release above the target's own that the target's overlay held before. */
export interface Revert {
  readonly pins: Pins
  /** When the overlay left it, RFC 3339. */
  readonly at: string
}

/** A pull request of ours that somebody else closed unmerged. */
export interface Rejection {
  readonly pullRequest: PullRequestFacts
  readonly pins: Pins
  readonly at: string
}

/** What the target was taken back from, newest first; it follows from Git alone. */
export function revertsOf(edge: Edge): readonly Revert[] {
  const { targetPins, targetFacts, order, facts } = edge
  if (targetPins === undefined) return []
  const reverts: Revert[] = []
  let left = facts.now
  for (const { pins, range, date } of targetFacts.history) {
    const above = pins !== undefined && !range && order(pins, targetPins) > 0
    if (above && !reverts.some((known) => matches(known.pins, pins))) {
      reverts.push({ pins, at: left })
    }
    left = date
  }
  return reverts
}

/** What people closed, newest first. */
export function rejectionsOf({ pullRequests, facts }: Edge): readonly Rejection[] {
  return pullRequests.flatMap((pullRequest) => {
    const { state, closedBy, pins, closedAt, createdAt } = pullRequest
    if (state !== 'closed' || closedBy === facts.recorder || pins === undefined) return []
    return [{ pullRequest, pins, at: closedAt ?? createdAt }]
  })
}

/**
 * The revert that stops an offer: it is the release that was taken back, or a lower one that an upstream had pinned by
 * then; until a person chooses it. Where a hold names a release the hold rules for it, also once it has expired.
 */
export function revertOf(offer: Offer, reverts: readonly Revert[], edge: Edge): Revert | undefined {
  const slots = slotNames(edge.targetFacts.overlay)
  if (isNamedByHold(offer.release.pins, edge, slots, 'ever')) return undefined
  return reverts.find(
    (revert) =>
      covers(revert, offer, edge) &&
      !isChosenAfter(revert.at, offer, edge) &&
      !isNamedByHold(revert.pins, edge, slots, 'expired'),
  )
}

/** The closed pull request that stops an offer: of the same release, or of a higher one when an upstream had pinned it already. */
export function rejectionOf(
  offer: Offer,
  rejections: readonly Rejection[],
  edge: Edge,
): Rejection | undefined {
  return rejections.find(
    (rejection) => covers(rejection, offer, edge) && !isChosenAfter(rejection.at, offer, edge),
  )
}

function covers(
  { pins, at }: { readonly pins: Pins; readonly at: string },
  offer: Offer,
  edge: Edge,
): boolean {
  if (matches(pins, offer.release.pins)) return true
  return edge.order(offer.release.pins, pins) < 0 && offer.since <= instant(at)
}

function isChosenAfter(at: string, offer: Offer, { choices }: Edge): boolean {
  return choices.some(
    (choice) => instant(choice.createdAt) > instant(at) && matches(choice.pins, offer.release.pins),
  )
}

function isNamedByHold(
  pins: Pins,
  { targetFacts, facts }: Edge,
  slots: ReadonlySet<PinName>,
  when: 'ever' | 'expired',
): boolean {
  const named = targetFacts.holds.filter((hold) => isByName(hold, pins, slots))
  if (when === 'ever') return named.length > 0
  return named.length > 0 && !named.some((hold) => isActive(hold, facts.now))
}
