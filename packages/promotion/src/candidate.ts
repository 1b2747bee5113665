import { type Judged, judge, type TakenBack } from './admissible.ts'
import { activeChoice, chosenAmong, objectionsToChoice } from './choice.ts'
import type { Edge } from './edge.ts'
import { asksForProof, ourSubject, skipsFor } from './exceptions.ts'
import { hotfixOf } from './hotfix.ts'
import { type Offer, offersOf } from './offers.ts'
import { matches, versionOf } from './pins.ts'
import type { Candidate } from './plan.ts'
import type { Tested } from './promotion-tests.ts'
import type { ChoiceRecord } from './record.ts'
import { rejectionsOf, revertsOf } from './taken-back.ts'
import { oneLine } from './text.ts'
import { unprovenOf } from './unproven.ts'
import { isForTests, type Waiting, waitingOf } from './waiting.ts'

/** Everything that was judged for an edge, and what came of it. */
export interface Selection {
  readonly taken: TakenBack
  /** Highest first. */
  readonly judged: readonly Judged[]
  readonly candidate: Selected | undefined
  /** Admissible releases above the candidate that have not soaked or are not checked yet, highest first; they do not displace it. */
  readonly waiting: readonly Waiting[]
  /** The release whose promotion tests count next: the highest that has soaked and is checked, or the one that a person chose. */
  readonly testing: Tested | undefined
  /** Why a choice that still counts is not followed. */
  readonly unfollowed: string | undefined
}

/** A candidate with the offer that it is. */
export interface Selected extends Candidate {
  readonly offer: Offer
}

/** The release that should be proposed: the one a person chose, else the highest that is admissible, has soaked and is checked. */
export function select(edge: Edge): Selection {
  const taken = { reverts: revertsOf(edge), rejections: rejectionsOf(edge) }
  const judged = offersOf(edge).map((offer) => judge(offer, edge, taken))
  const choice = activeChoice(edge, taken)
  const chosen =
    choice === undefined
      ? undefined
      : (hotfixOf(edge, taken, choice) ?? chosenAmong(judged, choice))
  if (choice !== undefined && chosen !== undefined) {
    const chosenBy = choice.login ?? `user ${choice.person}`
    const candidate = selectedOf(chosen, chosenBy)
    return {
      taken,
      judged,
      candidate,
      waiting: [],
      testing: testedOf(chosen),
      unfollowed: undefined,
    }
  }
  const admissible = judged.filter(({ objections }) => objections.length === 0)
  const skipsOf = (one: Judged) => skipsFor(edge, taken, ourSubject(edge, one.offer.release.pins))
  const waits = (one: Judged) => waitingOf(one, edge, skipsOf(one))
  const free = admissible.findIndex((one) => waits(one) === undefined)
  const highest = admissible[free]
  const above = free === -1 ? admissible : admissible.slice(0, free)
  const proposed = highest ?? (admissible.length === 0 ? openUnproven(edge, judged) : undefined)
  return {
    taken,
    judged,
    candidate: proposed === undefined ? undefined : selectedOf(proposed, undefined),
    waiting: above.flatMap((one) => waits(one) ?? []),
    testing: testedOf(admissible.find((one) => isForTests(one, edge, skipsOf(one)))),
    unfollowed: choice === undefined ? undefined : whyUnfollowed(choice, judged),
  }
}

/**
 * The release that is proposed although nobody has reported on it for as long as the policy waits, where it says so: nothing else
 * stops it, and each upstream that has not proven it still pins it.
 */
function openUnproven(edge: Edge, judged: readonly Judged[]): Judged | undefined {
  if (edge.target.unproven.then !== 'open') return undefined
  const listed = unprovenOf(edge)
  return judged.find(({ offer, objections }) => {
    const own = listed.filter(({ release }) => matches(release.pins, offer.release.pins))
    const silent = objections.every(({ rule }) => rule === 'unproven')
    return silent && own.length > 0 && (edge.mode === 'any' || own.length === objections.length)
  })
}

function testedOf(judged: Judged | undefined): Tested | undefined {
  if (judged === undefined) return undefined
  return { pins: judged.offer.release.pins, proofs: judged.proofs }
}

/** A release that was judged, as it is proposed; `chosenBy`: the person who asked for it. */
export function selectedOf(
  { offer, proofs, objections }: Judged,
  chosenBy: string | undefined,
): Selected {
  const why = objections.find(({ rule }) => asksForProof(rule))?.why
  // Who asked for it all the same needs no way out.
  const missing = chosenBy === undefined ? why : why?.split('; ', 1)[0]
  return { offer, release: offer.release, proofs, chosenBy, missing }
}

function whyUnfollowed(choice: ChoiceRecord, judged: readonly Judged[]): string {
  const by = oneLine(choice.login ?? `user ${choice.person}`, 100)
  const meant = judged.find(({ offer }) => matches(offer.release.pins, choice.pins))
  const why = meant === undefined ? undefined : objectionsToChoice(meant)[0]?.why
  const version = versionOf(choice.pins)
  return `${by} chose ${version}, which can't be followed: ${why ?? 'no upstream has it above what runs here'}`
}
