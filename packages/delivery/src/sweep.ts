import type { Found, Located } from '@fluxgate/documents'
import { ForgeError } from '@fluxgate/forge'
import { type Environment, type Problem, whyNoEnvironments } from '@fluxgate/policy'
import { matches, promotionBranch, type ServiceRecord } from '@fluxgate/promotion'
import { servicesIn } from './find-services.ts'
import type { Forge } from './forge-port.ts'
import type { Gathered } from './gather.ts'
import { likelyBases, locateAll, locateRequest } from './locate-overlays.ts'
import { untilWon } from './lost-race.ts'
import { closeOrphans, type OurPullRequest, ourPullRequests } from './our-pull-requests.ts'
import { pinsOf } from './overlay-facts.ts'
import type { Ports, RunFacts } from './ports.ts'
import { concerned, gatherPromotion, type PromotedEdge, promoteInto } from './promote.ts'
import { proposeForRepository } from './propose.ts'
import { type Base, openRepository, whyNotRecorder } from './repository.ts'
import { whyNoServices } from './service-keys.ts'
import { stopsAll } from './trouble.ts'
import { filesOf } from './view.ts'

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
  | {
      readonly kind: 'swept'
      readonly base: Base
      readonly services: readonly SweptService[]
      /** Services that are the same on both sides of every edge. */
      readonly settled: number
      /** Pull requests closed because the policy promotes into their environment no more. */
      readonly orphans: number
    }

export interface SweptService {
  readonly key: string
  readonly edges: readonly PromotedEdge[]
  /** Overtaken until the deadline; the next sweep goes on. */
  readonly deferred: boolean
  /** Why GitHub did not take what was to be done; the other services are swept all the same. */
  readonly trouble: ForgeError | undefined
}

/**
 * Recomputes promotions from Git and the records, without an event: every service whose upstream differs from its own, or that
 * has an open pull request of ours. Services that are the same on both sides cost a share of a request each.
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
  const targets = targetsOf(base, request)
  const named = request.services.length > 0
  const open = named ? [] : await ourPullRequests(ports.forge, base)
  const keys = named ? request.services : await allServices(ports, base, targets, open)
  const busy = named ? keys : await unsettled(ports.forge, base, targets, keys, open)
  const services = await sweepAll(ports, run, base, targets, busy, request.records ?? [])
  const all = !named && request.from.length + request.to.length === 0
  const orphans = all && !run.dryRun ? await closeOrphans(ports.forge, base, open) : 0
  return { kind: 'swept', base, services, settled: keys.length - busy.length, orphans }
}

/** One service after the other; what stops one does not stop the others, which would wait for it in every sweep to come. */
async function sweepAll(
  ports: Ports,
  run: RunFacts,
  base: Base,
  targets: readonly Environment[],
  keys: readonly string[],
  records: readonly ServiceRecord[],
): Promise<readonly SweptService[]> {
  const services: SweptService[] = []
  const bugs: unknown[] = []
  for (const key of keys) {
    const own = records.filter((record) => record.key === key)
    try {
      services.push(await sweepService(ports, run, base, targets, key, own))
    } catch (error) {
      if (stopsAll(error)) throw error
      if (error instanceof ForgeError) {
        services.push({ key, edges: [], deferred: error.kind === 'deferred', trouble: error })
      } else {
        bugs.push(error)
      }
    }
  }
  if (bugs.length > 0) throw bugs[0]
  return services
}

/** Plans and carries out every edge of one service, from a fresh read after each lost race. */
export async function sweepService(
  ports: Ports,
  run: RunFacts,
  first: Base,
  targets: readonly Environment[],
  key: string,
  own: readonly ServiceRecord[] = [],
): Promise<SweptService> {
  let base: Base | undefined = first
  const edges = await untilWon(ports.clock, async () => {
    if (base === undefined) {
      const opened = await openRepository(ports.forge)
      if (opened.kind !== 'open') return { kind: 'moved' }
      base = opened.base
    }
    const at = base
    base = undefined
    const gathered = withRecords(await gatherPromotion(ports, at, key, targets), own)
    return promoteInto(ports, run, at, gathered, targets)
  })
  return { key, edges: edges ?? [], deferred: edges === undefined, trouble: undefined }
}

function withRecords(gathered: Gathered, own: readonly ServiceRecord[]): Gathered {
  const { records } = gathered.facts
  const unseen = own.filter(({ id }) => !records.some((record) => record.id === id))
  return { ...gathered, facts: { ...gathered.facts, records: [...records, ...unseen] } }
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
  ports: Ports,
  base: Base,
  targets: readonly Environment[],
  open: readonly OurPullRequest[],
): Promise<readonly string[]> {
  const keys = new Set<string>()
  for (const environment of concerned(base, targets)) {
    for (const key of await servicesIn(ports.forge, base.commit, environment)) keys.add(key)
  }
  for (const { key, environment } of open) {
    if (targets.some(({ name }) => name === environment)) keys.add(key)
  }
  return [...keys].sort()
}

const SERVICES_A_REQUEST = 25

/** The services that have something to decide: pins differ along an edge, or a pull request of ours is open. */
async function unsettled(
  forge: Forge,
  base: Base,
  targets: readonly Environment[],
  keys: readonly string[],
  open: readonly OurPullRequest[],
): Promise<readonly string[]> {
  const busy = new Set<string>()
  for (let from = 0; from < keys.length; from += SERVICES_A_REQUEST) {
    const some = keys.slice(from, from + SERVICES_A_REQUEST)
    const located = await locateMany(forge, base, targets, some)
    for (const key of some) {
      const waiting = targets.some(({ name }) =>
        open.some(({ branch }) => branch === promotionBranch(name, key)),
      )
      if (waiting || targets.some((target) => differs(target, key, located))) busy.add(key)
    }
  }
  return keys.filter((key) => busy.has(key))
}

/** `environment key` to what was found there. */
type Overlays = ReadonlyMap<string, Located>

async function locateMany(
  forge: Forge,
  base: Base,
  targets: readonly Environment[],
  keys: readonly string[],
): Promise<Overlays> {
  const environments = concerned(base, targets)
  const wanted = keys.flatMap((key) =>
    environments.map((environment) => ({
      name: environment.name,
      id: `${environment.name} ${key}`,
      request: locateRequest(base.policy, environment, key),
    })),
  )
  const requests = wanted.map(({ request }) => request)
  const overlays = wanted.map(({ name, request }) => ({ name, overlays: request.overlays }))
  const paths = new Set([...requests.flatMap((one) => one.overlays), ...likelyBases(overlays)])
  const answer = await forge.read({
    commit: base.commit,
    paths: [...paths],
    histories: [],
    branches: [],
  })
  const { located } = await locateAll(forge, base.commit, requests, filesOf(answer.nodes))
  return new Map(
    wanted.flatMap(({ id }, index) => {
      const found = located[index]
      return found === undefined ? [] : [[id, found] as const]
    }),
  )
}

function differs(target: Environment, key: string, overlays: Overlays): boolean {
  const own = overlays.get(`${target.name} ${key}`)
  return [...target.after, ...target.afterAny].some((upstream) => {
    const above = overlays.get(`${upstream} ${key}`)
    if (above === undefined || isAbsent(above)) return false
    // What can't be told there has to be said, and does not take back what was proven before.
    if (above.kind !== 'found') return true
    return own?.kind !== 'found' || !same(above, own)
  })
}

function isAbsent(located: Located): boolean {
  return located.kind === 'refused' && located.refusal.code === 'no-overlay'
}

function same(a: Found, b: Found): boolean {
  const ranged = [...a.slots, ...b.slots].some(({ form }) => form === 'range')
  return !ranged && matches(pinsOf(a.slots), pinsOf(b.slots))
}
