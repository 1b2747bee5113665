import { type Act, type ActPlan, refuse } from '../act.ts'
import { environmentNamed, upstreamNames } from '../edge.ts'
import { instant } from '../instant.ts'
import { promotionBranch } from '../names.ts'
import { enumerate, oneLine } from '../text.ts'
import type { SetFacts } from './facts.ts'
import { type Line, linesOf } from './line.ts'
import { proposedLast } from './proposed-by.ts'
import type { ChosenSet, ProposedSet } from './set-record.ts'
import { type Kept, type Stand, standOf } from './stand.ts'
import type { UpstreamState } from './together.ts'

/**
 * The set that a person has asked for and that is not through yet: the newest choice, until the pull request that proposes it is
 * merged or closed by a person.
 */
export function activeSetChoice(facts: SetFacts): ChosenSet | undefined {
  const [choice] = facts.records
    .flatMap((record) => (record.what === 'chosen' ? record : []))
    .toSorted((a, b) => instant(b.createdAt) - instant(a.createdAt) || b.id - a.id)
  if (choice === undefined) return undefined
  const target = environmentNamed(facts.policy, facts.environment)
  const known = target !== undefined && upstreamNames(target).includes(choice.upstream)
  return known && !isThrough(choice, facts) ? choice : undefined
}

function isThrough(choice: ChosenSet, facts: SetFacts): boolean {
  const { recorder } = facts
  const branch = promotionBranch(facts.environment, facts.id)
  return facts.pullRequests.some((pull) => {
    const { state, author, closedBy } = pull
    if (pull.branch !== branch || author !== recorder) return false
    if (state !== 'merged' && (state !== 'closed' || closedBy === recorder)) return false
    const proposed = proposedLast(pull, facts)
    return (
      proposed?.upstream === choice.upstream &&
      proposed.at === choice.at &&
      instant(proposed.createdAt) >= instant(choice.createdAt)
    )
  })
}

/** The state that a choice means: its services alone, as the upstream had them then; who can't go is out, and the others go. */
export function stateChosen(
  lines: readonly Line[],
  { commit, at, members }: SetChosen,
  kept: Kept,
): UpstreamState {
  const place = instant(at)
  const stands = new Map<string, Stand>()
  for (const line of lines) {
    if (members?.includes(line.key) === false) continue
    const entry = line.entries.find((one) => one.place <= place)
    const stand = standOf(line, entry, kept)
    stands.set(line.key, stand.kind === 'waits' ? { kind: 'out', left: stand.left } : stand)
  }
  return { commit, date: at, place, from: place, stands }
}

type SetChosen = Pick<ChosenSet, 'commit' | 'at' | 'members'>

/** The record of a choice of a release set, or why there is none. */
export type SetChoicePlan = ActPlan<Omit<ChosenSet, 'id' | 'createdAt'>>

/** A person asks for a set by its name: what it holds must still be admissible, each service for itself. Never throws. */
export function planSetChoice(facts: SetFacts, named: ProposedSet, act: Act): SetChoicePlan {
  const { environment, id } = facts
  const { name, upstream, commit, at, members } = named
  const target = environmentNamed(facts.policy, environment)
  const upstreams = target === undefined ? [] : upstreamNames(target)
  if (!upstreams.includes(upstream)) {
    return refuse(
      `release set ${name} is what ${upstream} pinned, and ${environment} takes from ${enumerate(upstreams)}; what runs together there is proposed as a set of its own`,
    )
  }
  const lines = linesOf(facts.services, environment, upstream)
  const kept = { takenOut: [], unwritable: facts.unwritable, chosen: true }
  const { stands } = stateChosen(lines, named, kept)
  const all = [...stands.values()]
  if (!all.some(({ kind }) => kind === 'moves')) {
    const left = all.flatMap((stand) => (stand.kind === 'out' ? [stand.left] : [])).slice(0, 5)
    const whys = left.map(({ key, why }) => `${key}: ${why}`).join('; ')
    const why = whys === '' ? `${environment} has all of it, or something above it` : whys
    return refuse(`nothing of release set ${name} can go to ${environment}: ${why}`)
  }
  const active = activeSetChoice(facts)
  if (active?.name === name) return { kind: 'already' }
  const { person, login, reason } = act
  return {
    kind: 'write',
    record: {
      what: 'chosen',
      environment,
      key: id,
      name,
      upstream,
      commit,
      at,
      members,
      person,
      login,
      reason,
    },
    ref: facts.base,
  }
}

/** Who asked for a set, and why, in one sentence without a full stop. */
export function whoChose({ name, login, person, reason }: ChosenSet): string {
  const who = oneLine(login ?? `user ${person}`, 100)
  const why = reason === undefined ? '' : `: ${oneLine(reason, 200)}`
  return `${who} asked for release set ${name}${why}`
}
