import type { Pins } from '@fluxgate/policy'
import type { Edge } from '../edge.ts'
import type { Skips } from '../exceptions.ts'
import { instant } from '../instant.ts'
import type { Proof } from '../plan.ts'
import type { Reviewed } from '../reviewed.ts'
import { enumerate } from '../text.ts'
import { approvalGates } from './approvals.ts'
import { checkGates } from './checks.ts'
import { type Gate, type GateRule, type GateState, isShut, type Skip, skipped } from './gate.ts'
import { provenSince } from './soak.ts'
import { stopGates } from './stop.ts'
import { testGates } from './tests.ts'
import { timeGates } from './time-gates.ts'

/** A release that is to go into the target of an edge, as its gates look at it. */
export interface Asked {
  readonly pins: Pins
  readonly proofs: readonly Proof[]
  /** What is missing for it to be proven; undefined: it is. */
  readonly missing?: string | undefined
  /** Who skipped a gate for it; undefined: nobody. */
  readonly skippedBy: (rule: GateRule) => Skip | undefined
  /** What people said of the pull request that proposes it; undefined: there is none yet. */
  readonly reviewed?: Reviewed | undefined
}

/** All gates of an edge, and what they say together. */
export interface AllGates {
  /** In the policy's order; one for each that it asks for. */
  readonly gates: readonly Gate[]
  readonly together: Together
}

/** What all gates of one promotion say together. */
export type Together =
  | { readonly kind: 'open' }
  /** `until`: when all are open together, RFC 3339; undefined: more than time is missing. */
  | { readonly kind: 'waiting'; readonly until: string | undefined }
  | { readonly kind: 'closed'; readonly why: string }

/** Every gate that the policy asks of a release on its way into the target: the only place that knows them all. */
export function allGates(edge: Edge, asked: Asked): AllGates {
  const { gates: rules, mode, facts } = edge
  const { proofs, skippedBy } = asked
  const since = provenSince(proofs, mode)
  const time = timeGates({ rules, since, now: instant(facts.now), skippedBy })
  const gates = [
    ...provenGates(asked),
    ...stopGates(facts.stops, { policy: facts.policy, target: edge.target }, skippedBy),
    ...time.gates,
    ...candidateGates(edge, asked),
    ...approvalGates(rules.approvals, asked),
  ]
  return { gates, together: togetherOf(gates, time) }
}

/** In the words of a soak that has not begun, so that a line says it once. */
const UNPROVEN: GateState = { kind: 'awaiting', what: 'the release to be proven' }

/** No row where the release is proven: the proposal says where, and the verdict would be another. */
function provenGates({ missing, skippedBy }: Asked): readonly Gate[] {
  if (missing === undefined) return []
  const skip = skippedBy('proven')
  const state: GateState = skip === undefined ? UNPROVEN : skipped(skip)
  return [{ name: 'proven', rule: 'proven', state }]
}

/** The gates that a release must be through, soak apart, before it is proposed at all. */
export function candidateGates(edge: Edge, asked: Asked): readonly Gate[] {
  return [...checkGates(edge, asked), ...testGates(edge, asked)]
}

/** What a choice of a person skips, beside what it skips of the rules of what is proposed. */
const CHOICE_SKIPS: readonly GateRule[] = ['soak', 'checks']

/**
 * The gates that are skipped for a release: by exceptions, and by whoever chose it. What nobody proved never begins to soak, so who
 * skips the one skips the other.
 */
export function skippedFor(
  chosenBy: string | undefined,
  skips: Skips,
  proofs: readonly Proof[],
): Asked['skippedBy'] {
  const chosen = chosenBy === undefined ? undefined : { by: chosenBy, reason: undefined }
  return (rule) => {
    const skip = skips.get(rule) ?? (CHOICE_SKIPS.includes(rule) ? chosen : undefined)
    return skip ?? (rule === 'soak' && proofs.length === 0 ? skips.get('proven') : undefined)
  }
}

/** Closed where one is, or where time never opens them together; the moment counts only where time alone is missing. */
function togetherOf(
  gates: readonly Gate[],
  time: { readonly gates: readonly Gate[]; readonly until: string | undefined },
): Together {
  const shut = gates.filter(isShut)
  if (shut.length === 0) return { kind: 'open' }
  const closed = shut.flatMap(({ state }) => (state.kind === 'closed' ? [state.why] : []))[0]
  if (closed !== undefined) return { kind: 'closed', why: closed }
  const late = time.gates.filter(isShut)
  const isTimed = late.length > 0 && late.every(({ state }) => state.kind === 'waiting')
  if (isTimed && time.until === undefined) {
    const names = enumerate(late.map(({ name }) => name))
    return { kind: 'closed', why: `${names} never open together` }
  }
  return { kind: 'waiting', until: late.length === shut.length ? time.until : undefined }
}
