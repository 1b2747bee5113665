import type { Pins } from '@fluxgate/policy'
import { judge, type Objection } from '../admissible.ts'
import { activeChoice, objectionsToChoice } from '../choice.ts'
import { type Edge, edgeInto, factsOf, upstreamOf } from '../edge.ts'
import { asksForProof, skipsFor, skipsOfCommit } from '../exceptions.ts'
import type { ServiceFacts } from '../facts.ts'
import { holdOn, holdStory } from '../holds.ts'
import { offerOf } from '../offers.ts'
import { slotNames } from '../overlay.ts'
import { aRelease, matches, pinNames, versionBeside, versionOf } from '../pins.ts'
import { standing } from '../proven.ts'
import { rejectionsOf, revertsOf } from '../taken-back.ts'
import { oneLine } from '../text.ts'
import { allGates, skippedFor } from './all-gates.ts'
import { strangersTold } from './approvals.ts'
import { isSame, isSameSource, type PinChange, type Seen } from './change.ts'
import type { Gate } from './gate.ts'
import { strangeOrigin } from './strange-origin.ts'
import { unvouched } from './vouched.ts'

/** What the gate says of one service in one environment. */
export interface ServiceVerdict {
  readonly key: string
  readonly environment: string
  readonly state: 'open' | 'waiting' | 'closed'
  /** Whether it changes a pin at all. */
  readonly moves: boolean
  /** One sentence without a full stop: what is done, what is waited for, or why not. */
  readonly why: string
  /** What was asked, in the policy's order; empty where nothing is. */
  readonly gates: readonly Gate[]
  /** Waiting: when all gates are open together, RFC 3339; undefined: when somebody acts. */
  readonly until: string | undefined
  /** Something to know before merging what may be merged. */
  readonly warning: string | undefined
}

/**
 * Judges what a pull request does to one service in one environment, by the facts at base: from the difference alone, whoever
 * opened it and whatever its labels say. The rows are those of the table of verdicts in the documentation.
 */
export function judgeChange(facts: ServiceFacts, change: PinChange): ServiceVerdict {
  const { before, after, environment } = change
  const verdict = verdictOn(facts.key, environment)
  const edge = edgeInto(facts, environment)
  const borrowed = newlyBorrowed(before, after)
  if (borrowed !== undefined && edge !== undefined) {
    const file = oneLine(borrowed, 200)
    return verdict('closed', `builds on ${file} of another service, whose changes would move it`)
  }
  if (isSame(before, after)) return verdict('open', 'changes no pin', { moves: false })
  // Where nothing is compared with what was there, whoever mends it may.
  const compared = edge === undefined ? [after] : [after, before]
  const unreadable = compared.find((side) => side.kind === 'unreadable')
  if (unreadable?.kind === 'unreadable') {
    return verdict('closed', `what ${environment} pins can't be told: ${unreadable.why}`)
  }
  if (after.kind !== 'pinned') return verdict('open', `takes ${facts.key} out of ${environment}`)
  const target = factsOf(facts, environment)
  if (target.holdProblem !== undefined) {
    return verdict('closed', `the hold file must be mended first: ${target.holdProblem}`)
  }
  return edge === undefined
    ? intoFirst(facts, environment, after)
    : intoDownstream(facts, edge, { ...change, after })
}

/** A file of another service's overlay that a build takes in anew: a change of it is judged for that service alone. */
function newlyBorrowed(before: Seen, after: Seen): string | undefined {
  if (after.kind !== 'pinned') return undefined
  const known = before.kind === 'pinned' ? before.borrowed : undefined
  return (after.borrowed ?? []).find((file) => !known?.includes(file))
}

type Pinned = Extract<Seen, { readonly kind: 'pinned' }>

/** An environment that follows no other takes what it is given, unless a person holds it. */
function intoFirst(facts: ServiceFacts, environment: string, { pins }: Pinned): ServiceVerdict {
  const verdict = verdictOn(facts.key, environment)
  const { holds, overlay } = factsOf(facts, environment)
  const hold = holdOn(pins, { holds, slots: slotNames(overlay) }, facts.now)
  if (hold !== undefined) {
    return verdict('closed', `${versionOf(pins)} is held in ${environment} ${holdStory(hold)}`)
  }
  return verdict('open', `${versionOf(pins)} in ${environment}, which follows no other environment`)
}

function intoDownstream(
  facts: ServiceFacts,
  edge: Edge,
  change: PinChange & { readonly after: Pinned },
): ServiceVerdict {
  const { before, after, environment } = change
  const verdict = verdictOn(facts.key, environment)
  if (after.range) {
    return verdict('closed', `pins the range ${JSON.stringify(after.pins.chart)}, not a release`)
  }
  if (before.kind === 'pinned') {
    if (!isSameSource(before, after)) {
      return verdict('closed', 'changes where the chart comes from, which no record speaks of')
    }
    const lost = pinNames(before.pins).filter((name) => after.pins[name] === undefined)
    if (lost.length > 0) return verdict('closed', `takes away the pin ${lost.join(', ')}`)
    const back = rollbackVerdict(facts, edge, before, after)
    if (back !== undefined) return back
  }
  return throughGates(facts, edge, change)
}

/** Going back to what the overlay held is free: soak, windows and freezes would keep what is broken in place. */
function rollbackVerdict(
  facts: ServiceFacts,
  edge: Edge,
  before: Pinned,
  after: Pinned,
): ServiceVerdict | undefined {
  const { target, targetFacts, order } = edge
  const held = targetFacts.history.some(
    ({ pins, range }) => pins !== undefined && !range && isSamePinsAs(pins, after.pins),
  )
  if (!held || (!before.range && order(after.pins, before.pins) > 0)) return undefined
  const version = versionBeside(after.pins, before.pins)
  const found = standing(after.pins, upstreamOf(facts, target))
  const failed = found.kind === 'failed' || found.kind === 'voided'
  return verdictOn(facts.key, target.name)('open', `rolls ${target.name} back to ${version}`, {
    warning: failed ? `${version} has failed in ${target.name} before` : undefined,
  })
}

function isSamePinsAs(a: Pins, b: Pins): boolean {
  return matches(a, b) && pinNames(a).length === pinNames(b).length
}

function throughGates(
  facts: ServiceFacts,
  edge: Edge,
  {
    before,
    after,
    ours,
    pullRequest,
    head,
    foreign = true,
    among,
    environment,
    reviewed,
    added,
  }: PinChange & { readonly after: Pinned },
): ServiceVerdict {
  const verdict = verdictOn(facts.key, environment)
  const { pins } = after
  const taken = { reverts: revertsOf(edge), rejections: rejectionsOf(edge) }
  const judged = judge(offerOf(edge, aRelease(pins)), edge, taken)
  const choice = activeChoice(edge, taken)
  const chosen = choice !== undefined && matches(choice.pins, pins) ? choice : undefined
  const subject = { pins, pullRequest, head, foreign, among, ours }
  const skips = skipsFor(edge, taken, subject)
  const objections = chosen === undefined ? judged.objections : objectionsToChoice(judged)
  const adds = before.kind === 'pinned' && addsDigest(before.pins, pins)
  const stopping = objections.filter(({ rule }) => counts(rule, { ours, adds }))
  const elsewhere = strangeOrigin(pins, edge, added, judged.proofs)
  const strange = stranger(before, pins, edge) ?? elsewhere
  const missing = stopping.find(({ rule }) => asksForProof(rule))?.why ?? strange
  const waived = skips.has('proven')
  const silent = ours && edge.target.unproven.then === 'open'
  const objection = stopping.find(
    ({ rule }) => !((waived && asksForProof(rule)) || (silent && rule === 'unproven')),
  )
  if (objection !== undefined) return verdict('closed', objection.why)
  if (strange !== undefined && !waived) return verdict('closed', strange)
  // Another commit may take the same version from yet another place.
  if (elsewhere !== undefined && !skipsOfCommit(edge, taken, subject).has('proven')) {
    return verdict('closed', elsewhere)
  }
  const chosenBy = chosen === undefined ? undefined : (chosen.login ?? `user ${chosen.person}`)
  // Who proved the version did not prove a pin beside it that they never had.
  const proofs = strange === undefined ? judged.proofs : []
  const skippedBy = skippedFor(chosenBy, skips, proofs)
  const { gates, together } = allGates(edge, { pins, proofs, missing, skippedBy, reviewed })
  const version = before.kind === 'pinned' ? versionBeside(pins, before.pins) : versionOf(pins)
  const what = `${version} for ${environment}`
  const told = [missing, strangersTold(edge.gates.approvals, reviewed)]
  const warning = told.filter((one) => one !== undefined).join('; ') || undefined
  switch (together.kind) {
    case 'open':
      return verdict('open', what, { gates, warning })
    case 'waiting':
      return verdict('waiting', what, { gates, until: together.until, warning })
    case 'closed':
      return verdict('closed', together.why, { gates })
  }
}

/** That a pull request sets pins beside a release which nobody upstream had with it; undefined: it does not. */
function stranger(before: Seen, pins: Pins, edge: Edge): string | undefined {
  const strange = unvouched(before.kind === 'pinned' ? before.pins : {}, pins, edge)
  if (strange.length === 0) return undefined
  const named = strange.map((name) => `${name} ${JSON.stringify(pins[name])}`).join(', ')
  return `nobody upstream ran ${versionOf(pins)} with ${oneLine(named, 200)}`
}

/**
 * What stops a person's own pull request. That we would not propose a release any more, because it was rejected or taken back, is
 * about our proposals; and a digest may be added to the version that runs already.
 */
function counts(
  rule: Objection['rule'],
  { ours, adds }: { readonly ours: boolean; readonly adds: boolean },
): boolean {
  if (rule === 'reverted' || rule === 'rejected') return ours
  return !(rule === 'not-above' && adds)
}

/** Whether nothing changes but that a digest is pinned where there was none. */
function addsDigest(before: Pins, after: Pins): boolean {
  const names = new Set(pinNames(before))
  const added = pinNames(after).filter((name) => !names.has(name))
  const [first] = added
  return (
    first !== undefined &&
    added.every((name) => name === 'digest' || name.endsWith('digest')) &&
    matches(before, after)
  )
}

function verdictOn(key: string, environment: string) {
  return (
    state: ServiceVerdict['state'],
    why: string,
    more: Partial<Pick<ServiceVerdict, 'moves' | 'gates' | 'until' | 'warning'>> = {},
  ): ServiceVerdict => ({
    key,
    environment,
    state,
    why,
    moves: more.moves ?? true,
    gates: more.gates ?? [],
    until: state === 'waiting' ? more.until : undefined,
    warning: more.warning,
  })
}
