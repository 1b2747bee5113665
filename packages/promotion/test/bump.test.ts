import type { Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import {
  type BumpInput,
  bumpCommit,
  type PullRequestFacts,
  planBump,
  releaseId,
} from '../src/index.ts'
import {
  aHold,
  anEnvironment,
  anOverlay,
  aPolicy,
  aPullRequest,
  aRange,
  at,
  commit,
  DIGEST_A,
  DIGEST_B,
  holding,
  KEY,
  NO_ORIGIN,
  pinsOf,
} from './builders.ts'

const TAG = 'values.image.tag'

/** dev pins 1.4.1; somebody wants `wanted`. */
function bump(wanted: string | Pins, overrides: Partial<BumpInput> = {}) {
  return planBump({
    key: KEY,
    environment: anEnvironment(),
    facts: holding('dev', ['1.4.0', '1.4.1']),
    wanted: pinsOf(wanted),
    origin: NO_ORIGIN,
    asked: false,
    now: at(24 * 60),
    openBump: undefined,
    leftover: undefined,
    ...overrides,
  })
}

function holdingPins(...releases: (string | Pins)[]): Partial<BumpInput> {
  return { facts: holding('dev', releases) }
}

describe('a bump', () => {
  test('is committed where the environment lands by commit', () => {
    expect(bump('1.4.2')).toEqual({
      environment: 'dev',
      branch: `bump/dev/${KEY}`,
      step: {
        kind: 'commit',
        release: { pins: { chart: '1.4.2' }, id: releaseId({ chart: '1.4.2' }), origin: NO_ORIGIN },
        changes: [{ name: 'chart', from: '1.4.1', to: '1.4.2' }],
      },
      reason: 'dev moves from 1.4.1 to 1.4.2',
      release: expect.objectContaining({ pins: { chart: '1.4.2' } }),
    })
  })

  test('updates digest, image and annotations where they are present', () => {
    const annotations = [
      { name: 'release', value: 'old', fixed: undefined },
      { name: 'source-commit', value: 'old', fixed: undefined },
    ] as const
    const pins = { chart: '1.4.1', digest: DIGEST_A, [TAG]: '1' }
    const facts = holding('dev', [pins], { overlay: anOverlay(pins, { annotations }) })
    const after = { chart: '1.4.2', digest: DIGEST_B, [TAG]: '2' }
    const origin = { repository: 'acme/x', commit: commit(5) }
    expect(bump(after, { facts, origin }).step).toMatchObject({
      kind: 'commit',
      changes: [
        { name: 'chart', from: '1.4.1', to: '1.4.2' },
        { name: 'digest', from: DIGEST_A, to: DIGEST_B },
        { name: TAG, from: '1', to: '2' },
        { name: 'annotation.release', from: 'old', to: releaseId(after) },
        { name: 'annotation.source-commit', from: 'old', to: commit(5) },
      ],
    })
  })

  test('leaves a digest aside that the overlay does not pin', () => {
    expect(bump({ chart: '1.4.2', digest: DIGEST_A }).step).toMatchObject({
      kind: 'commit',
      changes: [{ name: 'chart', from: '1.4.1', to: '1.4.2' }],
    })
  })

  test('leaves a digest aside that only the policy calls one', () => {
    const image = [{ tag: 'app.version', digest: 'app.checksum' }]
    const policy = aPolicy({ pins: { chart: true, image, values: [], order: 'semver' } })
    const wanted = { chart: '1.4.2', 'values.app.checksum': 'abc' }
    expect(bump(wanted, { policy }).step.kind).toBe('commit')
    expect(bump(wanted).step.kind).toBe('refuse')
  })

  test('may be of an image alone, beside a pinned chart digest', () => {
    const pins = { chart: '1.4.1', digest: DIGEST_A, [TAG]: 'abc' }
    expect(bump({ [TAG]: '0ff' }, holdingPins(pins)).step).toMatchObject({
      kind: 'commit',
      changes: [{ name: TAG, from: 'abc', to: '0ff' }],
    })
  })

  test('writes a message with release and source', () => {
    const { release } = bump('1.4.2', { origin: { repository: 'acme/x', commit: 'c'.repeat(40) } })
    expect(
      bumpCommit({
        key: KEY,
        environment: 'dev',
        release: release ?? { pins: {}, id: '', origin: NO_ORIGIN },
      }),
    ).toEqual({
      headline: `Bump ${KEY} to 1.4.2 in dev`,
      body: `Fluxgate-Release: ${KEY} 1.4.2 (${releaseId({ chart: '1.4.2' })})\nFluxgate-Source: acme/x@${'c'.repeat(40)}`,
    })
  })
})

describe('nothing is bumped', () => {
  const image = { chart: '1.4.1', [TAG]: 'b' }
  test.each<[string, string | Pins, Partial<BumpInput>, string]>([
    ['to what is there', '1.4.1', {}, 'dev pins 1.4.1 already'],
    [
      'to what is there in another spelling',
      '1.4.1+b',
      holdingPins('1.4.1_b'),
      'dev pins 1.4.1_b already',
    ],
    [
      'to a lower version',
      '1.4.0',
      {},
      'dev pins chart 1.4.1, above 1.4.0; run Bump by hand to go back',
    ],
    [
      'to a lower version with a "v" before it',
      'v1.12.0',
      holdingPins('v1.13.0'),
      'dev pins chart v1.13.0, above v1.12.0; run Bump by hand to go back',
    ],
    [
      'to a prerelease of what is there',
      '1.4.1-rc.9',
      {},
      'dev pins chart 1.4.1, above 1.4.1-rc.9; run Bump by hand to go back',
    ],
    [
      'to a lower image',
      { chart: '1.4.2', [TAG]: '1.0.0' },
      holdingPins({ chart: '1.4.1', [TAG]: '1.0.1' }),
      `dev pins ${TAG} 1.0.1, above 1.0.0; run Bump by hand to go back`,
    ],
    [
      'to pins that were held before',
      { ...image, [TAG]: 'a' },
      holdingPins({ ...image, [TAG]: 'a' }, image),
      'dev had these pins of 1.4.1 before those of now; run Bump by hand to go back',
    ],
  ])('%s', (_, wanted, overrides, reason) => {
    expect(bump(wanted, overrides)).toMatchObject({ step: { kind: 'none' }, reason })
  })

  test.each<[string, string | Pins, Partial<BumpInput>]>([
    ['a lower version', '1.4.0', {}],
    [
      'pins that were held before',
      { chart: '1.4.1', [TAG]: 'a' },
      holdingPins({ chart: '1.4.1', [TAG]: 'a' }, image),
    ],
  ])('unless a person asks: %s', (_, wanted, overrides) => {
    expect(bump(wanted, { ...overrides, asked: true }).step.kind).toBe('commit')
  })
})

describe('a bump is refused', () => {
  const digest = holdingPins({ chart: '1.4.1', digest: DIGEST_A })
  test.each<[string, string | Pins, Partial<BumpInput>, string]>([
    [
      'of a held version',
      '1.4.2',
      { facts: holding('dev', ['1.4.1'], { holds: [aHold()] }) },
      '1.4.2 is held in dev by ana: broken login; lift the hold to let it through',
    ],
    [
      'of a held version, also when asked',
      '1.4.2',
      { asked: true, facts: holding('dev', ['1.4.1'], { holds: [aHold()] }) },
      '1.4.2 is held',
    ],
    [
      'while the hold file is broken',
      '1.4.2',
      { facts: holding('dev', ['1.4.1'], { holdProblem: 'h.yaml:1:1 no list' }) },
      'nothing moves in dev until its hold file is mended: h.yaml:1:1 no list',
    ],
    [
      'of a version without the digest that is pinned',
      '1.4.2',
      digest,
      'dev pins the digest at apps/x.yaml:3:5, and 1.4.2 comes without one',
    ],
    [
      'of a version whose digest changed',
      { chart: '1.4.1', digest: DIGEST_B },
      digest,
      `alarm: 1.4.1 names ${DIGEST_A} and ${DIGEST_B}, so its digest has changed`,
    ],
    [
      'of a version whose digest changed since it was held',
      { chart: '1.4.1', digest: DIGEST_B },
      holdingPins({ chart: '1.4.1', digest: DIGEST_A }, { chart: '1.4.0', digest: DIGEST_A }),
      'alarm: 1.4.1 names',
    ],
    [
      'of an image without its digest',
      { [TAG]: '2' },
      holdingPins({ chart: '1.4.1', [TAG]: '1', 'values.image.digest': 'a' }),
      'dev pins values.image.digest at',
    ],
    [
      'of a pin without a place',
      { chart: '1.4.2', [TAG]: '2' },
      {},
      `dev has no place for ${TAG} in apps/x`,
    ],
    [
      'over a range',
      '1.4.2',
      { facts: holding('dev', [], { overlay: aRange('^2') }) },
      'dev pins the range "^2"',
    ],
    [
      'without an overlay',
      '1.4.2',
      { facts: holding('dev', []) },
      `dev has no overlay of ${KEY} yet`,
    ],
    [
      'without a readable overlay',
      '1.4.2',
      {
        facts: holding('dev', [], {
          overlay: { kind: 'refused', why: 'a:1:1 alias', suggestion: undefined },
        }),
      },
      "what dev pins can't be told: a:1:1 alias",
    ],
    ['of nothing', {}, {}, 'no version, tag or digest was given; name at least one'],
    [
      'of a text that is no version',
      '1.4.2\n- x',
      {},
      'chart "1.4.2 - x" is no version, tag or digest; those have 1 to 256 visible characters',
    ],
    ['of an endless version', '1'.repeat(257), {}, 'is no version, tag or digest'],
  ])('%s', (_, wanted, overrides, reason) => {
    const plan = bump(wanted, overrides)
    expect(plan.step.kind).toBe('refuse')
    expect(plan.reason).toContain(reason)
  })
})

describe('a bump by pull request', () => {
  const environment = anEnvironment({ land: 'pull-request' })
  const open = (version: string, overrides: Partial<PullRequestFacts> = {}) =>
    aPullRequest(version, {
      environment: 'dev',
      branch: `bump/dev/${KEY}`,
      title: `Bump ${KEY} to ${version} in dev`,
      labels: ['bump', 'environment:dev'],
      ...overrides,
    })
  const by = (wanted: string | Pins, overrides: Partial<BumpInput> = {}) =>
    bump(wanted, { environment, ...overrides })

  test("leaves a branch with somebody's commit to them", () => {
    const leftover = { name: `bump/dev/${KEY}`, head: commit(7), foreignAuthor: 'ana' }
    const { step, reason } = by('1.4.2', { leftover })
    expect(step).toEqual({ kind: 'defer', pullRequest: undefined })
    expect(reason).toMatch(/^bump\/dev\/.* has a commit by ana .*; delete the branch/)
  })

  test('opens one, from a branch left behind', () => {
    expect(
      by('1.4.2', { leftover: { name: `bump/dev/${KEY}`, head: commit(7) } }).step,
    ).toMatchObject({
      kind: 'open',
      title: `Bump ${KEY} to 1.4.2 in dev`,
      changes: [{ name: 'chart', from: '1.4.1', to: '1.4.2' }],
      leftover: commit(7),
    })
  })

  test.each<[string, string, PullRequestFacts, object, string]>([
    [
      'keeps the one that proposes it',
      '1.4.2',
      open('1.4.2'),
      { kind: 'keep', pullRequest: 12 },
      '#12 proposes 1.4.2 already',
    ],
    [
      'completes the one that was cut short',
      '1.4.2',
      open('1.4.2', { labels: [] }),
      { kind: 'touch', pullRequest: 12 },
      '#12 proposes 1.4.2, but its text or labels are not right yet',
    ],
    [
      'moves a lower one',
      '1.4.3',
      open('1.4.2'),
      { kind: 'move', pullRequest: 12, head: commit(0xbeef) },
      '#12 moves to 1.4.3',
    ],
    [
      'moves one that was approved: nobody would bump again',
      '1.4.3',
      open('1.4.2', { approvedBy: ['ana'] }),
      { kind: 'move' },
      '#12 moves to 1.4.3',
    ],
    [
      'keeps a higher one',
      '1.4.2',
      open('1.4.3'),
      { kind: 'keep', pullRequest: 12 },
      '#12 proposes 1.4.3, which is above 1.4.2',
    ],
    [
      'leaves the commits of a person alone',
      '1.4.3',
      open('1.4.2', { foreignAuthors: ['ana'] }),
      { kind: 'defer', pullRequest: 12 },
      '#12 has commits by ana, so it is not moved to 1.4.3; merge or close it by hand',
    ],
    [
      'closes one that is there already',
      '1.4.1',
      open('1.4.1'),
      { kind: 'close', pullRequest: 12 },
      'dev pins 1.4.1 already, so #12 for 1.4.1 has nothing to add',
    ],
    [
      'closes one that is below what is there',
      '1.4.1',
      open('1.4.0'),
      { kind: 'close', pullRequest: 12 },
      'dev pins 1.4.1 already, so #12 for 1.4.0 has nothing to add',
    ],
    [
      'does not close one that is above',
      '1.4.1',
      open('1.4.2'),
      { kind: 'none' },
      'dev pins 1.4.1 already',
    ],
  ])('%s', (_, wanted, openBump, step, reason) => {
    expect(by(wanted, { openBump })).toMatchObject({ step, reason })
  })

  test('moves a higher one down when a person asks', () => {
    expect(by('1.4.2', { openBump: open('1.4.3'), asked: true }).step.kind).toBe('move')
  })

  test('refuses another digest for the version that is proposed', () => {
    const pins = { chart: '1.4.1', digest: DIGEST_A }
    const openBump = open('1.4.2', { pins: { chart: '1.4.2', digest: DIGEST_A } })
    expect(
      by({ chart: '1.4.2', digest: DIGEST_B }, { ...holdingPins(pins), openBump }),
    ).toMatchObject({
      step: { kind: 'refuse' },
      reason: expect.stringContaining('alarm: 1.4.2 names'),
    })
  })
})

describe('a version that says too little', () => {
  test.each(['main-77', 'latest', '1.5', '1.x'])('%s is refused beside a whole one', (wanted) => {
    expect(bump(wanted, {})).toMatchObject({
      step: { kind: 'refuse' },
      reason: `"${wanted}" is no whole version, so it can't be compared with 1.4.1, which dev pins; give one such as 1.4.2`,
    })
  })

  test('is taken from a person who asks for it', () => {
    expect(bump('main-77', { asked: true })).toMatchObject({ step: { kind: 'commit' } })
  })
})

describe('a version of another branch', () => {
  const MAIN = '1.4.0-main.12.gabc1234'
  const OTHER = '1.4.0-feature-x.1.gdef5678'
  const SWITCH = 'only one branch feeds an environment, so run Bump by hand to switch'

  test.each<[string, string | Pins, (string | Pins)[]]>([
    ['that sorts below', OTHER, [MAIN]],
    ['that sorts above', MAIN, [OTHER]],
    ['of a higher base', OTHER.replace('1.4.0', '2.0.0'), [MAIN]],
    ['beside a digest in the overlay', OTHER, [{ chart: `${MAIN}+0cc9a8446c95` }]],
    ['in the image alone', { [TAG]: OTHER }, [{ chart: '1.4.1', [TAG]: MAIN }]],
  ])('is refused: one %s', (_, wanted, held) => {
    const plan = bump(wanted, holdingPins(...held))
    expect(plan.step).toEqual({ kind: 'refuse', suggestion: undefined })
    expect(plan.reason).toContain(SWITCH)
  })

  test('is refused with both branches named', () => {
    expect(bump(OTHER, holdingPins(MAIN)).reason).toBe(
      `${OTHER} was made on branch "feature-x", but dev pins ${MAIN} of branch "main"; ${SWITCH}`,
    )
  })

  test('is taken from a person who asks for it, whichever way it sorts', () => {
    for (const [wanted, held] of [
      [OTHER, MAIN],
      [MAIN, OTHER],
    ] as const) {
      expect(bump(wanted, { ...holdingPins(held), asked: true }).step.kind).toBe('commit')
    }
  })

  test('does not move the pull request of another', () => {
    const [main, other] = [MAIN.replace('1.4', '1.5'), OTHER.replace('1.4', '1.5')]
    const openBump = aPullRequest(other, { number: 7, environment: 'dev' })
    const environment = anEnvironment({ land: 'pull-request' })
    const plan = bump(main, { environment, openBump })
    expect(plan.step.kind).toBe('refuse')
    expect(plan.reason).toContain(`but #7 proposes ${other} of branch "feature-x"`)
    expect(bump(main, { environment, openBump, asked: true }).step.kind).toBe('move')
  })

  test.each([
    ['the same branch goes on', MAIN, '1.4.0-main.13.gdef5678'],
    ['a release follows a version of a branch', MAIN, '1.4.0'],
    ['a version of a branch follows a release', '1.3.0', OTHER],
    ['a build by time says nothing of a branch', MAIN, '1.4.1-BUILD.20261121091400'],
  ])('is not what this is: %s', (_, held, wanted) => {
    expect(bump(wanted, holdingPins(held)).step.kind).toBe('commit')
  })
})

describe('an image alone', () => {
  test('is told by its tag, since the version stays', () => {
    const plan = bump({ [TAG]: '1.0.2' }, holdingPins({ chart: '1.4.1', [TAG]: '1.0.1' }))
    expect(plan).toMatchObject({
      step: { kind: 'commit' },
      reason: 'dev moves from 1.4.1 with image.tag 1.0.1 to 1.4.1 with image.tag 1.0.2',
    })
  })

  test('is refused where the overlay has no place for it', () => {
    const plan = bump({ [TAG]: '1.0.2' }, {})
    expect(plan.step.kind).toBe('refuse')
    expect(plan.reason).toContain('dev has no place for values.image.tag')
  })
})

describe('an image that the chart holds itself', () => {
  const wanted = { chart: '1.4.2', [TAG]: '1.4.2', 'values.image.digest': DIGEST_B }
  const inChart = (facts: Partial<BumpInput>, pins: Pins = wanted) =>
    bump(pins, { ...facts, imageInChart: ['image.tag', 'image.digest'] })
  const changes = (facts: Partial<BumpInput>, pins?: Pins) => {
    const { step } = inChart(facts, pins)
    return step.kind === 'commit' ? step.changes.map(({ name }) => name) : step.kind
  }

  test('needs no place in the overlay, and is set where there is one', () => {
    expect(changes({})).toEqual(['chart'])
    expect(changes(holdingPins({ chart: '1.4.1', [TAG]: '1.4.1' }))).toEqual(['chart', TAG])
    const both = { chart: '1.4.1', [TAG]: '1.4.1', 'values.image.digest': DIGEST_A }
    expect(changes(holdingPins(both))).toEqual(['chart', TAG, 'values.image.digest'])
  })

  test('is there already where the version is', () => {
    expect(inChart(holdingPins('1.4.2'))).toMatchObject({
      step: { kind: 'none' },
      reason: 'dev pins 1.4.2 already',
    })
  })

  test.each<[string, Pins, Pins]>([
    ['by a tag that nothing would set', { chart: '1.4.1', [TAG]: '1.4.1' }, { chart: '1.4.2' }],
    [
      'by a digest that nothing would set',
      { chart: '1.4.1', 'values.image.digest': DIGEST_A },
      { chart: '1.4.2', [TAG]: '1.4.2' },
    ],
    [
      'by a digest behind the tag that nothing would set',
      { chart: '1.4.1', [TAG]: '1.4.1', [`${TAG}@digest`]: DIGEST_A },
      { chart: '1.4.2', [TAG]: '1.4.2' },
    ],
  ])('is refused where the overlay rules over it, %s', (_, now, pins) => {
    const plan = inChart(holdingPins(now), pins)
    expect(plan.step.kind).toBe('refuse')
    expect(plan.reason).toMatch(
      /^dev sets values\.image\.\S+ at \S+, which rules over the image that the chart brings; name it under "pins.image"/,
    )
  })

  test.each([
    ['is refused beside a digest that rules over its only tag', DIGEST_A, 'refuse'],
    ['is bumped beside a digest that is empty', '', 'commit'],
  ])('%s', (_, digest, step) => {
    const now = holdingPins({ chart: '1.4.1', 'values.image.digest': digest })
    expect(bump({ chart: '1.4.2' }, { ...now, imageInChart: ['image.tag'] }).step.kind).toBe(step)
    const stamped = bump({ chart: '1.4.2' }, { ...now, imageInChart: ['image.digest'] })
    expect(stamped.step.kind).toBe('refuse')
  })

  test('is refused beside a digest that only the policy calls one', () => {
    const image = [{ tag: 'image.tag', digest: 'image.sha' }]
    const policy = aPolicy({ pins: { chart: true, image, values: [], order: 'semver' } })
    const now = holdingPins({ chart: '1.4.1', 'values.image.sha': DIGEST_A })
    const plan = bump({ chart: '1.4.2' }, { ...now, imageInChart: ['image.tag'], policy })
    expect(plan.reason).toContain('dev sets values.image.sha at')
  })
})
