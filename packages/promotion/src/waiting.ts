import type { Judged } from './admissible.ts'
import type { Edge } from './edge.ts'
import { NO_SKIPS, type Skips } from './exceptions.ts'
import { type Asked, candidateGates, skippedFor } from './gates/all-gates.ts'
import { checkGates } from './gates/checks.ts'
import { type Gate, isShut } from './gates/gate.ts'
import { describeSeconds, provenSince } from './gates/soak.ts'
import { describeInstant, instant } from './instant.ts'
import type { Offer } from './offers.ts'
import { versionOf } from './pins.ts'

/** A release that may be taken, but is not proposed yet. */
export interface Waiting {
  readonly offer: Offer
  /** What it waits for, as a whole sentence without a full stop. */
  readonly why: string
  /** When time brings it, RFC 3339; undefined: somebody or something else has to. */
  readonly until: string | undefined
  /** Where to look at what it waits for; foreign text. */
  readonly link?: string | undefined
}

/** What an admissible release waits for before it is proposed; undefined: it has soaked, and is checked and tested. */
export function waitingOf(
  judged: Judged,
  edge: Edge,
  skips: Skips = NO_SKIPS,
): Waiting | undefined {
  const skippedBy = skippedFor(undefined, skips, judged.proofs)
  const soaking = skippedBy('soak') === undefined ? soakingOf(judged, edge) : undefined
  return soaking ?? uncheckedOf(judged, edge, skippedBy)
}

/** Whether a release has come as far as its promotion tests: it has soaked, and each check is green. */
export function isForTests(judged: Judged, edge: Edge, skips: Skips): boolean {
  const { offer, proofs } = judged
  const skippedBy = skippedFor(undefined, skips, proofs)
  if (skippedBy('tests') !== undefined) return false
  if (skippedBy('soak') === undefined && soakingOf(judged, edge) !== undefined) return false
  const { pins } = offer.release
  return !checkGates(edge, { pins, proofs, missing: undefined, skippedBy }).some(isShut)
}

/** When an admissible release will have soaked; undefined: it has, or the policy asks for none. */
export function soakingOf(judged: Judged, edge: Edge): Waiting | undefined {
  const { gates, mode, facts, target } = edge
  const since = provenSince(judged.proofs, mode)
  if (since === undefined) return undefined
  const end = since + gates.soakSeconds * 1000
  // A cluster's clock may be ahead of ours: where the policy asks for no time, none is waited for.
  if (gates.soakSeconds === 0 || instant(facts.now) >= end) return undefined
  const { offer } = judged
  const until = new Date(end).toISOString()
  const soak = describeSeconds(gates.soakSeconds)
  const why = `${versionOf(offer.release.pins)} may go to ${target.name} when it has soaked for ${soak}, at ${describeInstant(until)}`
  return { offer, why, until }
}

function uncheckedOf(
  { offer, proofs }: Judged,
  edge: Edge,
  skippedBy: Asked['skippedBy'],
): Waiting | undefined {
  const { pins } = offer.release
  const gates = candidateGates(edge, { pins, proofs, missing: undefined, skippedBy })
  const first = gates.find(isShut)
  const why = first === undefined ? undefined : whyShut(first)
  if (why === undefined) return undefined
  return {
    offer,
    why: `${versionOf(pins)} is not proposed for ${edge.target.name} yet: ${why}`,
    until: undefined,
    link: first?.link,
  }
}

function whyShut({ name, state }: Gate): string | undefined {
  switch (state.kind) {
    case 'open':
    case 'skipped':
      return undefined
    case 'waiting':
      return `it waits for ${state.why ?? name} until ${describeInstant(state.until)}`
    case 'awaiting':
      return `it waits for ${state.what}`
    case 'closed':
      return state.why
  }
}

/** The one that is due first of those that time brings; else the highest. */
export function firstDue(waiting: readonly Waiting[]): Waiting | undefined {
  const due = waiting.flatMap((one) =>
    one.until === undefined ? [] : [{ one, at: instant(one.until) }],
  )
  return due.toSorted((a, b) => a.at - b.at)[0]?.one ?? waiting[0]
}
