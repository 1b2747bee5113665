import { NO_GATES } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import {
  type ChosenSet,
  parseSetRecord,
  planSet,
  planSetChoice,
  type SetFacts,
  setPayload,
} from '../../src/index.ts'
import { aHold, anEnvironment, aPolicy, at, commit, RECORDER } from '../builders.ts'
import { moved, openedBy, proposedBy, setFacts, type Told } from './set-facts.ts'

/** dev went on to 1.1.0 at a minute, and to 1.2.0 at minute 200, which did not come up; prod runs 1.0.0. */
function twice(minute: number, more: Partial<Told> = {}): Told {
  return {
    dev: [
      [0, '1.0.0'],
      [minute, '1.1.0'],
      [200, '1.2.0'],
    ],
    prod: '1.0.0',
    ...more,
  }
}

const ALL = { cart: twice(10), ledger: twice(20), shop: twice(150) }
/** As it was before dev went on: the set of cart and ledger at minute 20. */
const NAMED = {
  ...proposedBy(
    planSet(
      setFacts({
        cart: { ...twice(10), dev: twice(10).dev.slice(0, 2) },
        ledger: { ...twice(20), dev: twice(20).dev.slice(0, 2) },
      }),
    ),
  ),
  environment: 'prod-eu',
}
const ACT = { environment: 'prod', person: 42, login: 'olga', reason: 'as in prod-eu' }

function choice(overrides: Partial<ChosenSet> = {}): ChosenSet {
  const { name, upstream, commit: state, at: when, members } = NAMED
  return {
    ...{ id: 950, environment: 'prod', key: '@all', createdAt: at(300), what: 'chosen' },
    ...{ name, upstream, commit: state, at: when, members },
    ...{ person: 42, login: 'olga', reason: 'as in prod-eu' },
    ...overrides,
  }
}

function chosen(services: Readonly<Record<string, Told>>, more: Partial<SetFacts> = {}): SetFacts {
  return setFacts(services, { records: [choice()], ...more })
}

describe('a release set that a person asks for by its name', () => {
  test('is recorded with its state, its services, and who asked', () => {
    expect(planSetChoice(setFacts(ALL), NAMED, ACT)).toMatchObject({
      kind: 'write',
      record: {
        ...{ what: 'chosen', environment: 'prod', key: '@all', name: NAMED.name, at: at(20) },
        ...{ upstream: 'dev', members: ['cart', 'ledger'], person: 42, reason: 'as in prod-eu' },
      },
    })
  })

  test('is recorded once', () => {
    expect(planSetChoice(chosen(ALL), NAMED, ACT)).toEqual({ kind: 'already' })
  })

  test('reads as it was written', () => {
    const { id: _id, createdAt: _at, ...written } = choice()
    const meta = { id: 950, environment: 'prod', key: '@all', createdAt: at(300) }
    expect(parseSetRecord(setPayload(written), meta)).toEqual(choice())
    const forged = { ...setPayload(written), commit: 'main' }
    expect(parseSetRecord(forged, meta)).toMatchObject({ kind: 'unreadable' })
  })

  test('is proposed as it was named: its services alone, at the releases of then', () => {
    const plan = planSet(chosen(ALL))
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0', 'ledger 1.0.0 -> 1.1.0'])
    expect(plan.set?.name).toBe(NAMED.name)
    expect(plan.step.kind).toBe('open')
    expect(plan.notes).toEqual([`olga asked for release set ${NAMED.name}: as in prod-eu`])
  })

  test('goes without who did not go where it was named', () => {
    const plan = planSet(chosen(ALL, { records: [choice({ members: ['cart'] })] }))
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0'])
  })

  test('goes without what is not admissible, which is named', () => {
    const held = twice(20, { prodFacts: { holds: [aHold({ version: '1.1.0' })] } })
    const unproven = twice(10, { proven: ['1.2.0'] })
    const one = planSet(chosen({ ...ALL, ledger: held }))
    expect(moved(one)).toEqual(['cart 1.0.0 -> 1.1.0'])
    expect(one.leftOut[0]?.why).toContain('1.1.0 is held in prod')
    const other = planSet(chosen({ ...ALL, cart: unproven }))
    expect(moved(other)).toEqual(['ledger 1.0.0 -> 1.1.0'])
    expect(other.leftOut[0]?.why).toContain('1.1.0 is not proven in dev')
  })

  test('is refused where nothing of it can go, with what hinders each', () => {
    const unproven = { cart: twice(10, { proven: [] }), ledger: twice(20, { prod: '1.1.0' }) }
    const plan = planSetChoice(setFacts(unproven), NAMED, ACT)
    expect(plan).toMatchObject({ kind: 'refuse' })
    expect('why' in plan && plan.why).toContain(
      `nothing of release set ${NAMED.name} can go to prod: cart: 1.1.0 is not proven in dev`,
    )
    const there = { cart: twice(10, { prod: '1.1.0' }), ledger: twice(20, { prod: '1.2.0' }) }
    expect(planSetChoice(setFacts(there), NAMED, ACT)).toEqual({
      kind: 'refuse',
      why: `nothing of release set ${NAMED.name} can go to prod: prod has all of it, or something above it`,
    })
  })

  test('is refused where the environment takes from another one', () => {
    const plan = planSetChoice(setFacts(ALL), { ...NAMED, upstream: 'test' }, ACT)
    expect('why' in plan && plan.why).toContain('is what test pinned, and prod takes from dev')
  })

  test('is proposed before it has soaked, and its gates say until when', () => {
    const gates = { ...NO_GATES, soakSeconds: 360_000 }
    const policy = aPolicy({
      environments: [
        anEnvironment(),
        anEnvironment({ name: 'prod', after: ['dev'], batch: { kind: 'all' }, gates }),
      ],
    })
    const facts = chosen(ALL, { policy })
    const services = facts.services.map((one) => ({ ...one, policy }))
    const plan = planSet({ ...facts, services })
    expect(moved(plan)).toHaveLength(2)
    expect(plan.set?.members[0]?.gates[0]?.state.kind).toBe('waiting')
  })

  const OPEN = openedBy(planSet(chosen(ALL)))
  const proposed = { ...proposedBy(planSet(chosen(ALL))), createdAt: at(310) }
  const other = { ...proposed, id: 7, createdAt: at(309), head: commit(5), at: at(1) }
  const records = [choice(), proposed, other]

  test('stands while it is open', () => {
    const plan = planSet(chosen(ALL, { records, pullRequests: [OPEN] }))
    expect(plan.step).toEqual({ kind: 'keep', pullRequest: 12 })
  })

  test.each<[string, Partial<typeof OPEN>, boolean]>([
    ['is over when it was merged', { state: 'merged', closedAt: at(320) }, false],
    [
      'is over when a person closed it',
      { state: 'closed', closedAt: at(320), closedBy: 42 },
      false,
    ],
    [
      'is not over when we closed it ourselves',
      { state: 'closed', closedAt: at(320), closedBy: RECORDER },
      true,
    ],
    [
      'is not over when another set was merged',
      { state: 'merged', closedAt: at(320), head: commit(5) },
      true,
    ],
    [
      "is over when it was merged with somebody's commit on it",
      { state: 'merged', closedAt: at(320), head: commit(6) },
      false,
    ],
    [
      "is over when a person closed it with somebody's commit on it",
      { state: 'closed', closedAt: at(320), closedBy: 42, head: commit(6) },
      false,
    ],
  ])('%s', (_, more, still) => {
    const plan = planSet(chosen(ALL, { records, pullRequests: [{ ...OPEN, ...more }] }))
    expect(plan.set?.name === NAMED.name).toBe(still)
  })

  test('comes again although a person had closed it before they asked', () => {
    const before = { ...proposed, createdAt: at(100) }
    const closed = { ...OPEN, state: 'closed', closedAt: at(110), closedBy: 42 } as const
    const plan = planSet(chosen(ALL, { records: [choice(), before], pullRequests: [closed] }))
    expect(plan.step.kind).toBe('open')
  })

  test('is the newest of several', () => {
    const older = choice({
      id: 940,
      createdAt: at(290),
      at: at(0),
      name: '2026-11-19.000000000000',
    })
    const plan = planSet(chosen(ALL, { records: [older, choice()] }))
    expect(plan.set?.name).toBe(NAMED.name)
  })

  test('leaves what the upstream has now to be proposed where nothing of it is left', () => {
    const there = { cart: twice(10, { prod: '1.1.0' }), ledger: twice(20, { prod: '1.1.0' }) }
    expect(moved(planSet(chosen(there)))).toEqual(['cart 1.1.0 -> 1.2.0', 'ledger 1.1.0 -> 1.2.0'])
  })
})
