import type { Environment } from '@fluxgate/policy'
import { upstreamNames } from '../edge.ts'
import type { PullRequestFacts } from '../facts.ts'
import { instant } from '../instant.ts'
import { groundFor } from '../leftover.ts'
import { labelsFor, promotionBranch, setTitle } from '../names.ts'
import { whyNotPushed, whyStale, whyTheirs } from '../stuck.ts'
import { enumerate, oneLine } from '../text.ts'
import type { SetFacts } from './facts.ts'
import { type Line, linesOf } from './line.ts'
import type { LeftOut, ReleaseSet, SetMember, SetStep } from './plan.ts'
import { proposedAt, proposedLast } from './proposed-by.ts'
import type { ProposedSet } from './set-record.ts'
import { type Kept, type Stand, standOf } from './stand.ts'
import type { TogetherFound } from './together.ts'

/** What one upstream has to offer, and what there is to judge older proposals by. */
export interface Chosen {
  readonly upstream: string
  readonly lines: readonly Line[]
  readonly found: TogetherFound
  /** undefined: nothing would move. */
  readonly set: ReleaseSet | undefined
  readonly kept: Kept
}

/** A step and the sentence that says why. */
export interface ReasonedSet {
  readonly step: SetStep
  readonly reason: string
}

interface Proposal {
  readonly set: ReleaseSet
  readonly title: string
}

/** What is to be done about the pull request of a set, and why; `chosen` is one of `states`, of which there is one for each upstream. */
export function nextSetStep(
  facts: SetFacts,
  target: Environment | undefined,
  chosen: Chosen | undefined,
  states: readonly Chosen[],
  isTold: (members: readonly SetMember[], body: string) => boolean,
): ReasonedSet {
  if (target === undefined || chosen === undefined) {
    return nothing(`nothing is promoted into ${facts.environment}`)
  }
  const ours = oursIn(facts)
  const open = openOf(facts)
  const free = chosen.set === undefined || chosen.kept.chosen === true
  const rejection = free ? undefined : rejectionOf(chosen.set, ours, facts)
  const set = rejection === undefined ? chosen.set : undefined
  const proposal = set && { set, title: setTitle(set.name, target.name, set.members.length) }
  if (open !== undefined) return lifeOf(open, proposal, { facts, target, chosen, states, isTold })
  if (proposal !== undefined) return openFor(proposal, facts)
  return nothing(rejection ?? whyNothing(facts, target, chosen))
}

interface Surroundings {
  readonly facts: SetFacts
  readonly target: Environment
  readonly chosen: Chosen
  readonly states: readonly Chosen[]
  /** Whether a text tells of gates as they are. */
  readonly isTold: (members: readonly SetMember[], body: string) => boolean
}

/** Our pull requests of the set's branch, the newest first. */
function oursIn({ environment, id, pullRequests, recorder }: SetFacts) {
  const branch = promotionBranch(environment, id)
  return pullRequests
    .filter((one) => one.branch === branch && one.author === recorder)
    .toSorted((a, b) => b.number - a.number)
}

/** Our open pull request for the set; undefined: there is none. */
export function openOf(facts: SetFacts): PullRequestFacts | undefined {
  return oursIn(facts).find(({ state }) => state === 'open')
}

function nothing(reason: string): ReasonedSet {
  return { step: { kind: 'none' }, reason }
}

/** Why a set is not proposed: a person closed it, or a newer state of the same upstream. Its services come again with the next. */
function rejectionOf(
  set: ReleaseSet,
  ours: readonly PullRequestFacts[],
  facts: SetFacts,
): string | undefined {
  for (const pull of ours) {
    const { state, closedBy, number } = pull
    if (state !== 'closed' || closedBy === facts.recorder) continue
    const proposed = proposedLast(pull, facts)
    if (proposed?.upstream !== set.upstream) continue
    if (bringsSame(proposed, set) || instant(set.at) <= instant(proposed.at)) {
      return `#${number} for release set ${proposed.name} was closed by a person; reopen it, or wait for what ${set.upstream} pins next`
    }
  }
  return undefined
}

/** Whether two sets bring the same, by their names: what follows the day is a hash of that. */
function bringsSame(a: Pick<ReleaseSet, 'name'>, b: Pick<ReleaseSet, 'name'>): boolean {
  return a.name.slice(a.name.indexOf('.')) === b.name.slice(b.name.indexOf('.'))
}

function openFor({ set, title }: Proposal, facts: SetFacts): ReasonedSet {
  const branch = promotionBranch(facts.environment, facts.id)
  const ground = groundFor(branch, `release set ${set.name}`, facts)
  if (ground.kind === 'taken') {
    return { step: { kind: 'defer', pullRequest: ground.pullRequest }, reason: ground.why }
  }
  return { step: { kind: 'open', set, title, leftover: ground.leftover }, reason: whyNow(set) }
}

function lifeOf(
  open: PullRequestFacts,
  proposal: Proposal | undefined,
  surroundings: Surroundings,
): ReasonedSet {
  const { facts, target, chosen } = surroundings
  const proposed = proposedAt(open.head, facts)
  if (proposal === undefined) {
    const why = whyClose(proposed, surroundings)
    if (why === undefined) return keep(open, `stays as it is: ${whyNothing(facts, target, chosen)}`)
    const theirs = deferred(open, whyTheirs(open, `it should be closed, because ${why}`))
    if (theirs !== undefined) return theirs
    return { step: { kind: 'close', pullRequest: open.number, why }, reason: why }
  }
  return proposed?.name === proposal.set.name
    ? standing(open, proposal, surroundings)
    : superseded(open, proposal, proposed, surroundings)
}

/** Its head is what should be proposed; text and labels may be missing where a run was cut short, and its gates tell of an earlier time. */
function standing(
  open: PullRequestFacts,
  { set, title }: Proposal,
  { target, isTold }: Surroundings,
): ReasonedSet {
  const stale = whyStale(open, target)
  if (stale !== undefined) return rebuilt(open, { set, title }, stale)
  const labelled = labelsFor(target.name).every((label) => open.labels.includes(label))
  const whole = open.title === title && labelled && open.textBehind !== true
  if (whole && (open.body === undefined || isTold(set.members, open.body))) {
    return keep(open, `proposes release set ${set.name} already`)
  }
  const amiss = whole ? 'its gates changed' : 'its text or labels are not right yet'
  const reason = `#${open.number} proposes release set ${set.name}, but ${amiss}`
  return { step: { kind: 'touch', pullRequest: open.number, set, title }, reason }
}

function rebuilt(open: PullRequestFacts, { set, title }: Proposal, why: string): ReasonedSet {
  const kept = deferred(open, whyNotPushed(open, `it is not made anew, though ${why}`))
  if (kept !== undefined) return kept
  return {
    step: { kind: 'move', pullRequest: open.number, head: open.head, set, title },
    reason: `#${open.number} is made anew, because ${why}`,
  }
}

function superseded(
  open: PullRequestFacts,
  { set, title }: Proposal,
  proposed: ProposedSet | undefined,
  surroundings: Surroundings,
): ReasonedSet {
  const theirs = deferred(open, whyNotPushed(open, `it is not moved to release set ${set.name}`))
  if (theirs !== undefined) return theirs
  const { supersede } = surroundings.target
  const waits = supersede === 'until-approved' && open.approvedBy.length > 0
  if (waits && proposed !== undefined && isStillGood(proposed, surroundings)) {
    const by = enumerate(open.approvedBy.map((login) => oneLine(login, 100)))
    return keep(
      open,
      `for release set ${proposed.name} is approved by ${by}; ${set.name} waits until it is merged or closed`,
    )
  }
  return {
    step: { kind: 'move', pullRequest: open.number, head: open.head, set, title },
    reason: `#${open.number} moves to release set ${set.name}: ${whyNow(set)}`,
  }
}

/**
 * How the services of a set that was proposed stand now, at the state that it was taken from; undefined: the target takes from
 * that environment no more.
 */
function standsOf(
  proposed: ProposedSet,
  { facts, target, chosen, states }: Surroundings,
): readonly Stand[] | undefined {
  if (!upstreamNames(target).includes(proposed.upstream)) return undefined
  // Where a person asked for a set of one upstream, what others have was not looked at.
  const own = states.find(({ upstream }) => upstream === proposed.upstream)
  const lines = own?.lines ?? linesOf(facts.services, target.name, proposed.upstream)
  const kept = own?.kept ?? { ...chosen.kept, chosen: false }
  const place = instant(proposed.at)
  return lines
    .filter(({ key }) => proposed.members === undefined || proposed.members.includes(key))
    .map((line) =>
      standOf(
        line,
        line.entries.find((entry) => entry.place <= place),
        kept,
      ),
    )
}

function isStillGood(proposed: ProposedSet, surroundings: Surroundings): boolean {
  const stands = standsOf(proposed, surroundings)
  return stands?.every(({ kind }) => kind === 'moves' || kind === 'there') === true
}

/** Why nothing is left of what a pull request proposes; undefined: it may still be merged one day. */
function whyClose(
  proposed: ProposedSet | undefined,
  surroundings: Surroundings,
): string | undefined {
  const stands = proposed === undefined ? undefined : standsOf(proposed, surroundings)
  if (proposed === undefined || stands === undefined) return undefined
  const withdrawn = stands.flatMap((stand) =>
    stand.kind === 'waits' && stand.withdrawn ? [stand.left] : [],
  )[0]
  if (withdrawn !== undefined) return `${withdrawn.key}: ${withdrawn.why}`
  const taken = stands.flatMap((stand) => (isByHand(stand) ? [stand.left] : []))[0]
  const left = stands.filter((stand) => !isByHand(stand))
  if (left.some(({ kind }) => kind !== 'there' && kind !== 'absent')) return undefined
  if (taken !== undefined) return `nothing else is left of it: ${taken.key}: ${taken.why}`
  return `${surroundings.target.name} has everything of release set ${proposed.name} already`
}

function isByHand(stand: Stand): stand is Extract<Stand, { readonly kind: 'out' }> {
  return stand.kind === 'out' && stand.byHand === true
}

/** Not now: somebody else has to act first. */
function deferred(open: PullRequestFacts, reason: string | undefined): ReasonedSet | undefined {
  if (reason === undefined) return undefined
  return { step: { kind: 'defer', pullRequest: open.number }, reason }
}

function keep({ number }: PullRequestFacts, rest: string): ReasonedSet {
  return { step: { kind: 'keep', pullRequest: number }, reason: `#${number} ${rest}` }
}

function whyNow({ upstream, members }: ReleaseSet): string {
  const count = members.length === 1 ? '1 release is' : `${members.length} releases are`
  return `${count} proven together in ${upstream}`
}

function whyNothing(facts: SetFacts, target: Environment, { found, upstream }: Chosen): string {
  const [first, ...more] = found.waiting
  if (first !== undefined) {
    const also = more.length === 0 ? '' : ` (and ${more.length} more)`
    return `release set ${facts.id} waits for ${first.key}${also}: ${first.why}`
  }
  const left = firstLeft(found)
  if (left !== undefined) return `${left.key} stays out of release set ${facts.id}: ${left.why}`
  return `${target.name} runs what ${upstream} has, as far as it is in release set ${facts.id}`
}

function firstLeft({ state }: TogetherFound): LeftOut | undefined {
  const stands = [...(state?.stands.values() ?? [])]
  return stands.flatMap((stand) => (stand.kind === 'out' ? [stand.left] : []))[0]
}
