import type { Clock } from '../clock.ts'

/** How long a run goes on reading afresh after a lost race, in milliseconds. */
const DEADLINE = 8 * 60_000
const FIRST_PAUSE = 200
const LONGEST_PAUSE = 10_000

/** What one attempt came to: a result, or that somebody else was faster. */
export type Attempt<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'moved' }

/**
 * Repeats an attempt that reads, plans and writes until it is not overtaken. By deadline and with full jitter, never by count:
 * sixty writers on one branch need up to sixty tries without jitter. Undefined: still overtaken at the deadline.
 */
export async function untilWon<Result>(
  clock: Clock,
  attempt: () => Promise<Attempt<Result>>,
): Promise<Result | undefined> {
  const end = clock.now().getTime() + DEADLINE
  for (let round = 0; ; round += 1) {
    const outcome = await attempt()
    if (outcome.kind === 'done') return outcome.result
    const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(round, 10))
    const pause = clock.random() * ceiling
    if (clock.now().getTime() + pause > end) return undefined
    await clock.sleep(pause)
  }
}
