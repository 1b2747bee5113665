import { fileURLToPath } from 'node:url'
import type { ActionStart } from './run-action.ts'

const MOVED_DATE = fileURLToPath(new URL('moved-date.ts', import.meta.url))

/** A time that a story moves, for the stand-in and, from outside, for the bundles. */
export interface StoryClock {
  /** For the stand-in. */
  readonly milliseconds: () => number
  /** Lets time pass up to a moment, such as `2026-10-30T04:00:00Z`; never back. */
  readonly goTo: (moment: string) => void
  /** The next whole minute, or whatever a step is: each is that long at least, so that all is the same however fast it is told. */
  readonly tick: () => void
  /** What a bundle is started with, so that it lives in this time. */
  readonly inside: () => Pick<ActionStart, 'nodeArguments' | 'extraEnv'>
}

const MINUTE = 60_000

/** Begins at a moment, and runs on by itself between the steps of a story, of a minute unless told otherwise. */
export function storyClock(start: string, step = MINUTE): StoryClock {
  let [base, since] = [Date.parse(start), performance.now()]
  const milliseconds = () => base + (performance.now() - since)
  const set = (to: number) => {
    if (to < milliseconds()) throw new Error(`${new Date(to).toISOString()} is over in this story`)
    base = to
    since = performance.now()
  }
  return {
    milliseconds,
    goTo: (moment) => set(Date.parse(moment)),
    tick: () => set((Math.floor(milliseconds() / step) + 1) * step),
    inside: () => ({
      nodeArguments: ['--no-warnings', `--import=${MOVED_DATE}`],
      extraEnv: { CLOCK_STARTS_AT: String(Math.round(milliseconds())) },
    }),
  }
}
