import * as core from '@actions/core'
import { manyLines, oneLine } from './foreign-text.ts'

const LINE_CAP = 2048
/** GitHub cuts annotations there. */
const ANNOTATION_CAP = 4096

/** Where an annotation points in a file of the repository; lines and columns from 1. */
export interface Place {
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly col?: number | undefined
}

/**
 * Writes one line to the log, whatever is in it: the runner takes a line that begins with `::`, spaces before it or not, for a
 * command, and `##[` anywhere.
 */
export function say(text: string): void {
  core.info(
    oneLine(text, LINE_CAP)
      .replace(/^( *):/, '$1\\u003a')
      .replaceAll('##[', '#\\u0023['),
  )
}

/** Shows a message in the log, on the run's page and, with a place, in the file. */
export function annotate(
  level: 'error' | 'warning' | 'notice',
  message: string,
  place: Place = {},
): void {
  const { file, line, col } = place
  const properties = {
    ...(file === undefined ? {} : { file: oneLine(file, 1024) }),
    ...(line === undefined ? {} : { startLine: line }),
    ...(col === undefined ? {} : { startColumn: col }),
  }
  const text = manyLines(message, ANNOTATION_CAP)
  switch (level) {
    case 'error':
      core.error(text, properties)
      return
    case 'warning':
      core.warning(text, properties)
      return
    case 'notice':
      core.notice(text, properties)
  }
}
