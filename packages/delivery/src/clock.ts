/** Time and chance, from outside: nothing here asks the machine by itself. */
export interface Clock {
  now(): Date
  /** Waits, in milliseconds. */
  sleep(milliseconds: number): Promise<void>
  /** A number in [0, 1). */
  random(): number
}
