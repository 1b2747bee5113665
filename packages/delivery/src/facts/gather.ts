import type { Files, Located } from '@fluxgate/documents'
import type { ReadAnswer } from '@fluxgate/forge'
import { type Environment, setOf } from '@fluxgate/policy'
import {
  type EnvironmentFacts,
  promotionBranch,
  type ServiceFacts,
  type ServiceRecord,
} from '@fluxgate/promotion'
import type { Clock } from '@fluxgate/transport'
import type { Forge } from '../forge-port.ts'
import type { Base } from '../repository.ts'
import { branchFacts } from './branch-facts.ts'
import { environmentFacts } from './environment-facts.ts'
import { locateAll } from './locate-overlays.ts'
import { pullRequestFacts } from './pull-request-facts.ts'
import {
  deepened,
  type Reading,
  readingOf,
  type WantedBranch,
  type WantedRead,
  wantedRead,
} from './read-service.ts'
import { type ReadRecords, readRecords, withNew } from './records.ts'
import { recordsSince } from './records-since.ts'
import { withReviews } from './reviews.ts'
import { filesAt, filesOf, layered, type ReadFiles } from './view.ts'

/** Everything read for one service: the facts of its plan, and what is needed to edit its files. */
export interface Gathered {
  readonly facts: ServiceFacts
  readonly files: Files
  /** By environment. */
  readonly located: ReadonlyMap<string, Located>
  /** Where the branch that Flux reads stood when the pull requests were read; undefined: none were, or it was not asked. */
  readonly tip?: string | undefined
}

/**
 * Whether the branch that Flux reads has moved on since its commit was read. Pull requests are told as they are now, so beside older
 * pins one that was merged meanwhile would be proposed again, and one that has moved on would be moved back.
 */
export function hasMovedOn({ tip }: Pick<Gathered, 'tip'>, base: Base): boolean {
  return tip !== undefined && tip !== base.commit
}

/** What is read of one service. */
export interface GatherRequest {
  readonly key: string
  /** Environments whose history and holds are read; overlays are read of all, because one scalar may drive several. */
  readonly environments: readonly Environment[]
  /** Of those, the ones whose branches and pull requests are read. */
  readonly targets: readonly Environment[]
  /** Further ones whose own promotions are read, to tell what became of them. */
  readonly watched?: readonly Environment[] | undefined
  /** How far back the histories go, in commits. */
  readonly depth: number
  /** Whether it has no pull requests of its own that matter. */
  readonly unbranched?: boolean
  /** Branch of our pull requests in a target. */
  readonly branchOf?: (environment: string, key: string) => string
  /**
   * The rollout records that are needed: none, those of releases that could be promoted into the targets, or (`whole`) those of
   * every release that the histories hold.
   */
  readonly records: boolean | 'whole'
  /** Files at the same commit that were read before, and are not read again. */
  readonly known?: Files | undefined
}

type GatherPorts = { readonly forge: Forge; readonly clock: Clock }

/** Reads all that a plan for one service is made from, at one commit: one request for Git and pull requests, one for records. */
export async function gather(
  ports: GatherPorts,
  base: Base,
  request: GatherRequest,
): Promise<Gathered> {
  const { forge } = ports
  const needed = neededFor(base, request)
  const at = { commit: base.commit, into: base.branch }
  const answer = await forge.read({ ...at, ...needed.wanted })
  const described = await describe(ports, base, needed, answer, filesAt(forge, base.commit))
  if (request.records === false) return described.gathered
  return described.about(await readRecords(forge, base, request.key, described.since))
}

/** What one service's facts take. */
export interface Needed {
  readonly request: GatherRequest
  readonly known: Files
  readonly readings: readonly Reading[]
  readonly branches: readonly WantedBranch[]
  readonly wanted: WantedRead
}

/** What has to be read for one service; nothing is. */
export function neededFor({ policy }: Pick<Base, 'policy'>, request: GatherRequest): Needed {
  const { key, targets, depth } = request
  const branchOf = request.branchOf ?? promotionBranch
  const known: Files = request.known ?? new Map()
  const readings = policy.environments.map((environment) =>
    readingOf(policy, environment, key, request.environments.includes(environment)),
  )
  const watched = (request.watched ?? []).filter((one) => !targets.includes(one))
  const own = request.unbranched === true ? [] : targets
  const branches = [
    ...[...own, ...watched].map((environment) => ({
      environment: environment.name,
      name: branchOf(environment.name, key),
      bodies: branchOf === promotionBranch,
    })),
    ...setBranches(request.watched ?? [], key),
  ]
  const wanted = wantedRead({ key, readings, branches, depth, known })
  return { request, known, readings, branches, wanted }
}

/** Branches of the release sets that the service goes into environments with: what was merged there may have brought it. */
function setBranches(watched: readonly Environment[], key: string): readonly WantedBranch[] {
  return watched.flatMap((environment) => {
    const id = setOf(environment, key)
    if (id === undefined) return []
    const { name } = environment
    return [{ environment: name, name: promotionBranch(name, id), bodies: false }]
  })
}

/** Facts that lack the records yet. */
export interface Described {
  readonly request: GatherRequest
  /** As they are without any record. */
  readonly gathered: Gathered
  /** Records written before that moment say nothing of it; undefined: there is no such moment. */
  readonly since: string | undefined
  about(records: ReadRecords): Gathered
}

/** The facts of one service from what was read for it; `read` is asked for files that overlays lead to. */
export async function describe(
  { forge, clock }: GatherPorts,
  base: Base,
  { request, known, readings, branches }: Needed,
  answer: ReadAnswer,
  read: ReadFiles,
): Promise<Described> {
  const { key } = request
  const { located, files } = await locateAll(
    read,
    readings.map((reading) => reading.request),
    answer.nodes.size === 0 ? known : layered(known, filesOf(answer.nodes)),
  )
  const at = { commit: base.commit, into: base.branch }
  const histories = await deepened(forge, at, readings, answer.histories, request.depth)
  const byName = byEnvironment(readings, located)
  const environments = readings.flatMap((reading) => {
    const { name } = reading.environment
    const own = byName.get(name)
    const neighbours = [...byName].filter(([other]) => other !== name)
    if (own === undefined) return []
    return environmentFacts(reading, own, {
      key,
      files,
      histories,
      neighbours: neighbours.map(([other, located]) => ({ name: other, located })),
    })
  })
  const pullRequests = answer.branches.flatMap((branch, index) => {
    const environment = branches[index]?.environment
    const reading = readings.find((one) => one.environment.name === environment)
    if (environment === undefined || reading === undefined) return []
    return pullRequestFacts(environment, branch, reading.request, files, base)
  })
  const facts = await withReviews(forge, {
    key,
    policy: base.policy,
    base: base.commit,
    now: clock.now().toISOString(),
    recorder: base.recorder,
    environments,
    records: [],
    recordsCut: undefined,
    stops: base.stops,
    pullRequests,
    branches: answer.branches.flatMap((branch) => branchFacts(branch, base.recorder)),
  })
  const whole = request.records === 'whole'
  return {
    request,
    gathered: { facts, files, located: byName, tip: answer.tip },
    since: recordsSince(base.policy, environments, whole ? [] : request.targets),
    about: ({ records, cut }) => ({
      facts: { ...facts, records, recordsCut: cut },
      files,
      located: byName,
      tip: answer.tip,
    }),
  }
}

/** The same with records of this run, which a read may not show yet. */
export function withRecords(gathered: Gathered, own: readonly ServiceRecord[]): Gathered {
  return { ...gathered, facts: withUnseen(gathered.facts, own) }
}

/** Facts with what they do not have yet of these records. */
export function withUnseen(facts: ServiceFacts, more: readonly ServiceRecord[]): ServiceFacts {
  return { ...facts, records: withNew(facts.records, more) }
}

/** What was read of one environment of the policy; it is a bug where nothing was. */
export function factsIn({ environments }: ServiceFacts, name: string): EnvironmentFacts {
  const found = environments.find((environment) => environment.name === name)
  if (found === undefined) throw new Error(`${name} was not read`)
  return found
}

function byEnvironment(
  readings: readonly Reading[],
  located: readonly Located[],
): ReadonlyMap<string, Located> {
  return new Map(
    readings.flatMap((reading, index) => {
      const found = located[index]
      return found === undefined ? [] : [[reading.environment.name, found] as const]
    }),
  )
}
