import { type FindingTally, SARIF_LEVELS, type StepResult } from '@fluxgate/pipeline'
import { text } from './escape.ts'
import { count, listed, paragraphs, table } from './phrase.ts'
import { placeLink } from './place-link.ts'
import type { TestDetail, TestSummary } from './test-summary.ts'

/** What analyses and the chart's checks found, the worst first; undefined: nothing. */
export function findingSection(summary: TestSummary, detail: TestDetail): string | undefined {
  const parts = summary.result.steps.flatMap((step) => {
    const { findings } = step
    return findings === undefined || findings.worst.length === 0
      ? []
      : [stepPart(step, findings, summary, detail)]
  })
  return parts.length === 0 ? undefined : paragraphs(['### What was found', ...parts])
}

function stepPart(
  { name }: StepResult,
  { counts, worst }: FindingTally,
  summary: TestSummary,
  detail: TestDetail,
): string {
  const numbers = SARIF_LEVELS.filter((level) => counts[level] > 0).map((level) =>
    level === 'none' ? `${counts[level]} without a level` : count(counts[level], level),
  )
  const shown = worst.slice(0, detail.findings)
  const rest = SARIF_LEVELS.reduce((sum, level) => sum + counts[level], 0) - shown.length
  const rows = shown.map(({ level, tool, rule, message, place }) => [
    level === 'error' ? '**error**' : level,
    text([tool, rule].filter((part) => part !== '').join(' '), 160),
    text(message, 300),
    place === undefined ? '' : placeLink(place, summary),
  ])
  return paragraphs([
    `**${text(name, 80)}**, ${listed(numbers)}:`,
    table(['level', 'rule', 'what', 'where'], rows),
    rest > 0 ? `And ${count(rest, 'more finding')}.` : undefined,
  ])
}
