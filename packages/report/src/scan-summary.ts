import { SARIF_LEVELS, type Scan, type ScanVerdict, type StepResult } from '@fluxgate/pipeline'
import { text } from './escape.ts'
import { findingSection } from './finding-section.ts'
import { firstThatFits, SUMMARY_LIMIT } from './fit.ts'
import type { Site } from './model.ts'
import { paragraphs, sentence } from './phrase.ts'

/** All that the summary of scans is made from. */
export interface ScanSummary {
  readonly site: Site
  readonly scans: readonly Scan[]
  readonly verdict: ScanVerdict
}

/** The job summary of scans: whether the delivery may go on, what was found, and what could not be looked for. */
export function scanSummary(summary: ScanSummary): string {
  return firstThatFits(SUMMARY_LIMIT, [100, 20, 5] as const, (rows) => render(summary, rows))
}

function render({ site, scans, verdict }: ScanSummary, rows: number): string {
  const result = { service: '', budget: 1, spent: 0, milliseconds: 0, steps: scans.map(asStep) }
  const detail = { failures: 0, block: 0, findings: rows, slowest: 0 }
  const told = [...verdict.errors, ...verdict.warnings]
  return `${paragraphs([
    verdict.passed ? '## The scan lets it pass' : '## The scan stops the delivery',
    told.length === 0 ? undefined : told.map((line) => `- ${sentence(text(line))}`).join('\n'),
    scans.every(isClean) ? 'Nothing was found.' : undefined,
    // A scanner's paths begin in the image, or in the chart: they are no links into the repository.
    findingSection({ site, commit: undefined, folder: '', result }, detail),
  ])}\n`
}

function isClean(scan: Scan): boolean {
  return scan.kind === 'read' && SARIF_LEVELS.every((level) => scan.tally.counts[level] === 0)
}

function asStep(scan: Scan): StepResult {
  return {
    name: scan.name,
    kind: 'analysis',
    outcome: { kind: 'passed' },
    milliseconds: 0,
    tests: undefined,
    findings: scan.kind === 'read' ? scan.tally : undefined,
    chart: undefined,
    notes: [],
  }
}
