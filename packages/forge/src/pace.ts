import type { Clock } from './clock.ts'

/** GitHub takes about 80 content writes a minute: a burst for one promotion, then one a second for a sweep. */
const BURST = 20
const INTERVAL_MS = 1000

/** A function that waits until the next write may be sent. */
export function createPace(clock: Clock): () => Promise<void> {
  let credit = BURST
  let counted = clock.now().getTime()
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
  }
}
