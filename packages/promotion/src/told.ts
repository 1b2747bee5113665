import { judge } from './admissible.ts'
import { type Selected, type Selection, selectedOf } from './candidate.ts'
import { changesTo } from './changes.ts'
import { activeChoice, objectionsToChoice } from './choice.ts'
import type { Edge } from './edge.ts'
import { asksForProof, ourSubject, type Skips, skippedIn, skipsFor } from './exceptions.ts'
import type { PullRequestFacts } from './facts.ts'
import { allGates, skippedFor } from './gates/all-gates.ts'
import type { Gate } from './gates/gate.ts'
import { promotionTitle } from './names.ts'
import { offerOf } from './offers.ts'
import { aRelease, matches, versionBeside } from './pins.ts'
import type { Candidate, Step } from './plan.ts'

/** The gates of a release that is proposed, or would be, as its pull request tells of them. */
export function gatesToTell(edge: Edge, candidate: Selected, skips: Skips): readonly Gate[] {
  const { release, proofs, chosenBy, missing } = candidate
  const { pins } = release
  const proposing = edge.pullRequests.find(({ state }) => state === 'open')
  // A pull request that is to move gets a new head, of which nobody has approved anything yet.
  const stands = proposing?.pins !== undefined && matches(proposing.pins, pins)
  const reviewed = stands ? proposing.reviewed : undefined
  const skippedBy = skippedFor(chosenBy, skips, proofs)
  return allGates(edge, { pins, proofs, missing, skippedBy, reviewed }).gates
}

/** A candidate as plans show it, with what people let it in without. */
export function candidateToTell(selected: Selected, skips: Skips): Candidate {
  const { release, proofs, chosenBy, missing } = selected
  const skipped = skippedIn(skips)
  return {
    release,
    proofs,
    chosenBy,
    ...(missing === undefined ? {} : { missing }),
    ...(skipped.length === 0 ? {} : { skipped }),
  }
}

/**
 * The step that has an open pull request, which stands as it is although its release would not be proposed now, tell of that release
 * and its gates; a row says what stops it altogether. Undefined: somebody else has a hand in it, or what it would change can't be told.
 */
export function toTellOf(
  open: PullRequestFacts,
  edge: Edge,
  { taken, judged }: Selection,
): Extract<Step, { readonly kind: 'touch' }> | undefined {
  const { facts, target, targetFacts, targetPins } = edge
  const { overlay } = targetFacts
  const { pins, number, foreignAuthors } = open
  if (pins === undefined || overlay.kind !== 'present' || foreignAuthors.length > 0)
    return undefined
  // Where GitHub may merge it any moment, nothing comes before the gate; and nobody reads the text to merge it.
  if (target.merge === 'auto') return undefined
  const known = judged.find(({ offer }) => matches(offer.release.pins, pins))
  const one = known ?? judge(offerOf(edge, aRelease(pins)), edge, taken)
  const { release } = one.offer
  const changes = changesTo(overlay, release.pins, release.origin)
  if (changes.length === 0) return undefined
  const choice = activeChoice(edge, taken)
  const chosen = choice !== undefined && matches(choice.pins, pins) ? choice : undefined
  const skips = skipsFor(edge, taken, ourSubject(edge, release.pins))
  const spared = target.unproven.then === 'open'
  const objection = (chosen === undefined ? one.objections : objectionsToChoice(one)).find(
    ({ rule }) => !((skips.has('proven') && asksForProof(rule)) || (spared && rule === 'unproven')),
  )
  const by = chosen === undefined ? undefined : (chosen.login ?? `user ${chosen.person}`)
  const candidate = selectedOf(one, by)
  const gates = gatesToTell(
    edge,
    objection === undefined ? candidate : { ...candidate, missing: undefined },
    skips,
  )
  const stopped: readonly Gate[] =
    objection === undefined
      ? []
      : [{ name: 'release', rule: 'release', state: { kind: 'closed', why: objection.why } }]
  const version = versionBeside(release.pins, targetPins ?? {})
  return {
    kind: 'touch',
    pullRequest: number,
    release,
    changes,
    title: promotionTitle(facts.key, version, target.name),
    told: { candidate: candidateToTell(candidate, skips), gates: [...stopped, ...gates] },
  }
}
