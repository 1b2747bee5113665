import { describe, expect, test } from '@jest/globals'
import { fc } from '../support/fast-check.ts'
import { virtualClock } from '../support/virtual-clock.ts'
import { attest } from './acts.ts'
import { carryOut, intents } from './carry-out.ts'
import { type Mode, type Settled, settle, versionOf } from './queue.ts'
import type { World } from './world.ts'

const ARRIVALS = 500
/** How many interleavings; without a queue each of them takes longer. */
const SEEDS: Readonly<Record<Mode, number>> = { single: 12, max: 12, none: 5 }
const LAST = versionOf(ARRIVALS)

function sweep(world: World): void {
  world.now += 1000
  for (const intent of intents(world)) carryOut(world, intent, 3)
}

function proposals({ pulls }: World): readonly string[] {
  return pulls
    .filter(({ state }) => state === 'open')
    .map(({ environment, version }) => `${environment} ${version}`)
    .toSorted()
}

/** What no report came of, by what a sweep lists. */
function unproven(world: World): readonly (string | undefined)[] {
  return intents(world).flatMap(({ plan }) =>
    (plan?.unproven ?? []).map(({ release }) => release.pins.chart),
  )
}

function highestRecorded({ records }: World): string {
  const patches = records.map(({ pins }) => Number(pins.chart?.split('.')[2]))
  return versionOf(Math.max(...patches))
}

/** Nothing is lost: the highest release with a record is proposed everywhere, and what came after it is listed until a person attests it. */
function expectNothingLost({ world }: Settled): void {
  sweep(world)
  const highest = highestRecorded(world)
  expect(proposals(world)).toEqual([`prod ${highest}`, `staging ${highest}`])
  expect(world.pulls).toHaveLength(2)
  expect(unproven(world)).toEqual(highest === LAST ? [] : [LAST, LAST])
  attest(world, 'dev')
  sweep(world)
  expect(proposals(world)).toEqual([`prod ${LAST}`, `staging ${LAST}`])
  const pulls = world.pulls
  sweep(world)
  expect(world.pulls).toEqual(pulls)
}

interface Tried extends Settled {
  /** Whether the run of the newest release was among those that were cancelled. */
  readonly lostLast: boolean
}

/** Whether a queue came to what makes it the one it is. */
const TRIED: Readonly<Record<Mode, (settled: readonly Tried[]) => boolean>> = {
  single: (all) =>
    all.some(({ cancelled }) => cancelled > ARRIVALS / 2) && all.some(({ lostLast }) => lostLast),
  max: (all) => all.some(({ cancelled }) => cancelled > 0),
  none: (all) => all.some(({ overtaken }) => overtaken > 10),
}

describe(`${ARRIVALS} events that arrive in any order, with any number of runs between them`, () => {
  test.each<Mode>(['single', 'max', 'none'])(
    'lose nothing that one sweep does not find or list (queue: %s)',
    (mode) => {
      const all: Tried[] = []
      fc.assert(
        fc.property(fc.noBias(fc.integer({ min: 1, max: 2 ** 31 - 2 })), (seed) => {
          const settled = settle(mode, ARRIVALS, virtualClock(seed).random)
          all.push({ ...settled, lostLast: highestRecorded(settled.world) !== LAST })
          expectNothingLost(settled)
        }),
        { numRuns: SEEDS[mode] },
      )
      expect(TRIED[mode](all)).toBe(true)
    },
  )
})
