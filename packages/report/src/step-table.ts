import {
  outcomeWords,
  type RunResult,
  type StepResult,
  span,
  testWords,
  wayOut,
  wentWrong,
} from '@fluxgate/pipeline'
import { notesBox } from './advice.ts'
import { text } from './escape.ts'
import { count, paragraphs, table } from './phrase.ts'

/** Notes beyond these say the same of more files. */
const MOST_NOTES = 30

/** One row for each step: how it ended, what it took, and how much of the budget that is. */
export function stepTable({ steps, budget, spent, milliseconds }: RunResult): string {
  if (steps.length === 0) return 'No step was asked for.'
  return paragraphs([
    table(
      ['step', 'result', 'time', 'tests', 'of the budget'],
      steps.map((step) => cells(step, budget)),
    ),
    `Took ${span(milliseconds)} of ${span(budget)}: ${share(milliseconds, budget)} of the budget.${before(spent, budget)}`,
  ])
}

function before(spent: number, budget: number): string {
  return spent === 0
    ? ''
    : ` Faster stages had taken ${span(spent)} of it, ${share(spent, budget)}.`
}

function cells(step: StepResult, budget: number): readonly string[] {
  const { name, outcome, milliseconds, tests } = step
  const words = text(outcomeWords(outcome))
  const result = wentWrong(step) ? `**${words}**` : words
  const began = milliseconds > 0
  return [
    text(name, 80),
    result,
    began ? span(milliseconds) : '',
    tests === undefined ? '' : testWords(tests),
    began ? share(milliseconds, budget) : '',
  ]
}

function share(part: number, whole: number): string {
  const percent = (100 * part) / whole
  return percent > 0 && percent < 1 ? 'less than 1 %' : `${Math.round(percent)} %`
}

/** What a person should know about the steps, and do about those that took too long; undefined: nothing. */
export function noteList({ steps }: RunResult): string | undefined {
  const notes = steps.flatMap(({ name, outcome, notes }) =>
    [wayOut(outcome) ?? [], notes].flat().map((note) => `**${text(name, 80)}**: ${text(note)}`),
  )
  const rest = notes.length - MOST_NOTES
  return notesBox(
    rest > 0 ? [...notes.slice(0, MOST_NOTES), `And ${count(rest, 'more note')}.`] : notes,
  )
}
