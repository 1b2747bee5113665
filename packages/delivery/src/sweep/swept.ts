import type { Environment } from '@fluxgate/policy'
import type { ServiceRecord, SetRecord } from '@fluxgate/promotion'
import type { SweptGate } from '../gate/gate-all.ts'
import type { Base } from '../repository.ts'
import type { SettledOrphan } from './orphans.ts'
import type { SweptService } from './sweep-service.ts'
import type { OwnRecords, SweptSet } from './sweep-sets.ts'

/** Which promotions a sweep is asked to recompute. */
export interface SweepRequest {
  /** Only edges out of these environments; empty: all. */
  readonly from: readonly string[]
  /** Only edges into these environments; empty: all. */
  readonly to: readonly string[]
  /** Only these services; empty: all there are. */
  readonly services: readonly string[]
  /** Records of this run, which a read may not show yet, or never in a dry run. */
  readonly records?: readonly ServiceRecord[]
  /** The same of release sets. */
  readonly setRecords?: readonly SetRecord[]
}

/** What a sweep came to. */
export interface Swept {
  readonly kind: 'swept'
  readonly base: Base
  readonly services: readonly SweptService[]
  /** Release sets that were planned. */
  readonly sets: readonly SweptSet[]
  /** Services that are the same on both sides of every edge. */
  readonly settled: number
  /** Services that have nothing to decide but what their release set does. */
  readonly grouped: number
  /** Services that were not looked at, and why; the next sweep goes on. */
  readonly left: { readonly services: number; readonly why: string } | undefined
  /** Environments that were looked through and hold no service at all: mostly a misspelt pattern. */
  readonly empty: readonly Environment[]
  /** That no promotion goes the way that was asked for; undefined: services were looked at. */
  readonly idle?: string | undefined
  /** What the policy and hold files say of services that no environment has, a sentence each: mostly a misspelt name. */
  readonly vain: readonly string[]
  /** Pull requests of ours that are for nothing any more, those that a person has to close included. */
  readonly orphans: readonly SettledOrphan[]
  /** Open pull requests that were judged; empty where no gate is asked for. */
  readonly gates: readonly SweptGate[]
  /** Keys that were asked for and that nothing is known of, each with the sentence that says so. */
  readonly unknown: readonly { readonly key: string; readonly why: string }[]
}

/** A sweep that found nothing to look at. */
export const NOTHING_SWEPT: Omit<Swept, 'base'> = {
  kind: 'swept',
  services: [],
  sets: [],
  settled: 0,
  grouped: 0,
  left: undefined,
  empty: [],
  vain: [],
  orphans: [],
  gates: [],
  unknown: [],
}

/** Whether a sweep is of all edges, so that what it does not find is nowhere. */
export function isOfAll({ from, to }: SweepRequest): boolean {
  return from.length + to.length === 0
}

/** Records of this run, which a read may not show yet. */
export function ownOf({ records = [], setRecords = [] }: SweepRequest): OwnRecords {
  return { records, setRecords }
}

/** Services that were not looked at, and why; undefined: all were. */
export function leftOf(services: number, why: string | undefined): Swept['left'] {
  return why === undefined || services === 0 ? undefined : { services, why }
}
