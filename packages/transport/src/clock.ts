/** Time and chance, passed in, so that waiting can be tested without waiting. */
export interface Clock {
  now(): Date
  /** Waits, in milliseconds. */
  sleep(milliseconds: number): Promise<void>
  /** At least 0, below 1. */
  random(): number
}

/** The clock of the machine; an action's main passes it in. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: () => Math.random(),
}

/** What a server is waited for: half a second at first, and twenty seconds at most. */
const FOR_A_SERVER = { firstMs: 500, longestMs: 20_000 }

/**
 * How long to wait before the next try, in milliseconds: as chance has it, below a limit that doubles with each round, counted from 0. Many
 * who wait for the same would meet again if they all waited equally long.
 */
export function pauseAfter(
  round: number,
  clock: Pick<Clock, 'random'>,
  { firstMs, longestMs } = FOR_A_SERVER,
): number {
  return clock.random() * Math.min(longestMs, firstMs * 2 ** Math.min(round, 10))
}
