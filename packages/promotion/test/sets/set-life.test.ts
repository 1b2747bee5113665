import { describe, expect, test } from '@jest/globals'
import { planSet, type SetFacts } from '../../src/index.ts'
import { aHold, at, choice, commit, failure, RECORDER } from '../builders.ts'
import {
  ahead,
  moved,
  openedBy,
  proposedBy,
  SET_POLICY,
  setFacts,
  type Told,
  withOpen,
} from './set-facts.ts'

const FIRST = setFacts({ cart: ahead(10) })
const NAME = planSet(FIRST).set?.name ?? ''
const BRANCH = 'promote/prod/@all'

/** The same with another service that came up since. */
function grown(facts: SetFacts, shop: Told = ahead(30)): SetFacts {
  return { ...facts, services: setFacts({ cart: ahead(10), shop }).services }
}

describe('the pull request of a release set', () => {
  test('stands while it proposes what it should', () => {
    expect(planSet(withOpen(FIRST))).toMatchObject({
      step: { kind: 'keep', pullRequest: 12 },
      reason: `#12 proposes release set ${NAME} already`,
    })
  })

  test.each([
    ['title', { title: 'mine now' }],
    ['labels', { labels: ['promotion'] }],
    ['text', { textBehind: true }],
  ])('is mended where its %s is not right', (_, pull) => {
    expect(planSet(withOpen(FIRST, pull)).step).toMatchObject({ kind: 'touch', pullRequest: 12 })
  })

  test('moves to the newer set', () => {
    const plan = planSet(grown(withOpen(FIRST)))
    expect(plan.step).toMatchObject({ kind: 'move', pullRequest: 12, head: commit(0xbeef) })
    expect(plan.reason).toBe(
      `#12 moves to release set ${plan.set?.name}: 2 releases are proven together in dev`,
    )
  })

  test('moves where nothing says what is at its head: a run ended too early', () => {
    expect(planSet({ ...withOpen(FIRST), records: [] }).step.kind).toBe('move')
  })

  test('is left alone with the commit of a person on it', () => {
    const plan = planSet(grown(withOpen(FIRST, { foreignAuthors: ['ana'] })))
    expect(plan.step).toEqual({ kind: 'defer', pullRequest: 12 })
    expect(plan.reason).toContain('#12 has commits by ana, so it is not moved to release set')
  })

  test('is left alone in the merge queue, where nobody may push to its branch', () => {
    const plan = planSet(grown(withOpen(FIRST, { queued: true })))
    expect(plan.step).toEqual({ kind: 'defer', pullRequest: 12 })
    expect(plan.reason).toContain('#12 is in the merge queue, so it is not moved to release set')
  })

  test('is made anew, as the set that it is, where it conflicts', () => {
    const plan = planSet(withOpen(FIRST, { stale: 'conflicts' }))
    expect(plan.step).toMatchObject({ kind: 'move', pullRequest: 12, set: { name: NAME } })
    const queued = planSet(withOpen(FIRST, { stale: 'conflicts', queued: true }))
    expect(queued.step).toEqual({ kind: 'defer', pullRequest: 12 })
  })

  test('waits where it is approved and still good', () => {
    const plan = planSet(grown(withOpen(FIRST, { approvedBy: ['olga'] })))
    expect(plan.step).toEqual({ kind: 'keep', pullRequest: 12 })
    expect(plan.reason).toMatch(/^#12 for release set \S+ is approved by olga; \S+ waits until/)
  })

  test('moves although it is approved where a service of it is no good any more', () => {
    const bad = ahead(10, { prodFacts: { holds: [aHold({ version: '1.1.0' })] } })
    const open = withOpen(FIRST, { approvedBy: ['olga'] })
    const facts = { ...open, services: setFacts({ cart: bad, shop: ahead(30) }).services }
    expect(planSet(facts).step.kind).toBe('move')
  })

  test('moves although it is approved where the policy says so', () => {
    const policy = {
      ...SET_POLICY,
      environments: SET_POLICY.environments.map((one) => ({
        ...one,
        supersede: 'always' as const,
      })),
    }
    const open = withOpen(FIRST, { approvedBy: ['olga'] })
    const services = grown(open).services.map((one) => ({ ...one, policy }))
    expect(planSet({ ...open, policy, services }).step.kind).toBe('move')
  })

  test('stays, red, while what it proposes does not work and nothing else is there', () => {
    const failed = ahead(10, { records: [failure('1.1.0', 50, { key: 'cart' })] })
    const facts = { ...withOpen(FIRST), services: setFacts({ cart: failed }).services }
    const plan = planSet(facts)
    expect(plan.step).toEqual({ kind: 'keep', pullRequest: 12 })
    expect(plan.reason).toContain('#12 stays as it is: release set @all waits for cart: 1.1.0')
  })

  test('is closed where the upstream went back with a service of it, whatever the others wait for', () => {
    const both = setFacts({ cart: ahead(10), shop: ahead(30) })
    const back = ahead(10, {
      dev: [
        [0, '1.0.0'],
        [10, '1.1.0'],
        [50, '1.0.0'],
      ],
    })
    const failed = ahead(30, { records: [failure('1.1.0', 50, { key: 'shop' })] })
    const { services } = setFacts({ cart: back, shop: failed })
    const plan = planSet({ ...withOpen(both), services })
    expect(plan.step).toMatchObject({ kind: 'close', pullRequest: 12 })
    expect(plan.reason).toContain('cart: dev pins 1.0.0 now, so 1.1.0 is withdrawn')
  })

  test.each<[string, number, readonly string[]]>([
    ['goes on without it where the upstream had the others beside what runs', 80, ['shop']],
    ['is closed where the upstream never had the others beside what runs', 60, []],
  ])('whose upstream took a service back to what runs %s', (_, later, rest) => {
    const both = setFacts({ cart: ahead(10), shop: ahead(30) })
    const back = ahead(10, {
      dev: [
        [0, '1.0.0'],
        [10, '1.1.0'],
        [70, '1.0.0'],
      ],
    })
    const late = ahead(later, { proven: [] })
    const { services } = setFacts({ cart: back, ledger: late, shop: ahead(30) })
    const plan = planSet({ ...withOpen(both), services })
    expect(plan.step.kind).toBe(rest.length > 0 ? 'move' : 'close')
    expect(moved(plan)).toEqual(rest.map((key) => `${key} 1.0.0 -> 1.1.0`))
  })

  test('is closed where all that it moves goes alone, because somebody chose it', () => {
    const cart = ahead(10, { records: [choice('1.1.0', 50, { key: 'cart' })] })
    const plan = planSet({ ...withOpen(FIRST), services: setFacts({ cart }).services })
    expect(plan.step).toMatchObject({ kind: 'close', pullRequest: 12 })
    expect(plan.reason).toBe(
      'nothing else is left of it: cart: raj chose 1.1.0 for prod, which has a pull request of its own',
    )
  })

  test('is closed when the target has everything of it', () => {
    const there = setFacts({ cart: ahead(10, { prod: '1.1.0' }) }).services
    for (const services of [there, []]) {
      const plan = planSet({ ...withOpen(FIRST), services })
      expect(plan.step).toMatchObject({ kind: 'close', pullRequest: 12 })
      expect(plan.reason).toBe(`prod has everything of release set ${NAME} already`)
    }
  })

  test('is closed when the upstream went back', () => {
    const back = {
      ...ahead(10),
      dev: [
        [0, '1.0.0'],
        [10, '1.1.0'],
        [40, '1.0.0'],
      ] as const,
    }
    const plan = planSet({ ...withOpen(FIRST), services: setFacts({ cart: back }).services })
    expect(plan.step.kind).toBe('close')
    expect(plan.reason).toContain('cart: dev pins 1.0.0 now, so 1.1.0 is withdrawn')
  })

  test('is not closed with the commit of a person on it', () => {
    const plan = planSet({ ...withOpen(FIRST, { foreignAuthors: ['ana'] }), services: [] })
    expect(plan.step).toEqual({ kind: 'defer', pullRequest: 12 })
  })
})

describe('a release set that a person closed', () => {
  const closed = { state: 'closed', closedAt: at(60), closedBy: 42 } as const

  test('is not proposed again', () => {
    const plan = planSet(withOpen(FIRST, closed))
    expect(plan.step).toEqual({ kind: 'none' })
    expect(plan.reason).toBe(
      `#12 for release set ${NAME} was closed by a person; reopen it, or wait for what dev pins next`,
    )
  })

  test('is not proposed again where the upstream comes back to it another day', () => {
    const again = ahead(10, {
      dev: [
        [0, '1.0.0'],
        [10, '1.1.0'],
        [60, '1.0.0'],
        [2000, '1.1.0'],
      ],
    })
    const { services } = setFacts({ cart: again })
    const plan = planSet({ ...withOpen(FIRST, closed), services })
    expect(plan.set?.name).not.toBe(NAME)
    expect(plan.step.kind).toBe('none')
  })

  test('rejects the set and not its services: they come with the next', () => {
    const plan = planSet(grown(withOpen(FIRST, closed)))
    expect(plan.step.kind).toBe('open')
    expect(moved(plan)).toEqual(['cart 1.0.0 -> 1.1.0', 'shop 1.0.0 -> 1.1.0'])
  })

  test('rejects what the upstream had before as well', () => {
    const two = setFacts({ cart: ahead(10), shop: ahead(30) })
    const rejected = withOpen(two, closed)
    const failed = ahead(30, { records: [failure('1.1.0', 50, { key: 'shop' })] })
    const facts = { ...rejected, services: setFacts({ cart: ahead(10), shop: failed }).services }
    expect(moved(planSet(facts))).toEqual(['cart 1.0.0 -> 1.1.0'])
    expect(planSet(facts).step.kind).toBe('none')
  })

  test.each([
    ['is not proposed again where somebody had pushed to it before', 60, 'none'],
    ['is proposed where it was recorded after that was closed', 59, 'open'],
  ])('%s', (_, minute, step) => {
    const { pullRequests, ...facts } = withOpen(FIRST, { ...closed, closedAt: at(minute) })
    const pushed = pullRequests.map((one) => ({ ...one, head: commit(0xf0e) }))
    expect(planSet({ ...facts, pullRequests: pushed }).step.kind).toBe(step)
  })

  test('comes back when we closed it ourselves', () => {
    expect(planSet(withOpen(FIRST, { ...closed, closedBy: RECORDER })).step.kind).toBe('open')
  })
})

describe('a branch of a release set without a pull request of ours', () => {
  const branches = [{ name: BRANCH, head: commit(77) }]

  test('is moved from where it is', () => {
    expect(planSet({ ...FIRST, branches }).step).toMatchObject({ leftover: commit(77) })
  })

  test("with somebody's commit is left to them", () => {
    const theirs = [{ name: BRANCH, head: commit(77), foreignAuthor: 'ana' }]
    const plan = planSet({ ...FIRST, branches: theirs })
    expect(plan.step).toEqual({ kind: 'defer', pullRequest: undefined })
    expect(plan.reason).toContain('has a commit by ana and no pull request of ours')
  })

  test("and a stranger's pull request waits for a person", () => {
    const stranger = openedBy(planSet(FIRST), { author: 42, head: commit(77) })
    const plan = planSet({ ...FIRST, branches, pullRequests: [stranger] })
    expect(plan.step).toEqual({ kind: 'defer', pullRequest: 12 })
  })

  test('does not take the word of a record about another head', () => {
    const open = withOpen(FIRST)
    const records = [proposedBy(planSet(FIRST), commit(0xabc))]
    expect(planSet({ ...open, records }).step.kind).toBe('move')
  })
})
