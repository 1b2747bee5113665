import { type RunResult, runWords } from '@fluxgate/pipeline'
import { chartSection } from './chart-section.ts'
import { text } from './escape.ts'
import { failureSections } from './failure-section.ts'
import { findingSection } from './finding-section.ts'
import { firstThatFits, SUMMARY_LIMIT } from './fit.ts'
import type { Site } from './model.ts'
import { paragraphs } from './phrase.ts'
import { slowestSection } from './slowest-section.ts'
import { noteList, stepTable } from './step-table.ts'

/** All that the summary of a `build-test` run is made from. */
export interface TestSummary {
  readonly site: Site
  /** The commit whose files were tested, for links; undefined: no links. */
  readonly commit: string | undefined
  /** The service's root within the repository; '' where it is the repository's. */
  readonly folder: string
  readonly result: RunResult
}

/** How much of each part is told. */
export interface TestDetail {
  readonly failures: number
  /** Characters of the text of one failure. */
  readonly block: number
  readonly findings: number
  readonly slowest: number
}

const FULL: TestDetail = { failures: 100, block: 8_000, findings: 100, slowest: 10 }
const SHORT_TEXTS: TestDetail = { ...FULL, block: 1_500 }
const NO_TEXTS: TestDetail = { ...SHORT_TEXTS, block: 0 }
const LEAST: TestDetail = { failures: 5, block: 0, findings: 5, slowest: 0 }

/** The job summary of a run of stages: how each ended and what it took, what failed and where, what was slow. */
export function testSummary(summary: TestSummary): string {
  const details = [FULL, SHORT_TEXTS, NO_TEXTS, LEAST] as const
  return firstThatFits(SUMMARY_LIMIT, details, (detail) => render(summary, detail))
}

function render(summary: TestSummary, detail: TestDetail): string {
  const { result } = summary
  return `${paragraphs([
    `## ${text(result.service, 260)}: ${text(runWords(result))}`,
    stepTable(result),
    noteList(result),
    failureSections(summary, detail),
    ...result.steps.map(({ chart }) => chart && chartSection(chart)),
    findingSection(summary, detail),
    slowestSection(result, detail),
  ])}\n`
}
