import { describe, expect, test } from '@jest/globals'
import { type Attempt, untilWon } from '../src/carry-out/lost-race.ts'

/** A clock whose chance is always this, and what was waited. */
function clockOf(chance: number) {
  const waits: number[] = []
  let at = 0
  const clock = {
    now: () => new Date(at),
    sleep: async (milliseconds: number) => {
      waits.push(milliseconds)
      at += milliseconds
    },
    random: () => chance,
  }
  return { clock, waits }
}

/** An attempt that is overtaken this often. */
function overtaken(times: number) {
  let left = times
  return async (): Promise<Attempt<string>> => {
    left -= 1
    return left >= 0 ? { kind: 'moved' } : { kind: 'done', result: 'won' }
  }
}

describe('an attempt that was overtaken', () => {
  test('is made again until it wins', async () => {
    expect(await untilWon(clockOf(0.5).clock, overtaken(60))).toBe('won')
  })

  test('waits by chance, from nothing to twice as long each time, ten seconds at most', async () => {
    const half = clockOf(0.5)
    await untilWon(half.clock, overtaken(8))
    expect(half.waits).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000])
    const lucky = clockOf(0)
    await untilWon(lucky.clock, overtaken(3))
    expect(lucky.waits).toEqual([0, 0, 0])
  })

  test('is left to the next sweep at the deadline', async () => {
    const { clock, waits } = clockOf(0.9)
    expect(await untilWon(clock, overtaken(10_000))).toBeUndefined()
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(8 * 60_000)
  })
})
