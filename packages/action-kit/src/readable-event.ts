import { readFileSync } from 'node:fs'
import { oneLine } from './foreign-text.ts'
import { UserError } from './user-error.ts'

/**
 * Why the run's event can not be read; undefined: it can, or there is none. To be imported before `@actions/github`, which parses
 * the event while it is imported: there, a file that is no JSON would end the run with a stack and a piece of the file. So such a
 * file is taken out of its sight.
 */
export const unreadableEvent = hideUnreadable()

function hideUnreadable(): UserError | undefined {
  const path = process.env['GITHUB_EVENT_PATH'] ?? ''
  if (path === '') return undefined
  try {
    JSON.parse(readFileSync(path, 'utf8'))
    return undefined
  } catch (cause) {
    delete process.env['GITHUB_EVENT_PATH']
    const what = cause instanceof SyntaxError ? 'is not JSON' : 'can not be read'
    return new UserError('INVALID_EVENT', `the run's event file "${oneLine(path, 300)}" ${what}`)
  }
}
