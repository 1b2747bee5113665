import { outcomeWords, type StepResult, span, testWords } from '@fluxgate/pipeline'
import type { Screen, Style } from './screen.ts'
import { terminalText } from './terminal-text.ts'

const LOOKS = {
  passed: ['✔', 'green'],
  failed: ['✖', 'red'],
  'timed-out': ['✖', 'red'],
  'over-budget': ['✖', 'red'],
  cancelled: ['✖', 'red'],
  skipped: ['–', 'dim'],
  'not-reached': ['–', 'dim'],
} as const satisfies Readonly<Record<StepResult['outcome']['kind'], readonly [string, Style]>>

/** How a step ended, as one line: `✔ unit passed, 12.3 s, 42 tests`. */
export function stepLine(
  { name, outcome, milliseconds, tests }: StepResult,
  { style }: Pick<Screen, 'style'>,
): string {
  const [mark, look] = LOOKS[outcome.kind]
  const parts = [
    `${style('bold', name)} ${terminalText(outcomeWords(outcome), 400)}`,
    ...(milliseconds > 0 ? [span(milliseconds)] : []),
    ...(tests === undefined ? [] : [testWords(tests)]),
  ]
  return `${style(look, mark)} ${parts.join(', ')}`
}
