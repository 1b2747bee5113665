import { type Clock, pauseAfter } from '@fluxgate/transport'
import type { Operation } from './operation.ts'
import type { Transient } from './outcome.ts'

/** What was made a moment ago may not be visible everywhere yet; after these waits it is really not there. */
const LAG_WAITS_MS = [1000, 2000, 3000, 4000] as const

/** Waits between tries, each told in one line. false: the deadline leaves no room for it, or nothing is waited for any more. */
export interface Waits {
  /** Before the same is tried again, rounds counted from 0. */
  rest(operation: Operation, round: number, why: Transient): Promise<boolean>
  /** Before it is looked again for what must be there, `lag` times in vain so far. */
  restForLag(operation: Operation, lag: number, reason: string): Promise<boolean>
}

/** Waits by a clock until a deadline that begins now. */
export function createWaits({
  clock,
  log,
  deadlineMs,
}: {
  readonly clock: Clock
  readonly log: (line: string) => void
  readonly deadlineMs: number
}): Waits {
  const end = clock.now().getTime() + deadlineMs
  const wait = async (operation: Operation, round: number, reason: string, ms: number) => {
    if (clock.now().getTime() + ms > end) return false
    log(
      `could not ${operation.what} yet: ${reason}; try ${round + 2} in ${(ms / 1000).toFixed(1)} s`,
    )
    await clock.sleep(ms)
    return true
  }
  return {
    rest(operation, round, why) {
      const ms = why.floorMs + pauseAfter(round, clock)
      return wait(operation, round, why.reason, ms)
    },
    async restForLag(operation, lag, reason) {
      const ms = LAG_WAITS_MS[lag]
      return ms === undefined ? false : wait(operation, lag, reason, ms)
    },
  }
}
