import type { Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { type EdgePlan, planEdge, releaseId, type ServiceFacts } from '../src/index.ts'
import {
  aClosedPullRequest,
  aHold,
  anEntry,
  anEnvironment,
  aPolicy,
  aPullRequest,
  aRange,
  aServiceFacts,
  at,
  attestation,
  choice,
  DIGEST_A,
  DIGEST_B,
  failure,
  holding,
  RECORDER,
  rollback,
  rollout,
} from './builders.ts'

const IMAGE = 'values.image.tag'

function plan(overrides: Partial<ServiceFacts> = {}, environment = 'prod'): EdgePlan {
  return planEdge(aServiceFacts(overrides), environment)
}

function candidateOf(overrides: Partial<ServiceFacts> = {}, environment = 'prod'): string {
  const { candidate, reason } = plan(overrides, environment)
  return candidate?.release.pins.chart ?? reason
}

/** dev held these, the newest of which prod does not have; each of them succeeded in turn. */
function proven(
  dev: readonly (string | Pins)[],
  prod: readonly (string | Pins)[],
): Partial<ServiceFacts> {
  return {
    environments: [holding('dev', dev), holding('prod', prod)],
    records: dev.map((release, index) => rollout(release, index * 10 - 5)),
  }
}

describe('a release is a candidate', () => {
  test('when it is proven upstream and above the target', () => {
    const { candidate, step, reason } = plan()
    expect(candidate).toMatchObject({
      release: { pins: { chart: '1.4.2' }, id: releaseId({ chart: '1.4.2' }) },
      proofs: [{ environment: 'dev', since: at(5) }],
      chosenBy: undefined,
    })
    expect(step.kind).toBe('open')
    expect(reason).toBe('1.4.2 is proven in dev')
  })

  test('when it is the highest of several', () => {
    expect(candidateOf(proven(['1.4.1', '1.4.2', '1.5.0'], ['1.4.1']))).toBe('1.5.0')
    expect(candidateOf(proven(['v1.9.0', 'v1.10.0'], ['v1.9.0']))).toBe('v1.10.0')
  })

  test('when what is higher is not proven', () => {
    const facts = proven(['1.4.1', '1.4.2', '1.5.0'], ['1.4.1'])
    const records = [rollout('1.4.2', 5), failure('1.5.0', 15)]
    const { candidate, considered } = plan({ ...facts, records })
    expect(candidate?.release.pins.chart).toBe('1.4.2')
    expect(considered.map(({ release, why }) => [release.pins.chart, why])).toEqual([
      [
        '1.5.0',
        '1.5.0: its upgrade failed in dev (19 Nov 2026); it waits for a success there, or for a newer release',
      ],
      ['1.4.2', undefined],
    ])
  })
})

describe('the work of a plan', () => {
  test('stays small where one version has fifty images and three hundred reports', () => {
    let reads = 0
    const images = Array.from({ length: 50 }, (_, index) => {
      const pins: Pins = {
        chart: '1.0.0',
        [IMAGE]: `main-${index}`,
        'values.image.digest': `sha256:${index}`,
      }
      return new Proxy(pins, {
        get(target, key, receiver): unknown {
          reads += 1
          return Reflect.get(target, key, receiver)
        },
      })
    })
    const clusters = ['a', 'b', 'c']
    const records = Array.from({ length: 300 }, (_, index) =>
      rollout(images[index % 50] ?? {}, index, { cluster: clusters[index % 3] }),
    )
    const environments = [
      anEnvironment({ clusters }),
      anEnvironment({ name: 'prod', after: ['dev'] }),
    ]
    const facts = {
      policy: aPolicy({ environments }),
      environments: [holding('dev', images), holding('prod', images.slice(0, 1))],
      records,
    }
    expect(plan(facts).considered).toHaveLength(49)
    // A history walked for every pair of report and release reads ten times as many pins.
    expect(reads).toBeLessThan(1_200_000)
  })
})

describe('a release is not a candidate', () => {
  test('when it is lower, though the upstream pinned it later, also with a "v" before its version', () => {
    expect(candidateOf(proven(['v1.13.0', 'v1.12.0'], ['v1.13.0']))).toBe(
      'prod runs v1.13.0, and dev has nothing above it',
    )
  })

  test.each<[string, Partial<ServiceFacts>, string]>([
    [
      'without a report',
      { records: [] },
      '1.4.2 is not proven in dev: no report; wait for the rollout, or attest it',
    ],
    [
      'after a rollback',
      { records: [rollout('1.4.2', 5), rollback('1.4.1', 6)] },
      'dev went back from 1.4.2 to a lower release (19 Nov 2026); it waits for a success there',
    ],
    [
      'when the target is there',
      proven(['1.4.1', '1.4.2'], ['1.4.2']),
      'prod runs 1.4.2, and dev has nothing above it',
    ],
    [
      'when the target is past it',
      proven(['1.4.1', '1.4.2'], ['2.0.0']),
      'prod runs 2.0.0, and dev has nothing above it',
    ],
    [
      'when it was withdrawn',
      proven(['1.4.1', '1.4.2', '1.4.1'], ['1.4.1']),
      'dev pins 1.4.1 now, so 1.4.2 is withdrawn; pin it there again to promote it',
    ],
    [
      'when the service left the upstream',
      {
        environments: [
          holding('dev', ['1.4.2'], { overlay: { kind: 'absent', path: 'x' } }),
          holding('prod', ['1.4.1']),
        ],
      },
      'dev has no overlay now, so 1.4.2 is withdrawn; pin it there again to promote it',
    ],
    [
      'when the upstream can not be read',
      {
        environments: [
          holding('dev', ['1.4.2'], {
            overlay: { kind: 'refused', why: 'a.yaml:1:1 is shared', suggestion: undefined },
          }),
          holding('prod', ['1.4.1']),
        ],
      },
      "what dev pins can't be told: a.yaml:1:1 is shared",
    ],
  ])('%s', (_, facts, why) => {
    expect(candidateOf(facts)).toBe(why)
  })

  test('into an environment that follows none, or is not there', () => {
    expect(candidateOf({}, 'dev')).toBe(
      'dev follows no other environment, so nothing is promoted into it',
    )
    expect(candidateOf({}, 'qa')).toBe('the policy has no environment "qa"')
  })
})

describe('several upstreams', () => {
  const after = ['dev', 'staging']
  const both = { environments: [anEnvironment(), anEnvironment({ name: 'staging' })] }
  const all = aPolicy({
    environments: [...both.environments, anEnvironment({ name: 'prod', after })],
  })
  const any = aPolicy({
    environments: [...both.environments, anEnvironment({ name: 'prod', afterAny: after })],
  })
  const environments = [
    holding('dev', ['1.4.1', '1.4.2']),
    holding('staging', ['1.4.1', '1.4.2']),
    holding('prod', ['1.4.1']),
  ]
  const dev = rollout('1.4.2', 5)
  const staging = rollout('1.4.2', 7, { environment: 'staging' })

  test('must all have proven it', () => {
    expect(candidateOf({ policy: all, environments, records: [dev] })).toContain(
      'not proven in staging',
    )
    expect(candidateOf({ policy: all, environments, records: [dev, staging] })).toBe('1.4.2')
  })

  test('or one of them, where the policy says so', () => {
    expect(candidateOf({ policy: any, environments, records: [staging] })).toBe('1.4.2')
    expect(candidateOf({ policy: any, environments, records: [] })).toBe(
      '1.4.2 is not proven in dev: no report; wait for the rollout, or attest it; ' +
        '1.4.2 is not proven in staging: no report; wait for the rollout, or attest it',
    )
  })

  test('withdraw it together, or each alone', () => {
    const back = [
      environments[0] ?? holding('dev', []),
      holding('staging', ['1.4.1', '1.4.2', '1.4.1']),
      holding('prod', ['1.4.1']),
    ]
    const records = [dev, staging]
    expect(candidateOf({ policy: all, environments: back, records })).toContain(
      'staging pins 1.4.1 now',
    )
    expect(candidateOf({ policy: any, environments: back, records })).toBe('1.4.2')
  })

  test('that never had it do not withdraw it', () => {
    const behind = [
      holding('dev', ['1.4.2']),
      holding('staging', ['1.4.1']),
      holding('prod', ['1.4.1']),
    ]
    expect(candidateOf({ policy: all, environments: behind, records: [dev] })).toContain(
      '1.4.2 is not proven in staging',
    )
  })

  test('show each proof', () => {
    const { candidate } = plan({ policy: all, environments, records: [dev, staging] })
    expect(candidate?.proofs.map(({ environment, since }) => [environment, since])).toEqual([
      ['dev', at(5)],
      ['staging', at(7)],
    ])
  })
})

describe('the order of releases', () => {
  test('is that of pinning where the version is the same', () => {
    const first = { chart: '1.4.2', [IMAGE]: 'abc' }
    const second = { chart: '1.4.2', [IMAGE]: '0ff' }
    const { candidate } = plan(proven([first, second], [first]))
    expect(candidate?.release.pins).toEqual(second)
    expect(candidateOf(proven([first, second, first], [first]))).toContain('withdrawn')
  })

  test('puts what is no version below every version, and orders it by pinning', () => {
    expect(candidateOf(proven(['main-b', 'main-a'], ['main-b']))).toBe('main-a')
    expect(candidateOf(proven(['main-b', '0.0.1'], ['main-b']))).toBe('0.0.1')
    expect(candidateOf(proven(['0.0.1', 'main-a'], ['0.0.1']))).toBe(
      'prod runs 0.0.1, and dev has nothing above it',
    )
  })

  test('is that of pinning alone where the policy says so', () => {
    const policy = aPolicy({ pins: { chart: true, image: [], values: [], order: 'pinned' } })
    expect(candidateOf({ ...proven(['2.0.0', '1.0.0'], ['2.0.0']), policy })).toBe('1.0.0')
  })

  test('of pinning alone has no place for what runs within a range, which is said', () => {
    const policy = aPolicy({ pins: { chart: true, image: [], values: [], order: 'pinned' } })
    const environments = [
      holding('dev', [], { overlay: aRange('1.x') }),
      holding('prod', ['1.4.1']),
    ]
    const records = [rollout('1.4.2', 5)]
    expect(candidateOf({ policy, environments, records })).toBe(
      'dev pins the range "1.x", and with "order: pinned" nothing that runs within it is above anything else; pin versions in dev, or use "order: semver"',
    )
    expect(candidateOf({ environments, records })).toBe('1.4.2')
  })

  test('counts builds by their timestamps', () => {
    const [old, young] = ['1.4.2-BUILD.20261119091500123', '1.4.2-BUILD.20261119091500124']
    expect(candidateOf(proven([old, young], [old]))).toBe(young)
  })
})

describe('a release that is told twice', () => {
  const full = { chart: '1.4.2', [IMAGE]: 'a' }

  test('counts once, as what says more', () => {
    const environments = [
      holding('dev', ['1.4.2', full]),
      holding('prod', [{ ...full, chart: '1.4.1' }]),
    ]
    const { considered } = plan({ environments, records: [rollout(full, 5)] })
    expect(considered).toMatchObject([{ release: { pins: full }, why: undefined }])
  })

  test('runs in a target that has no place for what tells it apart', () => {
    const environments = [
      holding('dev', [{ ...full, [IMAGE]: 'b' }, full]),
      holding('prod', ['1.4.2']),
    ]
    expect(candidateOf({ environments, records: [rollout(full, 5)] })).toBe(
      'prod runs 1.4.2, and dev has nothing above it',
    )
  })
})

describe('a range upstream', () => {
  const ranged = (range: string, history = [anEntry({ pins: { chart: range }, range: true })]) =>
    holding('dev', [], { overlay: aRange(range), history })

  test('offers what ran there within the range', () => {
    const environments = [ranged('1.x'), holding('prod', ['1.4.1'])]
    const records = [rollout('1.4.2', 5), rollout('1.5.0', 15), failure('1.5.0', 16)]
    expect(candidateOf({ environments, records })).toBe('1.4.2')
  })

  test('withdraws what lies above it now', () => {
    const history = [
      anEntry({ pins: { chart: '1.x' }, range: true }),
      anEntry({ pins: { chart: '2.x' }, range: true }),
    ]
    const environments = [ranged('1.x', history), holding('prod', ['1.4.1'])]
    expect(candidateOf({ environments, records: [rollout('2.0.0', 5)] })).toBe(
      'dev admits "1.x" now, so 2.0.0 is withdrawn; pin it there again to promote it',
    )
  })
})

describe('a digest', () => {
  const tagged = { environments: [holding('dev', ['1.4.2']), holding('prod', ['1.4.1'])] }

  test('that the cluster told travels with the release', () => {
    const records = [rollout({ chart: '1.4.2', digest: DIGEST_A }, 5)]
    expect(plan({ ...tagged, records }).candidate?.release.pins).toEqual({
      chart: '1.4.2',
      digest: DIGEST_A,
    })
  })

  test('that only a failure told does not, though somebody says since that the version works', () => {
    const failed = rollout({ chart: '1.4.2', digest: DIGEST_A }, 5, { outcome: 'failure' })
    const records = [failed, attestation('1.4.2', 60)]
    expect(plan({ ...tagged, records }).candidate?.release.pins).toEqual({ chart: '1.4.2' })
  })

  test('that changed under one version is an alarm', () => {
    const records = [
      rollout({ chart: '1.4.2', digest: DIGEST_A }, 5),
      rollout({ chart: '1.4.2', digest: DIGEST_B }, 6),
    ]
    const { candidate, considered, reason, notes } = plan({ ...tagged, records })
    expect(considered).toMatchObject([{ release: { pins: { chart: '1.4.2' } } }])
    expect(considered[0]?.release.pins.digest).toBeUndefined()
    expect(candidate).toBeUndefined()
    expect(reason).toBe(
      `alarm: 1.4.2 names ${DIGEST_A} and ${DIGEST_B}, so its digest has changed; publish it again under a new version`,
    )
    expect(notes).toEqual([reason])
  })

  test('that the upstream pinned anew under one version is an alarm, whatever was reported of the first', () => {
    const first = { chart: '1.4.2', digest: DIGEST_A }
    const second = { chart: '1.4.2', digest: DIGEST_B }
    const facts = proven(['1.4.1', first, second], [{ chart: '1.4.1', digest: DIGEST_A }])
    const { candidate, reason } = plan({ ...facts, records: [rollout(second, 15)] })
    expect(candidate).toBeUndefined()
    expect(reason).toContain(`alarm: 1.4.2 names ${DIGEST_A} and ${DIGEST_B}`)
  })

  test('that differs from what the target has at that version is an alarm', () => {
    const theirs = { chart: '1.4.2', digest: DIGEST_B }
    const ours = { chart: '1.4.2', digest: DIGEST_A }
    expect(candidateOf(proven([theirs], [ours]))).toContain('alarm: 1.4.2 names')
    expect(candidateOf(proven([theirs], [ours, '1.4.1']))).toContain('alarm: 1.4.2 names')
    const told = { ...proven(['1.4.2'], [ours]), records: [rollout(theirs, 5)] }
    expect(plan(told).notes[0]).toContain('alarm: 1.4.2 names')
  })

  test('of another version is none', () => {
    const releases = [
      { chart: '1.4.1', digest: DIGEST_A },
      { chart: '1.4.2', digest: DIGEST_B },
    ]
    expect(candidateOf(proven(releases, [releases[0] ?? {}]))).toBe('1.4.2')
  })
})

describe('a hold in the target', () => {
  const held = (...holds: Parameters<typeof aHold>[0][]) => ({
    environments: [
      holding('dev', ['1.4.1', '1.4.2']),
      holding('prod', ['1.4.1'], { holds: holds.map((hold) => aHold(hold)) }),
    ],
  })

  test.each<[string, Parameters<typeof aHold>[0], boolean]>([
    ['of the version', {}, true],
    ['of another version', { version: '1.4.3' }, false],
    ['of all versions', { version: '*' }, true],
    ['of the release id', { version: undefined, release: releaseId({ chart: '1.4.2' }) }, true],
    ['of another id', { version: undefined, release: releaseId({ chart: '1.4.3' }) }, false],
    ['of the version with another id', { release: releaseId({ chart: '1.4.3' }) }, false],
    ['that lasts', { until: at(24 * 60 + 1) }, true],
    ['that ends now', { until: at(24 * 60) }, false],
    ['that has ended', { until: at(60) }, false],
  ])('%s stops it: %s', (_, hold, stopped) => {
    expect(candidateOf(held(hold)) === '1.4.2').toBe(!stopped)
  })

  test('says who, until when, why and the way out', () => {
    expect(candidateOf(held({ until: '2026-12-01T00:00:00Z' }))).toBe(
      '1.4.2 is held in prod by ana until 1 Dec 2026, 00:00 UTC: broken login; lift the hold to let it through',
    )
  })

  test('of a version stops all its builds, of a build only that', () => {
    const builds = (hold: string) => ({
      environments: [
        holding('dev', ['1.4.2+b']),
        holding('prod', ['1.4.1'], { holds: [aHold({ version: hold })] }),
      ],
      records: [rollout('1.4.2+b', 5)],
    })
    expect(candidateOf(builds('1.4.2'))).toContain('is held')
    expect(candidateOf(builds('1.4.2_b'))).toContain('is held')
    expect(candidateOf(builds('1.4.2+a'))).toBe('1.4.2+b')
  })

  test('names a release by the id that the target itself would have', () => {
    const pins = { chart: '1.4.2', digest: DIGEST_A }
    const hold = aHold({ version: undefined, release: releaseId({ chart: '1.4.2' }) })
    const environments = [holding('dev', ['1.4.2']), holding('prod', ['1.4.1'], { holds: [hold] })]
    expect(candidateOf({ environments, records: [rollout(pins, 5)] })).toContain('is held')
  })
})

describe('a revert of the target', () => {
  const dev = ['1.4.0', '1.4.1', '1.4.2']
  const facts = proven(dev, ['1.4.0', '1.4.2', '1.4.0'])

  test('sticks: what was taken back is not proposed again', () => {
    expect(candidateOf(facts)).toBe(
      'prod was taken back from 1.4.2; choose 1.4.2 to propose it again',
    )
  })

  test('covers what is lower and was there by then', () => {
    expect(plan(facts).considered.map(({ release, why }) => [release.pins.chart, why])).toEqual([
      ['1.4.2', 'prod was taken back from 1.4.2; choose 1.4.2 to propose it again'],
      [
        '1.4.1',
        'prod was taken back from 1.4.2, and 1.4.1 was there to be taken by then; choose 1.4.1 to propose it again',
      ],
    ])
  })

  test('does not cover a lower one that came later', () => {
    const later = proven(['1.4.0', '1.4.2', '1.4.0', '1.4.0', '1.4.1'], ['1.4.0', '1.4.2', '1.4.0'])
    expect(candidateOf(later)).toBe('1.4.1')
  })

  test('does not cover a higher one', () => {
    expect(candidateOf(proven([...dev, '1.4.3'], ['1.4.0', '1.4.2', '1.4.0']))).toBe('1.4.3')
  })

  test('ends when a person chooses it afterwards', () => {
    const records = facts.records ?? []
    expect(candidateOf({ ...facts, records: [...records, choice('1.4.2', 60)] })).toBe('1.4.2')
    expect(candidateOf({ ...facts, records: [...records, choice('1.4.2', 9)] })).toContain(
      'taken back',
    )
  })

  test('gives way to a hold that names the release, also once that has expired', () => {
    const [devFacts] = facts.environments ?? []
    const withHold = (until: string) => ({
      ...facts,
      environments: [
        devFacts ?? holding('dev', []),
        holding('prod', ['1.4.0', '1.4.2', '1.4.0'], { holds: [aHold({ until })] }),
      ],
    })
    expect(candidateOf(withHold(at(60)))).toBe('1.4.2')
    const active = plan(withHold(at(24 * 60 + 1)))
    expect(active.candidate).toBeUndefined()
    expect(active.reason).toContain('1.4.2 is held in prod by ana')
  })

  test('does not give way to a hold of everything', () => {
    const [devFacts] = facts.environments ?? []
    const holds = [aHold({ version: '*', until: at(60) })]
    const prod = holding('prod', ['1.4.0', '1.4.2', '1.4.0'], { holds })
    expect(candidateOf({ ...facts, environments: [devFacts ?? prod, prod] })).toContain(
      'taken back',
    )
  })

  test('is no revert where the target moved on', () => {
    expect(candidateOf(proven([...dev, '1.4.3'], ['1.4.0', '1.4.2', '1.4.0', '1.4.2']))).toBe(
      '1.4.3',
    )
  })
})

describe('a pull request that a person closed', () => {
  const closed = (overrides: Parameters<typeof aClosedPullRequest>[2] = {}) => ({
    pullRequests: [aClosedPullRequest('1.4.2', 30, overrides)],
  })

  test('rejects its release', () => {
    expect(candidateOf(closed())).toBe(
      '#11 for 1.4.2 was closed by a person; reopen it, or choose 1.4.2 to propose it again',
    )
  })

  test.each<[string, Parameters<typeof aClosedPullRequest>[2]]>([
    ['was closed by us', { closedBy: RECORDER }],
    ['was merged', { state: 'merged', closedBy: undefined }],
    ['was opened by somebody else', { author: 42 }],
    ['is of another branch', { branch: 'feature' }],
  ])('rejects nothing where it %s', (_, overrides) => {
    expect(candidateOf(closed(overrides))).toBe('1.4.2')
  })

  test('rejects also where it is not known who closed it', () => {
    expect(candidateOf(closed({ closedBy: undefined }))).toContain('#11')
  })

  test('rejects what is lower and was there by then, nothing higher, nothing later', () => {
    const pullRequests = [aClosedPullRequest('1.4.3', 30)]
    const dev = ['1.4.1', '1.4.2', '1.4.3']
    expect(candidateOf({ ...proven(dev, ['1.4.1']), pullRequests })).toContain('#11')
    expect(candidateOf({ ...proven([...dev, '1.4.4'], ['1.4.1']), pullRequests })).toBe('1.4.4')
    const later = proven(['1.4.1', '1.4.3', '1.4.1', '1.4.1', '1.4.1', '1.4.2'], ['1.4.1'])
    expect(candidateOf({ ...later, pullRequests })).toBe('1.4.2')
  })

  test('rejects until it is chosen afterwards', () => {
    const records = [rollout('1.4.2', 5)]
    expect(candidateOf({ ...closed(), records: [...records, choice('1.4.2', 31)] })).toBe('1.4.2')
    expect(candidateOf({ ...closed(), records: [...records, choice('1.4.2', 29)] })).toContain(
      '#11',
    )
  })

  test('rejects until it is reopened', () => {
    const { step } = plan({ pullRequests: [aPullRequest('1.4.2')] })
    expect(step).toEqual({ kind: 'keep', pullRequest: 12 })
  })

  test('is shown where its release can not be told', () => {
    const { candidate, notes } = plan(closed({ pins: undefined }))
    expect(candidate?.release.pins.chart).toBe('1.4.2')
    expect(notes).toEqual([
      "#11 was closed by a person, but what it proposed can't be told any more",
    ])
  })
})

describe('a choice', () => {
  const facts = proven(['1.4.0', '1.4.1', '1.4.2'], ['1.4.0'])
  const chosen = (minutes: number, more: Partial<ServiceFacts> = {}, version = '1.4.1') => ({
    ...facts,
    ...more,
    records: [...(more.records ?? facts.records ?? []), choice(version, minutes)],
  })

  test('is proposed, though a higher one is admissible', () => {
    const { candidate, reason } = plan(chosen(60))
    expect(candidate).toMatchObject({ release: { pins: { chart: '1.4.1' } }, chosenBy: 'raj' })
    expect(reason).toBe('1.4.1 is proven in dev and was chosen by raj')
  })

  test('gives way to a newer choice', () => {
    const records = [...(facts.records ?? []), choice('1.4.2', 70)]
    expect(candidateOf(chosen(60, { records }))).toBe('1.4.2')
  })

  test('of another environment does not count', () => {
    const records = [...(facts.records ?? []), choice('1.4.1', 60, { environment: 'dev' })]
    expect(candidateOf({ ...facts, records })).toBe('1.4.2')
  })

  test('ends when the pins of the target move after it', () => {
    const environments = [
      holding('dev', ['1.4.0', '1.4.1', '1.4.2']),
      holding('prod', ['1.4.0', '1.3.0']),
    ]
    expect(candidateOf(chosen(-1, { environments }, '1.4.1'))).toBe('1.4.2')
    expect(candidateOf(chosen(1, { environments }, '1.4.1'))).toBe('1.4.1')
  })

  test('does not end by a commit that moves no pin', () => {
    const environments = [
      holding('dev', ['1.4.0', '1.4.1', '1.4.2']),
      holding('prod', ['1.4.0', '1.4.0']),
    ]
    expect(candidateOf(chosen(-5, { environments }))).toBe('1.4.1')
  })

  test('ends when a person closes its pull request', () => {
    const pullRequests = [aClosedPullRequest('1.4.1', 61)]
    expect(candidateOf(chosen(60, { pullRequests }))).toBe('1.4.2')
    expect(candidateOf(chosen(61, { pullRequests }))).toBe('1.4.2')
    expect(candidateOf(chosen(62, { pullRequests }))).toBe('1.4.1')
  })

  test.each<[string, Partial<ServiceFacts>, string]>([
    [
      'is not proven',
      { records: [rollout('1.4.2', 15)] },
      "raj chose 1.4.1, which can't be followed: 1.4.1 is not proven in dev",
    ],
    [
      'failed',
      { records: [...(facts.records ?? []), failure('1.4.1', 50)] },
      'its upgrade failed in dev',
    ],
    [
      'is held',
      {
        environments: [
          holding('dev', ['1.4.0', '1.4.1', '1.4.2']),
          holding('prod', ['1.4.0'], { holds: [aHold({ version: '1.4.1' })] }),
        ],
      },
      '1.4.1 is held in prod',
    ],
    ['is withdrawn', proven(['1.4.0', '1.4.1', '1.4.0'], ['1.3.0']), 'so 1.4.1 is withdrawn'],
    [
      'is not above the target',
      { environments: [holding('dev', ['1.4.0', '1.4.1', '1.4.2']), holding('prod', ['1.4.1'])] },
      '1.4.1 is not above it',
    ],
    [
      'is unknown',
      { environments: [holding('dev', ['1.4.0', '1.4.2']), holding('prod', ['1.4.0'])] },
      'no upstream has it above what runs here',
    ],
  ])('that %s is shown, and the rule goes on without it', (_, more, note) => {
    const { candidate, notes } = plan(chosen(60, more))
    expect(candidate?.release.pins.chart).not.toBe('1.4.1')
    expect(notes.join('\n')).toContain(note)
  })
})

describe('attestations', () => {
  test('adopt a repository without records', () => {
    expect(candidateOf({ records: [attestation('1.4.2', 60)] })).toBe('1.4.2')
  })
})
