/** Time and chance, passed in, so that waiting can be tested without waiting. */
export interface Clock {
  now(): Date
  /** Waits, in milliseconds. */
  sleep(milliseconds: number): Promise<void>
  /** At least 0, below 1. */
  random(): number
}
