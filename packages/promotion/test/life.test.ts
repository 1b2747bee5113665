import { describe, expect, test } from '@jest/globals'
import type { EnvironmentFacts, PullRequestFacts, ServiceFacts } from '../src/index.ts'
import { planEdge, planOrphan } from '../src/index.ts'
import {
  aClosedPullRequest,
  aHold,
  anEnvironment,
  aPolicy,
  aPullRequest,
  aServiceFacts,
  commit,
  failure,
  holding,
  KEY,
  rollback,
  rollout,
} from './builders.ts'
import { planAll } from './plan-all.ts'

const BRANCH = `promote/prod/${KEY}`

function plan(pullRequest: PullRequestFacts | undefined, overrides: Partial<ServiceFacts> = {}) {
  const pullRequests = pullRequest === undefined ? [] : [pullRequest]
  return planEdge(aServiceFacts({ pullRequests, ...overrides }), 'prod')
}

/** dev went on to 1.4.3, which is proven too. */
const newer: Partial<ServiceFacts> = {
  environments: [holding('dev', ['1.4.1', '1.4.2', '1.4.3']), holding('prod', ['1.4.1'])],
  records: [rollout('1.4.2', 5), rollout('1.4.3', 15)],
}

function withProd(prod: EnvironmentFacts): Partial<ServiceFacts> {
  return { environments: [holding('dev', ['1.4.1', '1.4.2']), prod] }
}

describe('without an open pull request', () => {
  test('one is opened for the candidate', () => {
    expect(plan(undefined).step).toEqual({
      kind: 'open',
      release: expect.objectContaining({ pins: { chart: '1.4.2' } }),
      changes: [{ name: 'chart', from: '1.4.1', to: '1.4.2' }],
      title: `Promote ${KEY} 1.4.2 to prod`,
      leftover: undefined,
    })
  })

  test('a branch left behind is moved from where it is', () => {
    const branches = [
      { name: BRANCH, head: commit(77) },
      { name: 'main', head: commit(1) },
    ]
    expect(plan(undefined, { branches }).step).toMatchObject({ kind: 'open', leftover: commit(77) })
  })

  test("a branch left behind with somebody's commit is left to them", () => {
    const branches = [{ name: BRANCH, head: commit(77), foreignAuthor: 'ana' }]
    const { step, reason, candidate } = plan(undefined, { branches })
    expect(step).toEqual({ kind: 'defer', pullRequest: undefined })
    expect(reason).toBe(
      `${BRANCH} has a commit by ana and no pull request of ours; delete the branch, and 1.4.2 will be proposed`,
    )
    expect(candidate?.release.pins.chart).toBe('1.4.2')
  })

  test('one that we closed ourselves does not count', () => {
    const closed = aClosedPullRequest('1.4.2', 30, { closedBy: 7 })
    expect(plan(closed).step.kind).toBe('open')
  })

  test('nothing is done without a candidate', () => {
    expect(plan(undefined, { records: [] }).step).toEqual({ kind: 'none' })
  })

  test("a stranger's on our branch is left to a person", () => {
    const stranger = aPullRequest('1.4.2', { author: 42, head: commit(77) })
    const { step, reason } = plan(stranger, { branches: [{ name: BRANCH, head: commit(77) }] })
    expect(step).toEqual({ kind: 'defer', pullRequest: 12 })
    expect(reason).toBe(
      `#12 on ${BRANCH} was not opened by us; close it, and 1.4.2 will be proposed`,
    )
  })

  test("a stranger's from a fork with that branch name stops nothing, and is shown", () => {
    const { step, notes } = plan(aPullRequest('1.4.2', { author: 42 }))
    expect(step.kind).toBe('open')
    expect(notes).toEqual([`#12 uses the branch name ${BRANCH} and was not opened by us`])
  })
})

describe('an open pull request at the candidate', () => {
  test('stands', () => {
    const { step, reason } = plan(aPullRequest('1.4.2'))
    expect(step).toEqual({ kind: 'keep', pullRequest: 12 })
    expect(reason).toBe('#12 proposes 1.4.2 already')
  })

  test('stands with the commits of a person', () => {
    expect(plan(aPullRequest('1.4.2', { foreignAuthors: ['ana'] })).step.kind).toBe('keep')
  })

  test.each<[string, Partial<PullRequestFacts>]>([
    ['title', { title: `Promote ${KEY} 1.4.1 to prod` }],
    ['environment label', { labels: ['promotion'] }],
    ['promotion label', { labels: ['environment:prod'] }],
  ])('is completed where its %s was not written', (_, overrides) => {
    expect(plan(aPullRequest('1.4.2', overrides)).step).toEqual({
      kind: 'touch',
      pullRequest: 12,
      release: expect.objectContaining({ pins: { chart: '1.4.2' } }),
      changes: [{ name: 'chart', from: '1.4.1', to: '1.4.2' }],
      title: `Promote ${KEY} 1.4.2 to prod`,
    })
  })

  test('may have more labels', () => {
    const labels = ['urgent', 'promotion', 'environment:prod']
    expect(plan(aPullRequest('1.4.2', { labels })).step.kind).toBe('keep')
  })
})

describe('an open pull request that can not be merged as it is', () => {
  const auto = aPolicy({
    environments: [
      anEnvironment(),
      anEnvironment({ name: 'prod', after: ['dev'], merge: 'auto', supersede: 'always' }),
    ],
  })

  test.each<[string, Partial<PullRequestFacts>, Partial<ServiceFacts>, string]>([
    ['conflicts', { stale: 'conflicts' }, {}, 'move'],
    ['conflicts, approved', { stale: 'conflicts', approvedBy: ['ana'] }, {}, 'move'],
    ['is behind, and people merge', { stale: 'behind' }, {}, 'keep'],
    ['is behind, and we merge', { stale: 'behind' }, { policy: auto }, 'move'],
    [
      'conflicts, with commits of a person',
      { stale: 'conflicts', foreignAuthors: ['ana'] },
      {},
      'defer',
    ],
    ['conflicts in the merge queue', { stale: 'conflicts', queued: true }, {}, 'defer'],
  ])('because it %s', (_, overrides, more, kind) => {
    expect(plan(aPullRequest('1.4.2', overrides), more).step.kind).toBe(kind)
  })

  test('is made anew from base, at the release that it has', () => {
    const { step, reason } = plan(aPullRequest('1.4.2', { stale: 'conflicts' }))
    expect(step).toMatchObject({
      kind: 'move',
      head: commit(0xbeef),
      changes: [{ name: 'chart', from: '1.4.1', to: '1.4.2' }],
    })
    expect(reason).toBe('#12 is made anew, because it conflicts with the branch that it goes into')
  })
})

describe('an open pull request in the merge queue', () => {
  test('is not moved to a newer release, and says so', () => {
    const { step, reason } = plan(aPullRequest('1.4.2', { queued: true }), newer)
    expect(step).toEqual({ kind: 'defer', pullRequest: 12 })
    expect(reason).toBe(
      '#12 is in the merge queue, so it is not moved to 1.4.3; when it leaves the queue, the next run goes on',
    )
  })

  test('stands where it is what should be proposed', () => {
    expect(plan(aPullRequest('1.4.2', { queued: true })).step.kind).toBe('keep')
  })

  test('is closed all the same when its release is withdrawn', () => {
    const back = { environments: [holding('dev', ['1.4.1']), holding('prod', ['1.4.1'])] }
    expect(plan(aPullRequest('1.4.2', { queued: true }), back).step.kind).toBe('close')
  })
})

describe('an open pull request below the candidate', () => {
  test('moves to it', () => {
    const { step, reason } = plan(aPullRequest('1.4.2'), newer)
    expect(step).toEqual({
      kind: 'move',
      pullRequest: 12,
      head: commit(0xbeef),
      release: expect.objectContaining({ pins: { chart: '1.4.3' } }),
      changes: [{ name: 'chart', from: '1.4.1', to: '1.4.3' }],
      title: `Promote ${KEY} 1.4.3 to prod`,
    })
    expect(reason).toBe('#12 moves to 1.4.3: 1.4.3 is proven in dev')
  })

  test('moves where its pins can not be told', () => {
    expect(plan(aPullRequest('1.4.2', { pins: undefined }), newer).step.kind).toBe('move')
  })

  test('is left alone when approved, and the newer waits', () => {
    const { step, reason, candidate } = plan(
      aPullRequest('1.4.2', { approvedBy: ['ana', 'raj'] }),
      newer,
    )
    expect(step).toEqual({ kind: 'keep', pullRequest: 12 })
    expect(reason).toBe(
      '#12 for 1.4.2 is approved by ana and raj; 1.4.3 waits until it is merged or closed',
    )
    expect(candidate?.release.pins.chart).toBe('1.4.3')
  })

  test('moves though approved where the policy says always', () => {
    const environments = [
      anEnvironment(),
      anEnvironment({ name: 'prod', after: ['dev'], supersede: 'always' }),
    ]
    const policy = aPolicy({ environments })
    expect(
      plan(aPullRequest('1.4.2', { approvedBy: ['ana'] }), { ...newer, policy }).step.kind,
    ).toBe('move')
  })

  test('moves though approved when its release has failed', () => {
    const records = [rollout('1.4.2', 5), failure('1.4.2', 6), rollout('1.4.3', 15)]
    expect(
      plan(aPullRequest('1.4.2', { approvedBy: ['ana'] }), { ...newer, records }).step.kind,
    ).toBe('move')
  })

  test('is never moved over the commits of a person', () => {
    const { step, reason } = plan(aPullRequest('1.4.2', { foreignAuthors: ['ana'] }), newer)
    expect(step).toEqual({ kind: 'defer', pullRequest: 12 })
    expect(reason).toBe(
      '#12 has commits by ana, so it is not moved to 1.4.3; merge or close it by hand',
    )
  })
})

describe('an open pull request above the candidate', () => {
  test('moves down when its release failed', () => {
    const records = [rollout('1.4.2', 5), rollout('1.4.3', 15), failure('1.4.3', 16)]
    const { step } = plan(aPullRequest('1.4.3'), { ...newer, records })
    expect(step).toMatchObject({ kind: 'move', title: `Promote ${KEY} 1.4.2 to prod` })
  })

  test('moves down when its release was withdrawn', () => {
    const environments = [holding('dev', ['1.4.1', '1.4.3', '1.4.2']), holding('prod', ['1.4.1'])]
    const records = [rollout('1.4.3', 5), rollout('1.4.2', 15)]
    const { step } = plan(aPullRequest('1.4.3'), { environments, records })
    expect(step).toMatchObject({ kind: 'move', title: `Promote ${KEY} 1.4.2 to prod` })
  })
})

describe('an open pull request without a candidate', () => {
  test.each<[string, Partial<ServiceFacts>, string]>([
    [
      'failed',
      { records: [rollout('1.4.2', 5), failure('1.4.2', 6)] },
      'its upgrade failed in dev',
    ],
    [
      'was rolled back',
      { records: [rollout('1.4.2', 5), rollback('1.4.1', 6)] },
      'dev went back from 1.4.2',
    ],
    [
      'is held',
      withProd(holding('prod', ['1.4.1'], { holds: [aHold()] })),
      '1.4.2 is held in prod by ana',
    ],
  ])('turns red and stays when its release %s', (_, facts, why) => {
    const { step, reason } = plan(aPullRequest('1.4.2'), facts)
    expect(step).toEqual({ kind: 'keep', pullRequest: 12 })
    expect(reason).toContain(`#12 stays as it is: `)
    expect(reason).toContain(why)
  })

  test.each<[string, Partial<ServiceFacts>, string]>([
    [
      'was withdrawn',
      { environments: [holding('dev', ['1.4.1', '1.4.2', '1.4.1']), holding('prod', ['1.4.1'])] },
      'dev pins 1.4.1 now, so 1.4.2 is withdrawn; pin it there again to promote it',
    ],
    [
      'is in the target',
      withProd(holding('prod', ['1.4.1', '1.4.2'])),
      'prod runs 1.4.2, and 1.4.2 is not above it',
    ],
    [
      'is below the target',
      withProd(holding('prod', ['1.4.1', '2.0.0'])),
      'prod runs 2.0.0, and 1.4.2 is not above it',
    ],
    ['has nowhere to go', withProd(holding('prod', [])), `prod has no overlay of ${KEY} any more`],
  ])('is closed when its release %s', (_, facts, why) => {
    const { step, reason } = plan(aPullRequest('1.4.2'), facts)
    expect(step).toEqual({ kind: 'close', pullRequest: 12, why })
    expect(reason).toBe(why)
  })

  test('is closed when another of the same release was closed by a person', () => {
    const pullRequests = [aClosedPullRequest('1.4.2', 30), aPullRequest('1.4.2')]
    expect(plan(undefined, { pullRequests }).step).toMatchObject({ kind: 'close', pullRequest: 12 })
  })

  test('is not closed over the commits of a person', () => {
    const facts = withProd(holding('prod', ['1.4.1', '1.4.2']))
    const { step, reason } = plan(aPullRequest('1.4.2', { foreignAuthors: ['ana'] }), facts)
    expect(step).toEqual({ kind: 'defer', pullRequest: 12 })
    expect(reason).toContain('#12 has commits by ana, so it should be closed')
  })

  test.each<[string, EnvironmentFacts, string]>([
    [
      'the hold file is broken',
      holding('prod', ['1.4.1'], { holdProblem: 'h.yaml:1:1 no list' }),
      'h.yaml:1:1 no list',
    ],
    [
      'the overlay can not be read',
      holding('prod', ['1.4.1'], {
        overlay: { kind: 'refused', why: 'a.yaml:2:3 alias', suggestion: undefined },
      }),
      'a.yaml:2:3 alias',
    ],
  ])('stays when %s', (_, prod, why) => {
    for (const records of [[], [rollout('1.4.2', 5)]]) {
      const { step, reason } = plan(aPullRequest('1.4.2'), { ...withProd(prod), records })
      expect(['keep', 'refuse']).toContain(step.kind)
      expect(reason).toContain(why)
    }
  })

  test('stays when what it pins can not be told', () => {
    const { step, reason } = plan(aPullRequest('1.4.2', { pins: undefined }), { records: [] })
    expect(step.kind).toBe('keep')
    expect(reason).toBe("#12 stays as it is: what its head pins can't be told")
  })
})

describe('an environment that the policy does not promote into any more', () => {
  const orphan = { number: 12, environment: 'prod', foreignAuthors: [] }
  const why = 'the policy does not promote into prod any more'

  test('has its pull request closed', () => {
    expect(planOrphan(orphan)).toEqual({
      step: { kind: 'close', pullRequest: 12, why },
      reason: why,
    })
  })

  test('is left to the person whose commits are on it', () => {
    expect(planOrphan({ ...orphan, foreignAuthors: ['ana', 'raj'] })).toEqual({
      step: { kind: 'defer', pullRequest: 12 },
      reason: `#12 has commits by ana and raj; ${why}, so merge or close it by hand`,
    })
  })
})

test('several open pull requests on one branch: the newest counts', () => {
  const pullRequests = [aPullRequest('1.4.2', { number: 3 }), aPullRequest('1.4.2', { number: 9 })]
  expect(plan(undefined, { pullRequests }).step).toEqual({ kind: 'keep', pullRequest: 9 })
})

test('every environment that follows another has its edge', () => {
  const environments = [
    anEnvironment(),
    anEnvironment({ name: 'staging', after: ['dev'] }),
    anEnvironment({ name: 'prod', afterAny: ['staging', 'dev'] }),
  ]
  const edges = planAll(aServiceFacts({ policy: aPolicy({ environments }) }))
  expect(edges.map(({ environment, upstreams }) => [environment, upstreams])).toEqual([
    ['staging', ['dev']],
    ['prod', ['staging', 'dev']],
  ])
})
