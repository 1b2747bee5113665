import { judge } from './admissible.ts'
import type { Selected, Selection } from './candidate.ts'
import { changesTo, holdsRelease } from './changes.ts'
import type { Edge } from './edge.ts'
import type { OverlayFacts, PullRequestFacts } from './facts.ts'
import { groundFor } from './leftover.ts'
import { labelsFor, promotionTitle } from './names.ts'
import { offerOf } from './offers.ts'
import { aRelease, matches, versionBeside, versionOf } from './pins.ts'
import type { Step } from './plan.ts'
import { type Entering, type Refusal, refusalOf } from './refusal.ts'
import { whyNotPushed, whyStale, whyTheirs } from './stuck.ts'
import { enumerate, oneLine } from './text.ts'
import { firstDue } from './waiting.ts'

/** A step and the sentence that says why. */
export interface Reasoned {
  readonly step: Step
  readonly reason: string
}

type Present = Extract<OverlayFacts, { readonly kind: 'present' }>

/** A candidate that the target's overlay can take. */
interface Proposal {
  readonly candidate: Selected
  readonly overlay: Present
  readonly title: string
}

/** Whether the text of an open pull request tells of its gates as they are. */
type IsCurrent = (open: PullRequestFacts) => boolean

/** What is to be done about the pull request of an edge, and why. */
export function nextStep(edge: Edge, selection: Selection, isCurrent: IsCurrent): Reasoned {
  const open = edge.pullRequests.find(({ state }) => state === 'open')
  const proposal = proposalFor(edge, selection)
  if (open !== undefined) return lifeOf(open, edge, selection, proposal, isCurrent)
  if (proposal === undefined) return { step: { kind: 'none' }, reason: whyNothing(edge, selection) }
  if ('why' in proposal) return refused(proposal)
  return openFor(edge, proposal)
}

/** A service that goes into the target with a release set has no pull request of its own; one from before is closed. */
export function withItsSet(edge: Edge, id: string): Reasoned {
  const { facts, target, pullRequests } = edge
  const why = `${facts.key} goes to ${target.name} in release set ${id}`
  const open = pullRequests.find(({ state }) => state === 'open')
  if (open === undefined) return { step: { kind: 'none' }, reason: `${why}, which sweeps propose` }
  return (
    deferred(open, whyTheirs(open, `it should be closed, because ${why}`)) ?? {
      step: { kind: 'close', pullRequest: open.number, why },
      reason: why,
    }
  )
}

function proposalFor(edge: Edge, { candidate }: Selection): Proposal | Refusal | undefined {
  if (candidate === undefined) return undefined
  const { targetFacts, facts, target } = edge
  const { release, offer } = candidate
  const refusal = refusalOf(targetFacts, {
    key: facts.key,
    policy: facts.policy,
    pins: release.pins,
    names: [...offer.names],
    origin: release.origin,
    from: comesFrom(edge),
  })
  if (refusal !== undefined) return refusal
  const { overlay } = targetFacts
  if (overlay.kind !== 'present') return undefined
  const version = versionBeside(release.pins, edge.targetPins ?? {})
  const title = promotionTitle(facts.key, version, target.name)
  return { candidate, overlay, title }
}

/** The overlay of the first upstream that has one: what the target's would look like. */
function comesFrom({ upstreams }: Edge): Entering['from'] {
  for (const { facts } of upstreams) {
    const { overlay } = facts
    if (overlay.kind === 'present')
      return { overlay: overlay.path, buildsOn: overlay.buildsOn ?? [] }
  }
  return undefined
}

function refused({ why, suggestion }: Refusal): Reasoned {
  return { step: { kind: 'refuse', suggestion }, reason: why }
}

function openFor(edge: Edge, { candidate, overlay, title }: Proposal): Reasoned {
  const { facts, branch, target } = edge
  const { release } = candidate
  const ground = groundFor(branch, versionOf(release.pins), facts)
  if (ground.kind === 'taken') {
    return { step: { kind: 'defer', pullRequest: ground.pullRequest }, reason: ground.why }
  }
  const changes = changesTo(overlay, release.pins, release.origin)
  if (changes.length === 0) {
    const reason = `${target.name} has every pin of ${versionOf(release.pins)} already`
    return { step: { kind: 'none' }, reason }
  }
  return {
    step: { kind: 'open', release, changes, title, leftover: ground.leftover },
    reason: whyNow(candidate),
  }
}

function lifeOf(
  open: PullRequestFacts,
  edge: Edge,
  selection: Selection,
  proposal: Proposal | Refusal | undefined,
  isCurrent: IsCurrent,
): Reasoned {
  if (proposal !== undefined && !('why' in proposal)) {
    return holdsRelease(open.pins ?? {}, proposal.overlay, proposal.candidate.release.pins)
      ? standing(open, edge, proposal, isCurrent)
      : superseded(open, edge, selection, proposal)
  }
  const closing = whyClose(open, edge, selection)
  if (closing !== undefined) {
    const held = deferred(open, whyTheirs(open, `it should be closed, because ${closing}`))
    if (held !== undefined) return held
    return { step: { kind: 'close', pullRequest: open.number, why: closing }, reason: closing }
  }
  if (proposal !== undefined) return refused(proposal)
  return keep(open, whyStays(open, edge, selection))
}

/** Its head is what should be proposed; title and labels may be missing where a run was cut short, and its gates tell of an earlier time. */
function standing(
  open: PullRequestFacts,
  edge: Edge,
  proposal: Proposal,
  isCurrent: IsCurrent,
): Reasoned {
  const { candidate, overlay, title } = proposal
  const { release } = candidate
  const stale = whyStale(open, edge.target)
  if (stale !== undefined) return rebuilt(open, proposal, stale)
  const labelled = labelsFor(edge.target.name).every((label) => open.labels.includes(label))
  const told = isCurrent(open)
  const whole = open.title === title && labelled && open.textBehind !== true
  if (whole && told) {
    return keep(open, `#${open.number} proposes ${versionOf(release.pins)} already`)
  }
  const changes = changesTo(overlay, release.pins, release.origin)
  const amiss = whole ? 'its gates changed' : 'its text or labels are not right yet'
  const reason = `#${open.number} proposes ${versionOf(release.pins)}, but ${amiss}`
  return { step: { kind: 'touch', pullRequest: open.number, release, changes, title }, reason }
}

function superseded(
  open: PullRequestFacts,
  edge: Edge,
  selection: Selection,
  { candidate, overlay, title }: Proposal,
): Reasoned {
  const { release } = candidate
  const version = versionOf(release.pins)
  const others = deferred(open, whyNotPushed(open, `it is not moved to ${version}`))
  if (others !== undefined) return others
  const until = edge.target.supersede === 'until-approved' && open.approvedBy.length > 0
  if (until && objectionsTo(open, edge, selection).length === 0) {
    const by = enumerate(open.approvedBy.map((login) => oneLine(login, 100)))
    const reason = `#${open.number} for ${versionOf(open.pins ?? {})} is approved by ${by}; ${version} waits until it is merged or closed`
    return keep(open, reason)
  }
  const changes = changesTo(overlay, release.pins, release.origin)
  return {
    step: { kind: 'move', pullRequest: open.number, head: open.head, release, changes, title },
    reason: `#${open.number} moves to ${version}: ${whyNow(candidate)}`,
  }
}

function rebuilt(
  open: PullRequestFacts,
  { candidate, overlay, title }: Proposal,
  why: string,
): Reasoned {
  const { release } = candidate
  const kept = deferred(open, whyNotPushed(open, `it is not made anew, though ${why}`))
  if (kept !== undefined) return kept
  const changes = changesTo(overlay, release.pins, release.origin)
  return {
    step: { kind: 'move', pullRequest: open.number, head: open.head, release, changes, title },
    reason: `#${open.number} is made anew, because ${why}`,
  }
}

/** Not now: somebody else has to act first. */
function deferred(open: PullRequestFacts, reason: string | undefined): Reasoned | undefined {
  if (reason === undefined) return undefined
  return { step: { kind: 'defer', pullRequest: open.number }, reason }
}

function keep({ number }: PullRequestFacts, reason: string): Reasoned {
  return { step: { kind: 'keep', pullRequest: number }, reason }
}

const CLOSING = ['withdrawn', 'rejected', 'not-above'] as const

function whyClose(open: PullRequestFacts, edge: Edge, selection: Selection): string | undefined {
  const { targetFacts, target, facts } = edge
  if (targetFacts.overlay.kind === 'absent') {
    return `${target.name} has no overlay of ${facts.key} any more`
  }
  if (edge.targetPins === undefined || targetFacts.holdProblem !== undefined) return undefined
  const objections = objectionsTo(open, edge, selection)
  return objections.find(({ rule }) => CLOSING.some((one) => one === rule))?.why
}

function whyStays(open: PullRequestFacts, edge: Edge, selection: Selection): string {
  const { targetFacts, target } = edge
  const number = `#${open.number} stays as it is`
  if (targetFacts.holdProblem !== undefined) {
    return `${number}: the hold file of ${target.name} must be mended first: ${targetFacts.holdProblem}`
  }
  if (targetFacts.overlay.kind === 'refused') {
    return `${number}: what ${target.name} pins can't be told: ${targetFacts.overlay.why}`
  }
  if (open.pins === undefined) return `${number}: what its head pins can't be told`
  const [objection] = objectionsTo(open, edge, selection)
  const waits = firstDue(selection.waiting)?.why
  return `${number}: ${objection?.why ?? waits ?? 'no other release can be proposed'}`
}

/** What stops the release that an open pull request proposes. */
function objectionsTo(open: PullRequestFacts, edge: Edge, selection: Selection) {
  const { pins } = open
  if (pins === undefined) return []
  const known = selection.judged.find(({ offer }) => matches(offer.release.pins, pins))
  if (known !== undefined) return known.objections
  const offer = offerOf(edge, aRelease(pins))
  return judge(offer, edge, selection.taken).objections
}

function whyNow({ release, proofs, chosenBy, missing }: Selected): string {
  const version = versionOf(release.pins)
  if (missing !== undefined && chosenBy !== undefined) {
    return `${oneLine(chosenBy, 100)} asked for ${version} past its gates: ${missing}`
  }
  if (missing !== undefined) return `${version} is proposed unproven: ${missing}`
  const proven = proofs.map(({ environment }) => environment)
  const where = `${version} is proven in ${enumerate(proven)}`
  return chosenBy === undefined ? where : `${where} and was chosen by ${oneLine(chosenBy, 100)}`
}

function whyNothing(edge: Edge, { judged, unfollowed, waiting }: Selection): string {
  if (unfollowed !== undefined) return unfollowed
  const next = firstDue(waiting)
  if (next !== undefined) return next.why
  const { target, targetPins, targetFacts, upstreams } = edge
  const told = judged.find(({ objections }) => objections[0]?.rule !== 'not-above')
  const why = told?.objections[0]?.why
  if (why !== undefined) return why
  for (const { facts } of upstreams) {
    if (facts.overlay.kind === 'refused') {
      return `what ${facts.name} pins can't be told: ${facts.overlay.why}`
    }
  }
  const ranged = unordered(edge)
  if (ranged !== undefined) return ranged
  const names = enumerate(upstreams.map(({ environment }) => environment.name))
  if (targetPins !== undefined) {
    return `${target.name} runs ${versionOf(targetPins)}, and ${names} ${upstreams.length > 1 ? 'have' : 'has'} nothing above it`
  }
  const { overlay } = targetFacts
  if (overlay.kind === 'refused') return `what ${target.name} pins can't be told: ${overlay.why}`
  return `${names} ${upstreams.length > 1 ? 'have' : 'has'} no release that is proven`
}

/** What runs within a range was pinned by nobody, so an order by pins alone has no place for it. */
function unordered({ facts, upstreams }: Edge): string | undefined {
  if (facts.policy.pins.order !== 'pinned') return undefined
  const ranged = upstreams.find(({ current }) => current?.range === true)
  if (ranged === undefined) return undefined
  const held = JSON.stringify(oneLine(ranged.current?.pins.chart ?? '', 100))
  const { name } = ranged.environment
  return `${name} pins the range ${held}, and with "order: pinned" nothing that runs within it is above anything else; pin versions in ${name}, or use "order: semver"`
}
