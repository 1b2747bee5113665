import { type Gates, NO_GATES } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import {
  type CheckReport,
  type EdgePlan,
  judgeChange,
  planEdge,
  reportsWanted,
  type ServiceFacts,
  type ServiceRecord,
  type TestResult,
} from '../../src/index.ts'
import {
  anEnvironment,
  aPolicy,
  aPullRequest,
  aServiceFacts,
  at,
  choice,
  commit,
  exception,
  holding,
  KEY,
  rollout,
} from '../builders.ts'

/** Commits at which dev pinned 1.4.2 and 1.4.3. */
const [PINNED_2, PINNED_3] = [commit(3001), commit(3002)] as const
const URL = 'https://github.com/acme/gitops/actions/runs/77'
const CONTEXT = `fluxgate/tests/prod/${KEY}`

function policyWith(gates: Partial<Gates>) {
  const prod = anEnvironment({ name: 'prod', after: ['dev'], gates: { ...NO_GATES, ...gates } })
  return aPolicy({ environments: [anEnvironment(), prod] })
}

const green = (name: string): CheckReport => ({
  ...{ kind: 'check-run', name, state: 'success', ended: '', by: 'github-actions' },
  ...{ url: undefined, at: at(20) },
})

/** prod asks for promotion-tests.yml; dev held 1.4.2 and then 1.4.3, both proven. */
function facts(
  tests: readonly TestResult[],
  overrides: Partial<ServiceFacts> = {},
  checks: readonly (readonly [string, readonly CheckReport[]])[] = [],
): ServiceFacts {
  return aServiceFacts({
    policy: policyWith({ tests: 'promotion-tests.yml' }),
    environments: [holding('dev', ['1.4.1', '1.4.2', '1.4.3']), holding('prod', ['1.4.1'])],
    records: [rollout('1.4.2', 5), rollout('1.4.3', 15)],
    reports: {
      ...{ commits: new Map(checks), unreadable: undefined },
      ...{ tests, testsUnreadable: undefined },
    },
    now: at(60),
    ...overrides,
  })
}

function result(overrides: Partial<TestResult> = {}): TestResult {
  return {
    environment: 'prod',
    commit: PINNED_3,
    state: 'pending',
    said: 'runs for 1.4.3',
    url: URL,
    at: at(55),
    run: { kind: 'running' },
    ...overrides,
  }
}

const passed = (overrides: Partial<TestResult> = {}) =>
  result({ state: 'success', run: undefined, ...overrides })
const failed = (overrides: Partial<TestResult> = {}) =>
  result({ state: 'failure', run: { kind: 'failed', ended: 'failed' }, ...overrides })

function candidateOf({ candidate }: EdgePlan): string | undefined {
  return candidate?.release.pins.chart
}

/** `start 1.4.3 after nothing`, `note success`. */
function stepsOf({ tests = [] }: EdgePlan): readonly string[] {
  return tests.map((step) =>
    step.kind === 'note'
      ? `note ${step.state}`
      : `start ${step.inputs.version} after ${step.after.kind}`,
  )
}

const AWAITS = '1.4.3 is not proposed for prod yet: it waits for promotion-tests.yml'

describe('a release whose promotion tests', () => {
  test.each<
    [string, readonly TestResult[], string | undefined, readonly string[], string | undefined]
  >([
    [
      'nobody started',
      [],
      undefined,
      ['start 1.4.3 after nothing'],
      `${AWAITS} to be run: a sweep starts it for the highest release, or for one that is chosen`,
    ],
    [
      'are announced',
      [result({ url: undefined, run: undefined })],
      undefined,
      [],
      `${AWAITS} to start`,
    ],
    [
      'were announced long ago',
      [result({ url: undefined, run: undefined, at: at(50) })],
      undefined,
      ['start 1.4.3 after lost'],
      `${AWAITS} to be started again, as its run is lost`,
    ],
    ['run', [result()], undefined, [], `${AWAITS} to end`],
    ['run, as far as was looked', [result({ run: undefined })], undefined, [], `${AWAITS} to end`],
    [
      'were deleted',
      [result({ run: { kind: 'gone' } })],
      undefined,
      ['start 1.4.3 after lost'],
      undefined,
    ],
    ['passed', [passed()], '1.4.3', [], undefined],
    [
      'have just passed',
      [result({ run: { kind: 'passed' } })],
      '1.4.3',
      ['note success'],
      undefined,
    ],
    [
      'have just failed',
      [result({ run: { kind: 'failed', ended: 'timed out' } })],
      undefined,
      ['note failure'],
      '1.4.3 is not proposed for prod yet: promotion-tests.yml timed out for 1.4.3; run its failed jobs again, or wait for a newer release',
    ],
    ['failed', [failed()], undefined, [], undefined],
    [
      'failed and run again',
      [failed({ run: { kind: 'running' } })],
      undefined,
      ['note pending'],
      undefined,
    ],
    [
      'failed and passed then',
      [failed({ run: { kind: 'passed' } })],
      '1.4.3',
      ['note success'],
      undefined,
    ],
    [
      'could not be started',
      [
        result({
          state: 'error',
          said: 'main has no workflow x.yml',
          url: undefined,
          run: undefined,
        }),
      ],
      undefined,
      ['start 1.4.3 after refused'],
      '1.4.3 is not proposed for prod yet: main has no workflow x.yml',
    ],
    [
      'were started and not found',
      [result({ state: 'failure', said: 'was lost', url: undefined, run: undefined, at: at(10) })],
      undefined,
      [],
      undefined,
    ],
    [
      'were started and not found an hour ago',
      [result({ state: 'failure', said: 'was lost', url: undefined, run: undefined, at: at(0) })],
      undefined,
      ['start 1.4.3 after lost'],
      undefined,
    ],
    [
      'were asked for twice: the newer word counts',
      [passed({ at: at(30) }), failed({ at: at(40) })],
      undefined,
      [],
      undefined,
    ],
    [
      'passed for another environment',
      [passed({ environment: 'staging' })],
      undefined,
      ['start 1.4.3 after nothing'],
      undefined,
    ],
    [
      'passed on a commit that pinned something else',
      [passed({ commit: commit(9) })],
      undefined,
      ['start 1.4.3 after nothing'],
      undefined,
    ],
  ])('%s: %#', (_, results, candidate, steps, why) => {
    const plan = planEdge(facts(results), 'prod')
    expect(candidateOf(plan)).toBe(candidate)
    expect(stepsOf(plan)).toEqual(steps)
    if (why !== undefined) expect(plan.reason).toBe(why)
  })

  test('passed goes although a higher one is still tested, which is shown', () => {
    const plan = planEdge(facts([passed({ commit: PINNED_2 }), result()]), 'prod')
    expect(candidateOf(plan)).toBe('1.4.2')
    expect(plan.notes).toEqual([`${AWAITS} to end`])
    expect(plan.gates).toMatchObject([
      { name: 'tests promotion-tests.yml', rule: 'tests', link: URL, state: { kind: 'open' } },
    ])
  })

  test('failed does not have those of a lower one started', () => {
    const plan = planEdge(facts([failed()]), 'prod')
    expect([candidateOf(plan), stepsOf(plan)]).toEqual([undefined, []])
  })

  test('can not be read stays, names the permission, and nothing is started', () => {
    const testsUnreadable = 'give the token actions: read'
    const reports = { commits: new Map(), unreadable: undefined, tests: [], testsUnreadable }
    const plan = planEdge(facts([], { reports }), 'prod')
    expect(plan.reason).toBe(`1.4.3 is not proposed for prod yet: ${testsUnreadable}`)
    expect(stepsOf(plan)).toEqual([])
  })
})

describe('promotion tests are started', () => {
  const policy = policyWith({ tests: 'promotion-tests.yml', checks: ['e2e'] })

  test('with everything that tells what to test, on the commit that pinned it first', () => {
    const dev = holding('dev', ['1.4.1', '1.4.3', '1.4.3'])
    const first = dev.history[1]?.commit ?? ''
    const environments = [dev, holding('prod', ['1.4.1'])]
    const [step] = planEdge(facts([], { environments }), 'prod').tests ?? []
    const release = expect.stringMatching(/^[0-9a-f]{12}$/)
    expect(step).toEqual({
      kind: 'start',
      workflow: 'promotion-tests.yml',
      context: CONTEXT,
      commit: first,
      title: expect.stringMatching(`^Test ${KEY} 1.4.3 for prod \\([0-9a-f]{12}\\)$`),
      after: { kind: 'nothing' },
      inputs: {
        ...{ environment: 'prod', upstream: 'dev', service: KEY, version: '1.4.3' },
        ...{ pins: { chart: '1.4.3' }, commit: first, release },
      },
    })
  })

  test('for the highest release whose checks are green', () => {
    const one = facts([], { policy }, [[PINNED_2, [green('e2e')]]])
    expect(stepsOf(planEdge(one, 'prod'))).toEqual(['start 1.4.2 after nothing'])
    const both = facts([], { policy }, [
      [PINNED_2, [green('e2e')]],
      [PINNED_3, [green('e2e')]],
    ])
    expect(stepsOf(planEdge(both, 'prod'))).toEqual(['start 1.4.3 after nothing'])
  })

  test('not before a check is green', () => {
    expect(stepsOf(planEdge(facts([], { policy }), 'prod'))).toEqual([])
  })

  test('not before the release has soaked', () => {
    const soaking = policyWith({ tests: 'promotion-tests.yml', soakSeconds: 86_400 })
    expect(stepsOf(planEdge(facts([], { policy: soaking }), 'prod'))).toEqual([])
  })

  test('not where nothing could be proposed', () => {
    const environments = [holding('dev', ['1.4.1', '1.4.2', '1.4.3'])]
    expect(stepsOf(planEdge(facts([], { environments }), 'prod'))).toEqual([])
  })

  test('for what a person chose, which is proposed at once and merged when they have passed', () => {
    const records = [rollout('1.4.2', 5), rollout('1.4.3', 15), choice('1.4.2', 30)]
    const plan = planEdge(facts([], { records, policy }), 'prod')
    expect([candidateOf(plan), stepsOf(plan)]).toEqual(['1.4.2', ['start 1.4.2 after nothing']])
    expect(plan.gates.map(({ rule, state }) => `${rule} ${state.kind}`)).toEqual([
      'checks skipped',
      'tests awaiting',
    ])
  })

  test('nowhere where the policy names no workflow', () => {
    const plan = planEdge(facts([], { policy: aPolicy() }), 'prod')
    expect([candidateOf(plan), plan.tests]).toEqual(['1.4.3', undefined])
  })
})

describe('a pull request of a person', () => {
  const said = (results: readonly TestResult[]) => {
    const side = (version: string) => ({
      ...{ kind: 'pinned', pins: { chart: version }, range: false, source: new Map() },
    })
    const verdict = judgeChange(facts(results), {
      ...{ environment: 'prod', ours: false },
      before: { ...side('1.4.1'), kind: 'pinned' },
      after: { ...side('1.4.2'), kind: 'pinned' },
    })
    return `${verdict.state}: ${verdict.gates.map(({ state }) => state.kind).join()}`
  }

  test.each<[string, readonly TestResult[], string]>([
    ['waits for tests that nobody started', [], 'waiting: awaiting'],
    ['waits while they run', [result({ commit: PINNED_2 })], 'waiting: awaiting'],
    ['is let through where they passed', [passed({ commit: PINNED_2 })], 'open: open'],
    ['is stopped where they failed', [failed({ commit: PINNED_2 })], 'closed: closed'],
    ['does not profit from those of another release', [passed()], 'waiting: awaiting'],
  ])('%s', (_, results, expected) => {
    expect(said(results)).toBe(expected)
  })
})

test('results of tests are read where releases were pinned, by the status of the service there', () => {
  const wanted = reportsWanted(facts([]), [{ environment: 'prod', pins: undefined }])
  expect(wanted).toEqual({
    commits: [PINNED_3, PINNED_2],
    names: [],
    tests: [{ environment: 'prod', context: CONTEXT }],
    unsure: false,
  })
})

test('results of tests are read for what a person chose as well, though it has not soaked', () => {
  const soaking = facts([], {
    policy: policyWith({ tests: 'promotion-tests.yml', soakSeconds: 7_200 }),
  })
  const commitsOf = (records: readonly ServiceRecord[]) =>
    reportsWanted({ ...soaking, records: [...soaking.records, ...records] }, [
      { environment: 'prod', pins: undefined },
    ]).commits
  expect(commitsOf([])).toEqual([])
  expect(commitsOf([choice('1.4.2', 30)])).toEqual([PINNED_2])
})

test('results of tests are read for what need not soak, as a person skipped that for our pull request', () => {
  const soaking = facts([], {
    policy: policyWith({ tests: 'promotion-tests.yml', soakSeconds: 7_200 }),
    pullRequests: [aPullRequest('1.4.3', { number: 12 })],
  })
  const skipping = exception('1.4.3', 30, { gates: ['soak'], pullRequest: 12 })
  const records = [...soaking.records, skipping]
  const wanted = reportsWanted({ ...soaking, records }, [{ environment: 'prod', pins: undefined }])
  expect(wanted.commits).toEqual([PINNED_3])
})

describe('where one commit pins another release in dev than in lab', () => {
  const prod = anEnvironment({
    ...{ name: 'prod', afterAny: ['dev', 'lab'] },
    gates: { ...NO_GATES, tests: 'promotion-tests.yml' },
  })
  const policy = aPolicy({ environments: [anEnvironment(), anEnvironment({ name: 'lab' }), prod] })
  const SHARED = commit(3001)

  function planned(tests: readonly TestResult[], inLab: readonly string[]): EdgePlan {
    const environments = [
      holding('dev', ['1.4.1', '1.4.2']),
      holding('lab', inLab),
      holding('prod', ['1.4.1']),
    ]
    const upstream = inLab.includes('1.4.3') ? ['1.4.3'] : []
    const records = [
      rollout('1.4.2', 5),
      ...upstream.map((version) => rollout(version, 15, { environment: 'lab' })),
    ]
    return planEdge(facts(tests, { policy, environments, records }), 'prod')
  }

  test('a result on it says of neither that it was tested', () => {
    const plan = planned([passed({ commit: SHARED })], ['1.4.1', '1.4.3'])
    expect(candidateOf(plan)).toBeUndefined()
    expect(stepsOf(plan)).toEqual([])
    expect(plan.reason).toContain(
      'the commit that pins 1.4.3 pins another release upstream as well',
    )
  })

  test('a release is tested on another commit that pins it', () => {
    const plan = planned([passed({ commit: SHARED })], ['1.4.1', '1.4.3', '1.4.3'])
    expect(candidateOf(plan)).toBeUndefined()
    expect(plan.tests).toMatchObject([{ kind: 'start', commit: commit(3002) }])
  })

  test('a result on another commit counts', () => {
    const plan = planned([passed({ commit: commit(3002) })], ['1.4.1', '1.4.3', '1.4.3'])
    expect(candidateOf(plan)).toBe('1.4.3')
  })

  test('what both pin by one commit is tested on it', () => {
    const plan = planned([passed({ commit: SHARED })], ['1.4.1', '1.4.2'])
    expect(candidateOf(plan)).toBe('1.4.2')
  })
})
