import type { Pins } from '@fluxgate/policy'
import {
  type EnvironmentFacts,
  labelsFor,
  planRollback,
  type RollbackInput,
  releaseId,
  rollbackTitle,
  type ServiceFacts,
} from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import {
  aHold,
  anEntry,
  anEnvironment,
  anOverlay,
  aPolicy,
  aPullRequest,
  aRange,
  aServiceFacts,
  at,
  commit,
  DIGEST_A,
  DIGEST_B,
  failure,
  holding,
  KEY,
  rollout,
  rollback as stepDown,
} from './builders.ts'

const TAG = 'values.image.tag'
const PROD = anEnvironment({ name: 'prod', after: ['dev'] })
const ALL = ['1.4.0', '1.4.1', '1.4.2'] as const

/** prod runs 1.4.2 after 1.4.1 and 1.4.0, unless told otherwise; dev had them all before. */
function factsOf(
  prod: EnvironmentFacts | readonly (string | Pins)[] = ALL,
  overrides: Partial<ServiceFacts> = {},
) {
  const own = 'name' in prod ? prod : holding('prod', prod)
  return aServiceFacts({ environments: [holding('dev', ALL), own], records: [], ...overrides })
}

function plan(overrides: Partial<RollbackInput> = {}) {
  return planRollback({
    facts: factsOf(),
    environment: PROD,
    to: undefined,
    reason: 'leaks',
    until: undefined,
    by: 'olga',
    open: undefined,
    leftover: undefined,
    ...overrides,
  })
}

const inProd = { environment: 'prod' } as const

describe('a rollback', () => {
  test('sets the pins back, and holds what is left, in one pull request', () => {
    expect(plan()).toEqual({
      environment: 'prod',
      branch: `rollback/prod/${KEY}`,
      step: {
        kind: 'open',
        release: expect.objectContaining({ pins: { chart: '1.4.1' } }),
        changes: [{ name: 'chart', from: '1.4.2', to: '1.4.1' }],
        title: `Roll back ${KEY} to 1.4.1 in prod`,
        leftover: undefined,
      },
      reason: expect.stringMatching(
        /^prod goes back from 1\.4\.2 to 1\.4\.1, which it pinned until .*, once its pull request is merged$/,
      ),
      from: expect.objectContaining({ pins: { chart: '1.4.2' } }),
      to: expect.objectContaining({ commit: commit(4001), until: at(10) }),
      hold: { version: '1.4.2', release: undefined, reason: 'leaks', until: undefined, by: 'olga' },
      notes: [],
    })
  })

  test('is a commit where the environment says so', () => {
    const environment = { ...PROD, rollback: 'commit' } as const
    expect(plan({ environment }).step.kind).toBe('commit')
  })

  test('sets chart, digest, image and annotations back together', () => {
    const older = { chart: '1.4.1', digest: DIGEST_A, [TAG]: '1' }
    const newer = { chart: '1.4.2', digest: DIGEST_B, [TAG]: '2' }
    const origin = { repository: 'acme/shop', commit: commit(7) }
    const own = holding('prod', [older, newer], {
      overlay: anOverlay(newer, {
        annotations: [
          { name: 'release', value: 'x', fixed: undefined },
          { name: 'source-commit', value: commit(8), fixed: undefined },
        ],
      }),
      history: [anEntry({ pins: newer }), anEntry({ pins: older, origin })],
    })
    expect(plan({ facts: factsOf(own) }).step).toMatchObject({
      changes: [
        { name: 'chart', to: '1.4.1' },
        { name: 'digest', to: DIGEST_A },
        { name: TAG, to: '1' },
        { name: 'annotation.release', to: releaseId(older) },
        { name: 'annotation.source-commit', to: commit(7) },
      ],
    })
  })

  test('of an image alone holds the release by its id, since the version stays', () => {
    const pins = (tag: string) => ({ chart: '1.4.1', [TAG]: tag })
    const { step, hold } = plan({ facts: factsOf([pins('1'), pins('2')]) })
    expect(step).toMatchObject({ changes: [{ name: TAG, from: '2', to: '1' }] })
    expect(hold).toMatchObject({ version: undefined, release: releaseId(pins('2')) })
  })

  test('writes no hold where one lasts as long, and one where it ends sooner', () => {
    const held = (until: string | undefined) =>
      plan({ facts: factsOf(holding('prod', ALL, { holds: [aHold({ until })] })) }).hold
    expect(held(undefined)).toBeUndefined()
    expect(held(at(3000))).toBeDefined()
    const facts = factsOf(holding('prod', ALL, { holds: [aHold({ until: at(3000) })] }))
    expect(plan({ facts, until: at(2900) }).hold).toBeUndefined()
  })

  test('writes a hold of its own beside one on another version', () => {
    const facts = factsOf(holding('prod', ALL, { holds: [aHold({ version: '1.4.0' })] }))
    expect(plan({ facts }).hold).toMatchObject({ version: '1.4.2' })
  })
})

describe('the previous release', () => {
  const target = (facts: ServiceFacts) => plan({ facts }).to?.release.pins.chart

  test.each([
    ['is the highest lower one, not the last', ['1.4.1', '1.3.0', '1.4.2'], '1.4.1'],
    ['is not one that is higher', ['1.4.1', '1.5.0', '1.4.2'], '1.4.1'],
    ['is found behind reverts and their reverts', ['1.4.1', '1.4.2', '1.4.1', '1.4.2'], '1.4.1'],
  ])('%s', (_, releases, expected) => {
    expect(target(factsOf(releases))).toBe(expected)
  })

  test.each([
    ['failed there', [failure('1.4.1', 5, inProd)], '1.4.0'],
    ['failed its test there', [failure('1.4.1', 5, { ...inProd, what: 'test' })], '1.4.0'],
    [
      'failed there, and succeeded since',
      [failure('1.4.1', 5, inProd), rollout('1.4.1', 6, inProd)],
      '1.4.1',
    ],
    [
      'was left there by Flux',
      [rollout('1.4.1', 5, inProd), stepDown('1.4.0', 6, inProd)],
      '1.4.0',
    ],
    ['failed in dev alone', [failure('1.4.1', 5)], '1.4.1'],
  ])('where one %s', (_, records, expected) => {
    expect(target(factsOf(ALL, { records }))).toBe(expected)
  })

  test('passes over what is held, and says so', () => {
    const holds = [aHold({ version: '1.4.1', reason: 'slow' })]
    const { to, notes } = plan({ facts: factsOf(holding('prod', ALL, { holds })) })
    expect(to?.release.pins.chart).toBe('1.4.0')
    expect(notes).toEqual(['1.4.1 is passed over: it is held by ana: slow'])
  })

  test('in an environment without upstreams goes by its own history', () => {
    const pins = (tag: string) => ({ chart: '1.4.1', [TAG]: tag })
    const facts = aServiceFacts({
      policy: aPolicy({ environments: [anEnvironment()] }),
      environments: [holding('dev', [pins('9'), pins('8')])],
      records: [],
    })
    const { to } = plan({ facts, environment: anEnvironment() })
    expect(to?.release.pins).toEqual(pins('9'))
  })

  test('is lower by the first upstream of the policy that tells them apart, as a promotion has it', () => {
    const after = ['staging', 'dev']
    const prod = anEnvironment({ name: 'prod', after })
    const facts = aServiceFacts({
      policy: aPolicy({
        environments: [anEnvironment(), anEnvironment({ name: 'staging' }), prod],
      }),
      environments: [
        holding('dev', ['main-7', 'main-8']),
        holding('staging', ['main-8', 'main-7']),
        holding('prod', ['main-8', 'main-7']),
      ],
      records: [],
    })
    expect(plan({ facts, environment: prod }).to?.release.pins.chart).toBe('main-8')
  })

  test('is lower by what the upstream pinned first, whatever the environment itself did', () => {
    const facts = aServiceFacts({
      environments: [
        holding('dev', ['main-7', 'main-8', 'main-9']),
        holding('prod', ['main-8', 'main-7', 'main-9']),
      ],
      records: [],
    })
    expect(target(facts)).toBe('main-8')
  })

  test('is not guessed where nothing lower was held', () => {
    const { step, reason } = plan({ facts: factsOf(['1.5.0', '1.4.2']) })
    expect(step.kind).toBe('refuse')
    expect(reason).toBe(
      'prod pinned nothing lower than 1.4.2 that could run again (2 commits touched its overlay); name a version that it pinned with "to", or set the pins by hand in a pull request',
    )
  })

  test('that can not run again is named in the refusal', () => {
    const facts = factsOf(['1.4.1', '1.4.2'], { records: [failure('1.4.1', 5, inProd)] })
    expect(plan({ facts }).reason).toContain('; 1.4.1 is passed over: its upgrade failed there at ')
  })
})

describe('a release that a person names', () => {
  test('is taken by its version or its id', () => {
    expect(plan({ to: '1.4.0' }).to?.release.pins).toEqual({ chart: '1.4.0' })
    expect(plan({ to: releaseId({ chart: '1.4.0' }) }).to?.release.pins).toEqual({ chart: '1.4.0' })
  })

  test('is the newest of those that the overlay held with that version', () => {
    const pins = (tag: string) => ({ chart: '1.4.1', [TAG]: tag })
    const facts = factsOf([pins('1'), pins('2'), { chart: '1.4.2', [TAG]: '3' }])
    expect(plan({ facts, to: '1.4.1' }).to?.release.pins).toEqual(pins('2'))
  })

  test('is taken although it failed, with a word about it', () => {
    const facts = factsOf(ALL, { records: [failure('1.4.0', 5, inProd)] })
    expect(plan({ facts, to: '1.4.0' }).notes).toEqual([
      expect.stringMatching(/^1\.4\.0 is asked for by name, although its upgrade failed there at /),
    ])
  })

  test.each([
    ['never held', '9.9.9', {}, 'prod never pinned "9.9.9"; it pinned 1.4.1 and 1.4.0'],
    [
      'higher',
      '1.5.0',
      { facts: factsOf(['1.5.0', '1.4.2']) },
      /^1\.5\.0 is above 1\.4\.2, which prod pins; choose it/,
    ],
    [
      'held',
      '1.4.1',
      { facts: factsOf(holding('prod', ALL, { holds: [aHold({ version: '1.4.1' })] })) },
      '1.4.1 is held in prod by ana: broken login; lift the hold first',
    ],
    [
      'cut off',
      '1.3.0',
      { facts: factsOf(holding('prod', ALL, { historyCut: true })) },
      /^prod never pinned "1\.3\.0" among the commits that were read;/,
    ],
  ] as const)('is refused where it is %s', (_, to, overrides, why) => {
    const { step, reason } = plan({ to, ...overrides })
    expect(step.kind).toBe('refuse')
    expect(reason).toMatch(why)
  })

  test('is nothing where it runs already, and a pull request with no more is closed', () => {
    expect(plan({ to: '1.4.2' })).toMatchObject({
      step: { kind: 'none' },
      reason: 'prod pins 1.4.2 already',
    })
    const open = aPullRequest('1.4.2')
    expect(plan({ to: '1.4.2', open }).step).toMatchObject({ kind: 'close', pullRequest: 12 })
  })
})

describe('is refused where', () => {
  const newer = { chart: '1.4.2', [TAG]: '2' }
  test.each([
    [
      'the overlay is not there',
      holding('prod', []),
      /^prod has no overlay of .*, so there is nothing/,
    ],
    [
      'it can not be read',
      holding('prod', ALL, {
        overlay: { kind: 'refused', why: 'f:1:1 odd', suggestion: undefined },
      }),
      /^what prod pins can't be told: f:1:1 odd/,
    ],
    [
      'it holds a range',
      holding('prod', ALL, { overlay: aRange('1.x') }),
      /^prod pins the range "1\.x" at/,
    ],
    [
      'the hold file is broken',
      holding('prod', ALL, { holdProblem: 'f:1:1 bad' }),
      /^nothing moves in prod until its hold file is mended/,
    ],
    [
      'what a pin was is not known',
      holding('prod', ['1.4.1', newer]),
      /^prod did not pin values\.image\.tag yet beside 1\.4\.1 \(commit 0000000\), so what to set at/,
    ],
    [
      'the release had a pin that has no place now',
      holding('prod', [{ ...newer, chart: '1.4.1' }, '1.4.2']),
      /^prod has no place for values\.image\.tag/,
    ],
  ] as const)('%s', (_, own, why) => {
    const { step, reason } = plan({ facts: factsOf(own) })
    expect(step.kind).toBe('refuse')
    expect(reason).toMatch(why)
  })

  test.each([
    ['its end is past', { until: at(0) }, /is past/],
    ['its reason has two lines', { reason: 'a\nb' }, /^"reason"/],
    [
      'somebody else pushed to the branch',
      { leftover: { name: 'rollback/prod/x', head: commit(1), foreignAuthor: 'ana' } },
      /has a commit by ana/,
    ],
  ])('%s', (_, overrides, why) => {
    expect(plan(overrides).reason).toMatch(why)
  })
})

describe('an open pull request of a rollback', () => {
  const open = aPullRequest('1.4.1', {
    branch: `rollback/prod/${KEY}`,
    title: rollbackTitle(KEY, '1.4.1', 'prod'),
    labels: labelsFor('prod', 'rollback'),
  })
  test.each([
    ['stands where it says the same', {}, 'keep'],
    ['gets its text and labels where a run was cut short', { labels: [] }, 'touch'],
    ['moves where it says something else', { pins: { chart: '1.4.0' } }, 'move'],
    [
      'is left to whoever committed to it',
      { pins: { chart: '1.4.0' }, foreignAuthors: ['ana'] },
      'defer',
    ],
  ])('%s', (_, overrides, kind) => {
    expect(plan({ open: { ...open, ...overrides } }).step.kind).toBe(kind)
  })
})
