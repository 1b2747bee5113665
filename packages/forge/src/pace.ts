import type { Clock } from '@fluxgate/transport'
import { ForgeError } from './error.ts'

/** GitHub takes about 80 content writes a minute: a burst for one promotion, then one a second for a sweep. */
const BURST = 20
const INTERVAL_MS = 1000

/** And about 500 an hour, of which other runs of the same identity need some. */
const AN_HOUR = 450
const HOUR_MS = 3_600_000

/**
 * A function that waits until the next write may be sent. It throws a deferred `ForgeError` where that would be at the end of an
 * hour, for which no run waits.
 */
export function createPace(clock: Clock): () => Promise<void> {
  let credit = BURST
  let counted = clock.now().getTime()
  const sent: number[] = []
  const refill = () => {
    const now = clock.now().getTime()
    credit = Math.min(BURST, credit + Math.max(0, now - counted) / INTERVAL_MS)
    counted = now
  }
  return async () => {
    refill()
    if (credit < 1) {
      await clock.sleep(Math.ceil((1 - credit) * INTERVAL_MS))
      refill()
    }
    credit = Math.max(0, credit - 1)
    while (sent.length > 0 && counted - (sent[0] ?? 0) >= HOUR_MS) sent.shift()
    if (sent.length >= AN_HOUR) throw hourOver()
    sent.push(counted)
  }
}

function hourOver(): ForgeError {
  return new ForgeError(
    'deferred',
    'RATE_LIMITED',
    `this run has written ${AN_HOUR} times within an hour, about as often as GitHub takes it; the rest is for a later run`,
  )
}
