import {
  failedStep,
  type RunResult,
  type StepOutcome,
  type StepResult,
  wentWrong,
} from './step-result.ts'
import type { TestTally } from './test-tally.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** A duration as people read it: `340 ms`, `12.3 s`, `3 min 05 s`, `1 h 02 min`. */
export function span(milliseconds: number): string {
  if (milliseconds < SECOND) return `${Math.round(milliseconds)} ms`
  // Rounded before it is split, so that no part ever shows as 60.
  const tenths = Math.round(milliseconds / 100)
  if (tenths < 600) return `${tenths / 10} s`
  const seconds = Math.round(milliseconds / SECOND)
  if (seconds < 3_600) return twoParts(Math.floor(seconds / 60), 'min', seconds % 60, 's')
  const minutes = Math.round(milliseconds / MINUTE)
  return twoParts(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
}

function twoParts(whole: number, unit: string, rest: number, restUnit: string): string {
  const first = `${whole} ${unit}`
  return rest === 0 ? first : `${first} ${String(rest).padStart(2, '0')} ${restUnit}`
}

/** How a step ended, in words without a full stop. */
export function outcomeWords(outcome: StepOutcome): string {
  switch (outcome.kind) {
    case 'passed':
      return 'passed'
    case 'failed':
      return `failed: ${outcome.why}`
    case 'timed-out':
      return `timed out: it may take ${span(outcome.limit)}`
    case 'over-budget':
      return `stopped: the budget of ${span(outcome.budget)} is used up`
    case 'skipped':
      return `skipped: ${outcome.why}`
    case 'not-reached':
      return `not reached after ${outcome.after}`
    case 'cancelled':
      return 'cancelled'
  }
}

/** `1 test`, `42 tests, 2 failed, 1 skipped`. */
export function testWords({ tests, failed, skipped }: TestTally): string {
  const all = tests === 1 ? '1 test' : `${tests} tests`
  const bad = failed > 0 ? `, ${failed} failed` : ''
  return `${all}${bad}${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** What a run came to, in words without a full stop: the first step that went wrong, or that none did. */
export function runWords(result: RunResult): string {
  const failed = failedStep(result)
  const after = `in ${span(result.milliseconds)}`
  if (failed !== undefined) return `${failed.name} ${outcomeWords(failed.outcome)}`
  const passed = result.steps.filter(({ outcome }) => outcome.kind === 'passed').length
  if (passed === 0) return result.steps.length === 0 ? 'nothing to run' : 'nothing had to run'
  return passed === 1 ? `1 step passed ${after}` : `${passed} steps passed ${after}`
}

/** What went wrong, a line for each step, with the way out where it is not the tests' own; undefined: nothing did. */
export function failureWords({ steps }: Pick<RunResult, 'steps'>): string | undefined {
  const wrong = steps.filter(wentWrong)
  if (wrong.length === 0) return undefined
  if (wrong.every(({ outcome }) => outcome.kind === 'cancelled')) return 'cancelled'
  return wrong
    .map((step) => `${step.name} ${outcomeWords(step.outcome)}${furtherWords(step)}`)
    .join('\n')
}

function furtherWords({ outcome, tests }: StepResult): string {
  switch (outcome.kind) {
    case 'failed':
      return tests !== undefined && tests.failed > 0 ? `, ${testWords(tests)}` : ''
    case 'timed-out':
      return `, and was ended with all that it started; ${wayOut(outcome)}`
    case 'over-budget':
      return `; ${wayOut(outcome)}`
    case 'passed':
    case 'skipped':
    case 'not-reached':
    case 'cancelled':
      return ''
  }
}

/** What to do about a step that took too long; undefined: it did not, or what it printed says more. */
export function wayOut(outcome: StepOutcome): string | undefined {
  switch (outcome.kind) {
    case 'timed-out':
      return 'make it faster, or raise its "timeout" in the delivery file'
    case 'over-budget':
      return 'make a stage faster, give one a "when", or raise "budget" in the delivery file'
    case 'failed':
    case 'passed':
    case 'skipped':
    case 'not-reached':
    case 'cancelled':
      return undefined
  }
}
