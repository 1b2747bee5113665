import type { Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import {
  labelsFor,
  type ProposedSet,
  planSetRollback,
  rollbackBranch,
  type ServiceFacts,
  type SetRollbackInput,
  type SetRollbackPlan,
} from '../../src/index.ts'
import { aHold, anEntry, anOverlay, aPullRequest, at, commit, failure } from '../builders.ts'
import { aService, SET_POLICY, type Told } from './set-facts.ts'

const [, PROD] = SET_POLICY.environments
if (PROD === undefined) throw new Error('the policy has no prod')

const SET: ProposedSet = {
  ...{ id: 900, environment: 'prod', key: '@all', createdAt: at(60), what: 'proposed' },
  ...{ name: '2026-11-19.0123456789ab', upstream: 'dev', commit: commit(21), at: at(20) },
  ...{ head: commit(0xbeef), services: 2, members: ['cart', 'ledger'] },
}

type Run = readonly (readonly [number, string | Pins | undefined])[]

/** What prod held, oldest first, as `[minute, version]`. */
function held(run: Run, more: Partial<Told['prodFacts']> = {}): Partial<Told> {
  const pins = (one: string | Pins | undefined) => (typeof one === 'string' ? { chart: one } : one)
  const now = pins(run.at(-1)?.[1]) ?? {}
  const history = run
    .map(([minute, one]) =>
      anEntry({ commit: commit(0x900 + minute), date: at(minute), pins: pins(one) }),
    )
    .toReversed()
  return { prodFacts: { overlay: anOverlay(now), history, ...more } }
}

const DEV: Told['dev'] = [
  [0, '1.0.0'],
  [20, '1.1.0'],
]
const MERGED: Run = [
  [0, '1.0.0'],
  [70, '1.1.0'],
]

function service(key: string, run: Run = MERGED, more: Partial<Told> = {}): ServiceFacts {
  return aService(key, { dev: DEV, prod: '1.1.0', ...held(run), ...more })
}

function plan(services: readonly ServiceFacts[], more: Partial<SetRollbackInput> = {}) {
  return planSetRollback({
    ...{ environment: PROD as SetRollbackInput['environment'], id: '@all', set: SET, services },
    ...{ unwritable: [], open: undefined, leftover: undefined },
    ...{ reason: 'checkout is slow', until: undefined, by: 'olga' },
    ...more,
  })
}

/** `cart 1.1.0 -> 1.0.0`. */
function goes({ back }: SetRollbackPlan): readonly string[] {
  return back.map(({ key, from, to }) => `${key} ${from.pins.chart} -> ${to.release.pins.chart}`)
}

describe('a release set that is taken back', () => {
  test('goes back as one, each service to what the overlay held before, with its hold', () => {
    const planned = plan([
      service('ledger', [
        [0, '0.8.0'],
        [10, '0.9.0'],
        [70, '1.1.0'],
      ]),
      service('cart'),
    ])
    expect(goes(planned)).toEqual(['cart 1.1.0 -> 1.0.0', 'ledger 1.1.0 -> 0.9.0'])
    expect(planned).toMatchObject({
      step: { kind: 'open', leftover: undefined },
      branch: 'rollback/prod/@all',
      title: 'Roll back release set 2026-11-19.0123456789ab in prod (2 services)',
      left: [],
    })
    expect(planned.back[0]).toMatchObject({
      changes: [{ name: 'chart', from: '1.1.0', to: '1.0.0' }],
      hold: { version: '1.1.0', reason: 'checkout is slow', by: 'olga' },
      to: { until: at(70) },
    })
  })

  test('is told apart by pins alone, however it was merged', () => {
    const rebased: Run = [
      [0, '1.0.0'],
      [65, '1.0.0'],
      [70, '1.1.0'],
      [80, '1.1.0'],
    ]
    expect(goes(plan([service('cart', rebased)]))).toEqual(['cart 1.1.0 -> 1.0.0'])
    const merge: Run = [
      [0, '1.0.0'],
      [59, '1.1.0'],
    ]
    expect(goes(plan([service('cart', merge)]))).toEqual(['cart 1.1.0 -> 1.0.0'])
  })

  test('lands by a commit where the policy says so', () => {
    const environment = { ...PROD, rollback: 'commit' } as SetRollbackInput['environment']
    expect(plan([service('cart')], { environment }).step).toEqual({ kind: 'commit' })
  })

  const LEFT: readonly (readonly [string, ServiceFacts, string])[] = [
    [
      'has moved on since',
      service('cart', [...MERGED, [90, '1.2.0']]),
      'it has moved on from 1.1.0, which the set brought',
    ],
    [
      'went back already',
      service('cart', [...MERGED, [90, '1.0.0']]),
      'it has moved on from 1.1.0, which the set brought',
    ],
    [
      'had that before the set',
      service('cart', [
        [0, '1.0.0'],
        [40, '1.1.0'],
      ]),
      'prod had it before the set',
    ],
    [
      'was new with the set',
      service('cart', [[70, '1.1.0']]),
      'what prod pinned before the set is not known',
    ],
    [
      'had no pins that can be told',
      service('cart', [
        [0, undefined],
        [70, '1.1.0'],
      ]),
      'what prod pinned before the set is not known',
    ],
    [
      'went down by the set',
      service('cart', [
        [0, '2.0.0'],
        [70, '1.1.0'],
      ]),
      '2.0.0 is above 1.1.0, which prod pins',
    ],
    [
      'has what it would go back to held',
      service('cart', MERGED, held(MERGED, { holds: [aHold({ version: '1.0.0' })] })),
      '1.0.0 is held in prod',
    ],
    [
      'has no overlay any more',
      service('cart', MERGED, {
        prodFacts: { overlay: { kind: 'absent', path: 'apps/prod/cart' } },
      }),
      "what prod pins can't be told",
    ],
    [
      'has an upstream whose history was not read that far',
      service('cart', MERGED, { dev: [[30, '1.1.0']] }),
      'what dev pinned of it for this set was not read',
    ],
  ]

  test.each(LEFT)('leaves a service as it is, and says so, that %s', (_, cart, why) => {
    const planned = plan([cart, service('ledger')])
    expect(goes(planned)).toEqual(['ledger 1.1.0 -> 1.0.0'])
    expect(planned.left.map(({ key }) => key)).toEqual(['cart'])
    expect(planned.left[0]?.why).toContain(why)
    expect(planned.reason).toContain('; 1 of the set are left as they are')
  })

  test('leaves a service as it is where an edit of it was tried in vain', () => {
    const unwritable = [{ key: 'cart', why: 'a.yaml:1:1 is odd' }]
    const planned = plan([service('cart'), service('ledger')], { unwritable })
    expect(goes(planned)).toEqual(['ledger 1.1.0 -> 1.0.0'])
    expect(planned.left).toEqual([{ key: 'cart', version: '1.1.0', why: 'a.yaml:1:1 is odd' }])
  })

  test('is refused where nothing of it can go back', () => {
    expect(plan([service('cart', [...MERGED, [90, '1.2.0']])])).toMatchObject({
      step: { kind: 'refuse' },
      reason:
        'nothing of release set 2026-11-19.0123456789ab can be taken back in prod: cart: it has moved on from 1.1.0, which the set brought',
    })
  })

  test('goes back to what failed once, and says so', () => {
    const records = [failure('1.0.0', 5, { key: 'cart', environment: 'prod' })]
    const planned = plan([service('cart', MERGED, { ...held(MERGED), records })])
    expect(goes(planned)).toEqual(['cart 1.1.0 -> 1.0.0'])
    expect(planned.back[0]?.notes[0]).toContain('1.0.0 is asked for by name, although')
  })
})

describe('the pull request that takes a release set back', () => {
  const title = plan([service('cart')]).title
  const open = aPullRequest('', {
    ...{ environment: 'prod', branch: rollbackBranch('prod', '@all'), title, pins: undefined },
    ...{ labels: labelsFor('prod', 'rollback'), headCommittedAt: at(90) },
  })

  test.each<[string, Partial<typeof open>, SetRollbackPlan['step']]>([
    ['stands where it does that', {}, { kind: 'keep', pullRequest: 12 }],
    [
      'moves where it was about another set',
      { title: 'Roll back release set x in prod (1 service)' },
      { kind: 'move', pullRequest: 12, head: open.head },
    ],
    [
      'moves where the overlays changed since',
      { headCommittedAt: at(61) },
      { kind: 'move', pullRequest: 12, head: open.head },
    ],
    [
      'moves where a run was cut short before its labels',
      { labels: [] },
      { kind: 'move', pullRequest: 12, head: open.head },
    ],
    [
      'is left alone with the commit of a person on it',
      { title: 'x', foreignAuthors: ['ana'] },
      { kind: 'defer', pullRequest: 12 },
    ],
  ])('%s', (_, more, step) => {
    expect(plan([service('cart')], { open: { ...open, ...more } }).step).toEqual(step)
  })

  test("is not opened over somebody's branch", () => {
    const leftover = { name: open.branch, head: commit(7), foreignAuthor: 'ana' }
    expect(plan([service('cart')], { leftover })).toMatchObject({ step: { kind: 'refuse' } })
  })
})
