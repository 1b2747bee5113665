import {
  failureWords,
  NO_TESTS,
  outcomeWords,
  type RunResult,
  runWords,
  type StepOutcome,
  span,
  testWords,
} from '@fluxgate/pipeline'
import { describe, expect, test } from '@jest/globals'

describe('a duration', () => {
  test.each([
    [0, '0 ms'],
    [0.4, '0 ms'],
    [340, '340 ms'],
    [999.4, '999 ms'],
    [1_000, '1 s'],
    [12_340, '12.3 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min'],
    [185_000, '3 min 05 s'],
    [3_599_499, '59 min 59 s'],
    [3_599_500, '1 h'],
    [3_720_000, '1 h 02 min'],
    [86_400_000, '24 h'],
  ])('of %d ms is "%s"', (milliseconds, words) => {
    expect(span(milliseconds)).toBe(words)
  })
})

test.each<[StepOutcome, string]>([
  [{ kind: 'passed' }, 'passed'],
  [{ kind: 'failed', why: 'exit 1' }, 'failed: exit 1'],
  [{ kind: 'timed-out', limit: 300_000 }, 'timed out: it may take 5 min'],
  [{ kind: 'over-budget', budget: 900_000 }, 'stopped: the budget of 15 min is used up'],
  [{ kind: 'skipped', why: 'x' }, 'skipped: x'],
  [{ kind: 'not-reached', after: 'unit' }, 'not reached after unit'],
  [{ kind: 'cancelled' }, 'cancelled'],
])('%j reads "%s"', (outcome, words) => {
  expect(outcomeWords(outcome)).toBe(words)
})

test.each([
  [{ tests: 1 }, '1 test'],
  [{ tests: 0 }, '0 tests'],
  [{ tests: 42, failed: 2, skipped: 1 }, '42 tests, 2 failed, 1 skipped'],
])('%j reads "%s"', (tally, words) => {
  expect(testWords({ ...NO_TESTS, ...tally })).toBe(words)
})

function result(...outcomes: readonly StepOutcome[]): RunResult {
  return {
    service: 'shop',
    budget: 900_000,
    spent: 0,
    milliseconds: 42_000,
    steps: outcomes.map((outcome, index) => ({
      name: `s${index}`,
      kind: 'stage',
      outcome,
      milliseconds: 0,
      tests: { ...NO_TESTS, tests: 4, failed: 1 },
      findings: undefined,
      chart: undefined,
      notes: [],
    })),
  }
}

describe('a run reads', () => {
  const skipped = { kind: 'skipped', why: 'x' } as const
  test.each<[string, readonly StepOutcome[]]>([
    ['nothing to run', []],
    ['nothing had to run', [skipped]],
    ['1 step passed in 42 s', [{ kind: 'passed' }, skipped]],
    ['2 steps passed in 42 s', [{ kind: 'passed' }, { kind: 'passed' }]],
    ['s1 failed: exit 1', [{ kind: 'passed' }, { kind: 'failed', why: 'exit 1' }]],
  ])('"%s"', (words, outcomes) => {
    expect(runWords(result(...outcomes))).toBe(words)
  })
})

describe('what went wrong reads', () => {
  const [first, second] = [
    { kind: 'failed', why: 'exit 1' },
    { kind: 'timed-out', limit: 60_000 },
  ] as const
  const ended =
    'timed out: it may take 1 min, and was ended with all that it started; make it faster, or raise its "timeout" in the delivery file'
  const over =
    'stopped: the budget of 15 min is used up; make a stage faster, give one a "when", or raise "budget" in the delivery file'
  test.each<[string | undefined, readonly StepOutcome[]]>([
    [undefined, [{ kind: 'passed' }]],
    ['s0 failed: exit 1, 4 tests, 1 failed', [first, { kind: 'not-reached', after: 's0' }]],
    [`s0 failed: exit 1, 4 tests, 1 failed\ns1 ${ended}`, [first, second]],
    [`s1 ${over}`, [{ kind: 'passed' }, { kind: 'over-budget', budget: 900_000 }]],
    ['cancelled', [{ kind: 'passed' }, { kind: 'cancelled' }, { kind: 'cancelled' }]],
  ])('"%s"', (words, outcomes) => {
    expect(failureWords(result(...outcomes))).toBe(words)
  })
})
