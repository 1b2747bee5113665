import {
  type Environment,
  type Hold,
  NO_GATES,
  type PinName,
  type Pins,
  type Policy,
} from '@fluxgate/policy'
import {
  type AttestationRecord,
  type ChoiceRecord,
  type EnvironmentFacts,
  type ExceptionRecord,
  type HistoryEntry,
  labelsFor,
  type Origin,
  type OverlayFacts,
  type OverlaySlot,
  type PullRequestFacts,
  promotionBranch,
  promotionTitle,
  type RolloutRecord,
  releaseId,
  type ServiceFacts,
} from '../src/index.ts'

export const RECORDER = 7
export const KEY = 'customer-service'
export const NO_ORIGIN: Origin = { repository: undefined, commit: undefined }
export const DIGEST_A = `sha256:${'a'.repeat(64)}`
export const DIGEST_B = `sha256:${'b'.repeat(64)}`

const START = Date.parse('2026-11-19T09:00:00Z')

/** RFC 3339, so many minutes after the story begins. */
export function at(minutes: number): string {
  return new Date(START + minutes * 60_000).toISOString().replace('.000', '')
}

/** 40 hex. */
export function commit(number: number): string {
  return number.toString(16).padStart(40, '0')
}

export function pinsOf(release: string | Pins): Pins {
  return typeof release === 'string' ? { chart: release } : release
}

export function anEnvironment(overrides: Partial<Environment> = {}): Environment {
  const name = overrides.name ?? 'dev'
  return {
    name,
    overlays: [`apps/${name}/{service}`],
    land: 'commit',
    proof: 'upgrade',
    after: [],
    afterAny: [],
    gates: NO_GATES,
    merge: 'manual',
    supersede: 'until-approved',
    batch: { kind: 'none' },
    clusters: [],
    rollback: 'pull-request',
    onFailure: 'none',
    // biome-ignore lint/suspicious/noThenProperty: the word of the policy
    unproven: { afterSeconds: undefined, then: 'show' },
    addresses: [],
    ...overrides,
  }
}

export function aPolicy(overrides: Partial<Policy> = {}): Policy {
  return {
    branch: undefined,
    recorder: undefined,
    environments: [anEnvironment(), anEnvironment({ name: 'prod', after: ['dev'] })],
    pins: { chart: true, image: [], values: [], order: 'semver' },
    reporters: [],
    people: { override: [], attest: [], hold: [] },
    services: [],
    ...overrides,
  }
}

export function aSlot(name: PinName, value: string, overrides: Partial<OverlaySlot> = {}) {
  return {
    name,
    value,
    form: 'exact',
    at: 'apps/x.yaml:3:5',
    fixed: undefined,
    ...overrides,
  } as const
}

export function anOverlay(
  release: string | Pins,
  overrides: Partial<Extract<OverlayFacts, { kind: 'present' }>> = {},
): Extract<OverlayFacts, { kind: 'present' }> {
  const pins = Object.entries(pinsOf(release)).filter(
    (pin): pin is [PinName, string] => pin[1] !== undefined,
  )
  return {
    kind: 'present',
    path: 'apps/x',
    slots: pins.map(([name, value]) => aSlot(name, value)),
    origin: NO_ORIGIN,
    annotations: [],
    ...overrides,
  }
}

export function aRange(range: string, more: Pins = {}): OverlayFacts {
  const others = anOverlay(more).slots
  return { ...anOverlay({}), slots: [aSlot('chart', range, { form: 'range' }), ...others] }
}

export function anEntry(overrides: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    commit: commit(1),
    date: at(0),
    pins: { chart: '1.4.0' },
    range: false,
    annotation: undefined,
    origin: NO_ORIGIN,
    ...overrides,
  }
}

export function aHold(overrides: Partial<Hold> = {}): Hold {
  return {
    version: '1.4.2',
    release: undefined,
    reason: 'broken login',
    until: undefined,
    by: 'ana',
    ...overrides,
  }
}

/** An environment that held these releases, oldest first: the first before the story, each other ten minutes on. */
export function holding(
  name: string,
  releases: readonly (string | Pins)[],
  overrides: Partial<EnvironmentFacts> = {},
): EnvironmentFacts {
  const seed = name.length * 1000
  const history = releases.map((release, index) =>
    anEntry({ commit: commit(seed + index), date: at(index * 10 - 10), pins: pinsOf(release) }),
  )
  const now = releases.at(-1)
  return {
    name,
    overlay: now === undefined ? { kind: 'absent', path: `apps/${name}/${KEY}` } : anOverlay(now),
    history: history.toReversed(),
    historyCut: false,
    holds: [],
    holdProblem: undefined,
    ...overrides,
  }
}

let records = 0

/** An upgrade that succeeded in dev, unless told otherwise. */
export function rollout(
  release: string | Pins,
  minutes: number,
  overrides: Partial<RolloutRecord> = {},
): RolloutRecord {
  const pins = pinsOf(release)
  records += 1
  return {
    kind: 'rollout',
    id: records,
    environment: 'dev',
    key: KEY,
    pins,
    releaseId: releaseId(pins),
    origin: NO_ORIGIN,
    createdAt: at(minutes),
    reason: undefined,
    what: 'upgrade',
    outcome: 'success',
    cluster: undefined,
    timestamp: at(minutes),
    reporter: 99,
    ...overrides,
  }
}

export function failure(
  release: string | Pins,
  minutes: number,
  overrides: Partial<RolloutRecord> = {},
): RolloutRecord {
  return rollout(release, minutes, { outcome: 'failure', ...overrides })
}

export function rollback(
  release: string | Pins,
  minutes: number,
  overrides: Partial<RolloutRecord> = {},
): RolloutRecord {
  return rollout(release, minutes, { what: 'rollback', ...overrides })
}

export function attestation(
  release: string | Pins,
  minutes: number,
  overrides: Partial<AttestationRecord> = {},
): AttestationRecord {
  const { id, environment, key, pins, releaseId, origin, createdAt } = rollout(release, minutes)
  return {
    kind: 'attestation',
    ...{ id, environment, key, pins, releaseId, origin, createdAt },
    reason: 'seen by eye',
    cluster: undefined,
    person: 42,
    login: 'ana',
    ...overrides,
  }
}

export function choice(
  release: string | Pins,
  minutes: number,
  overrides: Partial<ChoiceRecord> = {},
): ChoiceRecord {
  const { id, key, pins, releaseId, origin, createdAt } = rollout(release, minutes)
  return {
    kind: 'choice',
    ...{ id, key, pins, releaseId, origin, createdAt },
    environment: 'prod',
    reason: 'we need it',
    person: 43,
    login: 'raj',
    ...overrides,
  }
}

/** ana skips the soak of a release in prod, for pull request 12. */
export function exception(
  release: string | Pins,
  minutes: number,
  overrides: Partial<ExceptionRecord> = {},
): ExceptionRecord {
  const { id, key, pins, releaseId, origin, createdAt } = rollout(release, minutes)
  return {
    kind: 'exception',
    ...{ id, key, pins, releaseId, origin, createdAt },
    environment: 'prod',
    reason: 'the site is down',
    person: 42,
    login: 'ana',
    gates: ['soak'],
    pullRequest: 12,
    head: undefined,
    ...overrides,
  }
}

/** Our open pull request into prod, complete. */
export function aPullRequest(
  release: string | Pins,
  overrides: Partial<PullRequestFacts> = {},
): PullRequestFacts {
  const pins = pinsOf(release)
  const environment = overrides.environment ?? 'prod'
  return {
    number: 12,
    url: 'https://github.com/acme/gitops/pull/12',
    environment,
    branch: promotionBranch(environment, KEY),
    state: 'open',
    title: promotionTitle(KEY, pins.chart ?? '', environment),
    head: commit(0xbeef),
    author: RECORDER,
    pins,
    createdAt: at(20),
    closedAt: undefined,
    closedBy: undefined,
    foreignAuthors: [],
    approvedBy: [],
    labels: labelsFor(environment),
    formerTitles: [],
    ...overrides,
  }
}

/** The same, closed unmerged by a person. */
export function aClosedPullRequest(
  release: string | Pins,
  minutes: number,
  overrides: Partial<PullRequestFacts> = {},
): PullRequestFacts {
  return aPullRequest(release, {
    number: 11,
    state: 'closed',
    closedAt: at(minutes),
    closedBy: 42,
    ...overrides,
  })
}

/** dev went from 1.4.1 to 1.4.2, which succeeded at minute 5; prod runs 1.4.1; now is a day later. */
export function aServiceFacts(overrides: Partial<ServiceFacts> = {}): ServiceFacts {
  return {
    key: KEY,
    policy: aPolicy(),
    base: commit(0xba5e),
    now: at(24 * 60),
    recorder: RECORDER,
    environments: [holding('dev', ['1.4.1', '1.4.2']), holding('prod', ['1.4.1'])],
    records: [rollout('1.4.2', 5)],
    recordsCut: undefined,
    stops: { kind: 'read', stops: [], cut: false },
    pullRequests: [],
    branches: [],
    ...overrides,
  }
}
