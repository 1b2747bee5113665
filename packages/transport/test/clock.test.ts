import { describe, expect, test } from '@jest/globals'
import { pauseAfter } from '../src/index.ts'

describe('the pause before the next try', () => {
  test.each([
    [0, 0.5, 250],
    [1, 0.5, 500],
    [5, 0.5, 8_000],
    [6, 0.5, 10_000],
    [5_000, 0.5, 10_000],
    [3, 0, 0],
  ])('after round %d, by chance %d, is %d ms', (round, chance, expected) => {
    expect(pauseAfter(round, { random: () => chance })).toBe(expected)
  })

  test('begins and ends where the caller says', () => {
    const limits = { firstMs: 200, longestMs: 1_000 }
    const pauses = [0, 1, 2, 3].map((round) => pauseAfter(round, { random: () => 1 }, limits))
    expect(pauses).toEqual([200, 400, 800, 1_000])
  })
})
