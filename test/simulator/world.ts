import type { Pins, Policy, Hold as PolicyHold } from '@fluxgate/policy'
import {
  type EnvironmentFacts,
  type HistoryEntry,
  type PullRequestFacts,
  promotionBranch,
  type Reviewed,
  releaseId,
  type ServiceFacts,
  type ServiceRecord,
} from '@fluxgate/promotion'
import { commitOf, heldAt, time } from './commits.ts'
import { pinsOf, tagged } from './pins.ts'
import { ENVIRONMENTS, type PolicyChoice, policyOf, rulesOf } from './policies.ts'
import { reportsOf } from './reported.ts'
import type {
  Check,
  Choice,
  Exception,
  Held,
  Hold,
  Pull,
  Report,
  Review,
  RunState,
  Seen,
  Settings,
  Stops,
  TestWord,
} from './seen.ts'
import { type Digest, digestOf, withDigest } from './versions.ts'

/** The service of a story about one. */
export const KEY = 'customer-service'
/** Numeric ids of us and of the person who does everything else. */
export const US = 7
export const PERSON = 42

const NO_ORIGIN = { repository: undefined, commit: undefined }

/** A pull request as GitHub would have it. */
export interface WorldPull extends Pull {
  readonly title: string
  readonly labels: readonly string[]
  readonly createdAt: number
  /** The commit that was its newest before this one. */
  readonly formerHead: number | undefined
  /** Whether the gate of its newest commit was open when that was judged last. */
  readonly passes: boolean
  /** Whether its branch moved and its text did not. */
  readonly textBehind: boolean
}

/** A branch of ours. */
export interface Branch {
  readonly head: number
  readonly version: string
  readonly foreign: boolean
}

/** What Flux has to tell, or told. */
export interface Event {
  readonly environment: string
  readonly version: string
  readonly what: 'upgrade' | 'test' | 'rollback'
  readonly good: boolean
  readonly cluster: string | undefined
  readonly said: number | undefined
  /** As an OCI source tells it; undefined: the event names none. */
  readonly digest?: Digest | undefined
}

/** A run of promotion tests. */
export interface TestRun {
  readonly number: number
  readonly title: string
  readonly state: RunState
  readonly at: number
  /** The upstream that it tests. */
  readonly on: string
}

/** Everything there is about one service, in memory: Git, records, pull requests, mail under way, the clock. */
export interface World {
  readonly key: string
  readonly digests: Digests
  settings: Settings
  now: number
  policy: PolicyChoice
  readonly held: Map<string, readonly Held[]>
  readonly holds: Map<string, readonly Hold[]>
  checks: readonly Check[]
  tests: readonly TestWord[]
  runs: readonly TestRun[]
  /** Whether the workflow of the tests is there. */
  hasTests: boolean
  reports: readonly Report[]
  choices: readonly Choice[]
  exceptions: readonly Exception[]
  stops: Stops
  /** The newest commit of the pull request of a person. */
  theirHead: number
  records: readonly ServiceRecord[]
  pulls: readonly WorldPull[]
  readonly branches: Map<string, Branch>
  /** Sent, and not arrived yet. */
  mail: readonly Event[]
  /** Arrived; may arrive once more. */
  arrived: readonly Event[]
  /** How many commits there are. */
  commits: number
}

/** Where digests are known: environments whose overlays pin them, and whether events name them. */
export interface Digests {
  readonly pinned: ReadonlySet<string>
  readonly told: boolean
}

const SETTINGS: Settings = { isRequired: true, isAllowed: false, hasQueue: false, isBlocked: false }

/** The beginning of a story: every environment holds 1.0.0 since an hour. */
export function begin(
  policy: PolicyChoice,
  now: number,
  {
    key = KEY,
    digests = { pinned: new Set(), told: false },
    settings = SETTINGS,
  }: Partial<Pick<World, 'key' | 'digests' | 'settings'>> = {},
): World {
  const at = now - 3_600_000
  const first = (name: string) => writtenIn({ digests }, name, '1.0.0')
  return {
    ...{ key, digests, settings },
    now,
    policy,
    held: new Map(ENVIRONMENTS.map((name) => [name, [{ version: first(name), at }]])),
    holds: new Map(),
    checks: [],
    ...{ tests: [], runs: [], hasTests: true },
    reports: [],
    choices: [],
    exceptions: [],
    stops: { read: 'all', open: [] },
    theirHead: 1,
    records: [],
    pulls: [],
    branches: new Map(),
    mail: [],
    arrived: [],
    commits: 1,
  }
}

/** The version that an environment holds. */
export function versionIn(world: World, environment: string): string {
  return world.held.get(environment)?.at(-1)?.version ?? ''
}

/** A release as an overlay would pin it: with its digest, the one that it was published with unless another is named, or without. */
export function writtenIn(
  { digests }: Pick<World, 'digests'>,
  environment: string,
  release: string,
  digest: Digest = 'a',
): string {
  const isPinned = digests.pinned.has(environment)
  return withDigest(release, isPinned ? (digestOf(release) ?? digest) : undefined)
}

/** The pins of a release as an overlay has them. */
export function pinsIn({ digests }: World, environment: string, release: string): Pins {
  return digests.pinned.has(environment) ? tagged(release) : pinsOf(release)
}

/** The world as the model looks at it. */
export function seenIn(world: World): Seen {
  const { tests, runs } = world
  const rules = rulesOf(world.policy)
  const { now, policy, held, holds, checks, reports, choices, exceptions, pulls, branches, stops } =
    world
  const strayed = [...branches].filter(([, { foreign }]) => foreign).map(([name]) => name)
  return {
    ...{ now, rules, held, holds, checks, reports, choices, exceptions, pulls, stops },
    ...{ tests, runs },
    digests: world.digests.pinned,
    order: policy.order,
    theirHead: world.theirHead,
    strayed: new Set(strayed),
  }
}

/** The world as the plan looks at it: what delivery would read. */
export function factsOf(world: World): ServiceFacts {
  const policy: Policy = policyOf(world.policy)
  return {
    key: world.key,
    policy,
    base: commitOf(world.commits),
    now: time(world.now),
    recorder: US,
    environments: ENVIRONMENTS.map((name) => environmentFacts(world, name)),
    records: world.records,
    recordsCut: undefined,
    ...(world.policy.check || world.policy.tests ? { reports: reportsOf(world) } : {}),
    stops: stopsOf(world),
    pullRequests: world.pulls.map((pull) => pullRequestFacts(world, pull)),
    branches: [...world.branches].map(([environment, { head, foreign }]) => ({
      name: promotionBranch(environment, world.key),
      head: commitOf(head),
      foreignAuthor: foreign ? 'ana' : undefined,
    })),
  }
}

function stopsOf({ stops: { read, open } }: World): ServiceFacts['stops'] {
  if (read === 'none') return { kind: 'unreadable', why: 'issues can not be read' }
  const stops = open.map((labels, index) => ({
    ...{ number: 901 + index, title: 'payments are down', by: 'ana' },
    url: `https://github.com/acme/gitops/issues/${901 + index}`,
    labels: ['fluxgate:freeze', ...labels],
  }))
  return { kind: 'read', stops, cut: read === 'some' }
}

function environmentFacts(world: World, name: string): EnvironmentFacts {
  const version = versionIn(world, name)
  const held = world.held.get(name) ?? []
  const at = `apps/${name}/${world.key}/patch.yaml:9:16`
  const slot = { form: 'exact', at, fixed: undefined } as const
  const { chart = '', digest } = pinsIn(world, name, version)
  return {
    name,
    overlay: {
      kind: 'present',
      path: `apps/${name}/${world.key}`,
      slots: [
        { name: 'chart', value: chart, ...slot },
        ...(digest === undefined ? [] : [{ name: 'digest', value: digest, ...slot } as const]),
      ],
      origin: NO_ORIGIN,
      annotations: [],
    },
    history: held.map(historyEntry(world, name)).toReversed(),
    historyCut: false,
    holds: (world.holds.get(name) ?? []).map((hold) => ({
      ...namedBy(world, name, hold.version),
      reason: 'broken login',
      until: hold.until === undefined ? undefined : time(hold.until),
      by: 'ana',
    })),
    holdProblem: undefined,
  }
}

/** What a hold names: a version, or one release by its id. */
function namedBy(
  world: World,
  environment: string,
  release: string,
): Pick<PolicyHold, 'version' | 'release'> {
  return digestOf(release) === undefined
    ? { version: pinsIn(world, environment, release).chart, release: undefined }
    : { version: undefined, release: releaseId(pinsOf(release)) }
}

function historyEntry(world: World, environment: string) {
  return ({ version, at }: Held, index: number): HistoryEntry => ({
    commit: heldAt(environment, index),
    date: time(at),
    pins: pinsIn(world, environment, version),
    range: false,
    annotation: undefined,
    origin: NO_ORIGIN,
  })
}

/** Who reviews, with their numeric ids. */
const REVIEWERS = new Map([
  ['ana', PERSON],
  ['raj', 51],
  ['olga', 52],
  ['helper[bot]', 53],
])

/** What GitHub tells of the reviews of a pull request: the latest of each. */
export function reviewedOf({ head, reviews, makers }: Reviewable): Reviewed {
  return {
    head: commitOf(head),
    opinions: opinionsOf({ reviews }).map(({ by, said, head: of }, index) => ({
      ...{ review: index, by: REVIEWERS.get(by), login: by, person: !by.endsWith('[bot]') },
      ...{ state: said, head: commitOf(of) },
    })),
    makers: [US, ...makers.flatMap((login) => REVIEWERS.get(login) ?? [])],
    makersUnknown: undefined,
    memberships: [],
    source: undefined,
  }
}

type Reviewable = Pick<WorldPull, 'head' | 'reviews' | 'makers'>

function opinionsOf({ reviews }: Pick<Reviewable, 'reviews'>): readonly Review[] {
  const all = new Map<string, Review>()
  for (const review of reviews) all.set(review.by, review)
  return [...all.values()]
}

function pullRequestFacts(
  world: World,
  { number, environment, version, state, closed, foreign, ...pull }: WorldPull,
): PullRequestFacts {
  return {
    number,
    url: `https://github.com/acme/gitops/pull/${number}`,
    environment,
    branch: promotionBranch(environment, world.key),
    state,
    title: pull.title,
    head: commitOf(pull.head),
    author: US,
    pins: pinsIn(world, environment, version),
    createdAt: time(pull.createdAt),
    closedAt: closed === undefined ? undefined : time(closed.at),
    closedBy: closed === undefined ? undefined : closed.by === 'us' ? US : PERSON,
    foreignAuthors: foreign ? ['ana'] : [],
    approvedBy: opinionsOf(pull).flatMap(({ by, said, head }) =>
      said === 'approved' && head === pull.head ? [by] : [],
    ),
    reviewed: reviewedOf(pull),
    labels: pull.labels,
    queued: pull.queued !== undefined,
    textBehind: pull.textBehind,
    formerTitles: [],
  }
}
