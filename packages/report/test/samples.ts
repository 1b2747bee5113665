import type { Pins } from '@fluxgate/policy'
import type { Candidate, Change, EdgePlan, Proof, Release } from '@fluxgate/promotion'
import type {
  BumpBody,
  EdgeLine,
  PromotionBody,
  RunSummary,
  ServiceLine,
  Site,
} from '@fluxgate/report'

export const SITE: Site = {
  serverUrl: 'https://github.com',
  repositoryUrl: 'https://github.com/acme/gitops',
  runUrl: 'https://github.com/acme/gitops/actions/runs/4242',
}

export const NOW = '2026-11-19T15:00:00Z'
export const OLD_DIGEST = `sha256:${'0a1b2c3d4e5f6071'.repeat(4)}`
export const NEW_DIGEST = `sha256:${'9f2c8d1e07ab3456'.repeat(4)}`
export const OLD_COMMIT = '1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d'
export const NEW_COMMIT = '5d6e7f8a9b0c1d2e3f4a5d6e7f8a9b0c1d2e3f4a'
const SOURCE = 'acme/customer-service'

export function aRelease(pins: Pins = { chart: '1.4.2' }, known = true): Release {
  const origin = known
    ? { repository: SOURCE, commit: NEW_COMMIT }
    : { repository: undefined, commit: undefined }
  return { pins, id: '3f9a1c0d7b2e', origin }
}

export function aProof(overrides: Partial<Proof> = {}): Proof {
  const since = '2026-11-19T09:14:27Z'
  return {
    environment: 'dev',
    since,
    clusters: [{ cluster: 'cluster-a', how: 'upgrade', by: undefined, at: since, record: 4711 }],
    ...overrides,
  }
}

export function aCandidate(overrides: Partial<Candidate> = {}): Candidate {
  return { release: aRelease(), proofs: [aProof()], chosenBy: undefined, ...overrides }
}

export function changes(
  ...triples: readonly (readonly [Change['name'], string, string])[]
): Change[] {
  return triples.map(([name, from, to]) => ({ name, from, to }))
}

export function aPromotion(overrides: Partial<PromotionBody> = {}): PromotionBody {
  return {
    site: SITE,
    key: 'customer-service',
    environment: 'prod',
    upstreams: ['dev'],
    base: 'main',
    changes: changes(['chart', '1.4.1', '1.4.2']),
    candidate: aCandidate(),
    current: {
      pins: { chart: '1.4.1' },
      origin: { repository: SOURCE, commit: OLD_COMMIT },
    },
    images: [],
    evidence: [
      {
        record: 4711,
        url: 'https://github.com/acme/gitops/actions/runs/4100',
        reason: undefined,
      },
    ],
    gates: [],
    ledger: undefined,
    drift: undefined,
    notes: [],
    token: 'app',
    ...overrides,
  }
}

export function aBump(overrides: Partial<BumpBody> = {}): BumpBody {
  const { site, key, base, changes: changed, current } = aPromotion()
  return {
    site,
    key,
    environment: 'dev',
    base,
    changes: changed,
    release: aRelease(),
    current,
    images: [],
    notes: [],
    token: 'app',
    ...overrides,
  }
}

export function aPlan(overrides: Partial<EdgePlan> = {}): EdgePlan {
  return {
    environment: 'prod',
    upstreams: ['dev'],
    branch: 'promote/prod/customer-service',
    step: { kind: 'none' },
    reason: 'prod runs what dev runs',
    candidate: undefined,
    gates: [],
    considered: [],
    notes: [],
    leftApprovals: [],
    unproven: [],
    ...overrides,
  }
}

export function anEdge(overrides: Partial<EdgeLine> = {}, plan: Partial<EdgePlan> = {}): EdgeLine {
  const made = aPlan(plan)
  return {
    plan: made,
    operation: 'none',
    reason: made.reason,
    suggestion: undefined,
    pullRequest: undefined,
    current: '1.4.1',
    ...overrides,
  }
}

/** An edge whose pull request the run has just opened. */
export function anOpenedEdge(key: string, number: number): EdgeLine {
  const release = aRelease()
  return anEdge(
    {
      operation: 'created',
      pullRequest: { number, url: `https://github.com/acme/gitops/pull/${number}` },
    },
    {
      step: {
        kind: 'open',
        release,
        changes: changes(['chart', '1.4.1', '1.4.2']),
        title: `Promote ${key} 1.4.2 to prod`,
        leftover: undefined,
      },
      reason: '1.4.2 is proven in dev and above 1.4.1',
      candidate: aCandidate(),
      considered: [
        { release, why: undefined },
        { release: aRelease({ chart: '1.4.1' }), why: 'not above what prod pins' },
      ],
    },
  )
}

export function aService(key: string, ...edges: readonly EdgeLine[]): ServiceLine {
  return { key, edges, deferred: false }
}

export function aSummary(overrides: Partial<RunSummary> = {}): RunSummary {
  return {
    site: SITE,
    now: NOW,
    commit: OLD_COMMIT,
    operation: 'none',
    reason: 'prod runs what dev runs',
    event: undefined,
    records: [],
    bump: undefined,
    hold: undefined,
    notes: [],
    services: [],
    sets: [],
    reverts: [],
    settled: 0,
    gates: [],
    attest: { workflow: 'promote.yml', inputs: [{ name: 'act', value: 'attest' }] },
    problems: [],
    suggestion: undefined,
    proposal: undefined,
    token: 'app',
    dryRun: undefined,
    ...overrides,
  }
}
