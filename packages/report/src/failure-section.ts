import type { StepResult, TestFailure } from '@fluxgate/pipeline'
import { block } from './block.ts'
import { text } from './escape.ts'
import { count, folded, paragraphs } from './phrase.ts'
import { placeLink } from './place-link.ts'
import type { TestDetail, TestSummary } from './test-summary.ts'

/** Longest message in the line that is seen before anything is folded out. */
const HEAD = 300

/** The tests that failed, step by step, each to be folded out; undefined: none did. */
export function failureSections(summary: TestSummary, detail: TestDetail): string | undefined {
  const steps = summary.result.steps.filter(({ tests }) => (tests?.failed ?? 0) > 0)
  if (steps.length === 0) return undefined
  return paragraphs(['### What failed', ...steps.map((step) => stepPart(step, summary, detail))])
}

function stepPart({ name, tests }: StepResult, summary: TestSummary, detail: TestDetail): string {
  const failures = tests?.failures ?? []
  const shown = failures.slice(0, detail.failures)
  const rest = (tests?.failed ?? 0) - shown.length
  return paragraphs([
    `**${text(name, 80)}**, ${tests?.failed} of ${count(tests?.tests ?? 0, 'test')}:`,
    ...shown.map((failure) => failurePart(failure, summary, detail)),
    rest > 0 ? `And ${count(rest, 'more test')} that failed.` : undefined,
  ])
}

function failurePart(failure: TestFailure, summary: TestSummary, detail: TestDetail): string {
  const { className, name, message, places } = failure
  const [place] = places
  const who = [className, name].filter((part) => part !== '')
  const named = className !== '' && name.startsWith(className) ? [name] : who
  const head = `<b>${named.map((part) => text(part, 200)).join(' ')}</b>: ${text(message, HEAD)}`
  const untold = detail.block === 0 || failure.detail.trim() === ''
  return folded(
    head,
    paragraphs([
      place === undefined ? undefined : placeLink(place, summary),
      message.length > HEAD || untold ? text(message) : undefined,
      untold ? undefined : block(failure.detail, '', detail.block),
    ]),
  )
}
