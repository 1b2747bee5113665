import { type Attempt, untilWon } from '../carry-out/lost-race.ts'
import type { Ports } from '../ports.ts'
import { type Base, reopened } from '../repository.ts'

/**
 * Repeats an attempt until it is not overtaken, first from a base that was read before, then from a fresh one each time. Undefined:
 * overtaken until the deadline, or by a policy that can't be read, which a person mends and waiting does not.
 */
export function untilWonFrom<Result>(
  ports: Ports,
  first: Base,
  attempt: (base: Base, isFresh: boolean) => Promise<Attempt<Result>>,
): Promise<Result | undefined> {
  let known: Base | undefined = first
  return untilWon<Result | undefined>(ports.clock, async () => {
    const isFresh = known === undefined
    const base = known ?? (await reopened(ports.forge))
    known = undefined
    return base === undefined ? { kind: 'done', result: undefined } : attempt(base, isFresh)
  })
}
