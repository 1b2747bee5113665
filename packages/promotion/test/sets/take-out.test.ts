import { describe, expect, test } from '@jest/globals'
import { planSet, planTakeOut, releaseId, type TakeOutInput } from '../../src/index.ts'
import { anOverlay, at, commit, RECORDER } from '../builders.ts'
import {
  ahead,
  moved,
  openedBy,
  proposedBy,
  setFacts,
  type Told,
  takenOut,
  withOpen,
} from './set-facts.ts'

const BOTH = setFacts({ cart: ahead(10), ledger: ahead(20) })
const NAME = planSet(BOTH).set?.name
const ID = releaseId({ chart: '1.1.0' })
const OPEN = openedBy(planSet(BOTH), { pins: { chart: '1.1.0' } })

function asked(overrides: Partial<TakeOutInput> = {}): TakeOutInput {
  return {
    ...{ environment: 'prod', service: 'ledger', id: '@all', overlay: anOverlay('1.0.0') },
    ...{ pullRequests: [OPEN], records: [proposedBy(planSet(BOTH))], recorder: RECORDER },
    ...{ base: commit(0xba5e), person: 42, login: 'olga', reason: 'not tonight' },
    ...overrides,
  }
}

describe('a service that a person takes out', () => {
  test('is recorded with its release, its set, and who says why', () => {
    expect(planTakeOut(asked())).toEqual({
      kind: 'write',
      record: {
        ...{ what: 'taken-out', environment: 'prod', key: '@all', name: NAME },
        ...{ service: 'ledger', releaseId: ID, person: 42, login: 'olga', reason: 'not tonight' },
      },
      ref: commit(0xba5e),
    })
  })

  test('is recorded once while the pull request still has it', () => {
    const records = [...asked().records, takenOut('ledger', ID)]
    expect(planTakeOut(asked({ records }))).toEqual({ kind: 'already' })
  })

  test('is recorded again where a newer set brought it back', () => {
    const before = takenOut('ledger', ID, { createdAt: at(30) })
    expect(planTakeOut(asked({ records: [...asked().records, before] })).kind).toBe('write')
  })

  test.each<[string, Partial<TakeOutInput>, string]>([
    ['a whole set', { service: '@all' }, '@all is a whole set; name one service of it'],
    ['a service that goes alone', { id: undefined }, 'ledger goes into prod alone; close its'],
    ['none is open', { pullRequests: [] }, 'no release set @all is open in prod; hold ledger'],
    [
      'the one that was open is merged',
      { pullRequests: [{ ...OPEN, state: 'merged' }] },
      'no release set @all is open in prod',
    ],
    [
      "the one that is open is a stranger's",
      { pullRequests: [{ ...OPEN, author: 42 }] },
      'no release set @all is open in prod',
    ],
    [
      'the set goes without it',
      { service: 'shop' },
      `shop is not in release set ${NAME} (#12), which moves cart, ledger`,
    ],
    [
      'the set changes nothing of it',
      { overlay: anOverlay('1.1.0') },
      `ledger is not in release set ${NAME} (#12), which moves cart, ledger`,
    ],
    [
      'somebody has a commit on it',
      { pullRequests: [{ ...OPEN, head: commit(5), foreignAuthors: ['ana'] }] },
      '#12 has commits by ana, so it is theirs; merge or close it by hand',
    ],
    [
      'a run ended before it was recorded',
      { records: [] },
      'what #12 proposes is not recorded yet; sweep, and ask again',
    ],
  ])('is refused where it is %s', (_, overrides, why) => {
    const plan = planTakeOut(asked(overrides))
    expect(plan.kind).toBe('refuse')
    expect('why' in plan && plan.why).toContain(why)
  })

  test('of a set with too many members to be written down is told by what its head pins', () => {
    const records = [{ ...proposedBy(planSet(BOTH)), members: undefined }]
    expect(planTakeOut(asked({ records })).kind).toBe('write')
    const plan = planTakeOut(asked({ records, overlay: anOverlay('1.1.0') }))
    expect(plan).toEqual({
      kind: 'refuse',
      why: `ledger is not in release set ${NAME} (#12)`,
    })
  })
})

describe('a set that a service was taken out of', () => {
  const taken = takenOut('ledger', ID)
  const open = withOpen(BOTH)
  const left = { ...open, records: [...open.records, taken] }
  const merged = { state: 'merged', closedAt: at(90) } as const

  test('moves to what is left of it, also where it was approved', () => {
    const plan = planSet({ ...left, pullRequests: [{ ...OPEN, approvedBy: ['ana'] }] })
    expect(plan.step).toMatchObject({ kind: 'move', pullRequest: 12 })
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0'])
  })

  test('is closed where nothing is left of it', () => {
    const one = setFacts({ ledger: ahead(20) })
    const alone = withOpen(one)
    const plan = planSet({ ...alone, records: [...alone.records, taken] })
    expect(plan.step).toMatchObject({ kind: 'close', pullRequest: 12 })
    expect(plan.reason).toBe(
      'nothing else is left of it: ledger: olga took it out of the set: its migration waits for the night',
    )
  })

  test('stays open, and red, where what is left of it does not work', () => {
    const failing = setFacts({ cart: ahead(10, { proven: [] }), ledger: ahead(20) }).services
    expect(planSet({ ...left, services: failing }).step.kind).toBe('keep')
  })

  test('does not come in again when the rest was merged', () => {
    const services = setFacts({ ledger: ahead(20) }).services
    const plan = planSet({ ...left, services, pullRequests: [{ ...OPEN, ...merged }] })
    expect(plan.step.kind).toBe('none')
    expect(plan.reason).toContain('ledger stays out of release set @all: olga took it out')
  })

  test.each<[string, number, readonly string[]]>([
    ['comes in again with a newer one', 100, ['ledger 1.0.0 -> 1.1.0', 'shop 1.0.0 -> 1.1.0']],
    ['stays out of one that was there before', 80, ['shop 1.0.0 -> 1.1.0']],
  ])('%s, once it is merged', (_, minute, members) => {
    const services = setFacts({ ledger: ahead(20), shop: ahead(minute) }).services
    const plan = planSet({ ...left, services, pullRequests: [{ ...OPEN, ...merged }] })
    expect(moved(plan)).toEqual(members)
  })

  test('does not come in again by a commit that changes no pin', () => {
    const touched: Told = { ...ahead(20), dev: [...ahead(20).dev, [100, '1.1.0']] }
    const { services } = setFacts({ ledger: touched, shop: ahead(80) })
    const plan = planSet({ ...left, services, pullRequests: [{ ...OPEN, ...merged }] })
    expect(moved(plan)).toEqual(['shop 1.0.0 -> 1.1.0'])
  })

  test("is not over by a stranger's pull request", () => {
    const services = setFacts({ ledger: ahead(20), shop: ahead(100) }).services
    const pullRequests = [OPEN, { ...OPEN, ...merged, number: 13, author: 42 }]
    expect(moved(planSet({ ...left, services, pullRequests }))).toEqual(['shop 1.0.0 -> 1.1.0'])
  })

  test('stays out of every newer one while it is open', () => {
    const services = setFacts({ cart: ahead(10), ledger: ahead(20), shop: ahead(100) }).services
    expect(moved(planSet({ ...left, services }))).toEqual([
      'cart 1.0.0 -> 1.1.0',
      'shop 1.0.0 -> 1.1.0',
    ])
  })
})
