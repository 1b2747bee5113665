import { type HoldInput, labelsFor, planHold } from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import { aHold, aPullRequest, at, commit, holding, KEY, RECORDER } from './builders.ts'

const TERMS = { reason: 'leaks', until: undefined }
const IN_PROD = { version: '1.4.2', release: undefined }

function plan(overrides: Partial<HoldInput> = {}) {
  return planHold({
    key: KEY,
    facts: holding('prod', ['1.4.1']),
    held: IN_PROD,
    terms: TERMS,
    by: 'olga',
    now: at(60),
    lands: 'commit',
    viewer: RECORDER,
    open: undefined,
    leftover: undefined,
    ...overrides,
  })
}

const held = (...holds: Parameters<typeof aHold>[0][]) =>
  holding('prod', ['1.4.1'], { holds: holds.map((hold) => aHold(hold)) })

describe('a hold', () => {
  test('is added with what a person says, and their name', () => {
    expect(plan()).toEqual({
      environment: 'prod',
      branch: `hold/prod/${KEY}`,
      step: {
        kind: 'commit',
        edit: {
          kind: 'add',
          hold: { ...IN_PROD, reason: 'leaks', until: undefined, by: 'olga' },
        },
        title: `Hold ${KEY} 1.4.2 in prod`,
      },
      reason: `${KEY} 1.4.2 is held in prod`,
    })
  })

  test.each([
    ['every version', { version: '*', release: undefined }, `Hold every version of ${KEY} in prod`],
    [
      'a release by its id',
      { version: undefined, release: '0f3a9c1be77d' },
      `Hold release 0f3a9c1be77d of ${KEY} in prod`,
    ],
    [
      'a release and its version',
      { version: '1.4.2', release: '0f3a9c1be77d' },
      `Hold release 0f3a9c1be77d (1.4.2) of ${KEY} in prod`,
    ],
  ])('is on %s', (_, what, title) => {
    expect(plan({ held: what }).step).toMatchObject({ kind: 'commit', title })
  })

  test.each([
    [
      'it is no version',
      { held: { version: '1.4 2', release: undefined } },
      /^"version" "1\.4 2" is not a version such as/,
    ],
    [
      'it is no id',
      { held: { version: undefined, release: 'abc' } },
      /^"release" "abc" is not the id of a release/,
    ],
    ['it says nothing', { held: { version: undefined, release: undefined } }, /^a hold has no/],
    [
      'its end is no moment',
      { terms: { reason: 'x', until: 'tomorrow' } },
      /^"until" "tomorrow" is not a moment such as/,
    ],
    ['its end is past', { terms: { reason: 'x', until: at(60) } }, /^"until" .* is past; name/],
    [
      'its reason has two lines',
      { terms: { reason: 'x\ny', until: undefined } },
      /^"reason" .* is not one line/,
    ],
    [
      'nothing of the service is there',
      { facts: holding('prod', []) },
      `prod has no overlay of ${KEY} (looked for apps/prod/${KEY}), so a hold there would hold nothing`,
    ],
    [
      'the file can not be read',
      { facts: holding('prod', ['1.4.1'], { holdProblem: 'f:1:1 bad' }) },
      'the hold file of prod must be mended first: f:1:1 bad',
    ],
  ] as const)('is refused where %s', (_, overrides, why) => {
    const { step, reason } = plan(overrides)
    expect(step).toEqual({ kind: 'refuse' })
    expect(reason).toMatch(why)
  })

  test.each([
    ['the same', {}, TERMS, 'none'],
    ['a longer one', { until: at(90) }, { reason: 'x', until: at(80) }, 'none'],
    ['a shorter one', { until: at(70) }, { reason: 'x', until: at(80) }, 'commit'],
    ['one that has ended', { until: at(50) }, TERMS, 'commit'],
    ['one on another version', { version: '1.4.3' }, TERMS, 'commit'],
    ['one on everything', { version: '*' }, TERMS, 'commit'],
  ] as const)('beside %s', (_, there, terms, kind) => {
    expect(plan({ facts: held(there), terms }).step.kind).toBe(kind)
  })
})

describe('a lift', () => {
  const lift = (overrides: Partial<HoldInput>) => plan({ terms: undefined, ...overrides })

  test('ends every active hold that names the same, and no other', () => {
    const facts = held(
      {},
      { version: '1.4.3' },
      { until: at(30) },
      { until: at(90) },
      { version: '*' },
    )
    const { step } = lift({ facts })
    expect(step).toMatchObject({
      kind: 'commit',
      edit: { kind: 'end', entries: [0, 3], until: at(60) },
      title: `Lift the hold on ${KEY} 1.4.2 in prod`,
    })
  })

  test('of nothing in particular ends them all', () => {
    const every = { version: undefined, release: undefined }
    const { step } = lift({ facts: held({}, { version: '*' }, { until: at(30) }), held: every })
    expect(step).toMatchObject({
      edit: { entries: [0, 1] },
      title: `Lift the hold on ${KEY} 1.4.2 and every version of ${KEY} in prod`,
    })
  })

  test('of what is not held says what is', () => {
    expect(lift({ facts: held({ version: '*' }) })).toMatchObject({
      step: { kind: 'none' },
      reason: `no hold names ${KEY} 1.4.2, so nothing is to be lifted in prod (what is held there: every version of ${KEY})`,
    })
    expect(lift({ held: { version: undefined, release: undefined } }).reason).toBe(
      `nothing of ${KEY} is to be lifted in prod`,
    )
  })

  test('needs no overlay', () => {
    const facts = { ...held({}), overlay: { kind: 'absent', path: 'x' } } as const
    expect(lift({ facts }).step.kind).toBe('commit')
  })
})

describe('where the branch takes pull requests only', () => {
  const title = `Hold ${KEY} 1.4.2 in prod`
  const open = aPullRequest('1.4.1', {
    branch: `hold/prod/${KEY}`,
    title,
    labels: labelsFor('prod', 'hold'),
  })
  const lands = 'pull-request'

  test('one is opened, from a branch left behind too', () => {
    expect(plan({ lands }).step).toMatchObject({ kind: 'open', title, leftover: undefined })
    const leftover = { name: `hold/prod/${KEY}`, head: commit(1), foreignAuthor: undefined }
    expect(plan({ lands, leftover }).step).toMatchObject({ leftover: commit(1) })
    const foreign = { ...leftover, foreignAuthor: 'ana' }
    expect(plan({ lands, leftover: foreign }).reason).toContain('has a commit by ana')
  })

  test.each([
    ['says the same', {}, { kind: 'keep', pullRequest: 12 }],
    ['lacks its labels', { labels: [] }, { kind: 'touch', pullRequest: 12 }],
    ['says something else', { title: `Hold ${KEY} 1.4.3 in prod` }, { kind: 'refuse' }],
    ['is not ours', { author: 99 }, { kind: 'refuse' }],
  ])('one that %s is not opened twice', (_, overrides, step) => {
    expect(plan({ lands, open: { ...open, ...overrides } }).step).toEqual(step)
  })
})
