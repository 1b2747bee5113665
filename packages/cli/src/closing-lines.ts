import {
  annotationsOf,
  failureWords,
  type ReportedPlace,
  type RunResult,
  runWords,
  span,
} from '@fluxgate/pipeline'
import type { Screen } from './screen.ts'
import { terminalText } from './terminal-text.ts'

const LOOKS = { error: 'red', warning: 'yellow', notice: 'dim' } as const

/**
 * What a person reads when all is over: failed tests, findings and notes with places that a terminal makes links of, and one line
 * that sums it up. `folder` is the service's root as seen from the current folder.
 */
export function closingLines(result: RunResult, folder: string, { style }: Screen): string {
  const told = annotationsOf(result).map(({ level, message, place }) => {
    const where = place === undefined ? '' : `${placeText(place, folder)} `
    return `  ${style(LOOKS[level], level)} ${where}${terminalText(message, 500)}`
  })
  const wrong = failureWords(result)
  const sum = `${result.service}: ${wrong === undefined ? runWords(result) : wrong.split('\n', 1)[0]}`
  const time = `${span(result.milliseconds)} of ${span(result.budget)}`
  return [
    ...(told.length === 0 ? [] : ['', ...told]),
    '',
    `${style(wrong === undefined ? 'green' : 'red', terminalText(sum, 500))} (${time})`,
    '',
  ].join('\n')
}

function placeText({ path, line, column }: ReportedPlace, folder: string): string {
  const file = folder === '' ? path : `${folder}/${path}`
  return [terminalText(file, 300), line, ...(column === undefined ? [] : [column])].join(':')
}
