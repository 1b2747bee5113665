import { ForgeError } from '@fluxgate/forge'
import {
  describeUnknownService,
  type Environment,
  type Problem,
  whyNoEnvironments,
} from '@fluxgate/policy'
import { lastFailed, type ServiceRecord } from '@fluxgate/promotion'
import type { Clock } from './clock.ts'
import { servicesIn } from './find-services.ts'
import { gateAll, isGated, type SweptGate } from './gate.ts'
import { GATE_CONTEXT } from './land.ts'
import { removeLeftPromotions } from './left-promotions.ts'
import { removeLeftScratch } from './left-scratch.ts'
import { type SettledOrphan, settleOrphans } from './orphans.ts'
import { type OurPullRequest, ourPullRequests } from './our-pull-requests.ts'
import type { Ports, RunFacts } from './ports.ts'
import { concerned } from './promote.ts'
import { proposeForRepository } from './propose.ts'
import { newestRecords } from './records.ts'
import { type Base, openRepository, whyNotRecorder } from './repository.ts'
import { whyNoServices } from './service-keys.ts'
import { type SweepFiles, sweepFiles } from './sweep-files.ts'
import { type Scope, type SweptService, sweepService, type ToSweep } from './sweep-service.ts'
import { isEnough, stopsAll } from './trouble.ts'
import { unsettled } from './unsettled.ts'
import { filesAt, type ReadFiles } from './view.ts'

export interface SweepRequest {
  /** Only edges out of these environments; empty: all. */
  readonly from: readonly string[]
  /** Only edges into these environments; empty: all. */
  readonly to: readonly string[]
  /** Only these services; empty: all there are. */
  readonly services: readonly string[]
  /** Records of this run, which a read may not show yet, or never in a dry run. */
  readonly records?: readonly ServiceRecord[]
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
  /** Services that are the same on both sides of every edge. */
  readonly settled: number
  /** Services that were not looked at, and why; the next sweep goes on. */
  readonly left: { readonly services: number; readonly why: string } | undefined
  /** Environments that were looked through and hold no service at all: mostly a misspelt pattern. */
  readonly empty: readonly Environment[]
  /** Pull requests of ours into environments that the policy promotes into no more. */
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
    if (at?.rules.requiredStatuses.includes(GATE_CONTEXT)) await gateAll(ports, run, at.branch)
    return opened
  }
  const { base } = opened
  const odd =
    whyNoEnvironments(base.policy, [...request.from, ...request.to]) ??
    whyNoServices(base.policy, request.services) ??
    (run.dryRun ? undefined : whyNotRecorder(base))
  if (odd !== undefined) return { kind: 'refused', why: odd }
  return request.services.length > 0
    ? sweepNamed(ports, run, base, request)
    : sweepEverything(ports, run, base, request)
}

async function sweepNamed(
  ports: Ports,
  run: RunFacts,
  base: Base,
  request: SweepRequest,
): Promise<Swept> {
  const scope = scopeOf(base, request)
  const wanted = request.services.map((key) => ({ key, records: recordsOf(request, key) }))
  const { services, enough } = await sweepAll(ports, run, base, scope, wanted)
  const lost = services.filter(({ nowhere }) => nowhere).map(({ key }) => key)
  const known =
    lost.length === 0
      ? []
      : (await allServices(filesAt(ports.forge, base.commit), base.policy.environments)).keys
  return {
    kind: 'swept',
    base,
    services: services.filter(({ nowhere }) => !nowhere),
    settled: 0,
    left: leftOf(request.services.length - services.length, enough),
    empty: [],
    orphans: [],
    gates: [],
    unknown: lost.map((key) => ({ key, why: describeUnknownService(key, known) })),
  }
}

async function sweepEverything(
  ports: Ports,
  run: RunFacts,
  base: Base,
  request: SweepRequest,
): Promise<Swept> {
  const scope = scopeOf(base, request)
  const { targets } = scope
  const open = await ourPullRequests(ports.forge, base)
  await using files = sweepFiles(ports, base)
  const failed = await lastFailedIn(ports, base, scope.reverting)
  const environments = new Set([...concerned(base, targets), ...scope.reverting])
  const there = await allServices(files.read, [...environments])
  const keys = new Set(there.keys)
  for (const { key, environment } of open) {
    if (key !== undefined && targets.some(({ name }) => name === environment)) keys.add(key)
  }
  const looking = { keys: inTurn([...keys].sort(), ports.clock), targets, open, failed, settled: 0 }
  const wanted = unsettledOf(files, base, request, looking)
  const { services, enough } = await sweepAll(ports, run, base, scope, wanted, LEFT_TO_EVENTS)
  const all = request.from.length + request.to.length === 0
  const whole = all && enough === undefined
  const orphans = whole ? await settleOrphans(ports.forge, run, base, open) : []
  if (whole && !run.dryRun) {
    await removeLeftScratch(ports, base)
    await removeLeftPromotions(ports, base, open)
  }
  const { settled } = looking
  const left = leftOf(keys.size - services.length - settled, enough)
  const sorted = services.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const refused = services.some(({ trouble }) => isEnough(trouble))
  const gates = all && !refused && isGated(base) ? await gateAll(ports, run, base.branch) : []
  return {
    kind: 'swept',
    base,
    services: sorted,
    settled,
    left,
    empty: there.empty,
    orphans,
    gates,
    unknown: [],
  }
}

function leftOf(services: number, why: string | undefined): Swept['left'] {
  return why === undefined || services === 0 ? undefined : { services, why }
}

/** Beyond this it is not certain that one sweep gets to the end. */
const MANY = 250

/** Where there are many, a sweep begins anywhere among them, so that none waits for ever behind those before it. */
function inTurn(keys: readonly string[], clock: Clock): readonly string[] {
  if (keys.length <= MANY) return keys
  const start = Math.floor(clock.random() * keys.length)
  return [...keys.slice(start), ...keys.slice(0, start)]
}

interface Looking {
  readonly keys: readonly string[]
  readonly targets: readonly Environment[]
  readonly open: readonly OurPullRequest[]
  /** Services of which a failure was the last that was heard. */
  readonly failed: ReadonlySet<string>
  /** Services that were looked at so far and have nothing to decide. */
  settled: number
}

/** What there is to sweep, looked for as it is asked for: the files of one request at a time are held. */
async function* unsettledOf(
  files: SweepFiles,
  base: Base,
  request: SweepRequest,
  looking: Looking,
): AsyncGenerator<ToSweep> {
  const { keys, targets, open, failed } = looking
  for (let from = 0; from < keys.length; ) {
    const some = keys.slice(from, from + (await files.together(keys.length - from)))
    from += some.length
    const busy = await unsettled(files.read, base, targets, some, open, failed)
    looking.settled += some.length - busy.keys.length
    for (const key of busy.keys) {
      yield { key, records: recordsOf(request, key), known: busy.files }
    }
  }
}

function recordsOf({ records = [] }: SweepRequest, key: string): readonly ServiceRecord[] {
  return records.filter((record) => record.key === key)
}

/** A step of a job has ten minutes; what is begun when these are over still has to end, and gates are judged after it. */
const BUDGET = 7 * 60_000

/** The share of an hour's requests that no sweep of everything touches: events have to be recorded at once, it can wait. */
const LEFT_TO_EVENTS = 0.25

function whyEnough({ clock, forge }: Ports, end: number, kept: number): string | undefined {
  if (clock.now().getTime() > end) return `its ${BUDGET / 60_000} minutes were over`
  if (forge.allowance() >= kept) return undefined
  return "a quarter of the hour's requests is left to events"
}

/**
 * One service after the other; what stops one does not stop the others, which would wait for it in every sweep to come. Why it
 * ended before them all is in `enough`.
 */
async function sweepAll(
  ports: Ports,
  run: RunFacts,
  base: Base,
  scope: Scope,
  wanted: Iterable<ToSweep> | AsyncIterable<ToSweep>,
  kept = 0,
): Promise<{ readonly services: readonly SweptService[]; readonly enough: string | undefined }> {
  const end = ports.clock.now().getTime() + BUDGET
  const services: SweptService[] = []
  const bugs: unknown[] = []
  let enough: string | undefined
  for await (const one of wanted) {
    enough ??= whyEnough(ports, end, kept)
    if (enough !== undefined) break
    try {
      services.push(await sweepService(ports, run, base, scope, one))
    } catch (error) {
      if (stopsAll(error)) throw error
      if (isEnough(error)) enough = 'GitHub takes no more for now'
      if (error instanceof ForgeError) {
        const deferred = error.kind === 'deferred'
        services.push({
          ...{ key: one.key, edges: [], reverted: [], deferred },
          ...{ trouble: error, nowhere: false },
        })
      } else {
        bugs.push(error)
      }
    }
  }
  if (bugs.length > 0) throw bugs[0]
  return { services, enough }
}

/** What this sweep is about; edges out of some environments alone say nothing of what failed. */
function scopeOf(base: Base, request: SweepRequest): Scope {
  const { from, to } = request
  const reverting = base.policy.environments
    .filter(({ onFailure }) => onFailure === 'revert' && from.length === 0)
    .filter(({ name }) => to.length === 0 || to.includes(name))
  return { targets: targetsOf(base, request), reverting }
}

/** Services of which a failure was the last that was heard: one request for each hundred of the newest records, three at most. */
async function lastFailedIn(
  { forge }: Ports,
  base: Base,
  environments: readonly Environment[],
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>()
  for (const { name } of environments) {
    for (const key of lastFailed(await newestRecords(forge, base, name))) keys.add(key)
  }
  return keys
}

function targetsOf(base: Base, { from, to }: SweepRequest): readonly Environment[] {
  return base.policy.environments.filter((environment) => {
    const upstreams = [...environment.after, ...environment.afterAny]
    if (upstreams.length === 0) return false
    if (to.length > 0 && !to.includes(environment.name)) return false
    return from.length === 0 || upstreams.some((upstream) => from.includes(upstream))
  })
}

async function allServices(
  read: ReadFiles,
  environments: readonly Environment[],
): Promise<{ readonly keys: readonly string[]; readonly empty: readonly Environment[] }> {
  const keys = new Set<string>()
  const empty: Environment[] = []
  for (const environment of environments) {
    const found = await servicesIn(read, environment)
    if (found.size === 0) empty.push(environment)
    for (const key of found) keys.add(key)
  }
  return { keys: [...keys], empty }
}
