import { readFileSync, statSync } from 'node:fs'
import { oneLine } from './foreign-text.ts'
import { UserError } from './user-error.ts'

/**
 * A dispatch carries at most 65,535 characters, each of which may take six bytes once escaped, within the event of a repository: a
 * mebibyte is twice that.
 */
const EVENT_LIMIT = 1_048_576

/** Reads a file that holds an event. Nothing in it is trusted. */
export function readEventFile(path: string): unknown {
  const named = `the event file "${oneLine(path, 300)}"`
  const text = readCapped(path, named)
  try {
    const event: unknown = JSON.parse(text)
    return event
  } catch (cause) {
    throw new UserError('INVALID_EVENT', `${named} is not JSON`, { cause })
  }
}

function readCapped(path: string, named: string): string {
  let size: number
  try {
    size = statSync(path).size
  } catch (cause) {
    throw new UserError('INVALID_EVENT', `${named} can not be read`, { cause })
  }
  if (size > EVENT_LIMIT) {
    throw new UserError(
      'INVALID_EVENT',
      `${named} has ${size} bytes, at most ${EVENT_LIMIT} are taken`,
    )
  }
  return readFileSync(path, 'utf8')
}
