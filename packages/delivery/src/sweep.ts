import { ForgeError } from '@fluxgate/forge'
import {
  describeUnknownService,
  type Environment,
  type Problem,
  whyNoEnvironments,
} from '@fluxgate/policy'
import type { ServiceRecord } from '@fluxgate/promotion'
import { servicesIn } from './find-services.ts'
import { removeLeftScratch } from './left-scratch.ts'
import { type SettledOrphan, settleOrphans } from './orphans.ts'
import { type OurPullRequest, ourPullRequests } from './our-pull-requests.ts'
import type { Ports, RunFacts } from './ports.ts'
import { concerned } from './promote.ts'
import { proposeForRepository } from './propose.ts'
import { type Base, openRepository, whyNotRecorder } from './repository.ts'
import { whyNoServices } from './service-keys.ts'
import { type SweepFiles, sweepFiles } from './sweep-files.ts'
import { type SweptService, sweepService, type ToSweep } from './sweep-service.ts'
import { stopsAll } from './trouble.ts'
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
  /** Pull requests of ours into environments that the policy promotes into no more. */
  readonly orphans: readonly SettledOrphan[]
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
  if (opened.kind === 'broken-policy') return opened
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
  const targets = targetsOf(base, request)
  const wanted = request.services.map((key) => ({ key, records: recordsOf(request, key) }))
  const services = await sweepAll(ports, run, base, targets, wanted)
  const lost = services.filter(({ nowhere }) => nowhere).map(({ key }) => key)
  const known =
    lost.length === 0
      ? []
      : await allServices(filesAt(ports.forge, base.commit), base.policy.environments)
  return {
    kind: 'swept',
    base,
    services: services.filter(({ nowhere }) => !nowhere),
    settled: 0,
    orphans: [],
    unknown: lost.map((key) => ({ key, why: describeUnknownService(key, known) })),
  }
}

async function sweepEverything(
  ports: Ports,
  run: RunFacts,
  base: Base,
  request: SweepRequest,
): Promise<Swept> {
  const targets = targetsOf(base, request)
  const open = await ourPullRequests(ports.forge, base)
  await using files = sweepFiles(ports, base)
  const keys = new Set(await allServices(files.read, concerned(base, targets)))
  for (const { key, environment } of open) {
    if (key !== undefined && targets.some(({ name }) => name === environment)) keys.add(key)
  }
  const sorted = [...keys].sort()
  const wanted = unsettledOf(files, base, request, targets, sorted, open)
  const services = await sweepAll(ports, run, base, targets, wanted)
  const whole = request.from.length + request.to.length === 0
  const orphans = whole ? await settleOrphans(ports.forge, run, base, open) : []
  if (whole && !run.dryRun) await removeLeftScratch(ports, base)
  const settled = sorted.length - services.length
  return { kind: 'swept', base, services, settled, orphans, unknown: [] }
}

/** What there is to sweep, looked for as it is asked for: the files of one request at a time are held. */
async function* unsettledOf(
  files: SweepFiles,
  base: Base,
  request: SweepRequest,
  targets: readonly Environment[],
  keys: readonly string[],
  open: readonly OurPullRequest[],
): AsyncGenerator<ToSweep> {
  for (let from = 0; from < keys.length; ) {
    const some = keys.slice(from, from + (await files.together(keys.length - from)))
    from += some.length
    const busy = await unsettled(files.read, base, targets, some, open)
    for (const key of busy.keys) {
      yield { key, records: recordsOf(request, key), known: busy.files }
    }
  }
}

function recordsOf({ records = [] }: SweepRequest, key: string): readonly ServiceRecord[] {
  return records.filter((record) => record.key === key)
}

/** One service after the other; what stops one does not stop the others, which would wait for it in every sweep to come. */
async function sweepAll(
  ports: Ports,
  run: RunFacts,
  base: Base,
  targets: readonly Environment[],
  wanted: Iterable<ToSweep> | AsyncIterable<ToSweep>,
): Promise<readonly SweptService[]> {
  const services: SweptService[] = []
  const bugs: unknown[] = []
  for await (const one of wanted) {
    try {
      services.push(await sweepService(ports, run, base, targets, one))
    } catch (error) {
      if (stopsAll(error)) throw error
      if (error instanceof ForgeError) {
        const deferred = error.kind === 'deferred'
        services.push({ key: one.key, edges: [], deferred, trouble: error, nowhere: false })
      } else {
        bugs.push(error)
      }
    }
  }
  if (bugs.length > 0) throw bugs[0]
  return services
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
): Promise<readonly string[]> {
  const keys = new Set<string>()
  for (const environment of environments) {
    for (const key of await servicesIn(read, environment)) keys.add(key)
  }
  return [...keys]
}
