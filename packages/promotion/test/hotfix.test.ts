import { NO_GATES } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import {
  type HotfixPlan,
  judgeChange,
  planEdge,
  planHotfix,
  type Seen,
  type ServiceFacts,
  type ServiceRecord,
  type Skippable,
} from '../src/index.ts'
import {
  aClosedPullRequest,
  aHold,
  anEnvironment,
  anOverlay,
  aPolicy,
  aServiceFacts,
  at,
  DIGEST_A,
  DIGEST_B,
  failure,
  holding,
  rollout,
} from './builders.ts'

const GATES = { ...NO_GATES, soakSeconds: 3 * 86_400 }

/** dev pins 1.5.0 and had 1.4.2; test, which nothing follows, holds 1.4.9; prod runs 1.4.1. */
function facts(overrides: Partial<ServiceFacts> = {}): ServiceFacts {
  return aServiceFacts({
    policy: aPolicy({
      environments: [
        anEnvironment(),
        anEnvironment({ name: 'test' }),
        anEnvironment({ name: 'prod', after: ['dev'], gates: GATES }),
      ],
    }),
    environments: [
      holding('dev', ['1.4.1', '1.4.2', '1.5.0']),
      holding('test', ['1.4.9']),
      holding('prod', ['1.4.1']),
    ],
    records: [],
    ...overrides,
  })
}

const ALL: readonly Skippable[] = ['proven', 'soak']

function asked(version: string, gates: readonly Skippable[], of: ServiceFacts): HotfixPlan {
  const act = { environment: 'prod', version, gates, person: 42, login: 'ana', reason: 'fire' }
  return planHotfix(of, act)
}

function recorded(plan: HotfixPlan, minutes = 24 * 60): readonly ServiceRecord[] {
  if (plan.kind !== 'write') throw new Error(JSON.stringify(plan))
  const createdAt = at(minutes)
  return [
    { ...plan.exception, id: 901, createdAt },
    { ...plan.choice, id: 902, createdAt },
  ]
}

function after(of: ServiceFacts, plan: HotfixPlan): ServiceFacts {
  return { ...of, records: [...of.records, ...recorded(plan)] }
}

describe('a hotfix', () => {
  test.each(['1.5.0', '1.4.2', '1.4.9'])(
    'of %s, which some environment held, is recorded and proposed at once',
    (version) => {
      const plan = asked(version, ALL, facts())
      expect(plan).toMatchObject({
        kind: 'write',
        exception: { kind: 'exception', environment: 'prod', gates: ALL, pullRequest: undefined },
        choice: { kind: 'choice', environment: 'prod', pins: { chart: version }, login: 'ana' },
      })
      const edge = planEdge(after(facts(), plan), 'prod')
      expect(edge.step).toMatchObject({ kind: 'open', release: { pins: { chart: version } } })
      expect(edge.reason).toMatch(`ana asked for ${version} past its gates: `)
      expect(edge.candidate).toMatchObject({
        chosenBy: 'ana',
        // Without the way out, which who asks for it past that does not need.
        missing: expect.stringMatching(new RegExp(`${version.replaceAll('.', '\\.')}[^;]*$`)),
        skipped: [{ by: 'ana', reason: 'fire', gates: ['proven', 'soak'] }],
      })
      const state = { kind: 'skipped', by: 'ana', reason: 'fire' }
      expect(edge.gates.map(({ rule, state: said }) => [rule, said])).toEqual([
        ['proven', state],
        ['soak', state],
      ])
    },
  )

  test('is what the gate takes, to the letter, from our pull request alone', () => {
    const plan = asked('1.4.9', ALL, facts())
    const known = after(facts(), plan)
    const seen = (chart: string): Seen => {
      return { kind: 'pinned', pins: { chart }, range: false, source: new Map() }
    }
    const judged = (chart: string, ours: boolean) => {
      const change = { environment: 'prod', before: seen('1.4.1'), after: seen(chart) }
      return judgeChange(known, { ...change, ours, pullRequest: 20 }).state
    }
    expect(judged('1.4.9', true)).toBe('open')
    expect(judged('1.4.9', false)).toBe('closed')
    expect(judged('1.5.0', true)).toBe('closed')
  })

  test('that is proven needs to skip no more than what waits', () => {
    const known = facts({ records: [rollout('1.5.0', 30)] })
    const plan = asked('1.5.0', ['soak'], known)
    const edge = planEdge(after(known, plan), 'prod')
    expect(edge.step).toMatchObject({ kind: 'open' })
    expect(edge.candidate).not.toHaveProperty('missing')
    expect(edge.gates).toMatchObject([{ rule: 'soak', state: { kind: 'skipped', by: 'ana' } }])
  })

  test('comes with the pins that the target keeps of its own', () => {
    const prod = {
      ...holding('prod', ['1.4.1']),
      overlay: anOverlay({ chart: '1.4.1', 'values.extra': 'own' }),
    }
    const known = facts({ environments: [holding('dev', ['1.5.0']), prod] })
    const plan = asked('1.5.0', ALL, known)
    const pins = { chart: '1.5.0', 'values.extra': 'own' }
    expect(plan).toMatchObject({ exception: { pins }, choice: { pins: { chart: '1.5.0' } } })
    expect(planEdge(after(known, plan), 'prod').step.kind).toBe('open')
  })

  test('asked for again is known; with more gates it is not', () => {
    const known = after(facts(), asked('1.5.0', ['proven'], facts()))
    expect(asked('1.5.0', ['proven'], known).kind).toBe('already')
    expect(asked('1.5.0', ALL, known).kind).toBe('write')
  })

  test('goes past a pull request that a person closed, and ends when they close its own', () => {
    const before = { ...facts(), pullRequests: [aClosedPullRequest('1.5.0', 60)] }
    const known = after(before, asked('1.5.0', ALL, before))
    expect(planEdge(known, 'prod').step.kind).toBe('open')
    const closed = [aClosedPullRequest('1.5.0', 25 * 60, { number: 30 })]
    const now = at(26 * 60)
    expect(planEdge({ ...known, now, pullRequests: closed }, 'prod').step.kind).toBe('none')
  })

  test('ends when prod moves after it', () => {
    const known = after(facts(), asked('1.4.2', ALL, facts()))
    const [dev, test, prod] = known.environments
    if (dev === undefined || test === undefined || prod === undefined) throw new Error('three')
    const [first, ...rest] = holding('prod', ['1.4.1', '1.4.0']).history
    const moved = first === undefined ? [] : [{ ...first, date: at(25 * 60) }, ...rest]
    const later = { ...prod, overlay: anOverlay('1.4.0'), history: moved }
    const environments = [dev, test, later]
    const plan = planEdge({ ...known, environments, now: at(26 * 60) }, 'prod')
    expect(plan.candidate).toBeUndefined()
  })

  test.each<[string, string, readonly Skippable[], Partial<ServiceFacts>, RegExp]>([
    [
      'that nobody ever held',
      '9.9.9',
      ALL,
      {},
      /^none of dev, test and prod ever pinned "9\.9\.9" of customer-service \(there are: 1\.5\.0, 1\.4\.2, 1\.4\.1, 1\.4\.9\); pin it/,
    ],
    [
      'that is not proven, without skipping that',
      '1.5.0',
      ['soak'],
      {},
      /not proven in dev.*skip "proven" too$/,
    ],
    [
      'that failed, without skipping that',
      '1.5.0',
      ['soak'],
      { records: [failure('1.5.0', 30)] },
      /its upgrade failed in dev.*skip "proven" too$/,
    ],
    ['that prod has', '1.4.1', ALL, {}, /1\.4\.1 is not above it$/],
    [
      'that is held',
      '1.5.0',
      ALL,
      {
        environments: [
          holding('dev', ['1.5.0']),
          { ...holding('prod', ['1.4.1']), holds: [aHold({ version: '*' })] },
        ],
      },
      /^1\.5\.0 is held in prod/,
    ],
    [
      'whose digest has changed',
      '1.5.0',
      ALL,
      {
        environments: [holding('dev', ['1.5.0']), holding('prod', ['1.4.1'])],
        records: [DIGEST_A, DIGEST_B].map((digest) => rollout({ chart: '1.5.0', digest }, 30)),
      },
      /^alarm: /,
    ],
    [
      'with a pin that prod has no place for',
      '1.5.0',
      ALL,
      {
        environments: [
          holding('dev', [{ chart: '1.5.0', 'values.image.tag': '1.5.0' }]),
          holding('prod', ['1.4.1']),
        ],
      },
      /^prod has no place for values\.image\.tag/,
    ],
    [
      'where prod has no overlay',
      '1.5.0',
      ALL,
      { environments: [holding('dev', ['1.5.0']), holding('prod', [])] },
      /^prod has no overlay of customer-service yet/,
    ],
  ])('of a version %s is refused', (_, version, gates, more, why) => {
    const plan = asked(version, gates, facts(more))
    expect(plan.kind === 'refuse' ? plan.why : plan.kind).toMatch(why)
  })

  test.each([
    ['dev', /^dev follows no other environment/],
    ['moon', /^environment "moon" is not in the policy/],
  ])('into %s is refused', (environment, why) => {
    const act = { environment, version: '1.5.0', gates: ALL, person: 42, login: 'ana', reason: 'x' }
    const plan = planHotfix(facts(), act)
    expect(plan.kind === 'refuse' ? plan.why : plan.kind).toMatch(why)
  })
})
