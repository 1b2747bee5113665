import type { ChartReport } from './chart-report.ts'
import type { FindingTally } from './finding-tally.ts'
import type { TestTally } from './test-tally.ts'

/** What a step of `build-test` is: a stage of the file, the checks of its chart, or an analysis. */
export type StepKind = 'stage' | 'chart' | 'analysis'

/** How a step ended, or why it never began. Durations are milliseconds. */
export type StepOutcome =
  | { readonly kind: 'passed' }
  /** `why` without a full stop: `exit 1`, `2 findings at "error" or above`. */
  | { readonly kind: 'failed'; readonly why: string }
  /** Ended, since it took longer than the step may. */
  | { readonly kind: 'timed-out'; readonly limit: number }
  /** Ended, or never begun, since nothing of the budget was left. */
  | { readonly kind: 'over-budget'; readonly budget: number }
  | { readonly kind: 'skipped'; readonly why: string }
  /** A faster step went wrong. */
  | { readonly kind: 'not-reached'; readonly after: string }
  /** Whoever runs us wanted it ended. */
  | { readonly kind: 'cancelled' }

/** What is known of one step when all is over. */
export interface StepResult {
  readonly name: string
  readonly kind: StepKind
  readonly outcome: StepOutcome
  readonly milliseconds: number
  /** Absent where no reports are expected, or none was read. */
  readonly tests: TestTally | undefined
  readonly findings: FindingTally | undefined
  /** What the checks of a chart came to; absent for every other step. */
  readonly chart: ChartReport | undefined
  /** What a person should know about it, each one line: reports that are missing, broken or old. */
  readonly notes: readonly string[]
}

/** A run of `build-test` when all is over. */
export interface RunResult {
  readonly service: string
  /** What all steps together may take. */
  readonly budget: number
  /** What of it faster steps took elsewhere, before this run. */
  readonly spent: number
  readonly milliseconds: number
  readonly steps: readonly StepResult[]
}

/** Whether a step went wrong: what comes after it is not reached. */
export function wentWrong({ outcome }: Pick<StepResult, 'outcome'>): boolean {
  switch (outcome.kind) {
    case 'failed':
    case 'timed-out':
    case 'over-budget':
    case 'cancelled':
      return true
    case 'passed':
    case 'skipped':
    case 'not-reached':
      return false
  }
}

/** The first step that went wrong; undefined: none did. */
export function failedStep({ steps }: Pick<RunResult, 'steps'>): StepResult | undefined {
  return steps.find(wentWrong)
}
