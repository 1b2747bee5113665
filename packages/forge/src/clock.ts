/** Time and chance, passed in, so that waiting can be tested without waiting. */
export interface Clock {
  now(): Date
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
