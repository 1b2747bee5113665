import type { ReportedPlace } from './test-tally.ts'

/** How bad a finding is, in SARIF's words, the worst first. */
export const SARIF_LEVELS = ['error', 'warning', 'note', 'none'] as const
/** How bad a finding is, in the words of SARIF. */
export type SarifLevel = (typeof SARIF_LEVELS)[number]

/** What an analysis found in one place. */
export interface Finding {
  /** The tool as it names itself. */
  readonly tool: string
  /** The id of its rule; '' where it has none. */
  readonly rule: string
  readonly level: SarifLevel
  /** One line. */
  readonly message: string
  readonly place: ReportedPlace | undefined
}

/** What analyses come to: the number of findings of each level, and the worst of them. */
export interface FindingTally {
  readonly counts: Readonly<Record<SarifLevel, number>>
  /** The worst first, `FINDINGS` at most. */
  readonly worst: readonly Finding[]
}

/** How many findings are kept; the others are counted. */
const FINDINGS = 100

/** No finding at all. */
export const NO_FINDINGS: FindingTally = {
  counts: { error: 0, warning: 0, note: 0, none: 0 },
  worst: [],
}

/** Findings as a tally; of one level they stay in their order. */
export function sortFindings(findings: readonly Finding[]): FindingTally {
  const counts = { error: 0, warning: 0, note: 0, none: 0 }
  for (const { level } of findings) counts[level] += 1
  return { counts, worst: worstOf(findings) }
}

/** Two tallies as one. */
export function mergeFindings(one: FindingTally, other: FindingTally): FindingTally {
  const counts = { ...one.counts }
  for (const level of SARIF_LEVELS) counts[level] += other.counts[level]
  return { counts, worst: worstOf([...one.worst, ...other.worst]) }
}

/** How many findings are at the level or above it; `none` lets everything pass. */
export function findingsFrom(tally: FindingTally, failOn: SarifLevel): number {
  if (failOn === 'none') return 0
  const failing = SARIF_LEVELS.slice(0, SARIF_LEVELS.indexOf(failOn) + 1)
  return failing.reduce((sum, level) => sum + tally.counts[level], 0)
}

function worstOf(findings: readonly Finding[]): readonly Finding[] {
  return [...findings]
    .sort((one, other) => SARIF_LEVELS.indexOf(one.level) - SARIF_LEVELS.indexOf(other.level))
    .slice(0, FINDINGS)
}
