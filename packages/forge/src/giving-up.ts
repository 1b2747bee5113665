import { ForgeError } from './error.ts'
import type { Operation } from './operation.ts'
import type { Transient } from './outcome.ts'

/** A body that can't be read may be a connection that broke off; time and again, it is somebody else who answers. */
const UNREADABLE_TRIES = 4

/** The error where asking once more for the same will not give an answer that can be read. */
export function endOf(
  operation: Operation,
  why: Transient,
  unreadable: number,
  canBeLighter: boolean,
): ForgeError | undefined {
  if (why.heavy === 'surely' && !canBeLighter) {
    return new ForgeError(
      'broken',
      'INVALID_ANSWER',
      `could not ${operation.what}: ${why.reason}; keep large files out of the folders that Fluxgate reads`,
    )
  }
  if (unreadable < UNREADABLE_TRIES) return undefined
  return new ForgeError(
    'broken',
    'INVALID_ANSWER',
    `could not ${operation.what} in ${unreadable} tries: ${why.reason}; check that this is the address of GitHub's API, and that no proxy answers in its place`,
  )
}

/** The error of what GitHub has named and goes on not to show. */
export function absent(operation: Operation): ForgeError {
  return new ForgeError(
    'deferred',
    'NOT_FOUND',
    `could not ${operation.what}: GitHub does not show what it has just named`,
  )
}

/** The error of what the deadline left no time for. */
export function deferred(operation: Operation, round: number, why: Transient): ForgeError {
  const asked = why.floorMs > 0 ? `, and asks to wait for ${Math.ceil(why.floorMs / 1000)} s` : ''
  return new ForgeError(
    'deferred',
    why.code,
    `could not ${operation.what} before the deadline, in ${round + 1} tries: ${why.reason}${asked}`,
  )
}
