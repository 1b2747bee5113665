import { type Clock, pauseAfter } from '@fluxgate/transport'

/** How long a run goes on reading afresh after a lost race, in milliseconds. */
const DEADLINE = 8 * 60_000
const PAUSES = { firstMs: 200, longestMs: 10_000 }

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
    const pause = pauseAfter(round, clock, PAUSES)
    if (clock.now().getTime() + pause > end) return undefined
    await clock.sleep(pause)
  }
}
