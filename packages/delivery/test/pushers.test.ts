import type { Actor, Push, Pushes } from '@fluxgate/forge'
import type { Reviewed } from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import { withPushers } from '../src/facts/pushers.ts'
import { RECORDER } from './support/a-base.ts'
import { partialForge } from './support/partial-forge.ts'

const HEAD = 'beef'.repeat(10)
const OURS: Actor = { id: RECORDER, login: 'fluxgate[bot]' }
const ANA: Actor = { id: 11, login: 'ana' }
const MALLORY: Actor = { id: 13, login: 'mallory' }

function push(by: Actor | undefined, more: Partial<Push> = {}): Push {
  return { by, after: 'f00d'.repeat(10), created: false, ...more }
}

const NEWEST = { after: HEAD }
const FIRST = { created: true }

/** A pull request of ana's, as its commits tell. */
function reviewed(more: Partial<Reviewed> = {}): Reviewed {
  return {
    ...{ head: HEAD, branch: 'mine', allSigned: false, opinions: [], makers: [11] },
    ...{ makersUnknown: undefined, memberships: [], source: undefined },
    ...more,
  }
}

async function makersOf(pushes: readonly Push[], more: Partial<Reviewed> = {}, full = false) {
  const told: Pushes = { kind: 'told', pushes, more: full }
  const forge = partialForge({ pushes: async () => told })
  const { makers, makersUnknown } = await withPushers(forge, reviewed(more), RECORDER)
  return makersUnknown ?? makers
}

describe('who made a pull request', () => {
  test.each<[string, readonly Push[], readonly number[]]>([
    ['who made its branch', [push(ANA, { ...NEWEST, ...FIRST })], [11]],
    [
      'whoever pushed, whatever names are in commits',
      [push(MALLORY, NEWEST), push(ANA, FIRST)],
      [11, 13],
    ],
    [
      'nobody who pushed before we made it anew',
      [push(OURS, NEWEST), push(MALLORY), push(ANA, FIRST)],
      [11, RECORDER],
    ],
    [
      'nobody who pushed to a branch of that name before',
      [push(ANA, { ...NEWEST, ...FIRST }), push(MALLORY)],
      [11],
    ],
    [
      'who pushed under ours',
      [push(MALLORY, NEWEST), push(OURS), push(ANA, FIRST)],
      [11, 13, RECORDER],
    ],
  ])('is %s', async (_, pushes, makers) => {
    expect(await makersOf(pushes)).toEqual(makers)
  })

  test.each<[string, readonly Push[], Partial<Reviewed>, boolean, string]>([
    [
      'an account that is gone',
      [push(undefined, NEWEST), push(ANA, FIRST)],
      {},
      false,
      'somebody whom GitHub does not name pushed to it',
    ],
    [
      'a push that GitHub does not tell of yet',
      [push(ANA, FIRST)],
      {},
      false,
      'GitHub does not tell yet who pushed beefbee',
    ],
    ['a branch whose log is still empty', [], {}, false, 'GitHub does not tell yet who pushed'],
    [
      'more pushes than GitHub tells of',
      [push(ANA, NEWEST), push(ANA)],
      {},
      true,
      'who pushed to it can not be told, as there are over 1 pushes',
    ],
  ])('can not be told of %s', async (_, pushes, more, full, why) => {
    expect(await makersOf(pushes, more, full)).toContain(why)
  })

  test('is told where GitHub made every commit itself, before it tells of the push', async () => {
    expect(await makersOf([push(ANA, FIRST)], { allSigned: true })).toEqual([11])
  })

  test('is told by commits alone of a fork, and where GitHub has no log', async () => {
    const never = partialForge({})
    expect((await withPushers(never, reviewed({ branch: undefined }), RECORDER)).makers).toEqual([
      11,
    ])
    const untold = partialForge({ pushes: async () => ({ kind: 'untold' }) })
    expect((await withPushers(untold, reviewed(), RECORDER)).makers).toEqual([11])
  })
})
