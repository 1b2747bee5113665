import { describe, expect, test } from '@jest/globals'
import { planSet, type SetFacts } from '../../src/index.ts'
import {
  aHold,
  anEntry,
  anEnvironment,
  aPolicy,
  aRange,
  at,
  attestation,
  choice,
  commit,
  failure,
  rollback,
  rollout,
} from '../builders.ts'
import { ahead, moved, setFacts, type Told, takenOut } from './set-facts.ts'

describe('what the upstream pinned together', () => {
  test('is proposed as one, each service with what it runs and what it will', () => {
    const plan = planSet(setFacts({ cart: ahead(10), ledger: ahead(20) }))
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0', 'ledger 1.0.0 -> 1.1.0'])
    expect(plan.set).toMatchObject({ upstream: 'dev', commit: commit(21), at: at(20) })
    expect(plan.branch).toBe('promote/prod/@all')
    expect(plan.step).toMatchObject({
      kind: 'open',
      title: `Promote release set ${plan.set?.name} to prod (2 services)`,
      leftover: undefined,
    })
    expect(plan.reason).toBe('2 releases are proven together in dev')
  })

  test('is named after its day and all that it brings, and after nothing else', () => {
    const facts = setFacts({ cart: ahead(10), ledger: ahead(20) })
    const name = planSet(facts).set?.name ?? ''
    expect(name).toMatch(/^2026-11-19\.[0-9a-f]{12}$/)
    const again: SetFacts = {
      ...facts,
      services: facts.services.toReversed(),
      base: commit(0xfff),
      now: at(48 * 60),
    }
    expect(planSet(again).set?.name).toBe(name)
    const other = setFacts({ cart: ahead(10), ledger: ahead(20), shop: ahead(15) })
    expect(planSet(other).set?.name).not.toBe(name)
  })

  test('is as old as its newest pin, whatever commits came after that changed none', () => {
    const plan = planSet(setFacts({ cart: ahead(10), ledger: ahead(20) }))
    const touched = ahead(20, {
      dev: [
        [0, '1.0.0'],
        [20, '1.1.0'],
        [90, '1.1.0'],
      ],
    })
    const later = planSet(setFacts({ cart: ahead(10), ledger: touched }))
    const { name, at: since, commit: state } = plan.set ?? {}
    expect(later.set).toMatchObject({ name, at: since, commit: state })
  })

  test('is an older state where the newest did not work', () => {
    const plan = planSet(
      setFacts({
        cart: ahead(10),
        ledger: {
          dev: [
            [0, '1.0.0'],
            [20, '1.1.0'],
            [30, '1.2.0'],
          ],
          prod: '1.0.0',
          proven: ['1.1.0'],
          records: [failure('1.2.0', 31, { key: 'ledger' })],
        },
        shop: ahead(40),
      }),
    )
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0', 'ledger 1.0.0 -> 1.1.0'])
    expect(plan.set?.commit).toBe(commit(21))
    expect(plan.waiting.map(({ key }) => key)).toEqual(['ledger'])
    expect(plan.leftOut).toEqual([])
  })

  test.each<[string, Partial<Told>]>([
    ['is not proven', { proven: [] }],
    ['has failed', { proven: [], records: [failure('1.1.0', 31, { key: 'ledger' })] }],
    ['was left again', { records: [rollback('1.0.0', 40, { key: 'ledger' })] }],
  ])('is never a state at which a service %s', (_, told) => {
    const plan = planSet(setFacts({ cart: ahead(10), ledger: ahead(20, told), shop: ahead(30) }))
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0'])
    expect(plan.waiting.map(({ key }) => key)).toEqual(['ledger'])
  })

  test('is the newest state again once a person attests', () => {
    const records = [attestation('1.1.0', 90, { key: 'ledger' })]
    const plan = planSet(
      setFacts({ cart: ahead(10), ledger: ahead(20, { proven: [], records }), shop: ahead(30) }),
    )
    expect(moved(plan)).toHaveLength(3)
    expect(plan.waiting).toEqual([])
  })

  test('never mixes two states: what went back upstream is not brought from before', () => {
    const plan = planSet(
      setFacts({
        cart: {
          dev: [
            [0, '1.0.0'],
            [10, '1.2.0'],
            [20, '1.1.0'],
          ],
          prod: '1.0.0',
        },
        ledger: ahead(15),
      }),
    )
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0', 'ledger 1.0.0 -> 1.1.0'])
  })

  test('is soaked as a whole, each service by its own rule', () => {
    const policy = aPolicy({
      environments: [
        anEnvironment(),
        anEnvironment({
          name: 'prod',
          after: ['dev'],
          batch: { kind: 'all' },
          gates: {
            soakSeconds: 3600,
            windows: [],
            freezes: [],
            checks: [],
            tests: undefined,
            approvals: [],
          },
        }),
      ],
    })
    const facts = (now: number) => {
      const all = setFacts({ cart: ahead(10), ledger: ahead(50) }, { policy, now: at(now) })
      const services = all.services.map((one) => ({ ...one, policy, now: at(now) }))
      return { ...all, services }
    }
    expect(moved(planSet(facts(60)))).toEqual([])
    expect(planSet(facts(60)).reason).toBe(
      'release set @all waits for cart (and 1 more): 1.1.0 may go to prod when it has soaked for 1h, at 19 Nov 2026, 10:11 UTC',
    )
    expect(moved(planSet(facts(72)))).toEqual(['cart 1.0.0 -> 1.1.0'])
    expect(moved(planSet(facts(112)))).toHaveLength(2)
  })

  test('is all of a moment where two commits tell the same time', () => {
    const plan = planSet(setFacts({ cart: ahead(10), ledger: ahead(10) }))
    expect(moved(plan)).toHaveLength(2)
  })

  test('comes from the upstream whose state is newer where one of several is enough', () => {
    const policy = aPolicy({
      environments: [
        anEnvironment({ name: 'dev' }),
        anEnvironment({ name: 'test' }),
        anEnvironment({ name: 'prod', afterAny: ['dev', 'test'], batch: { kind: 'all' } }),
      ],
    })
    const base = setFacts({ cart: ahead(10) }, { policy })
    const services = base.services.map((one) => ({
      ...one,
      policy,
      records: [...one.records, rollout('1.2.0', 31, { key: one.key, environment: 'test' })],
      environments: [
        ...one.environments,
        ...setFacts({
          cart: {
            dev: [
              [0, '1.0.0'],
              [30, '1.2.0'],
            ],
            prod: '1.0.0',
          },
        }).services.flatMap(({ environments }) =>
          environments.slice(0, 1).map((dev) => ({ ...dev, name: 'test' })),
        ),
      ],
    }))
    const plan = planSet({ ...base, services })
    expect(plan.set?.upstream).toBe('test')
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.2.0'])
  })
})

describe('a service that can not go along', () => {
  const LEFT: readonly (readonly [string, Partial<Told>, string])[] = [
    [
      'is held in the target',
      { prodFacts: { holds: [aHold({ version: '1.1.0' })] } },
      '1.1.0 is held in prod by ana: broken login; lift the hold to let it through',
    ],
    ['has no overlay there', { prod: undefined }, 'prod has no overlay of ledger yet; add'],
    [
      'has a range there',
      { prodFacts: { overlay: aRange('1.x') } },
      'prod pins the range "1.x" at apps/x.yaml:3:5',
    ],
    [
      'has a range in the upstream',
      { devFacts: { overlay: aRange('1.x') } },
      "dev pins a range, so what ran there together can't be told; pin one version there",
    ],
    [
      "has an upstream that can't be read",
      { devFacts: { overlay: { kind: 'refused', why: 'odd.yaml:1:1 is odd', suggestion: 'x' } } },
      "what dev pins can't be told: odd.yaml:1:1 is odd",
    ],
    [
      'was taken back from it by a revert',
      {
        prodFacts: {
          history: [
            anEntry({ date: at(90), pins: { chart: '1.0.0' } }),
            anEntry({ commit: commit(2), date: at(80), pins: { chart: '1.1.0' } }),
          ],
        },
      },
      'prod was taken back from 1.1.0; choose 1.1.0 to propose it again',
    ],
    [
      'was chosen by a person',
      { records: [choice('1.1.0', 90, { key: 'ledger' })] },
      'raj chose 1.1.0 for prod, which has a pull request of its own',
    ],
    [
      'has a hold file that does not parse',
      { prodFacts: { holdProblem: 'holds/prod/ledger.yaml:1:1 is no list' } },
      'nothing moves in prod until its hold file is mended',
    ],
  ]

  test.each(LEFT)('stays where it is and is told: it %s', (_, told, why) => {
    const plan = planSet(setFacts({ cart: ahead(10), ledger: ahead(20, told), shop: ahead(30) }))
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0', 'shop 1.0.0 -> 1.1.0'])
    expect(plan.leftOut.map(({ key }) => key)).toEqual(['ledger'])
    expect(plan.leftOut[0]?.why).toContain(why)
  })

  test('stays out where an edit of it was tried in vain', () => {
    const unwritable = [{ key: 'ledger', why: 'a.yaml:1:1 is odd', suggestion: undefined }]
    const plan = planSet(setFacts({ cart: ahead(10), ledger: ahead(20) }, { unwritable }))
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0'])
    expect(plan.leftOut[0]?.why).toBe('a.yaml:1:1 is odd')
  })

  test('stays out where a person took it out, until a set would bring another release of it', () => {
    const facts = setFacts({ cart: ahead(10), ledger: ahead(20) })
    const member = planSet(facts).set?.members.find(({ key }) => key === 'ledger')
    const records = [takenOut('ledger', member?.release.id ?? '')]
    const without = planSet({ ...facts, records })
    expect(moved(without)).toEqual(['cart 1.0.0 -> 1.1.0'])
    expect(without.leftOut[0]?.why).toBe(
      'olga took it out of the set: its migration waits for the night',
    )
    const newer = setFacts(
      {
        cart: ahead(10),
        ledger: {
          dev: [
            [0, '1.0.0'],
            [20, '1.1.0'],
            [40, '1.2.0'],
          ],
          prod: '1.0.0',
        },
      },
      { records },
    )
    expect(moved(planSet(newer))).toEqual(['cart 1.0.0 -> 1.1.0', 'ledger 1.0.0 -> 1.2.0'])
  })

  test('does not hold the others up where no state that was read has it ready', () => {
    const plan = planSet(
      setFacts({
        cart: ahead(10),
        ledger: { dev: [[5, '1.1.0']], prod: '1.0.0', proven: [], devFacts: { historyCut: true } },
      }),
    )
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0'])
    expect(plan.leftOut[0]?.why).toContain('1.1.0 is not proven in dev: no report')
  })

  test('is no matter where the upstream has no overlay of it', () => {
    const plan = planSet(setFacts({ cart: ahead(10), ledger: { dev: [], prod: '1.0.0' } }))
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0'])
    expect(plan.leftOut).toEqual([])
  })

  test('is no matter where the target is ahead of the upstream', () => {
    const plan = planSet(setFacts({ cart: ahead(10), ledger: ahead(20, { prod: '2.0.0' }) }))
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0'])
    expect(plan.leftOut).toEqual([])
  })
})

describe('nothing to propose', () => {
  test.each<[string, Readonly<Record<string, Told>>, string]>([
    [
      'says whom the set waits for',
      { cart: ahead(10, { proven: [] }) },
      'release set @all waits for cart: 1.1.0 is not proven in dev: no report; wait for the rollout, or attest it',
    ],
    [
      'says who stays out',
      { cart: ahead(10, { prodFacts: { holds: [aHold({ version: '*' })] } }) },
      'cart stays out of release set @all: 1.1.0 is held in prod by ana: broken login; lift the hold to let it through',
    ],
    [
      'says that everything is there',
      { cart: ahead(10, { prod: '1.1.0' }) },
      'prod runs what dev has, as far as it is in release set @all',
    ],
  ])('%s', (_, services, reason) => {
    expect(planSet(setFacts(services))).toMatchObject({ step: { kind: 'none' }, reason })
  })

  test('is what becomes of an environment that the policy does not have', () => {
    expect(planSet(setFacts({ cart: ahead(10) }, { environment: 'mars' }))).toMatchObject({
      step: { kind: 'none' },
      reason: 'nothing is promoted into mars',
    })
  })
})
