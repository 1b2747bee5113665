import { describe, expect, test } from '@jest/globals'
import {
  type ChosenSet,
  looksBackTo,
  planSet,
  type SetFacts,
  wasOtherwise,
} from '../../src/index.ts'
import { aHold, at, commit } from '../builders.ts'
import { ahead, moved, type Pinned, proposedBy, setFacts, type Told } from './set-facts.ts'

/** Something that waits at the newest state, so that an older one is looked for: that of `shop`, of minute 10. */
const LATE = { ledger: ahead(60, { proven: [] }), shop: ahead(10) }

/** What dev pinned of cart, which is 1.0.0 from the beginning. */
function cart(dev: Pinned, more: Partial<Told> = {}): Told {
  return { dev: [[0, '1.0.0'], ...dev], prod: '1.0.0', ...more }
}

const ROWS: readonly (readonly [string, Told, boolean])[] = [
  ['was the same all the time', cart([]), true],
  [
    'went forth and back before',
    cart([
      [2, '1.1.0'],
      [8, '1.0.0'],
    ]),
    true,
  ],
  [
    'went forth and back before anything newer came',
    cart([
      [2, '1.1.0'],
      [30, '1.0.0'],
    ]),
    true,
  ],
  [
    'went forth before and came back after',
    cart([
      [2, '1.1.0'],
      [70, '1.0.0'],
    ]),
    false,
  ],
  [
    'went forth and back after',
    cart([
      [70, '1.1.0'],
      [80, '1.0.0'],
    ]),
    true,
  ],
  [
    'went with it, and came back after',
    cart([
      [10, '1.1.0'],
      [70, '1.0.0'],
    ]),
    false,
  ],
  [
    'went back before and came forth after',
    cart([
      [2, '0.9.0'],
      [70, '1.0.0'],
    ]),
    false,
  ],
  [
    'came to what prod runs before anything newer came',
    cart([[50, '1.1.0']], { prod: '1.1.0' }),
    true,
  ],
  ['came to what prod runs only after', cart([[70, '1.1.0']], { prod: '1.1.0' }), false],
  [
    'came to what prod runs after, and went on',
    cart(
      [
        [70, '1.1.0'],
        [80, '1.2.0'],
      ],
      { prod: '1.1.0' },
    ),
    false,
  ],
  ['never came to what prod runs', cart([[70, '1.1.0']], { prod: '2.0.0' }), true],
  [
    'left what prod runs before',
    cart(
      [
        [2, '1.1.0'],
        [8, '1.0.0'],
      ],
      { prod: '1.1.0' },
    ),
    true,
  ],
  ['was new after', { dev: [[70, '1.0.0']], prod: '1.0.0' }, true],
  [
    'was something after that nobody knows',
    { dev: [[70, '1.0.0']], prod: '1.0.0', devFacts: { historyCut: true } },
    false,
  ],
  [
    'is something of which nobody knows more',
    { dev: [[5, '1.0.0']], prod: '1.0.0', devFacts: { historyCut: true } },
    true,
  ],
]

describe('an older state of the upstream', () => {
  test.each(ROWS)('is taken, or not, where a service %s', (_, told, isTaken) => {
    const facts = setFacts({ cart: told, ...LATE })
    const plan = planSet(facts)
    expect(moved(plan)).toEqual(isTaken ? ['shop 1.0.0 -> 1.1.0'] : [])
    expect(plan.step.kind).toBe(isTaken ? 'open' : 'none')
    // Whatever else was looked at: the same set has the same name, commit and time.
    const { name, commit: state, at: since } = planSet(setFacts(LATE)).set ?? {}
    if (isTaken) expect(plan.set).toMatchObject({ name, commit: state, at: since })
  })

  test.each(ROWS)(
    'is the same to who reads no more than has to be looked at: a service %s',
    (_, told) => {
      const all = setFacts({ cart: told, ...LATE })
      expect(planSet(asRead(all))).toEqual(planSet(all))
    },
  )

  test('names the services that stay away from it, also those of which the upstream has what runs', () => {
    const held = cart(
      [
        [2, '1.1.0'],
        [70, '1.0.0'],
      ],
      { prodFacts: { holds: [aHold({ version: '1.1.0' })] } },
    )
    const plan = planSet(setFacts({ cart: held, ...LATE }))
    expect(moved(plan)).toEqual(['shop 1.0.0 -> 1.1.0'])
    expect(plan.leftOut.map(({ key }) => key)).toEqual(['cart'])
    expect(plan.leftOut[0]?.why).toContain('1.1.0 is held in prod')
  })

  test('is passed over for one that was with what runs', () => {
    const shop: Told = {
      dev: [
        [0, '1.0.0'],
        [5, '1.1.0'],
        [20, '1.2.0'],
      ],
      prod: '1.0.0',
    }
    const plan = planSet(
      setFacts({
        ...LATE,
        cart: cart([
          [20, '1.1.0'],
          [70, '1.0.0'],
        ]),
        shop,
      }),
    )
    expect(moved(plan)).toEqual(['shop 1.0.0 -> 1.1.0'])
    expect(plan.set?.commit).toBe(commit(6))
  })

  test('does not keep the newest from being taken: what upstream and target pin alike is no matter there', () => {
    const facts = setFacts({
      cart: cart([
        [2, '1.1.0'],
        [70, '1.0.0'],
      ]),
      shop: ahead(10),
    })
    expect(moved(planSet(facts))).toEqual(['shop 1.0.0 -> 1.1.0'])
  })

  test('is not taken where nobody can tell what the other services were then', () => {
    const facts = { ...setFacts(LATE), othersUntold: true }
    const plan = planSet(facts)
    expect(plan.step.kind).toBe('none')
    expect(plan.reason).toContain('release set @all waits for ledger: 1.1.0 is not proven')
    expect(plan.notes).toEqual([expect.stringContaining('no older state is taken, because')])
    const newest = { ...setFacts({ shop: ahead(10) }), othersUntold: true }
    expect(moved(planSet(newest))).toEqual(['shop 1.0.0 -> 1.1.0'])
  })
})

describe('who plans a set looks back', () => {
  test.each<[string, Readonly<Record<string, Told>>, string | undefined]>([
    ['to the older state that is taken', LATE, at(10)],
    ['nowhere where it is the newest', { shop: ahead(10) }, undefined],
    ['nowhere where nothing moves', { ...LATE, shop: ahead(10, { prod: '1.1.0' }) }, undefined],
    ['nowhere where nothing differs', { shop: cart([]) }, undefined],
  ])('%s', (_, services, since) => {
    const expected = since === undefined ? [] : [Date.parse(since)]
    expect(looksBackTo(setFacts(services)).map((back) => Date.parse(back.at))).toEqual(expected)
  })

  test('nowhere where a person asked for a set: that brings its own services alone', () => {
    const facts = setFacts(LATE)
    const { upstream, commit: state, at: when, name, members } = proposedBy(planSet(facts))
    const chosen: ChosenSet = {
      ...{ id: 950, environment: 'prod', key: '@all', createdAt: at(300), what: 'chosen' },
      ...{ name, upstream, commit: state, at: when, members },
      ...{ person: 42, login: 'olga', reason: 'as in prod-eu' },
    }
    expect(looksBackTo({ ...facts, records: [chosen] })).toEqual([])
  })
})

/** The facts as they are read: with what differs, and what was otherwise where the plan looks back to, until that is all. */
function asRead(all: SetFacts): SetFacts {
  const late = Object.keys(LATE)
  let keys = new Set(isAlike(all, 'cart') ? late : [...late, 'cart'])
  for (;;) {
    const facts = { ...all, services: all.services.filter(({ key }) => keys.has(key)) }
    const back = looksBackTo(facts)
    const other = all.services.filter((one) => back.some((to) => wasOtherwise(one, 'prod', to)))
    const more = new Set([...keys, ...other.map(({ key }) => key)])
    if (more.size === keys.size) return facts
    keys = more
  }
}

function isAlike({ services }: SetFacts, key: string): boolean {
  const [dev, prod] = services.find((one) => one.key === key)?.environments ?? []
  return JSON.stringify(dev?.history[0]?.pins) === JSON.stringify(prod?.history[0]?.pins)
}
