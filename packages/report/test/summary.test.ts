import { jobSummary, type Operation, type SetLine } from '@fluxgate/report'
import { describe, expect, test } from '@jest/globals'
import { anEdge, anOpenedEdge, aRelease, aService, aSummary, changes } from './samples.ts'

const first = (markdown: string): string => markdown.split('\n')[0] ?? ''
const done = (operation: Operation) => aService('s', anEdge({ operation }))
const OUTCOMES = {
  written: { kind: 'written', number: 1 },
  refused: { kind: 'refused', why: 'y' },
  planned: { kind: 'planned' },
} as const
const record = (kind: keyof typeof OUTCOMES) => ({
  key: 's',
  environment: 'dev',
  what: 'x',
  outcome: OUTCOMES[kind],
})
const bump = {
  key: 's',
  environment: 'dev',
  changes: changes(),
  pullRequest: undefined,
  commit: undefined,
}

describe('the heading tells what happened', () => {
  test.each([
    ['## Nothing to do', aSummary()],
    ['## Recorded, nothing to propose', aSummary({ records: [record('written')] })],
    ['## Pull request opened', aSummary({ services: [done('created')] })],
    ['## Pull request closed', aSummary({ services: [done('closed'), done('none')] })],
    [
      '## 2 pull requests opened, 1 updated, 1 closed',
      aSummary({ services: [done('created'), done('updated'), done('closed'), done('created')] }),
    ],
    [
      '## 1 pull request opened, 1 closed',
      aSummary({ services: [done('created'), done('closed')] }),
    ],
    ['## Refused', aSummary({ operation: 'refused', services: [done('refused')] })],
    ['## Deferred', aSummary({ operation: 'deferred' })],
    ['## Committed', aSummary({ operation: 'committed', bump })],
    ['## Pull request opened', aSummary({ operation: 'created', bump })],
    [
      '## 2 facts recorded',
      aSummary({
        operation: 'created',
        records: [record('written'), record('written'), record('refused')],
      }),
    ],
    [
      '## No policy yet',
      aSummary({ proposal: { file: '.fluxgate/policy.yaml', text: 'version: 1', notes: [] } }),
    ],
    ['## No policy yet', aSummary({ proposal: { file: 'p.yaml', text: 'version: 1', notes: [] } })],
    [
      "## The policy can't be read",
      aSummary({ problems: [{ file: 'p.yaml', line: 1, col: 1, message: 'x' }] }),
    ],
    [
      '## Dry run: 1 fact would be recorded',
      aSummary({
        dryRun: { plan: [] },
        records: [{ ...record('refused'), outcome: { kind: 'planned' } }],
      }),
    ],
    ['## Dry run: nothing would change', aSummary({ dryRun: { plan: [] } })],
    [
      '## Dry run: 1 fact would be recorded',
      aSummary({ dryRun: { plan: [] }, records: [record('planned')] }),
    ],
    [
      '## Dry run: 1 pin would change',
      aSummary({
        dryRun: { plan: [] },
        bump: { ...bump, changes: [{ name: 'chart', from: '1.4.1', to: '1.4.2' }] },
      }),
    ],
    [
      '## Dry run: 1 pull request would change',
      aSummary({
        dryRun: { plan: [] },
        services: [
          aService('s', anEdge({}, { step: { kind: 'close', pullRequest: 1, why: 'x' } })),
          aService('t', anEdge({}, { step: { kind: 'keep', pullRequest: 2 } })),
        ],
      }),
    ],
  ])('%s', (expected, summary) => {
    expect(first(jobSummary(summary))).toBe(expected)
  })
})

describe('why an event could not be bound', () => {
  const why = 'dev pinned it in two releases'
  const event = {
    object: 'HelmRelease/web/s',
    reason: 'UpgradeSucceeded',
    version: '1.4.2',
    environment: 'dev',
    cluster: 'dev-1',
    sender: { id: 1, login: undefined },
    at: undefined,
  }
  const unknown = {
    ...record('written'),
    outcome: { kind: 'unknown', why, kept: OUTCOMES.written, annotations: undefined },
  } as const
  const told = (reason: string, cluster: string) =>
    jobSummary(
      aSummary({
        reason,
        event,
        records: [unknown],
        services: [
          aService('s', anEdge({}, { notes: [`dev reported it on ${cluster} at noon: ${why}`] })),
        ],
      }),
    ).split(why).length - 1

  test.each([
    ['once, with the reason of the run', `${why}; and more`, 'dev-1', 1],
    ['once, with the record where the run has another reason', 'and more', 'dev-1', 1],
    ['again where another cluster reported it as well', why, 'dev-2', 2],
  ])('is told %s', (_, reason, cluster, times) => {
    expect(told(reason, cluster)).toBe(times)
  })
})

describe('release sets', () => {
  test('tell once what is to be known of several', () => {
    const setOf = (environment: string): SetLine => ({
      plan: {
        ...{ environment, id: '@all', upstreams: ['dev'], branch: `promote/${environment}/@all` },
        ...{ step: { kind: 'none' }, reason: 'y', leftApprovals: [], set: undefined },
        ...{ leftOut: [], waiting: [], notes: ['older records were not read'] },
      },
      ...{ operation: 'none', reason: 'y', pullRequest: undefined },
    })
    const summary = jobSummary(aSummary({ sets: [setOf('prod-eu'), setOf('prod-us')] }))
    expect(summary.split('older records were not read.')).toHaveLength(2)
  })
})

describe('a sweep', () => {
  const quiet = aService('quiet', anEdge())

  test('tells of services with something to say and counts the others', () => {
    const summary = jobSummary(
      aSummary({
        services: [quiet, aService('busy', anOpenedEdge('busy', 7)), quiet],
        settled: 40,
      }),
    )
    expect(summary).toContain('| busy | prod | 1.4.1 | 1.4.2 | **opened** [#7](')
    expect(summary).not.toContain('| quiet |')
    expect(summary).toContain('\n42 other services have nothing to do.\n')
  })

  test('with nothing to say has no table', () => {
    const summary = jobSummary(aSummary({ services: [quiet], settled: 1 }))
    expect(jobSummary(aSummary({ settled: 3 }))).toContain('\n3 services have nothing to do.\n')
    expect(summary).toContain('\n2 services have nothing to do.\n')
    expect(summary).not.toContain('| service |')
  })

  test.each([
    ['a note', { notes: ['prod is ahead of dev'] }],
    ['a release looked at', { considered: [{ release: aRelease(), why: 'held: x' }] }],
    [
      'a release without a report',
      {
        unproven: [
          {
            environment: 'dev',
            release: aRelease(),
            since: '2026-11-19T14:02:00Z',
            missing: 'no report',
          },
        ],
      },
    ],
    ['a step', { step: { kind: 'keep', pullRequest: 1 } }],
  ] as const)('%s is something to say', (_, plan) => {
    const summary = jobSummary(aSummary({ services: [aService('s', anEdge({}, plan)), quiet] }))
    expect(summary).toContain('| s | prod |')
  })

  test('refusals come first, pull requests that stand last', () => {
    const services = (['none', 'closed', 'created', 'refused'] as const).map((operation) =>
      aService(operation, anEdge({ operation }, { step: { kind: 'keep', pullRequest: 1 } })),
    )
    const order = jobSummary(aSummary({ services })).match(/^\| (refused|created|closed|none) \|/gm)
    expect(order?.map((row) => row.slice(2, -2))).toEqual(['refused', 'created', 'closed', 'none'])
  })
})

test('one report missing for two environments is told once', () => {
  const unproven = [
    {
      environment: 'dev',
      release: aRelease(),
      since: '2026-11-19T14:02:00Z',
      missing: 'no report',
    },
  ]
  const edges = ['eu', 'us'].map((environment) => anEdge({}, { environment, unproven }))
  const summary = jobSummary(aSummary({ services: [aService('s', ...edges)] }))
  expect(summary.match(/no report since 14:02 UTC/g)).toHaveLength(1)
})

test('a problem without a place in its file has no link', () => {
  const problem = { file: 'x.yaml', line: 0, col: 0, message: 'is missing' }
  expect(jobSummary(aSummary({ problems: [problem] }))).toContain('\n- `x.yaml` is missing\n')
})

test('lines that belong to no one file stand without one', () => {
  const suggestion = { file: undefined, text: 'a: 1', notes: [] }
  expect(jobSummary(aSummary({ suggestion }))).toContain(
    '\nThis would mend it:\n\n```yaml\na: 1\n```\n',
  )
})

test('a path that leaves its folder is never linked', () => {
  const problem = { file: '../../../evil/x.yaml', line: 1, col: 1, message: 'x' }
  expect(jobSummary(aSummary({ problems: [problem] }))).not.toContain('](')
})

test('what GITHUB_TOKEN can not do is said once', () => {
  const services = [aService('a', anOpenedEdge('a', 1)), aService('b', anOpenedEdge('b', 2))]
  const summary = jobSummary(aSummary({ services, token: 'github-token' }))
  expect(summary.match(/GITHUB_TOKEN/g)).toHaveLength(1)
  expect(summary).toContain('advisory')
})

describe('a bump', () => {
  test('that changed nothing is not announced as if it had', () => {
    expect(jobSummary(aSummary({ operation: 'refused', bump }))).not.toContain('in dev')
  })

  test('that stands in a pull request already links it', () => {
    const pullRequest = { number: 7, url: 'https://github.com/acme/gitops/pull/7' }
    expect(jobSummary(aSummary({ bump: { ...bump, pullRequest } }))).toContain(
      '**s** in dev by [#7](https://github.com/acme/gitops/pull/7).\n',
    )
  })
})

test('releases of one version are told apart by the pin that differs', () => {
  const image = (tag: string, id: string) => ({
    release: { ...aRelease({ chart: '1.4.2', 'values.image.tag': tag }), id },
    why: undefined,
  })
  const considered = [image('main-8', 'a'), image('main-7', 'b'), { ...image('x', 'c') }]
  const summary = jobSummary(
    aSummary({ services: [aService('customer-service', anEdge({}, { considered }))] }),
  )
  for (const tag of ['main-8', 'main-7', 'x']) {
    expect(summary).toContain(`| prod | 1.4.2 with image.tag ${tag} | admissible |`)
  }
})

test('a release that its row tells of is not told again, and the row links the run it speaks of', () => {
  const url = 'https://github.com/acme/gitops/actions/runs/7'
  const why = '1.4.2 waits for e2e to pass'
  const considered = [
    { release: aRelease({ chart: '1.4.2' }), why, link: url },
    { release: aRelease({ chart: '1.4.0' }), why: 'held' },
  ]
  const edge = anEdge({ reason: `#1 stays as it is: ${why}` }, { considered })
  const summary = jobSummary(aSummary({ services: [aService('customer-service', edge)] }))
  expect(summary).toContain(` | [#&#x200B;1 stays as it is: ${why}](${url}) |`)
  expect(summary).toContain('<summary>1 other release looked at</summary>')
  expect(summary).toContain('| prod | 1.4.0 | held |')
  expect(summary.split(why)).toHaveLength(2)
})
