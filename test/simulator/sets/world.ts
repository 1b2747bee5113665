import type { Policy } from '@fluxgate/policy'
import {
  looksBackTo,
  type ProposedSet,
  type PullRequestFacts,
  promotionBranch,
  type SetFacts,
  type SetRecord,
} from '@fluxgate/promotion'
import { commitOf, time } from '../commits.ts'
import { type PolicyChoice, policyOf, rulesOf } from '../policies.ts'
import { begin, factsOf, PERSON, seenIn, US, versionIn, type World } from '../world.ts'
import type { Asked, SeenSets, SetPull, TakenOut } from './seen.ts'

/** The services of every story about release sets. */
export const SERVICES = ['cart', 'ledger', 'shop'] as const
/** Where they go together. */
export const TARGET = 'prod'
/** All services of the environment. */
export const SET = '@all'

/** A pull request for a release set as GitHub would have it. */
export interface WorldSetPull extends Omit<SetPull, 'proposal'> {
  readonly head: number
  /** Its newest commit of ours of which a record tells. */
  readonly recorded: number
  readonly title: string
  readonly labels: readonly string[]
  readonly createdAt: number
  readonly textBehind: boolean
}

/** A commit on the branch of the set. */
export interface SetHead {
  /** What it pins, by key, as far as it differs from what it was made on. */
  readonly brings: ReadonlyMap<string, string>
  /** What the target held of those when it was made. */
  readonly on: ReadonlyMap<string, string>
}

/** Several services and the release sets that they go in, in memory. */
export interface SetWorld {
  readonly services: ReadonlyMap<string, World>
  pulls: readonly WorldSetPull[]
  records: readonly SetRecord[]
  takenOut: readonly TakenOut[]
  asked: readonly Asked[]
  /** Our branch of the set. */
  branch: { readonly head: number; readonly foreign: boolean } | undefined
  readonly heads: Map<number, SetHead>
}

/** The beginning: every environment holds 1.0.0 of every service. */
export function beginSets(policy: PolicyChoice, now: number): SetWorld {
  return {
    services: new Map(SERVICES.map((key) => [key, begin(policy, now, { key })])),
    ...{ pulls: [], records: [], takenOut: [], asked: [], branch: undefined },
    heads: new Map(),
  }
}

/** A service of the world. */
export function serviceIn({ services }: SetWorld, key: string): World {
  const found = services.get(key)
  if (found === undefined) throw new Error(`no service ${key}`)
  return found
}

/** Now, for all services. */
export function nowIn(world: SetWorld): number {
  return serviceIn(world, SERVICES[0]).now
}

/** Lets time pass for all services. */
export function pass(world: SetWorld, milliseconds: number): void {
  for (const one of world.services.values()) one.now += milliseconds
}

/** What a policy says now. */
export function policyIn(world: SetWorld): PolicyChoice {
  return serviceIn(world, SERVICES[0]).policy
}

/** The world as the model looks at it. */
export function seenSets(world: SetWorld): SeenSets {
  const { takenOut, asked, branch } = world
  return {
    ...{ now: nowIn(world), environment: TARGET, takenOut, asked },
    services: new Map([...world.services].map(([key, one]) => [key, seenIn(one)])),
    pulls: world.pulls.map(({ head, recorded: last, ...pull }) => {
      const isKnown = proposedAt(world, head) !== undefined || pull.state === 'open'
      const of = isKnown ? head : last
      const record = proposedAt(world, of)
      const made = world.heads.get(of)
      if (record === undefined || made === undefined) return { ...pull, proposal: undefined }
      const { upstream } = record
      const [at, recorded] = [Date.parse(record.at), Date.parse(record.createdAt)]
      return { ...pull, proposal: { upstream, at, recorded, brings: made.brings } }
    }),
    strayed: branch?.foreign === true,
  }
}

/** The world as the plan looks at it, with the services that delivery would read; undefined: it would not plan at all. */
export function setFactsOf(world: SetWorld): SetFacts | undefined {
  const rules = rulesOf(policyIn(world)).get(TARGET)
  const differing = [...world.services.values()].filter((one) =>
    rules?.after.some((upstream) => versionIn(one, upstream) !== versionIn(one, TARGET)),
  )
  const open = world.pulls.find(({ state }) => state === 'open')
  if (rules?.after.length === 0 || (differing.length === 0 && open === undefined)) return undefined
  const moved = open === undefined ? [] : (proposedAt(world, open.head)?.members ?? [])
  const read = new Set([...differing, ...moved.map((key) => serviceIn(world, key))])
  for (;;) {
    const facts = factsAbout(world, [...read])
    if (read.size === world.services.size) return facts
    const more = looksBackTo(facts).flatMap(({ at }) => changedSince(world, Date.parse(at)))
    if (more.every((one) => read.has(one))) return facts
    for (const one of more) read.add(one)
  }
}

/** The services of which an upstream has changed anything since a moment. */
function changedSince(world: SetWorld, since: number): readonly World[] {
  const upstreams = rulesOf(policyIn(world)).get(TARGET)?.after ?? []
  return [...world.services.values()].filter((one) =>
    upstreams.some((upstream) =>
      (seenIn(one).held.get(upstream) ?? []).some(({ at }) => at > since),
    ),
  )
}

/** The same about services that are named. */
export function factsAbout(world: SetWorld, services: readonly World[]): SetFacts {
  const policy: Policy = policyOf(policyIn(world))
  const branch = promotionBranch(TARGET, SET)
  return {
    ...{ id: SET, environment: TARGET, policy, recorder: US, unwritable: [], reviewed: new Map() },
    base: commitOf(1),
    now: time(nowIn(world)),
    services: services.map(factsOf),
    records: world.records,
    pullRequests: world.pulls.map((pull) => pullRequestFacts(world, pull)),
    branches:
      world.branch === undefined
        ? []
        : [
            {
              name: branch,
              head: commitOf(world.branch.head),
              foreignAuthor: world.branch.foreign ? 'ana' : undefined,
            },
          ],
  }
}

/** What is recorded of a head. */
export function proposedAt({ records }: SetWorld, head: number): ProposedSet | undefined {
  return records
    .flatMap((record) => (record.what === 'proposed' ? record : []))
    .find((record) => record.head === commitOf(head))
}

/** Whether a head can't be merged: a line that it changes was changed otherwise since. */
export function conflicts(world: SetWorld, head: number): boolean {
  const made = world.heads.get(head)
  return [...(made?.on ?? [])].some(([key, was]) => {
    const now = versionIn(serviceIn(world, key), TARGET)
    return now !== was && now !== made?.brings.get(key)
  })
}

function pullRequestFacts(world: SetWorld, pull: WorldSetPull): PullRequestFacts {
  const { number, state, ended, foreign, approved } = pull
  const isClosed = state === 'closed'
  return {
    ...{ number, environment: TARGET, branch: promotionBranch(TARGET, SET), state, author: US },
    url: `https://github.com/acme/gitops/pull/${number}`,
    ...{ title: pull.title, labels: pull.labels, textBehind: pull.textBehind },
    head: commitOf(pull.head),
    pins: undefined,
    createdAt: time(pull.createdAt),
    closedAt: ended === undefined ? undefined : time(ended.at),
    closedBy: isClosed ? (ended?.by === 'us' ? US : PERSON) : undefined,
    foreignAuthors: foreign ? ['ana'] : [],
    approvedBy: approved ? ['raj'] : [],
    stale: conflicts(world, pull.head) ? 'conflicts' : undefined,
    formerTitles: [],
  }
}
