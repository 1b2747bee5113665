import {
  describeUnknownService,
  type Environment,
  isSetId,
  type Problem,
  whyNoEnvironments,
} from '@fluxgate/policy'
import type { EdgePlan, ServiceRecord, SetPlan, SetRecord } from '@fluxgate/promotion'
import { GATE_CONTEXT } from '../carry-out/land.ts'
import { allServices } from '../facts/find-services.ts'
import { concerned } from '../facts/gather-promotion.ts'
import { openRecordBook, type RecordBook } from '../facts/record-book.ts'
import { whyNoServices } from '../facts/service-keys.ts'
import { depthFor, sweepFiles } from '../facts/sweep-files.ts'
import { filesAt } from '../facts/view.ts'
import { type GateOutcome, gate } from '../gate/gate.ts'
import { gateAll, isGated, type SweptGate } from '../gate/gate-all.ts'
import type { Ports, RunFacts } from '../ports.ts'
import { proposeForRepository } from '../propose.ts'
import { type Base, openRepository, whyNotRecorder } from '../repository.ts'
import { isEnough } from '../trouble.ts'
import { removeLeftBranches } from './left-branches.ts'
import { heldInVain, namedInVain } from './named-in-vain.ts'
import { sweepSetsOf } from './named-sets.ts'
import { type SettledOrphan, settleOrphans } from './orphans.ts'
import { ourPullRequests } from './our-pull-requests.ts'
import { settleStanding } from './standing.ts'
import { LEFT_TO_EVENTS, sweepEach } from './sweep-each.ts'
import { inTurn, type Looking, recordsOf, unsettledOf } from './sweep-order.ts'
import { lastFailedIn, scopeOf, whyIdle } from './sweep-scope.ts'
import type { Scope, SweptService } from './sweep-service.ts'
import { type OwnRecords, type SweptSet, setsToPlan, sweepSets } from './sweep-sets.ts'

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

export type SweepOutcome =
  | { readonly kind: 'no-policy'; readonly proposal: string; readonly notes: readonly string[] }
  | { readonly kind: 'broken-policy'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly why: string }
  | Swept

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

/**
 * Recomputes promotions from Git and the records, without an event: every service whose upstream differs from its own, or that
 * has an open pull request of ours. Services that are the same on both sides cost no request of their own where there are many.
 */
export async function sweep(
  ports: Ports,
  run: RunFacts,
  request: SweepRequest,
): Promise<SweepOutcome> {
  const opened = await openRepository(ports.forge)
  if (opened.kind === 'no-policy') {
    const { text, notes } = await proposeForRepository(ports.forge, opened.commit)
    return { kind: 'no-policy', proposal: text, notes }
  }
  if (opened.kind === 'broken-policy') {
    const { at } = opened
    // What was green by the policy before must not stay so: nothing but the repair may be merged.
    if (at?.rules.requiredStatuses.includes(GATE_CONTEXT)) await gateAll(ports, run, at)
    return opened
  }
  const { base } = opened
  const odd =
    whyNoEnvironments(base.policy, [...request.from, ...request.to]) ??
    whyNoServices(base.policy, request.services) ??
    (run.dryRun ? undefined : whyNotRecorder(base))
  if (odd !== undefined) return { kind: 'refused', why: odd }
  const idle = whyIdle(base, request)
  if (idle !== undefined) return { ...NOTHING_SWEPT, base, idle }
  if (request.services.length > 0) return sweepNamed(ports, run, base, request)
  if (!isOfAll(request) || !isGated(base) || !isStopped(base)) {
    return sweepEverything(ports, run, base, request)
  }
  // Whoever stops promotions can't wait until each text says so; and what was merged meanwhile is not to be proposed again.
  const gates = await gateAll(ports, run, base)
  const again = await openRepository(ports.forge)
  if (again.kind !== 'open') return { ...NOTHING_SWEPT, base, gates }
  return sweepEverything(ports, run, again.base, request, gates)
}

function isOfAll({ from, to }: SweepRequest): boolean {
  return from.length + to.length === 0
}

/** Whether anybody has stopped promotions, or nobody can tell. */
function isStopped({ stops }: Base): boolean {
  return stops.kind !== 'read' || stops.stops.length > 0
}

const NOTHING_SWEPT: Omit<Swept, 'base'> = {
  ...{ kind: 'swept', services: [], sets: [], settled: 0, grouped: 0, left: undefined },
  ...{ empty: [], vain: [], orphans: [], gates: [], unknown: [] },
}

async function sweepNamed(
  ports: Ports,
  run: RunFacts,
  base: Base,
  request: SweepRequest,
): Promise<Swept> {
  const scope = scopeOf(base, request)
  const wanted = request.services.map((key) => ({ key, records: recordsOf(request.records, key) }))
  const read = filesAt(ports.forge, base.commit)
  const book = bookOf(ports, base, scope)
  const { services, enough } = await sweepEach(ports, run, base, scope, [wanted], { read, book })
  const lost = services.filter(({ nowhere }) => nowhere).map(({ key }) => key)
  const found = services.filter(({ nowhere }) => !nowhere)
  const keys = found.map(({ key }) => key)
  const asked = { keys, own: ownOf(request), book }
  const sets = enough === undefined ? await sweepSetsOf(ports, run, base, scope.targets, asked) : []
  const known = lost.length === 0 ? [] : (await allServices(read, base.policy.environments)).keys
  return {
    kind: 'swept',
    base,
    services: found,
    sets,
    settled: 0,
    grouped: 0,
    left: leftOf(request.services.length - services.length, enough),
    empty: [],
    vain: [],
    orphans: [],
    gates: [],
    unknown: lost.map((key) => ({ key, why: describeUnknownService(key, known) })),
  }
}

/** `judged`: what the gates have said already, where they came first. */
async function sweepEverything(
  ports: Ports,
  run: RunFacts,
  base: Base,
  request: SweepRequest,
  judged?: readonly SweptGate[],
): Promise<Swept> {
  const scope = scopeOf(base, request)
  const { targets } = scope
  const all = isOfAll(request)
  const ours = await ourPullRequests(ports.forge, base)
  const open = ours.filter(({ kind }) => kind === 'promote')
  await using files = sweepFiles(ports, base, depthFor(targets))
  const failed = await lastFailedIn(ports, base, scope.reverting)
  const looked = environmentsOf(base, scope)
  const there = await allServices(files.read, looked)
  const vain = [
    ...namedInVain(base.policy, looked, there.keys),
    ...(await heldInVain(files.read, base, looked, there.keys)),
  ]
  const keys = new Set(there.keys)
  for (const { key, environment } of open) {
    if (key === undefined || isSetId(key)) continue
    if (targets.some(({ name }) => name === environment)) keys.add(key)
  }
  const looking: Looking = {
    ...{ keys: inTurn([...keys].sort(), ports.clock), targets, open, failed, settled: 0 },
    grouped: 0,
    members: [],
  }
  const wanted = unsettledOf(files, base, request.records, looking)
  const sources = { ...files, book: bookOf(ports, base, scope) }
  // At GitHub's pace for writes a hundred texts take minutes, and a hold, say, shuts now.
  const first = all && judged === undefined && isGated(base)
  const shut = new Map<number, GateOutcome>()
  const judgeFirst = async (number: number) => {
    shut.set(number, await gate(ports, run, number))
  }
  const telling: Ports = first ? { ...ports, judgeFirst } : ports
  const { services, enough } = await sweepEach(
    ...([telling, run, base, scope] as const),
    ...([wanted, sources, LEFT_TO_EVENTS] as const),
  )
  const together = setsToPlan(targets, looking.members, open, ownOf(request))
  const sets = enough === undefined ? await sweepSets(telling, run, base, together, sources) : []
  const whole = all && enough === undefined
  const orphans = whole
    ? [
        ...(await settleOrphans(ports.forge, run, base, open)),
        ...(await settleStanding(ports, run, base, ours)),
      ]
    : []
  if (whole && !run.dryRun) {
    await removeLeftBranches(ports, base, open)
  }
  const { settled, grouped } = looking
  const left = leftOf(keys.size - services.length - settled - grouped, enough)
  const sorted = services.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const refused = [...services, ...sets].some(({ trouble }) => isEnough(trouble))
  const plans = [
    ...services.flatMap(({ edges }) => edges.map(({ plan }) => plan)),
    ...sets.flatMap(({ outcome }) => outcome?.plan ?? []),
  ]
  const standing = unmoved(judged ?? [], plans)
  const judges = all && !refused && isGated(base)
  const rest = judges ? await gateRest(ports, run, base, { standing, shut }) : []
  return {
    kind: 'swept',
    base,
    services: sorted,
    sets,
    settled,
    grouped,
    left,
    empty: there.empty,
    vain,
    orphans,
    gates: [...standing, ...rest],
    unknown: [],
  }
}

/** What was judged of heads that are the newest still. */
function unmoved(
  judged: readonly SweptGate[],
  plans: readonly (EdgePlan | SetPlan)[],
): readonly SweptGate[] {
  const moved = new Set(plans.flatMap(({ step }) => (step.kind === 'move' ? step.pullRequest : [])))
  return judged.filter(({ number }) => !moved.has(number))
}

function environmentsOf(base: Base, { targets, reverting }: Scope): readonly Environment[] {
  return [...new Set([...concerned(base, targets), ...reverting])]
}

/** Judges what does not stand as it was judged before; `shut`: what was judged before its text told of it. */
async function gateRest(
  ports: Ports,
  run: RunFacts,
  base: Base,
  {
    standing,
    shut,
  }: {
    readonly standing: readonly SweptGate[]
    readonly shut: ReadonlyMap<number, GateOutcome>
  },
): Promise<readonly SweptGate[]> {
  const except = new Set(standing.map(({ number }) => number))
  const last = await gateAll(ports, run, base, except)
  return last.map((one) => withFirst(one, shut.get(one.number)))
}

/** What was written for a pull request when it was judged first, where nothing has changed since. */
function withFirst(last: SweptGate, first: GateOutcome | undefined): SweptGate {
  const { outcome } = last
  const isSame =
    outcome === undefined || (outcome.kind === 'judged' && outcome.operation === 'none')
  return isSame && first !== undefined ? { ...last, outcome: first } : last
}

function bookOf({ forge }: Ports, base: Base, scope: Scope): RecordBook {
  const names = environmentsOf(base, scope).map(({ name }) => name)
  return openRecordBook(forge, base, names)
}

function ownOf({ records = [], setRecords = [] }: SweepRequest): OwnRecords {
  return { records, setRecords }
}

function leftOf(services: number, why: string | undefined): Swept['left'] {
  return why === undefined || services === 0 ? undefined : { services, why }
}
