import type { Pins } from '@fluxgate/policy'
import {
  type EnvironmentFacts,
  labelsFor,
  type ProposedSet,
  type PullRequestFacts,
  planSet,
  promotionBranch,
  type ServiceFacts,
  type ServiceRecord,
  type SetFacts,
  type SetPlan,
  type TakenOut,
} from '../../src/index.ts'
import {
  anEntry,
  anEnvironment,
  anOverlay,
  aPolicy,
  aPullRequest,
  aServiceFacts,
  at,
  commit,
  RECORDER,
  rollout,
} from '../builders.ts'

export const SET_POLICY = aPolicy({
  environments: [
    anEnvironment(),
    anEnvironment({ name: 'prod', after: ['dev'], batch: { kind: 'all' } }),
  ],
})

/** What dev pinned of a service, as `[minute, version]`, oldest first; minute 0 is before everything. */
export type Pinned = readonly (readonly [number, string | Pins])[]

export interface Told {
  /** What dev pinned. */
  readonly dev: Pinned
  /** What prod runs; undefined: it has no overlay. */
  readonly prod: string | undefined
  /** Versions that came up in dev; default: all that dev pinned. */
  readonly proven?: readonly string[]
  readonly records?: readonly ServiceRecord[]
  readonly devFacts?: Partial<EnvironmentFacts>
  readonly prodFacts?: Partial<EnvironmentFacts>
}

/** dev went from 1.0.0 to 1.1.0 at a minute, which came up; prod runs 1.0.0. */
export function ahead(minute: number, more: Partial<Told> = {}): Told {
  return {
    dev: [
      [0, '1.0.0'],
      [minute, '1.1.0'],
    ],
    prod: '1.0.0',
    ...more,
  }
}

/** One service, of which each commit of dev has the minute as its number. */
export function aService(key: string, told: Told): ServiceFacts {
  const { dev, prod } = told
  const pins = (release: string | Pins): Pins =>
    typeof release === 'string' ? { chart: release } : release
  const now = dev.at(-1)?.[1]
  const versions = dev.map(([, release]) => pins(release).chart ?? '')
  const records = (told.proven ?? versions).map((version) => {
    const minute = dev.find(([, release]) => pins(release).chart === version)?.[0] ?? 0
    return rollout(version, minute + 1, { key })
  })
  return aServiceFacts({
    key,
    policy: SET_POLICY,
    records: [...records, ...(told.records ?? [])],
    environments: [
      {
        name: 'dev',
        overlay: now === undefined ? { kind: 'absent', path: '' } : anOverlay(now),
        history: dev
          .map(([minute, release]) =>
            anEntry({ commit: commit(minute + 1), date: at(minute), pins: pins(release) }),
          )
          .toReversed(),
        historyCut: false,
        holds: [],
        holdProblem: undefined,
        ...told.devFacts,
      },
      {
        name: 'prod',
        overlay:
          prod === undefined ? { kind: 'absent', path: `apps/prod/${key}` } : anOverlay(prod),
        history: prod === undefined ? [] : [anEntry({ pins: { chart: prod } })],
        historyCut: false,
        holds: [],
        holdProblem: undefined,
        ...told.prodFacts,
      },
    ],
  })
}

export function setFacts(
  services: Readonly<Record<string, Told>>,
  overrides: Partial<SetFacts> = {},
): SetFacts {
  return {
    id: '@all',
    environment: 'prod',
    policy: SET_POLICY,
    base: commit(0xba5e),
    now: at(24 * 60),
    recorder: RECORDER,
    services: Object.entries(services).map(([key, told]) => aService(key, told)),
    unwritable: [],
    records: [],
    pullRequests: [],
    reviewed: new Map(),
    branches: [],
    ...overrides,
  }
}

/** The record of what a plan proposes, with the head that its branch has from then on. */
export function proposedBy({ set }: SetPlan, head = commit(0xbeef)): ProposedSet {
  if (set === undefined) throw new Error('the plan proposes nothing')
  const { name, upstream, members } = set
  return {
    ...{ id: 900, environment: 'prod', key: '@all', createdAt: at(60), what: 'proposed' },
    ...{ name, upstream, commit: set.commit, at: set.at, head, services: members.length },
    members: members.map(({ key }) => key),
  }
}

export function takenOut(
  service: string,
  releaseId: string,
  overrides: Partial<TakenOut> = {},
): TakenOut {
  return {
    ...{ id: 901, environment: 'prod', key: '@all', name: '2026-11-19.0123456789ab' },
    ...{ createdAt: at(70), what: 'taken-out', service, releaseId, person: 42, login: 'olga' },
    reason: 'its migration waits for the night',
    ...overrides,
  }
}

/** The pull request that a plan would have opened. */
export function openedBy(
  plan: SetPlan,
  overrides: Partial<PullRequestFacts> = {},
): PullRequestFacts {
  return aPullRequest('', {
    environment: 'prod',
    branch: promotionBranch('prod', '@all'),
    title: 'title' in plan.step ? plan.step.title : '',
    pins: undefined,
    labels: labelsFor('prod'),
    ...overrides,
  })
}

/** `cart 1.0.0 -> 1.1.0`, a line for each service that a plan moves. */
export function moved({ set }: SetPlan): readonly string[] {
  return (set?.members ?? []).map(
    ({ key, current, release }) => `${key} ${current.chart} -> ${release.pins.chart}`,
  )
}

/** The facts once a plan's pull request is open. */
export function withOpen(facts: SetFacts, pull: Partial<PullRequestFacts> = {}): SetFacts {
  const plan = planSet(facts)
  return {
    ...facts,
    records: [...facts.records, proposedBy(plan, pull.head ?? commit(0xbeef))],
    pullRequests: [openedBy(plan, pull)],
  }
}
