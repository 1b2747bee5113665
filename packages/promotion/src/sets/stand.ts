import { type Judged, judge, type Objection } from '../admissible.ts'
import { changesTo, pinsAfter } from '../changes.ts'
import { activeChoice } from '../choice.ts'
import { asksForProof, NO_SKIPS, proposalOf, type Skips, skipsFor } from '../exceptions.ts'
import type { PullRequestFacts } from '../facts.ts'
import { allGates, skippedFor } from '../gates/all-gates.ts'
import type { Gate } from '../gates/gate.ts'
import { type Offer, offerOf } from '../offers.ts'
import { pinsIn } from '../overlay.ts'
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
      /** Whether a person took it out of the set, or wants it to go alone. */
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

/** A release of one service, as a state of its upstream has it, and what the rules say of it. */
interface Judging {
  readonly line: Line
  readonly offer: Offer
  readonly judged: Judged
  readonly skips: Skips
  /** What keeps it, but for what people let past the gate `proven`. */
  readonly objections: readonly Objection[]
}

/** How a service stands at one state of its upstream. */
export function standOf(line: Line, entry: LineEntry | undefined, kept: Kept): Stand {
  const untold = whyUntold(line)
  if (untold !== undefined) return { kind: 'out', left: untold }
  const pins = entry?.pins
  if (entry === undefined || pins === undefined) return { kind: 'absent' }
  const { edge, reverts } = line
  const offer = offerOf(edge, { pins, origin: entry.origin })
  const judged = judge(offer, edge, { reverts, rejections: [] })
  const skips = skipsIn(line, offer.release, kept.open)
  const waived = (rule: Objection['rule']) => skips.has('proven') && asksForProof(rule)
  const objections = judged.objections.filter(({ rule }) => !waived(rule))
  const judging = { line, offer, judged, skips, objections }
  return (
    standByRank(judging) ??
    standByChoice(judging) ??
    standByTarget(judging, kept) ??
    standByProof(judging, kept) ??
    standToMove(judging, kept)
  )
}

/** What the upstream pins can't be told, so that its states can't either. */
function whyUntold({ upstream, key }: Line): LeftOut | undefined {
  const { name } = upstream.environment
  const { overlay } = upstream.facts
  if (overlay.kind === 'refused') {
    const why = `what ${name} pins can't be told: ${overlay.why}`
    return { key, version: '', why, suggestion: overlay.suggestion }
  }
  if (upstream.current?.range !== true) return undefined
  const version = upstream.current.pins.chart ?? ''
  const why = `${name} pins a range, so what ran there together can't be told; pin one version there`
  return { key, version, why, suggestion: undefined }
}

/** The target has it or something above it, or a rule keeps it away. */
function standByRank(judging: Judging): Stand | undefined {
  const { objections } = judging
  const kept = objections.find(({ rule }) => KEPT_AWAY.includes(rule))
  const past = objections.some(({ rule }) => rule === 'not-above')
  if (kept !== undefined && (!past || kept.rule === 'alarm')) return outFor(judging, kept)
  return past ? { kind: 'there' } : undefined
}

/** Somebody chose a version for this service alone. */
function standByChoice(judging: Judging): Stand | undefined {
  const { edge, reverts } = judging.line
  const choice = activeChoice(edge, { reverts, rejections: [] })
  if (choice === undefined) return undefined
  const who = oneLine(choice.login ?? `user ${choice.person}`, 100)
  const why = `${who} chose ${versionOf(choice.pins)} for ${edge.target.name}, which has a pull request of its own`
  return { ...outFor(judging, { why }), byHand: true }
}

/** The target can't take it, a person took it out, or its files can't be edited. */
function standByTarget(judging: Judging, { takenOut, unwritable }: Kept): Stand | undefined {
  const { line, offer } = judging
  const { edge, upstream, key } = line
  const { release } = offer
  const { overlay } = upstream.facts
  const refusal = refusalOf(edge.targetFacts, {
    key,
    policy: edge.facts.policy,
    pins: release.pins,
    names: [...offer.names],
    origin: release.origin,
    from:
      overlay.kind === 'present'
        ? { overlay: overlay.path, buildsOn: overlay.buildsOn ?? [] }
        : undefined,
  })
  if (refusal !== undefined) return outFor(judging, refusal)
  const target = edge.targetFacts.overlay
  if (target.kind !== 'present') return outFor(judging, { why: '' })
  const after = releaseId(pinsAfter(target, release.pins))
  const out = takenOut.find((one) => one.service === key && one.releaseId === after)
  if (out !== undefined) return { ...outFor(judging, { why: whyTakenOut(out) }), byHand: true }
  const hindered = unwritable.find((one) => one.key === key)
  return hindered && outFor(judging, hindered)
}

/** It is not proven, or not for long enough. */
function standByProof(judging: Judging, { chosen = false }: Kept): Stand | undefined {
  const { line, judged, skips, objections } = judging
  const withdrawn = objections.find(({ rule }) => rule === 'withdrawn')
  const objection = withdrawn ?? objections[0]
  if (objection !== undefined) {
    const left = leftFor(judging, objection)
    return { kind: 'waits', left, withdrawn: withdrawn !== undefined }
  }
  const waiting = chosen ? undefined : waitingOf(judged, line.edge, skips)
  return waiting && { kind: 'waits', left: leftFor(judging, waiting), withdrawn: false }
}

function standToMove({ line, offer, judged }: Judging, { open }: Kept): Stand {
  const { overlay } = line.edge.targetFacts
  const { release } = offer
  const changes = overlay.kind === 'present' ? changesTo(overlay, release.pins, release.origin) : []
  if (overlay.kind !== 'present' || changes.length === 0) return { kind: 'there' }
  const { proofs } = judged
  const missing = judged.objections.find(({ rule }) => asksForProof(rule))?.why
  const current = pinsIn(overlay)
  const told = { key: line.key, release, current, changes, proofs, missing }
  return { kind: 'moves', member: { ...told, gates: gatesOf(line, told, { open }) } }
}

function leftFor(
  { line, offer }: Judging,
  { why, suggestion }: { readonly why: string; readonly suggestion?: string | undefined },
): LeftOut {
  return { key: line.key, version: versionOf(offer.release.pins), why, suggestion }
}

function outFor(
  judging: Judging,
  because: Parameters<typeof leftFor>[1],
): Extract<Stand, { readonly kind: 'out' }> {
  return { kind: 'out', left: leftFor(judging, because) }
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
