import type { Pins } from '@fluxgate/policy'
import { judge, type Objection } from '../admissible.ts'
import { changesTo, pinsAfter } from '../changes.ts'
import { activeChoice } from '../choice.ts'
import { asksForProof, NO_SKIPS, proposalOf, type Skips, skipsFor } from '../exceptions.ts'
import type { OverlayFacts, PullRequestFacts } from '../facts.ts'
import { allGates, skippedFor } from '../gates/all-gates.ts'
import type { Gate } from '../gates/gate.ts'
import { offerOf } from '../offers.ts'
import { releaseId, versionBeside, versionOf } from '../pins.ts'
import { refusalOf } from '../refusal.ts'
import type { Release } from '../release.ts'
import type { Reviewed } from '../reviewed.ts'
import { oneLine } from '../text.ts'
import { waitingOf } from '../waiting.ts'
import type { SetFacts } from './facts.ts'
import type { Line, LineEntry } from './line.ts'
import type { LeftOut, SetMember } from './plan.ts'
import type { TakenOut } from './set-record.ts'

/** What a state of the upstream means for one service of the set. */
export type Stand =
  /** The upstream had no overlay of it. */
  | { readonly kind: 'absent' }
  /** The target has that already, or something above it. */
  | { readonly kind: 'there' }
  | { readonly kind: 'moves'; readonly member: SetMember }
  /** It can't be taken by the target, whatever becomes of the rest: it stays where it is, and the set goes without it. */
  | {
      readonly kind: 'out'
      readonly left: LeftOut
      /** Whether a person took it out of the set. */
      readonly byHand?: true
    }
  /** Not proven, or not for long enough: the state as a whole is not one to be promoted. */
  | { readonly kind: 'waits'; readonly left: LeftOut; readonly withdrawn: boolean }

/** Rules by which a person, or the target, keeps a release away; everything else says that the state did not work, or not yet. */
const KEPT_AWAY: readonly Objection['rule'][] = ['alarm', 'held', 'reverted', 'unreadable']

/** What keeps services out of a set beside its own rules. */
export interface Kept {
  readonly takenOut: readonly TakenOut[]
  readonly unwritable: SetFacts['unwritable']
  /** Whether a person asked for it: then it is proposed before it has soaked and is checked, which its gates still wait for. */
  readonly chosen?: boolean
  /** The open pull request of the set, which exceptions are about; undefined: none is open. */
  readonly open?: Proposal | undefined
}

type Proposal = Pick<PullRequestFacts, 'number' | 'head' | 'foreignAuthors'>

/** How a service stands at one state of its upstream. */
export function standOf(
  line: Line,
  entry: LineEntry | undefined,
  { takenOut, unwritable, chosen = false, open }: Kept,
): Stand {
  const { edge, upstream, key } = line
  const { target, targetFacts, facts } = edge
  const { name } = upstream.environment
  const { overlay } = upstream.facts
  const left = (version: string, why: string, suggestion?: string): LeftOut => {
    return { key, version, why, suggestion }
  }
  if (overlay.kind === 'refused') {
    const why = `what ${name} pins can't be told: ${overlay.why}`
    return { kind: 'out', left: left('', why, overlay.suggestion) }
  }
  if (upstream.current?.range === true) {
    const range = upstream.current.pins.chart ?? ''
    const why = `${name} pins a range, so what ran there together can't be told; pin one version there`
    return { kind: 'out', left: left(range, why) }
  }
  const pins = entry?.pins
  if (entry === undefined || pins === undefined) return { kind: 'absent' }
  const offer = offerOf(edge, { pins, origin: entry.origin })
  const { release } = offer
  const version = versionOf(release.pins)
  const judged = judge(offer, edge, { reverts: line.reverts, rejections: [] })
  const skips = skipsIn(line, release, open)
  const waived = (rule: Objection['rule']) => skips.has('proven') && asksForProof(rule)
  const objections = judged.objections.filter(({ rule }) => !waived(rule))
  const kept = objections.find(({ rule }) => KEPT_AWAY.includes(rule))
  const past = objections.some(({ rule }) => rule === 'not-above')
  if (kept !== undefined && (!past || kept.rule === 'alarm')) {
    return { kind: 'out', left: left(version, kept.why) }
  }
  if (past) return { kind: 'there' }
  const choice = activeChoice(edge, { reverts: line.reverts, rejections: [] })
  if (choice !== undefined) {
    const who = oneLine(choice.login ?? `user ${choice.person}`, 100)
    const why = `${who} chose ${versionOf(choice.pins)} for ${target.name}, which has a pull request of its own`
    return { kind: 'out', left: left(version, why) }
  }
  const refusal = refusalOf(targetFacts, {
    key,
    policy: facts.policy,
    pins: release.pins,
    names: [...offer.names],
    origin: release.origin,
    from:
      overlay.kind === 'present'
        ? { overlay: overlay.path, buildsOn: overlay.buildsOn ?? [] }
        : undefined,
  })
  if (refusal !== undefined || targetFacts.overlay.kind !== 'present') {
    return { kind: 'out', left: left(version, refusal?.why ?? '', refusal?.suggestion) }
  }
  const after = releaseId(pinsAfter(targetFacts.overlay, release.pins))
  const out = takenOut.find((one) => one.service === key && one.releaseId === after)
  if (out !== undefined) return { kind: 'out', left: left(version, whyTakenOut(out)), byHand: true }
  const hindered = unwritable.find((one) => one.key === key)
  if (hindered !== undefined) {
    return { kind: 'out', left: left(version, hindered.why, hindered.suggestion) }
  }
  const withdrawn = objections.find(({ rule }) => rule === 'withdrawn')
  const objection = withdrawn ?? objections[0]
  if (objection !== undefined) {
    const isGone = withdrawn !== undefined
    return { kind: 'waits', left: left(version, objection.why), withdrawn: isGone }
  }
  const waiting = chosen ? undefined : waitingOf(judged, edge, skips)
  if (waiting !== undefined) {
    return { kind: 'waits', left: left(version, waiting.why), withdrawn: false }
  }
  const changes = changesTo(targetFacts.overlay, release.pins, release.origin)
  if (changes.length === 0) return { kind: 'there' }
  const { proofs } = judged
  const missing = judged.objections.find(({ rule }) => asksForProof(rule))?.why
  const current = pinnedBy(targetFacts.overlay)
  const told = { key, release, current, changes, proofs, missing }
  return { kind: 'moves', member: { ...told, gates: gatesOf(line, told, { open }) } }
}

/** What holds a member's merge up, with what people said of the pull request that proposes it, where one does. */
export function gatesOf(
  line: Line,
  { release, proofs, missing }: Omit<SetMember, 'gates'>,
  asked: { readonly open: Proposal | undefined; readonly reviewed?: Reviewed | undefined },
): readonly Gate[] {
  const skips = skipsIn(line, release, asked.open)
  const skippedBy = skippedFor(undefined, skips, proofs)
  const { reviewed } = asked
  return allGates(line.edge, { pins: release.pins, proofs, missing, skippedBy, reviewed }).gates
}

/** What people let past gates: exactly what the open pull request of the set would pin of this service. */
function skipsIn({ edge, reverts }: Line, release: Release, open: Proposal | undefined): Skips {
  const { overlay } = edge.targetFacts
  if (edge.exceptions.length === 0 || open === undefined) return NO_SKIPS
  if (overlay.kind !== 'present') return NO_SKIPS
  const pins = pinsAfter(overlay, release.pins)
  // What was let through for the service alone names no pull request, and is not for the set.
  return skipsFor(edge, { reverts, rejections: [] }, { pins, ...proposalOf(open), ours: false })
}

/** The version that a member moves to, as people tell it from the one that runs. */
export function memberVersion({ release, current }: SetMember): string {
  return versionBeside(release.pins, current)
}

/** Id of what the target will pin of a member. */
export function memberId({ changes, current }: SetMember): string {
  const changed = changes.filter(({ name }) => !name.startsWith('annotation.'))
  return releaseId({ ...current, ...Object.fromEntries(changed.map(({ name, to }) => [name, to])) })
}

function whyTakenOut({ login, person, reason }: TakenOut): string {
  const who = oneLine(login ?? `user ${person}`, 100)
  const why = reason === undefined ? '' : `: ${oneLine(reason, 200)}`
  return `${who} took it out of the set${why}`
}

function pinnedBy({ slots }: Extract<OverlayFacts, { readonly kind: 'present' }>): Pins {
  return Object.fromEntries(slots.map(({ name, value }) => [name, value]))
}
