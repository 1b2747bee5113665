import type { Clock } from '@fluxgate/transport'

export interface VirtualClock extends Clock {
  /** Milliseconds; for the stand-in, so that both live in the same time. */
  readonly milliseconds: () => number
  /** How long was slept so far, all sleepers together, in milliseconds. */
  readonly slept: () => number
}

/** A clock in which waiting takes no time; chance comes from a seed. */
export function virtualClock(seed = 1, start = Date.UTC(2026, 10, 21, 12)): VirtualClock {
  let at = start
  let slept = 0
  let state = seed
  return {
    milliseconds: () => at,
    slept: () => slept,
    now: () => new Date(at),
    sleep: async (milliseconds) => {
      at += milliseconds
      slept += milliseconds
      await new Promise((resolve) => setImmediate(resolve))
    },
    random: () => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647
    },
  }
}
