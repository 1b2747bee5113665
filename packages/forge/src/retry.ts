import type { Clock } from '@fluxgate/transport'
import { absent, deferred, endOf } from './giving-up.ts'
import type { Operation } from './operation.ts'
import type { Outcome, Refusal, Transient } from './outcome.ts'
import { refusalError } from './refusal.ts'
import { createWaits } from './waits.ts'

const SECOND_LOOK_MS = 2000

/** An answer that says that something which must be there is not there yet. */
export const NOT_YET: unique symbol = Symbol('not yet')

/** A request that changes nothing, and may be repeated as it is. */
export interface Read<T> {
  readonly send: () => Promise<Outcome>
  /** `next`: whether the answer names a next page; undefined: it says nothing of pages. */
  readonly accept: (data: unknown, next: boolean | undefined) => T | typeof NOT_YET
  /** The same in smaller pieces, for what is too much at once; undefined: it has none. */
  readonly lighter?: (() => Promise<T>) | undefined
  /** A refusal that is an answer; undefined: an error. */
  readonly refused?: (refusal: Refusal) => T | undefined
}

/** A request that changes something, and may have done so although no answer came. */
export interface Write<T> {
  readonly send: () => Promise<Outcome>
  readonly accept: (data: unknown) => T
  /** Looks on GitHub for the effect, by its natural key; undefined: no trace of it. */
  readonly landed: () => Promise<T | undefined>
  /** GitHub would take it twice; then it is looked for twice, since what is new may not be listed at once. */
  readonly unguarded?: true
  /** A refusal that is a result, such as a lost race; undefined: an error. */
  readonly refused?: (refusal: Refusal) => Promise<T | undefined>
}

/**
 * The one place that repeats requests: by deadline and not by count (answers that can't be read apart), with full jitter, with what GitHub asks for as the least
 * wait. Reads are repeated; a write that may have taken effect is looked for first.
 */
export interface Retry {
  read<T>(operation: Operation, read: Read<T>): Promise<T>
  write<T>(operation: Operation, write: Write<T>): Promise<T>
}

/** What repeating is bound by. */
export interface RetryOptions {
  readonly clock: Clock
  readonly log: (line: string) => void
  /** Counted from now: it is the run that has to end. Later calls are tried once. */
  readonly deadlineMs: number
  /** Waits until the next write may be sent. */
  readonly pace: () => Promise<void>
}

/** Repeats requests until a deadline that begins now. */
export function createRetry(options: RetryOptions): Retry {
  const { clock, pace } = options
  const { rest, restForLag } = createWaits(options)

  /** Waits where GitHub only does not show yet what must be there; else throws what it says. */
  async function outlast(operation: Operation, refusal: Refusal, lag: number): Promise<void> {
    const waited = isLag(refusal, lag) && (await restForLag(operation, lag, lagReason(refusal)))
    if (!waited) throw refusalError(operation, refusal)
  }

  async function read<T>(operation: Operation, request: Read<T>): Promise<T> {
    const { lighter } = request
    let lag = 0
    let unreadable = 0
    for (let round = 0; ; round += 1) {
      const outcome = await request.send()
      switch (outcome.kind) {
        case 'answered': {
          const value = request.accept(outcome.data, outcome.next)
          if (value !== NOT_YET) return value
          if (!(await restForLag(operation, lag, 'it is not visible'))) throw absent(operation)
          lag += 1
          break
        }
        case 'refused': {
          const value = request.refused?.(outcome.refusal)
          if (value !== undefined) return value
          await outlast(operation, outcome.refusal, lag)
          lag += 1
          break
        }
        case 'transient': {
          if (outcome.code === 'INVALID_ANSWER') unreadable += 1
          const end = endOf(operation, outcome, unreadable, lighter !== undefined)
          if (end !== undefined) throw end
          if (!(await rest(operation, round, outcome))) throw deferred(operation, round, outcome)
          if (lighter !== undefined && isTooMuch(outcome, round)) return lighter()
        }
      }
    }
  }

  async function write<T>(operation: Operation, request: Write<T>): Promise<T> {
    let perhaps = false
    let lag = 0
    let unreadable = 0
    for (let round = 0; ; round += 1) {
      await pace()
      const outcome = await request.send()
      switch (outcome.kind) {
        case 'answered':
          return request.accept(outcome.data)
        case 'refused': {
          // "Already there" and "has moved" may be about our own earlier try.
          const earlier = perhaps ? await request.landed() : undefined
          const value = earlier ?? (await request.refused?.(outcome.refusal))
          if (value !== undefined) return value
          await outlast(operation, outcome.refusal, lag)
          lag += 1
          break
        }
        case 'transient': {
          perhaps ||= outcome.landed === 'perhaps'
          if (outcome.code === 'INVALID_ANSWER') unreadable += 1
          const end = endOf(operation, outcome, unreadable, false)
          const waited = end === undefined && (await rest(operation, round, outcome))
          const value = perhaps ? await found(request) : undefined
          if (value !== undefined) return value
          if (end !== undefined) throw end
          if (!waited) throw deferred(operation, round, outcome)
        }
      }
    }
  }

  async function found<T>(request: Write<T>): Promise<T | undefined> {
    const value = await request.landed()
    if (value !== undefined || request.unguarded !== true) return value
    await clock.sleep(SECOND_LOOK_MS)
    return request.landed()
  }

  return { read, write }
}

/**
 * Whether GitHub denies something that may exist all the same: it answers so for a moment after it was made, in words that differ
 * by endpoint. A repository that the token has never seen is asked for twice, no more.
 */
function isLag({ status, said, problems, hadWorked }: Refusal, lag: number): boolean {
  if (status === 404 || problems.some(({ code }) => code === 'NOT_FOUND')) {
    return hadWorked || lag === 0
  }
  if (problems.some(({ code, field }) => code === 'invalid' && field === 'head')) return true
  return (status === 422 || status === 200) && LAG_TEXT.test(said)
}

const LAG_TEXT =
  /Could not resolve to a node|No commit found for|No ref found for|Object does not exist|Reference update failed/i

/** Once may be an outage, which asking for less does not mend. */
function isTooMuch({ heavy }: Transient, round: number): boolean {
  return heavy === 'surely' || (heavy === 'perhaps' && round > 0)
}

function lagReason({ status, said }: Refusal): string {
  return `GitHub answered ${status} "${said}"`
}
