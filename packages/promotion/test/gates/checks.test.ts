import { NO_GATES } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import {
  type CheckReport,
  type CommitReports,
  type EdgePlan,
  planEdge,
  reportsWanted,
  type ServiceFacts,
} from '../../src/index.ts'
import {
  anEnvironment,
  aPolicy,
  aPullRequest,
  aServiceFacts,
  at,
  choice,
  commit,
  holding,
  rollout,
} from '../builders.ts'

/** Commits at which dev pinned 1.4.1, 1.4.2 and 1.4.3. */
const [PINNED_2, PINNED_3] = [commit(3001), commit(3002)] as const

function prodWith(checks: readonly string[], more: Parameters<typeof anEnvironment>[0] = {}) {
  return anEnvironment({ name: 'prod', after: ['dev'], gates: { ...NO_GATES, checks }, ...more })
}

/** prod asks for the check e2e; dev held 1.4.2 and then 1.4.3, both proven. */
function facts(
  reports: readonly (readonly [string, readonly CheckReport[]])[],
  overrides: Partial<ServiceFacts> = {},
): ServiceFacts {
  return aServiceFacts({
    policy: aPolicy({ environments: [anEnvironment(), prodWith(['e2e'])] }),
    environments: [holding('dev', ['1.4.1', '1.4.2', '1.4.3']), holding('prod', ['1.4.1'])],
    records: [rollout('1.4.2', 5), rollout('1.4.3', 15)],
    reports: reportsOf(new Map(reports)),
    now: at(60),
    ...overrides,
  })
}

function reportsOf(commits: CommitReports['commits']): CommitReports {
  return { commits, unreadable: undefined, tests: [], testsUnreadable: undefined }
}

function report(overrides: Partial<CheckReport> = {}): CheckReport {
  return {
    kind: 'check-run',
    name: 'e2e',
    state: 'success',
    ended: 'failed',
    by: 'github-actions',
    url: undefined,
    at: at(20),
    ...overrides,
  }
}

const failed = (overrides: Partial<CheckReport> = {}) => report({ state: 'other', ...overrides })
const running = (overrides: Partial<CheckReport> = {}) => report({ state: 'running', ...overrides })

function candidateOf({ candidate }: EdgePlan): string | undefined {
  return candidate?.release.pins.chart
}

describe('a release whose check', () => {
  test.each([
    ['is green', [report()], '1.4.3', undefined],
    [
      'has not reported',
      [],
      undefined,
      '1.4.3 is not proposed for prod yet: it waits for e2e to report on 0000000 in dev',
    ],
    [
      'still runs',
      [running()],
      undefined,
      '1.4.3 is not proposed for prod yet: it waits for e2e to end on 0000000 in dev (github-actions)',
    ],
    [
      'failed',
      [failed()],
      undefined,
      '1.4.3 is not proposed for prod yet: it waits for e2e to pass: it failed on 0000000 in dev (github-actions)',
    ],
    [
      'was skipped',
      [failed({ ended: 'was skipped' })],
      undefined,
      '1.4.3 is not proposed for prod yet: it waits for e2e to pass: it was skipped on 0000000 in dev (github-actions)',
    ],
    [
      'failed, and passed when it was run again',
      [failed(), report({ at: at(30) })],
      '1.4.3',
      undefined,
    ],
    [
      'passed, and failed when it was run again',
      [report(), failed({ at: at(30) })],
      undefined,
      undefined,
    ],
    ['passed and failed in the same second', [report(), failed()], undefined, undefined],
    ['passed, and is run again', [report(), running({ at: undefined })], undefined, undefined],
    [
      'is green by one app and red by another',
      [report({ at: at(40) }), failed({ by: 'jenkins' })],
      undefined,
      undefined,
    ],
    [
      'is a green status beside a red check run of the same name',
      [report({ kind: 'status', at: at(40) }), failed()],
      undefined,
      undefined,
    ],
    ['is green under another name', [report({ name: 'e2e-nightly' })], undefined, undefined],
  ])('%s: %#', (_, reports, candidate, why) => {
    const plan = planEdge(facts([[PINNED_3, reports]]), 'prod')
    expect(candidateOf(plan)).toBe(candidate)
    if (why !== undefined) expect(plan.reason).toBe(why)
  })

  test('is green lets it go although a higher one waits, which is shown', () => {
    const plan = planEdge(
      facts([
        [PINNED_2, [report()]],
        [PINNED_3, [failed()]],
      ]),
      'prod',
    )
    expect(candidateOf(plan)).toBe('1.4.2')
    expect(plan.notes).toEqual([
      '1.4.3 is not proposed for prod yet: it waits for e2e to pass: it failed on 0000000 in dev (github-actions)',
    ])
    expect(plan.gates).toEqual([
      {
        name: 'check e2e',
        rule: 'checks',
        state: { kind: 'open', since: at(20), until: undefined },
        link: undefined,
      },
    ])
  })

  test('is green on a later commit at which it was still pinned may go', () => {
    const dev = holding('dev', ['1.4.1', '1.4.3', '1.4.3'])
    const environments = [dev, holding('prod', ['1.4.1'])]
    const later = dev.history[0]?.commit ?? ''
    const first = dev.history[1]?.commit ?? ''
    const reports = [
      [first, [failed()]],
      [later, [report()]],
    ] as const
    expect(candidateOf(planEdge(facts(reports, { environments }), 'prod'))).toBe('1.4.3')
  })

  test('came by a merge is checked on the merge, which is what base has', () => {
    const dev = holding('dev', ['1.4.1', '1.4.3'])
    const [newest, ...older] = dev.history
    const landed = commit(77)
    const history = newest === undefined ? older : [{ ...newest, landed }, ...older]
    const environments = [{ ...dev, history }, holding('prod', ['1.4.1'])]
    const checked = (where: string) =>
      candidateOf(planEdge(facts([[where, [report()]]], { environments }), 'prod'))
    expect(checked(landed)).toBe('1.4.3')
    expect(checked(newest?.commit ?? '')).toBeUndefined()
  })

  test('was pinned before all that was read stays, and is to be read further back', () => {
    const dev = holding('dev', ['1.4.3'])
    const history = dev.history.map((entry) => ({ ...entry, boundary: true }))
    const environments = [{ ...dev, history }, holding('prod', ['1.4.1'])]
    const where = dev.history[0]?.commit ?? ''
    const known = facts([[where, [report()]]], { environments })
    expect(candidateOf(planEdge(known, 'prod'))).toBeUndefined()
    const wanted = reportsWanted(known, [{ environment: 'prod', pins: undefined }])
    expect(wanted).toEqual({ commits: [], names: [], tests: [], unsure: true })
  })

  test('is green on a commit at which something else was pinned stays', () => {
    expect(candidateOf(planEdge(facts([[commit(3000), [report()]]]), 'prod'))).toBeUndefined()
  })

  test('can not be read stays, and names the permission', () => {
    const unreadable = "checks can't be read: give the token checks: read"
    const reports = { ...reportsOf(new Map([[PINNED_3, [report()]]])), unreadable }
    const plan = planEdge(facts([], { reports }), 'prod')
    expect(candidateOf(plan)).toBeUndefined()
    expect(plan.reason).toBe(`1.4.3 is not proposed for prod yet: ${unreadable}`)
  })

  test('is red goes all the same where a person chose it, and the table says who', () => {
    const records = [rollout('1.4.2', 5), rollout('1.4.3', 15), choice('1.4.3', 30)]
    const plan = planEdge(facts([[PINNED_3, [failed()]]], { records }), 'prod')
    expect(candidateOf(plan)).toBe('1.4.3')
    expect(plan.gates.map(({ state }) => state.kind)).toEqual(['skipped'])
  })

  test('turns red keeps its open pull request, unmoved and unclosed', () => {
    const pullRequests = [aPullRequest('1.4.3')]
    const { step, reason } = planEdge(facts([[PINNED_3, [failed()]]], { pullRequests }), 'prod')
    expect(step.kind).toBe('keep')
    expect(reason).toContain('it waits for e2e to pass')
  })
})

describe('behind several environments a check', () => {
  const [EU, US] = [commit(2001), commit(2001 + 1000)] as const
  const joined = (after: Parameters<typeof anEnvironment>[0], green: readonly string[]) => {
    const environments = [
      anEnvironment({ name: 'eu' }),
      anEnvironment({ name: 'usa' }),
      prodWith(['e2e'], { after: [], ...after }),
    ]
    return candidateOf(
      planEdge(
        facts(
          green.map((one) => [one, [report()]] as const),
          {
            policy: aPolicy({ environments }),
            environments: [
              holding('eu', ['1.4.1', '1.4.2']),
              holding('usa', ['1.4.1', '1.4.2']),
              holding('prod', ['1.4.1']),
            ],
            records: [
              rollout('1.4.2', 5, { environment: 'eu' }),
              rollout('1.4.2', 5, { environment: 'usa' }),
            ],
          },
        ),
        'prod',
      ),
    )
  }

  test.each([
    ['after', { after: ['eu', 'usa'] }, [EU], undefined],
    ['after', { after: ['eu', 'usa'] }, [EU, US], '1.4.2'],
    ['afterAny', { afterAny: ['eu', 'usa'] }, [US], '1.4.2'],
    ['afterAny', { afterAny: ['eu', 'usa'] }, [], undefined],
  ])('must be green in each of %s: %#', (_, after, green, candidate) => {
    expect(joined(after, green)).toBe(candidate)
  })
})

describe('what is read of commits', () => {
  const wanted = (overrides: Partial<ServiceFacts> = {}) =>
    reportsWanted(facts([], overrides), [{ environment: 'prod', pins: undefined }])

  test('is the checks of each release that may be proposed, where it was pinned', () => {
    expect(wanted()).toEqual({
      commits: [PINNED_3, PINNED_2],
      names: ['e2e'],
      tests: [],
      unsure: false,
    })
  })

  test('is nothing where the policy asks for none', () => {
    expect(wanted({ policy: aPolicy() })).toEqual({
      commits: [],
      names: [],
      tests: [],
      unsure: false,
    })
  })

  test('is nothing while no release is proven', () => {
    expect(wanted({ records: [] })).toEqual({ commits: [], names: [], tests: [], unsure: false })
  })

  test('is nothing while releases soak', () => {
    const gates = { ...NO_GATES, checks: ['e2e'], soakSeconds: 86_400 }
    const policy = aPolicy({ environments: [anEnvironment(), prodWith([], { gates })] })
    expect(wanted({ policy })).toEqual({ commits: [], names: [], tests: [], unsure: false })
  })

  test('is that of a release that a person brings, proven or not', () => {
    const entrance = { environment: 'prod', pins: { chart: '1.4.2' } }
    expect(reportsWanted(facts([], { records: [] }), [entrance])).toEqual({
      commits: [PINNED_2],
      names: ['e2e'],
      tests: [],
      unsure: false,
    })
  })
})
