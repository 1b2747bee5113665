import { NO_GATES } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { type EdgePlan, planEdge, type ServiceFacts } from '../../src/index.ts'
import {
  anEnvironment,
  aPolicy,
  aPullRequest,
  aServiceFacts,
  at,
  choice,
  failure,
  holding,
  KEY,
  rollout,
} from '../builders.ts'

const HOUR = 60

/** prod asks for an hour; dev held 1.4.2 and then 1.4.3, proven after 5 and 35 minutes. */
function plan(minutes: number, overrides: Partial<ServiceFacts> = {}): EdgePlan {
  const prod = anEnvironment({
    name: 'prod',
    after: ['dev'],
    gates: { ...NO_GATES, soakSeconds: HOUR * 60 },
  })
  const facts = aServiceFacts({
    policy: aPolicy({ environments: [anEnvironment(), prod] }),
    environments: [holding('dev', ['1.4.1', '1.4.2', '1.4.3']), holding('prod', ['1.4.1'])],
    records: [rollout('1.4.2', 5), rollout('1.4.3', 35)],
    now: at(minutes),
    ...overrides,
  })
  return planEdge(facts, 'prod')
}

function candidateOf({ candidate }: EdgePlan): string | undefined {
  return candidate?.release.pins.chart
}

test('a release that need not soak is proposed at once, also by a cluster whose clock is ahead', () => {
  const { step } = planEdge(aServiceFacts({ records: [rollout('1.4.2', 41)], now: at(40) }), 'prod')
  expect(step.kind).toBe('open')
})

describe('a release that soaks', () => {
  test('is not proposed before its time, and the reason says when', () => {
    const { step, reason, candidate } = plan(40)
    expect(step).toEqual({ kind: 'none' })
    expect(candidate).toBeUndefined()
    expect(reason).toBe('1.4.2 may go to prod when it has soaked for 1h, at 19 Nov 2026, 10:05 UTC')
  })

  test.each([
    [64, undefined],
    [65, '1.4.2'],
    [94, '1.4.2'],
    [95, '1.4.3'],
  ])('after %d minutes leaves %s as candidate', (minutes, version) => {
    expect(candidateOf(plan(minutes))).toBe(version)
  })

  test('is shown beside a lower one that is proposed', () => {
    const { considered, notes } = plan(70)
    const why = '1.4.3 may go to prod when it has soaked for 1h, at 19 Nov 2026, 10:35 UTC'
    expect(considered.map(({ release, why: told }) => [release.pins.chart, told])).toEqual([
      ['1.4.3', why],
      ['1.4.2', undefined],
    ])
    expect(notes).toEqual([why])
  })

  test('does not move the pull request of a lower one before its time', () => {
    const pullRequests = [aPullRequest('1.4.2')]
    expect(plan(94, { pullRequests }).step.kind).toBe('keep')
    expect(plan(95, { pullRequests }).step.kind).toBe('move')
  })

  test('keeps its open pull request where the policy came to ask for more', () => {
    const { step, reason } = plan(40, { pullRequests: [aPullRequest('1.4.2')] })
    expect(step.kind).toBe('keep')
    expect(reason).toContain('#12 stays as it is: 1.4.2 may go to prod when it has soaked for 1h')
  })

  test('is not put off by a repeated success', () => {
    const records = [rollout('1.4.2', 5), rollout('1.4.2', 60)]
    expect(candidateOf(plan(65, { records }))).toBe('1.4.2')
  })

  test('begins again after a failure', () => {
    const records = [rollout('1.4.2', 5), failure('1.4.2', 20), rollout('1.4.2', 30)]
    expect(candidateOf(plan(65, { records }))).toBeUndefined()
    expect(candidateOf(plan(90, { records }))).toBe('1.4.2')
  })

  test('is proposed at once where a person chose it', () => {
    const records = [rollout('1.4.2', 5), rollout('1.4.3', 35), choice('1.4.3', 36)]
    expect(candidateOf(plan(40, { records }))).toBe('1.4.3')
  })
})

describe('a service', () => {
  test('that asks for more than its environment waits longer', () => {
    const gates = { ...NO_GATES, soakSeconds: 2 * HOUR * 60 }
    const services = [
      { key: KEY, gates: [{ environment: 'prod', gates }], helmReleases: [], addresses: [] },
    ]
    const policy = aPolicy({ services })
    expect(candidateOf(plan(100, { policy }))).toBeUndefined()
    expect(candidateOf(plan(125, { policy }))).toBe('1.4.2')
  })
})

describe('behind several environments', () => {
  const soaked = (after: Partial<Parameters<typeof anEnvironment>[0]>, minutes: number) => {
    const gates = { ...NO_GATES, soakSeconds: HOUR * 60 }
    const environments = [
      anEnvironment({ name: 'eu' }),
      anEnvironment({ name: 'us' }),
      anEnvironment({ name: 'prod', gates, ...after }),
    ]
    return candidateOf(
      plan(minutes, {
        policy: aPolicy({ environments }),
        environments: [
          holding('eu', ['1.4.1', '1.4.2']),
          holding('us', ['1.4.1', '1.4.2']),
          holding('prod', ['1.4.1']),
        ],
        records: [
          rollout('1.4.2', 5, { environment: 'eu' }),
          rollout('1.4.2', 30, { environment: 'us' }),
        ],
      }),
    )
  }

  test.each([
    [{ after: ['eu', 'us'] }, 89, undefined],
    [{ after: ['eu', 'us'] }, 90, '1.4.2'],
    [{ afterAny: ['eu', 'us'] }, 64, undefined],
    [{ afterAny: ['eu', 'us'] }, 65, '1.4.2'],
  ])('%j soaks since the right proof: after %d minutes %s', (after, minutes, version) => {
    expect(soaked(after, minutes)).toBe(version)
  })
})
