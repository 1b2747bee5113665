import { describe, expect, test } from '@jest/globals'
import { planEdge, releaseId, type ServiceFacts } from '../src/index.ts'
import {
  anEnvironment,
  aPolicy,
  aServiceFacts,
  at,
  failure,
  holding,
  rollback,
  rollout,
} from './builders.ts'

function plan(overrides: Partial<ServiceFacts> = {}) {
  return planEdge(aServiceFacts(overrides), 'prod')
}

describe('a plan notes', () => {
  test('nothing where nothing is odd', () => {
    expect(plan().notes).toEqual([])
  })

  test('a target that is ahead', () => {
    const environments = [holding('dev', ['1.4.2']), holding('prod', ['1.5.0'])]
    expect(plan({ environments }).notes).toEqual(['prod runs 1.5.0, ahead of dev (1.4.2)'])
  })

  test('records that were not read', () => {
    expect(plan({ recordsCut: 'records older than the newest 1000 were not read' }).notes).toEqual([
      'records older than the newest 1000 were not read',
    ])
  })

  test('commits that were not read, where the order depends on them', () => {
    const policy = aPolicy({ pins: { chart: true, image: [], values: [], order: 'pinned' } })
    const environments = [
      holding('dev', ['1.4.1', '1.4.2'], { historyCut: true }),
      holding('prod', ['1.4.1']),
    ]
    expect(plan({ environments, policy }).notes).toEqual([
      'older commits of dev were not read; what they pinned counts as oldest',
    ])
    expect(plan({ environments }).notes).toEqual([])
  })

  const unknown = rollout('1.4.2', 5, { outcome: 'unknown', cluster: 'eu-1', reason: 'two images' })

  test('a report that counts for nothing, with the lines to add', () => {
    expect(plan({ records: [unknown] }).notes).toEqual([
      [
        'dev reported an upgrade of 1.4.2 on eu-1 at 19 Nov 2026, 09:05 UTC, which counts for nothing: two images; ' +
          'to name the release in later events, add',
        'metadata:',
        '  annotations:',
        `    event.toolkit.fluxcd.io/release: "${releaseId({ chart: '1.4.2' })}"`,
      ].join('\n'),
    ])
  })

  test('a report of what was never pinned, with no lines, as none would help', () => {
    const records = [{ ...unknown, pins: { chart: '9.9.9' } }]
    expect(plan({ records }).notes).toEqual([expect.stringMatching(/for nothing: two images$/)])
  })

  test.each<[string, ServiceFacts['records']]>([
    ['another report of it came since', [unknown, rollout('1.4.2', 6)]],
    ['it is below what the target runs', [{ ...unknown, pins: { chart: '1.3.0' } }]],
  ])('no such report once %s', (_, records) => {
    expect(plan({ records }).notes).toEqual([])
  })

  test('at most five of them', () => {
    const records = Array.from({ length: 9 }, (_, minute) =>
      rollout('1.4.2', minute, { outcome: 'unknown', what: 'test' }),
    )
    expect(plan({ records }).notes).toHaveLength(5)
  })
})

describe('a release that nobody reported on', () => {
  const unproven = (overrides: Partial<ServiceFacts> = {}) =>
    plan({ records: [], ...overrides }).unproven.map(
      ({ environment, release, since, missing }) => ({
        environment,
        version: release.pins.chart,
        since,
        missing,
      }),
    )

  test('is listed with the time since when it is pinned', () => {
    expect(unproven()).toEqual([
      { environment: 'dev', version: '1.4.2', since: at(0), missing: 'no report' },
    ])
  })

  test('counts from when it was last pinned, not from the first time ever', () => {
    const environments = [
      holding('dev', ['1.4.2', '1.4.1', '1.4.2', '1.4.2']),
      holding('prod', ['1.4.1']),
    ]
    expect(unproven({ environments })).toMatchObject([{ since: at(10) }])
  })

  test('names the clusters that are missing', () => {
    const environments = [
      anEnvironment({ clusters: ['eu-1', 'eu-2'] }),
      anEnvironment({ name: 'prod', after: ['dev'] }),
    ]
    const policy = aPolicy({ environments })
    const records = [rollout('1.4.2', 5, { cluster: 'eu-1' })]
    expect(unproven({ policy, records })).toMatchObject([{ missing: 'no report from eu-2' }])
  })

  test.each<[string, Partial<ServiceFacts>]>([
    ['that failed', { records: [failure('1.4.2', 5)] }],
    ['that was rolled back', { records: [rollout('1.4.2', 5), rollback('1.4.1', 6)] }],
    ['that is proven', { records: [rollout('1.4.2', 5)] }],
    [
      'that the target has',
      { environments: [holding('dev', ['1.4.2']), holding('prod', ['1.4.2'])] },
    ],
    [
      'that the target is past',
      { environments: [holding('dev', ['1.4.2']), holding('prod', ['1.5.0'])] },
    ],
  ])('is not one %s', (_, overrides) => {
    expect(unproven(overrides)).toEqual([])
  })

  test('is listed only after the patience of the policy', () => {
    // biome-ignore lint/suspicious/noThenProperty: the word of the policy
    const patient = { afterSeconds: 3600, then: 'show' } as const
    const environments = [
      anEnvironment(),
      anEnvironment({ name: 'prod', after: ['dev'], unproven: patient }),
    ]
    const policy = aPolicy({ environments })
    expect(unproven({ policy, now: at(59) })).toEqual([])
    expect(unproven({ policy, now: at(60) })).toHaveLength(1)
  })
})
