import { NO_GATES } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import {
  type ExceptedSet,
  exceptionsOf,
  planSet,
  type Reviewed,
  type ServiceRecord,
  type SetFacts,
} from '../../src/index.ts'
import { anEnvironment, aPolicy, at, commit, exception, failure, RECORDER } from '../builders.ts'
import { ahead, moved, setFacts, withOpen } from './set-facts.ts'

/** The set of `cart` and `ledger`, with these gates before it. */
function gated(gates: Partial<typeof NO_GATES>, facts = setFacts(BOTH)): SetFacts {
  const policy = aPolicy({
    environments: [
      anEnvironment(),
      anEnvironment({
        ...{ name: 'prod', after: ['dev'], batch: { kind: 'all' } },
        gates: { ...NO_GATES, ...gates },
      }),
    ],
  })
  return {
    ...facts,
    policy,
    services: facts.services.map((one) => ({ ...one, policy, now: facts.now })),
  }
}

function withRecords(facts: SetFacts, key: string, records: readonly ServiceRecord[]): SetFacts {
  const services = facts.services.map((one) =>
    one.key === key ? { ...one, records: [...one.records, ...records] } : one,
  )
  return { ...facts, services }
}

const BOTH = { cart: ahead(10), ledger: ahead(20) }
const OLDER = {
  cart: ahead(10),
  ledger: ahead(20, {
    dev: [
      [0, '1.0.0'],
      [5, '1.0.5'],
      [20, '1.1.0'],
    ],
  }),
}
const WHOLE = ['cart 1.0.0 -> 1.1.0', 'ledger 1.0.0 -> 1.1.0']
const approvals = [{ count: 1, teams: [], notSourceAuthor: false }]
const RULES = { approvals }

const REVIEWED: Reviewed = {
  ...{ head: commit(0xbeef), makers: [RECORDER], makersUnknown: undefined, memberships: [] },
  source: undefined,
  opinions: [
    { review: 1, by: 21, login: 'ana', person: true, state: 'approved', head: commit(0xbeef) },
  ],
}

function approvalsIn(facts: SetFacts): readonly string[] {
  const members = planSet(facts).set?.members ?? []
  return members.flatMap(({ gates }) =>
    gates.flatMap(({ rule, state }) => (rule === 'approvals' ? [state.kind] : [])),
  )
}

describe('an exception for a whole set', () => {
  const soaking = { soakSeconds: 4 * 3600 }
  const open = gated(soaking, { ...withOpen(setFacts(OLDER)), now: at(4 * 60 + 5) })
  const NAME = planSet(setFacts(OLDER)).set?.name ?? ''
  const excepted = (more: Partial<ExceptedSet> = {}): ExceptedSet => ({
    ...{ id: 903, environment: 'prod', key: '@all', name: NAME, createdAt: at(90) },
    ...{ what: 'excepted', members: ['cart', 'ledger'], gates: ['soak'], pullRequest: 12 },
    ...{ head: commit(0xbeef), person: 42, login: 'ana', reason: 'the site is down', ...more },
  })
  const plan = (record: ExceptedSet) => planSet({ ...open, records: [...open.records, record] })

  test('lets all of its services stay in it, by one record', () => {
    expect(moved(planSet(open))).not.toEqual(WHOLE)
    const { set, step } = plan(excepted())
    expect(set?.name).toBe(NAME)
    expect(step.kind).toBe('keep')
    expect(set?.members.flatMap(({ gates }) => gates.map(({ state }) => state.kind))).toEqual([
      ...['skipped', 'skipped'],
    ])
  })

  test.each<[string, Partial<ExceptedSet>]>([
    ['another pull request', { pullRequest: 13 }],
    ['a set of other pins', { name: `${NAME.slice(0, 11)}0123456789ab` }],
    ['a part of it', { members: ['cart'] }],
    ['services that it does not move', { members: ['cart', 'ledger', 'shop'] }],
    ['another gate', { gates: ['windows'] }],
  ])('says nothing where it is for %s', (_, more) => {
    expect(moved(plan(excepted(more)))).not.toEqual(WHOLE)
  })

  test('comes to one for each service, where exactly its pins are brought in', () => {
    const pins = { cart: { chart: '1.1.0' }, ledger: { chart: '1.1.0' }, shop: { chart: '9.9.9' } }
    const all = new Map(Object.entries(pins))
    expect(exceptionsOf(excepted(), all)).toMatchObject([
      { kind: 'exception', key: 'cart', pins: pins.cart, gates: ['soak'], pullRequest: 12 },
      { kind: 'exception', key: 'ledger', pins: pins.ledger, login: 'ana' },
    ])
    expect(exceptionsOf(excepted(), new Map([...all, ['ledger', { chart: '1.1.1' }]]))).toEqual([])
    expect(exceptionsOf(excepted(), new Map([['cart', pins.cart]]))).toEqual([])
  })
})

describe('approvals of the pull request of a set', () => {
  const reviewed = new Map([
    ['cart', REVIEWED],
    ['ledger', { ...REVIEWED, opinions: [] }],
  ])

  test('count for each service by what is known of it', () => {
    const open = withOpen(gated(RULES))
    expect(approvalsIn(open)).toEqual(['awaiting', 'awaiting'])
    expect(approvalsIn({ ...open, reviewed })).toEqual(['open', 'awaiting'])
  })

  test('do not count for the set that it moves to', () => {
    const grown = setFacts({ ...BOTH, shop: ahead(30) }).services
    const facts = gated(RULES, { ...withOpen(gated(RULES)), services: grown, reviewed })
    expect(planSet(facts).step.kind).toBe('move')
    expect(approvalsIn(facts)).toEqual(['awaiting', 'awaiting', 'awaiting'])
  })

  test('have its text written anew where it was read and does not tell of them', () => {
    const facts = withOpen(gated(RULES), { body: 'what it said' })
    const { step, reason } = planSet(facts, (members, body) => {
      expect(members.map(({ key }) => key)).toEqual(['cart', 'ledger'])
      expect(body).toBe('what it said')
      return false
    })
    expect(step).toMatchObject({ kind: 'touch', pullRequest: 12 })
    expect(reason).toContain(', but its gates changed')
    expect(planSet(facts, () => true).step.kind).toBe('keep')
    expect(planSet(withOpen(gated(RULES)), () => false).step.kind).toBe('keep')
  })
})

describe('an exception for the pull request of a set', () => {
  const soaking = { soakSeconds: 4 * 3600 }
  const now = at(4 * 60 + 15)
  // Opened when no soak was asked for; `ledger` has soaked a few minutes less than the policy asks for now.
  const open = gated(soaking, { ...withOpen(setFacts(OLDER)), now })
  const lets = (more: Partial<Parameters<typeof exception>[2]> = {}) =>
    withRecords(open, 'ledger', [exception('1.1.0', 90, { key: 'ledger', ...more })])

  test('lets the service stay in it that waits for nothing but the gate', () => {
    expect(moved(planSet(open))).not.toEqual(WHOLE)
    const plan = planSet(lets())
    expect(moved(plan)).toEqual(WHOLE)
    expect(plan.step).toMatchObject({ kind: 'keep', pullRequest: 12 })
    const [, ledger] = plan.set?.members ?? []
    expect(ledger?.gates.map(({ state }) => state)).toEqual([
      { kind: 'skipped', by: 'ana', reason: 'the site is down' },
    ])
  })

  test.each([
    ['another pull request', { pullRequest: 13 }],
    ['what we proposed of the service alone', { pullRequest: undefined }],
    ['other pins', { pins: { chart: '1.0.5' } }],
    ['another gate', { gates: ['windows'] }],
  ] as const)('says nothing of it where it is for %s', (_, more) => {
    expect(moved(planSet(lets(more)))).not.toEqual(WHOLE)
  })

  test('of what proves it keeps a release in that failed since, and says so', () => {
    const failed = withRecords(withOpen(setFacts(OLDER)), 'ledger', [
      failure('1.1.0', 100, { key: 'ledger' }),
    ])
    expect(moved(planSet(failed))).not.toEqual(WHOLE)
    const proven = exception('1.1.0', 110, { key: 'ledger', gates: ['proven'] })
    const plan = planSet(withRecords(failed, 'ledger', [proven]))
    expect(moved(plan)).toEqual(WHOLE)
    expect(plan.set?.members.map(({ missing }) => missing)).toEqual([
      undefined,
      expect.stringContaining('1.1.0'),
    ])
  })
})
