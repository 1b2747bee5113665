import { NO_GATES } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { judgeChange, planEdge, type Seen, type ServiceFacts } from '../src/index.ts'
import {
  aHold,
  anEnvironment,
  aPolicy,
  aPullRequest,
  aServiceFacts,
  at,
  attestation,
  choice,
  exception,
  failure,
  holding,
  rollout,
} from './builders.ts'

/** dev has held 1.4.2 since minute 0, and nobody reported on it; prod runs 1.4.1 and waits an hour for a report. */
function facts(
  minutes: number,
  overrides: Partial<ServiceFacts> = {},
  then: 'show' | 'open' = 'open',
) {
  const unproven = { afterSeconds: 3600, then }
  const gates = { ...NO_GATES, soakSeconds: 1800 }
  const prod = anEnvironment({ name: 'prod', after: ['dev'], unproven, gates })
  return aServiceFacts({
    policy: aPolicy({ environments: [anEnvironment(), prod] }),
    environments: [holding('dev', ['1.4.1', '1.4.2']), holding('prod', ['1.4.1'])],
    records: [],
    now: at(minutes),
    ...overrides,
  })
}

function pinned(chart: string): Seen {
  return { kind: 'pinned', pins: { chart }, range: false, source: new Map() }
}

function judged(of: ServiceFacts, ours = true) {
  const change = { environment: 'prod', before: pinned('1.4.1'), after: pinned('1.4.2') }
  const { state, why, gates, until } = judgeChange(of, { ...change, ours, pullRequest: 12 })
  return {
    said: `${state}: ${why}`,
    rules: gates.map((gate) => [gate.rule, gate.state.kind]),
    until,
  }
}

describe('a release that nobody reports on', () => {
  test.each<[number, 'show' | 'open', string]>([
    [59, 'open', 'none'],
    [60, 'open', 'open'],
    [60, 'show', 'none'],
  ])('after %d minutes with then: %s is proposed: %s', (minutes, then, step) => {
    const plan = planEdge(facts(minutes, {}, then), 'prod')
    expect(plan.step.kind).toBe(step)
  })

  test('says that it is not proven, and waits for that', () => {
    const plan = planEdge(facts(90), 'prod')
    expect(plan.reason).toMatch(/^1\.4\.2 is proposed unproven: 1\.4\.2 is not proven in dev/)
    expect(plan.candidate).toMatchObject({ missing: expect.stringContaining('no report') })
    const waits = { kind: 'awaiting', what: 'the release to be proven' }
    expect(plan.gates.map(({ rule, state }) => [rule, state])).toEqual([
      ['proven', waits],
      ['soak', waits],
    ])
    expect(judged(facts(90))).toEqual({
      said: 'waiting: 1.4.2 for prod',
      until: undefined,
      rules: [
        ['proven', 'awaiting'],
        ['soak', 'awaiting'],
      ],
    })
  })

  test('is closed in a pull request of somebody else, and where the policy only shows it', () => {
    expect(judged(facts(90), false).said).toMatch(/^closed: 1\.4\.2 is not proven in dev/)
    expect(judged(facts(90, {}, 'show')).said).toMatch(/^closed: 1\.4\.2 is not proven in dev/)
  })

  test('stands while it soaks once it is proven, and goes through then', () => {
    const open = { pullRequests: [aPullRequest('1.4.2')] }
    for (const proof of [rollout('1.4.2', 85), attestation('1.4.2', 85)]) {
      const known = { ...open, records: [proof] }
      expect(planEdge(facts(90, known), 'prod').step.kind).toBe('keep')
      expect(judged(facts(90, known))).toMatchObject({
        said: 'waiting: 1.4.2 for prod',
        until: at(115),
      })
      expect(judged(facts(120, known)).said).toBe('open: 1.4.2 for prod')
    }
  })

  test('turns red when it fails, and stays', () => {
    const known = { pullRequests: [aPullRequest('1.4.2')], records: [failure('1.4.2', 85)] }
    expect(planEdge(facts(90, known), 'prod').step.kind).toBe('keep')
    expect(judged(facts(90, known)).said).toMatch(/^closed: 1\.4\.2: its upgrade failed in dev/)
  })

  test('is closed when the upstream goes back from it', () => {
    const environments = [holding('dev', ['1.4.1', '1.4.2', '1.4.1']), holding('prod', ['1.4.1'])]
    const known = { pullRequests: [aPullRequest('1.4.2')], environments }
    expect(planEdge(facts(90, known), 'prod').step.kind).toBe('close')
  })

  test('waits behind a lower one that is proven, or that soaks', () => {
    const environments = [
      holding('dev', ['1.4.1', '1.4.15', '1.4.2', '1.5.0']),
      holding('prod', ['1.4.1']),
    ]
    const proven = { environments, records: [rollout('1.4.2', 11)] }
    const soaking = { environments, records: [rollout('1.4.2', 80)] }
    expect(planEdge(facts(95, proven), 'prod').candidate?.release.pins.chart).toBe('1.4.2')
    expect(planEdge(facts(95, soaking), 'prod').candidate).toBeUndefined()
  })

  test('is not proposed where it is held', () => {
    const prod = { ...holding('prod', ['1.4.1']), holds: [aHold({ version: '1.4.2' })] }
    const environments = [holding('dev', ['1.4.1', '1.4.2']), prod]
    expect(planEdge(facts(90, { environments }), 'prod').step.kind).toBe('none')
  })

  test('goes through when a person skips its proof', () => {
    expect(
      judged(facts(90, { records: [exception('1.4.2', 80, { gates: ['proven'] })] })).said,
    ).toBe('open: 1.4.2 for prod')
  })

  test('of a join is proposed when each upstream that is silent has been for long enough', () => {
    // biome-ignore lint/suspicious/noThenProperty: the word of the policy
    const unproven = { afterSeconds: 3600, then: 'open' as const }
    const joined = (mode: 'after' | 'afterAny', late: boolean) => {
      const prod = anEnvironment({ name: 'prod', [mode]: ['eu', 'us'], unproven })
      const us = holding(
        'us',
        late ? ['1.4.1', '1.4.1', '1.4.1', '1.4.1', '1.4.2'] : ['1.4.1', '1.4.2'],
      )
      return planEdge(
        facts(65, {
          policy: aPolicy({
            environments: [anEnvironment({ name: 'eu' }), anEnvironment({ name: 'us' }), prod],
          }),
          environments: [holding('eu', ['1.4.1', '1.4.2']), us, holding('prod', ['1.4.1'])],
        }),
        'prod',
      ).step.kind
    }
    expect([joined('after', false), joined('after', true)]).toEqual(['open', 'none'])
    expect([joined('afterAny', false), joined('afterAny', true)]).toEqual(['open', 'open'])
  })
})

test('the text of what is proposed unproven is told in one way, though a person chose it as well', () => {
  const pullRequests = [aPullRequest('1.4.2', { number: 12, body: 'x' })]
  const chosen = facts(90, { pullRequests, records: [choice('1.4.2', 30)] })
  let said: string | undefined
  const { step } = planEdge(chosen, 'prod', (gates) => {
    said ??= JSON.stringify(gates)
    return said === JSON.stringify(gates)
  })
  expect(step.kind).toBe('keep')
})
