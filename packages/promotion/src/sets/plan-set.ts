import { environmentNamed, upstreamNames } from '../edge.ts'
import { promotionBranch } from '../names.ts'
import { leftBehind } from '../reviewed.ts'
import { activeSetChoice, stateChosen, whoChose } from './chosen-set.ts'
import { setHash, withSetExceptions } from './excepted.ts'
import type { SetFacts } from './facts.ts'
import { linesOf } from './line.ts'
import type { LeftOut, ReleaseSet, SetMember, SetPlan } from './plan.ts'
import { proposedAt } from './proposed-by.ts'
import { type Chosen, nextSetStep, openOf } from './set-life.ts'
import type { ChosenSet } from './set-record.ts'
import { gatesOf, type Kept, memberId, standOf } from './stand.ts'
import { stillOut } from './still-out.ts'
import { newestTogether, type TogetherFound, type UpstreamState } from './together.ts'

/** Whether the text of a set's pull request tells of its members' gates as they are now. */
export type ToldInSet = (members: readonly SetMember[], body: string) => boolean

/**
 * What is to be done for one release set: a pure function of the facts, equal for equal facts whatever order services, records and
 * pull requests come in. Never throws. A pull request whose text was read, and does not tell of its gates by `isTold`, gets it anew.
 */
export function planSet(given: SetFacts, isTold: ToldInSet = () => true): SetPlan {
  const facts = withSetExceptions(given)
  const target = environmentNamed(facts.policy, facts.environment)
  const upstreams = target === undefined ? [] : upstreamNames(target)
  const choice = activeSetChoice(facts)
  const states = statesOf(facts, upstreams, choice)
  const chosen = withReviews(foremost(states), facts)
  const { step, reason } = nextSetStep(facts, target, chosen, states, isTold)
  return {
    environment: facts.environment,
    id: facts.id,
    upstreams,
    branch: promotionBranch(facts.environment, facts.id),
    step,
    reason,
    leftApprovals: leftBehind(facts.pullRequests, step),
    set: chosen?.set,
    leftOut: leftOutOf(chosen?.found.state),
    waiting: byKey(chosen?.found.waiting ?? []),
    notes: [...(choice === undefined ? [] : [whoChose(choice)]), ...notesOf(facts)],
  }
}

/** What each upstream has to offer, in the order of `upstreams`; where a person asked for a set that moves something, that alone. */
export function statesOf(
  facts: SetFacts,
  upstreams: readonly string[],
  choice: ChosenSet | undefined,
): readonly Chosen[] {
  const kept = {
    takenOut: stillOut(facts, upstreams),
    unwritable: facts.unwritable,
    open: openOf(facts),
  }
  const asked = choice === undefined ? undefined : askedFor(facts, choice, kept)
  return asked?.set === undefined
    ? upstreams.map((upstream) => stateOf(facts, upstream, kept))
    : [asked]
}

function stateOf(facts: SetFacts, upstream: string, kept: Kept): Chosen {
  const lines = linesOf(facts.services, facts.environment, upstream)
  const newest = newestTogether(lines, (line, entry) => standOf(line, entry, kept))
  const isKnown = facts.othersUntold !== true || newest.waiting.length === 0
  const found = isKnown ? newest : { ...newest, state: undefined }
  return { upstream, lines, found, set: setOf(found, upstream), kept }
}

function askedFor(facts: SetFacts, choice: ChosenSet, kept: Kept): Chosen {
  const { upstream } = choice
  const lines = linesOf(facts.services, facts.environment, upstream)
  const asked = { ...kept, chosen: true }
  const found = { state: stateChosen(lines, choice, asked), waiting: [] }
  return { upstream, lines, found, set: setOf(found, upstream), kept: asked }
}

/** The one that moves something; of several, the newest, and of those the first in the policy. */
function foremost(states: readonly Chosen[]): Chosen | undefined {
  const age = ({ found }: Chosen) => found.state?.place ?? Number.NEGATIVE_INFINITY
  return states.toSorted(
    (a, b) =>
      Number(b.set !== undefined) - Number(a.set !== undefined) ||
      Number(age(b) > age(a)) - Number(age(b) < age(a)),
  )[0]
}

/** With what people said of the open pull request, where that is what it proposes: once it moves, nobody has approved anything. */
function withReviews(chosen: Chosen | undefined, facts: SetFacts): Chosen | undefined {
  const { reviewed } = facts
  const open = openOf(facts)
  if (chosen?.set === undefined || open === undefined || reviewed.size === 0) return chosen
  if (proposedAt(open.head, facts)?.name !== chosen.set.name) return chosen
  const lines = new Map(chosen.lines.map((line) => [line.key, line]))
  const members = chosen.set.members.map((member) => {
    const line = lines.get(member.key)
    const own = { open, reviewed: reviewed.get(member.key) }
    return line === undefined ? member : { ...member, gates: gatesOf(line, member, own) }
  })
  return { ...chosen, set: { ...chosen.set, members } }
}

function setOf({ state }: TogetherFound, upstream: string): ReleaseSet | undefined {
  if (state === undefined) return undefined
  const members = [...state.stands.values()].flatMap((stand) =>
    stand.kind === 'moves' ? [stand.member] : [],
  )
  if (members.length === 0) return undefined
  const sorted = members.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const hash = setHash(sorted.map((member) => [member.key, memberId(member)]))
  const { commit, date } = state
  return { name: `${date.slice(0, 10)}.${hash}`, upstream, commit, at: date, members: sorted }
}

function leftOutOf(state: UpstreamState | undefined): readonly LeftOut[] {
  const stands = [...(state?.stands.values() ?? [])]
  return byKey(stands.flatMap((stand) => (stand.kind === 'out' ? [stand.left] : [])))
}

function byKey(all: readonly LeftOut[]): readonly LeftOut[] {
  return all.toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** Things that a person should see: what of records and histories was not read. */
function notesOf({ services, othersUntold }: SetFacts): readonly string[] {
  const untold = othersUntold === true ? [NO_OLDER_STATE] : []
  return [...new Set([...services.flatMap(({ recordsCut }) => recordsCut ?? []), ...untold])]
}

const NO_OLDER_STATE =
  'no older state is taken, because it takes too many requests to tell what all other services were then: run it where git is'
