import type { Judged } from './admissible.ts'
import type { Edge } from './edge.ts'
import { describeSeconds, provenSince } from './gates/soak.ts'
import { describeInstant, instant } from './instant.ts'
import type { Offer } from './offers.ts'
import { versionOf } from './pins.ts'

/** A release that may be taken once it has soaked. */
export interface Soaking {
  readonly offer: Offer
  /** When it will have, RFC 3339. */
  readonly until: string
}

/** When an admissible release will have soaked; undefined: it has, or the policy asks for none. */
export function soakingOf(judged: Judged, { gates, mode, facts }: Edge): Soaking | undefined {
  const since = provenSince(judged.proofs, mode)
  if (since === undefined) return undefined
  const end = since + gates.soakSeconds * 1000
  // A cluster's clock may be ahead of ours: where the policy asks for no time, none is waited for.
  if (gates.soakSeconds === 0 || instant(facts.now) >= end) return undefined
  return { offer: judged.offer, until: new Date(end).toISOString() }
}

/** Why a release is not proposed yet. */
export function whySoaking({ offer, until }: Soaking, { gates, target }: Edge): string {
  const version = versionOf(offer.release.pins)
  const soak = describeSeconds(gates.soakSeconds)
  return `${version} may go to ${target.name} when it has soaked for ${soak}, at ${describeInstant(until)}`
}

/** The one that has soaked first of those that still do. */
export function firstSoaked(soaking: readonly Soaking[]): Soaking | undefined {
  return soaking.toSorted((a, b) => instant(a.until) - instant(b.until))[0]
}
