import { jobSummary, type RunSummary, type ServiceLine } from '@fluxgate/report'
import { describe, expect, test } from '@jest/globals'
import { golden } from './golden.ts'
import { HOSTILE } from './hostile.ts'
import {
  anEdge,
  anOpenedEdge,
  aPlan,
  aRelease,
  aService,
  aSummary,
  changes,
  NOW,
  SITE,
} from './samples.ts'

const event = {
  object: 'HelmRelease/web/customer-service',
  reason: 'UpgradeSucceeded',
  version: '1.4.2',
  environment: 'dev',
  cluster: 'cluster-a',
  sender: { id: 987654, login: 'acme-flux-dev[bot]' },
  at: '2026-11-19T14:58:12Z',
}
const record = {
  key: 'customer-service',
  environment: 'dev',
  what: 'upgrade to 1.4.2 succeeded on cluster-a',
}
const annotations = `metadata:
  annotations:
    event.toolkit.fluxcd.io/release: 3f9a1c0d7b2e
    event.toolkit.fluxcd.io/source-repository: acme/customer-service
    event.toolkit.fluxcd.io/source-commit: 5d6e7f8a9b0c1d2e3f4a5d6e7f8a9b0c1d2e3f4a
`
const POLICY = '.fluxgate/policy.yaml'

function unproven(key: string, since: string): ServiceLine {
  return aService(
    key,
    anEdge(
      {},
      {
        reason: 'no release of dev is proven',
        considered: [{ release: aRelease(), why: 'not proven in dev: no report' }],
        unproven: [{ environment: 'dev', release: aRelease(), since, missing: 'no report' }],
      },
    ),
  )
}

const refusedEdge = anEdge(
  {
    operation: 'refused',
    suggestion: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: customer-service
spec:
  chart:
    spec:
      version: 1.4.1
`,
  },
  {
    step: { kind: 'refuse', suggestion: undefined },
    reason:
      'the version stands in apps/base/customer-service/release.yaml:14:16, which dev and prod share',
    candidate: { release: aRelease(), proofs: [], chosenBy: undefined },
  },
)

function sweepOf200(): readonly ServiceLine[] {
  return Array.from({ length: 200 }, (_, index) => {
    const key = `service-${String(index).padStart(3, '0')}`
    if (index === 17 || index === 90) return aService(key, anOpenedEdge(key, 500 + index))
    if (index === 33) {
      return aService(
        key,
        anEdge(
          {
            operation: 'closed',
            pullRequest: { number: 480, url: 'https://github.com/acme/gitops/pull/480' },
          },
          {
            step: { kind: 'close', pullRequest: 480, why: 'withdrawn' },
            reason: 'dev pins 1.4.0 again, so 1.4.2 is withdrawn',
          },
        ),
      )
    }
    if (index === 60) {
      return aService(
        key,
        anEdge(
          { pullRequest: { number: 460, url: 'https://github.com/acme/gitops/pull/460' } },
          {
            step: { kind: 'keep', pullRequest: 460 },
            reason: 'the pull request proposes 1.4.2',
            candidate: { release: aRelease(), proofs: [], chosenBy: undefined },
          },
        ),
      )
    }
    if (index === 120) return { key, edges: [], deferred: true }
    if (index === 150) return unproven(key, '2026-11-18T22:40:00Z')
    if (index === 151) return aService(key, refusedEdge)
    return aService(key, anEdge())
  })
}

const opened = aService('customer-service', anOpenedEdge('customer-service', 512))
const hostilePlan = aPlan({
  environment: HOSTILE,
  upstreams: [HOSTILE],
  reason: HOSTILE,
  candidate: {
    release: { ...aRelease({ chart: HOSTILE }), id: HOSTILE },
    proofs: [],
    chosenBy: HOSTILE,
  },
  considered: [{ release: aRelease({ chart: HOSTILE }), why: `${HOSTILE}!` }],
  notes: [HOSTILE],
  unproven: [
    {
      environment: HOSTILE,
      release: aRelease({ chart: HOSTILE }),
      since: HOSTILE,
      missing: HOSTILE,
    },
  ],
})

const summaries: Readonly<Record<string, RunSummary>> = {
  'summary-promoted': aSummary({
    operation: 'created',
    reason: '1.4.2 is proven in dev and above 1.4.1 in prod',
    event,
    records: [{ ...record, outcome: { kind: 'written', number: 4711 } }],
    services: [opened],
  }),
  'summary-already-known': aSummary({
    reason: 'the same fact is on record and the pull request proposes 1.4.2',
    event: { ...event, sender: { id: 987654, login: undefined }, cluster: undefined },
    records: [{ ...record, outcome: { kind: 'known', number: 4711 } }],
    services: [aService('customer-service', anEdge())],
    token: 'github-token',
  }),
  'summary-unknown-release': aSummary({
    reason: 'the event can not be bound to one release',
    event,
    records: [
      {
        ...record,
        outcome: {
          kind: 'unknown',
          why: 'image.tag changed under version "1.4.2" and the event carries no release id',
          kept: { kind: 'written', number: 4712 },
          annotations,
        },
      },
    ],
    services: [aService('customer-service', anEdge())],
  }),
  'summary-unproven': aSummary({
    reason: 'nothing can be proposed before dev reports',
    services: [
      unproven('customer-service', '2026-11-19T14:02:11Z'),
      unproven('orders', '2026-11-18T09:00:00Z'),
    ],
    settled: 4,
  }),
  'summary-refused': aSummary({
    operation: 'refused',
    reason: 'the pin of prod can not be edited safely',
    event,
    records: [{ ...record, outcome: { kind: 'written', number: 4711 } }],
    services: [aService('customer-service', refusedEdge)],
  }),
  'summary-refused-sender': aSummary({
    operation: 'refused',
    reason: 'sender 1234 may not report on dev',
    event: { ...event, sender: { id: 1234, login: 'mallory' } },
    suggestion: {
      file: POLICY,
      text: 'reporters:\n  - { id: 1234, login: "mallory", environments: [dev] }\n',
      notes: ['only if you know that this sender speaks for the cluster of dev'],
    },
  }),
  'summary-broken-policy': aSummary({
    operation: 'refused',
    reason: 'the policy does not parse',
    problems: [
      {
        file: POLICY,
        line: 3,
        col: 17,
        message: 'unknown key "overlay"; keys here: after, afterAny, overlays, land, proof',
      },
      {
        file: POLICY,
        line: 9,
        col: 5,
        message: '"after" of prod names "stagng", which is not declared',
      },
    ],
  }),
  'summary-no-policy': aSummary({
    operation: 'refused',
    reason: 'there is no .fluxgate/policy.yaml on main yet, so nothing is written',
    proposal: {
      file: POLICY,
      text: `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
reporters: [] # numeric ids of the senders of events
`,
      notes: ['12 services found under apps/dev, 11 of them under apps/prod'],
    },
  }),
  'summary-dry-run': aSummary({
    reason: '1.4.2 is proven in dev and above 1.4.1 in prod',
    event,
    records: [{ ...record, outcome: { kind: 'planned' } }],
    services: [
      {
        ...opened,
        edges: opened.edges.map((edge) => ({ ...edge, operation: 'none', pullRequest: undefined })),
      },
    ],
    dryRun: { plan: opened.edges.map(({ plan }) => plan) },
  }),
  'summary-sweep-200': aSummary({
    operation: 'created',
    reason: 'looked at 200 services into prod',
    services: sweepOf200(),
    settled: 0,
  }),
  'summary-bump': aSummary({
    operation: 'committed',
    reason: 'dev pins 1.4.2 from now on',
    bump: {
      key: 'customer-service',
      environment: 'dev',
      changes: changes(['chart', '1.4.1', '1.4.2']),
      pullRequest: undefined,
      commit: '5d6e7f8a9b0c1d2e3f4a5d6e7f8a9b0c1d2e3f4a',
    },
  }),
  'summary-attested': aSummary({
    operation: 'created',
    reason: '2 services attested in dev by ana',
    records: [
      {
        key: 'customer-service',
        environment: 'dev',
        what: '1.4.2 attested',
        outcome: { kind: 'written', number: 4720 },
      },
      {
        key: 'orders',
        environment: 'dev',
        what: '2.0.0 attested',
        outcome: { kind: 'known', number: undefined },
      },
      {
        key: 'legacy',
        environment: 'dev',
        what: 'no version',
        outcome: { kind: 'refused', why: 'no overlay in dev (looked for apps/dev/legacy)' },
      },
    ],
  }),
  'summary-hostile': aSummary({
    site: SITE,
    now: NOW,
    operation: 'refused',
    reason: HOSTILE,
    event: {
      object: HOSTILE,
      reason: HOSTILE,
      version: HOSTILE,
      environment: HOSTILE,
      cluster: HOSTILE,
      sender: { id: 1, login: HOSTILE },
      at: HOSTILE,
    },
    records: [
      {
        key: HOSTILE,
        environment: HOSTILE,
        what: HOSTILE,
        outcome: {
          kind: 'unknown',
          // Not the words of the rest, which would be left out.
          why: `because ${HOSTILE}`,
          kept: { kind: 'written', number: 1 },
          annotations: HOSTILE,
        },
      },
    ],
    services: [
      aService(
        HOSTILE,
        anEdge({
          plan: hostilePlan,
          reason: HOSTILE,
          suggestion: HOSTILE,
          current: HOSTILE,
          pullRequest: { number: 1, url: 'https://github.com/a) <img>' },
        }),
      ),
    ],
    problems: [{ file: HOSTILE, line: 1, col: 1, message: HOSTILE }],
    suggestion: { file: HOSTILE, text: HOSTILE, notes: [HOSTILE] },
    proposal: { file: HOSTILE, text: HOSTILE, notes: [HOSTILE] },
    dryRun: { plan: { HOSTILE } },
  }),
}

describe('a job summary reads as the committed example', () => {
  test.each(Object.entries(summaries))('%s', (name, input) => {
    const rendered = jobSummary(input)
    expect(rendered).toBe(golden(name, rendered))
  })
})
