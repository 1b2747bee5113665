import type { Files, Located } from '@fluxgate/documents'
import type { Environment } from '@fluxgate/policy'
import { promotionBranch, type ServiceFacts, type ServiceRecord } from '@fluxgate/promotion'
import { branchFacts } from './branch-facts.ts'
import type { Clock } from './clock.ts'
import { environmentFacts } from './environment-facts.ts'
import type { Forge } from './forge-port.ts'
import { locateAll } from './locate-overlays.ts'
import { pullRequestFacts } from './pull-request-facts.ts'
import { deepened, type Reading, readAll, readingOf } from './read-service.ts'
import { readRecords } from './records.ts'
import { recordsSince } from './records-since.ts'
import type { Base } from './repository.ts'
import { filesAt, filesOf, layered } from './view.ts'

/** Everything read for one service: the facts of its plan, and what is needed to edit its files. */
export interface Gathered {
  readonly facts: ServiceFacts
  readonly files: Files
  /** By environment. */
  readonly located: ReadonlyMap<string, Located>
}

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

/** Reads all that a plan for one service is made from, at one commit: one request for Git and pull requests, one for records. */
export async function gather(
  ports: { readonly forge: Forge; readonly clock: Clock },
  base: Base,
  request: GatherRequest,
): Promise<Gathered> {
  const { forge, clock } = ports
  const { key } = request
  const branchOf = request.branchOf ?? promotionBranch
  const known: Files = request.known ?? new Map()
  const readings = base.policy.environments.map((environment) =>
    readingOf(base.policy, environment, key, request.environments.includes(environment)),
  )
  const watched = (request.watched ?? []).filter((one) => !request.targets.includes(one))
  const branches = [...request.targets, ...watched].map(({ name }) => ({
    environment: name,
    name: branchOf(name, key),
  }))
  const answer = await readAll(forge, base.commit, {
    key,
    readings,
    branches,
    depth: request.depth,
    into: base.branch,
    known,
  })
  const { located, files } = await locateAll(
    filesAt(forge, base.commit),
    readings.map((reading) => reading.request),
    layered(known, filesOf(answer.nodes)),
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
      nodes: answer.nodes,
      neighbours: neighbours.map(([other, located]) => ({ name: other, located })),
    })
  })
  const whole = request.records === 'whole'
  const since = recordsSince(base.policy, environments, whole ? [] : request.targets)
  const records =
    request.records !== false
      ? await readRecords(forge, base, key, since)
      : { records: [], cut: undefined }
  const pullRequests = answer.branches.flatMap((branch, index) => {
    const environment = branches[index]?.environment
    const reading = readings.find((one) => one.environment.name === environment)
    if (environment === undefined || reading === undefined) return []
    return pullRequestFacts(environment, branch, reading.request, files, base)
  })
  const facts: ServiceFacts = {
    key,
    policy: base.policy,
    base: base.commit,
    now: clock.now().toISOString(),
    recorder: base.recorder,
    environments,
    records: records.records,
    recordsCut: records.cut,
    pullRequests,
    branches: answer.branches.flatMap((branch) => branchFacts(branch, base.recorder)),
  }
  return { facts, files, located: byName }
}

/** The same with records of this run, which a read may not show yet. */
export function withRecords(gathered: Gathered, own: readonly ServiceRecord[]): Gathered {
  const { records } = gathered.facts
  const unseen = own.filter(({ id }) => !records.some((record) => record.id === id))
  return { ...gathered, facts: { ...gathered.facts, records: [...records, ...unseen] } }
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
