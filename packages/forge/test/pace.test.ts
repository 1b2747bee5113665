import { expect, test } from '@jest/globals'
import { createPace } from '../src/pace.ts'
import { testClock } from './support/forge.ts'

const MINUTE = 60_000

test('no minute has more than 80 writes, and no hour more than 450', async () => {
  const clock = testClock()
  const pace = createPace(clock)
  const times: number[] = []
  for (let write = 0; write < 450; write += 1) {
    await pace()
    times.push(clock.now().getTime())
  }
  const within = times.map((from) => times.filter((at) => at >= from && at < from + MINUTE).length)
  expect(Math.max(...within)).toBeLessThanOrEqual(80)
  await expect(pace()).rejects.toMatchObject({ kind: 'deferred', code: 'RATE_LIMITED' })
  await clock.sleep(50 * MINUTE)
  await expect(pace()).rejects.toThrow('450 times within an hour')
  await clock.sleep(10 * MINUTE)
  await expect(pace()).resolves.toBeUndefined()
})

test('a first burst does not wait', async () => {
  const clock = testClock()
  const pace = createPace(clock)
  for (let write = 0; write < 20; write += 1) await pace()
  expect(clock.waits).toEqual([])
  await pace()
  expect(clock.waits).toEqual([1000])
})
