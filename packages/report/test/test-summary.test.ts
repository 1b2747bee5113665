import type { RunResult, StepOutcome, StepResult, TestFailure } from '@fluxgate/pipeline'
import { testSummary } from '@fluxgate/report'
import { describe, expect, test } from '@jest/globals'
import { golden } from './golden.ts'
import { HOSTILE } from './hostile.ts'
import { NEW_COMMIT, SITE } from './samples.ts'

const PASSED: StepOutcome = { kind: 'passed' }

function aStep(name: string, milliseconds: number, more: Partial<StepResult> = {}): StepResult {
  return {
    name,
    kind: 'stage',
    outcome: PASSED,
    milliseconds,
    tests: undefined,
    findings: undefined,
    chart: undefined,
    notes: [],
    ...more,
  }
}

function aRun(steps: readonly StepResult[], milliseconds: number): RunResult {
  return { service: 'customer-service', budget: 900_000, spent: 0, milliseconds, steps }
}

function summaryOf(result: RunResult, folder = ''): string {
  const repositoryUrl = 'https://github.com/acme/customer-service'
  return testSummary({ site: { ...SITE, repositoryUrl }, commit: NEW_COMMIT, folder, result })
}

const slow = (name: string, milliseconds: number) => ({
  suite: 'com.acme.PriceTest',
  className: 'com.acme.PriceTest',
  name,
  milliseconds,
})

const rounds: TestFailure = {
  ...slow('rounds()', 40),
  message: 'expected: <2> but was: <3>',
  detail:
    'org.opentest4j.AssertionFailedError: expected: <2> but was: <3>\n\tat com.acme.PriceTest.rounds(PriceTest.java:21)',
  places: [{ path: 'src/test/java/com/acme/PriceTest.java', line: 21, column: undefined }],
}

const unit = aStep('unit', 12_300, {
  tests: {
    tests: 42,
    failed: 0,
    skipped: 1,
    milliseconds: 9_000,
    slowest: [slow('sums()', 1_200), slow('reads()', 340)],
    failures: [],
  },
})

const failing = aStep('integration', 63_000, {
  outcome: { kind: 'failed', why: 'exit 1' },
  tests: {
    tests: 7,
    failed: 2,
    skipped: 0,
    milliseconds: 60_000,
    slowest: [slow('starts()', 30_000)],
    failures: [rounds, { ...rounds, name: 'adds()', detail: '', places: [] }],
  },
  notes: ['1 report is older than this run and not counted'],
})

const lint = aStep('lint', 5_000, {
  kind: 'analysis',
  outcome: { kind: 'failed', why: '1 finding of level "error"' },
  findings: {
    counts: { error: 1, warning: 2, note: 0, none: 0 },
    worst: [
      {
        tool: 'Lint',
        rule: 'no-eval',
        level: 'error',
        message: 'eval is harmful',
        place: { path: 'src/a.ts', line: 3, column: 4 },
      },
      { tool: 'Lint', rule: '', level: 'warning', message: 'odd', place: undefined },
    ],
  },
})

const hostileFailure: TestFailure = {
  suite: HOSTILE,
  className: HOSTILE,
  name: HOSTILE,
  milliseconds: 10,
  message: HOSTILE,
  detail: HOSTILE,
  places: [{ path: HOSTILE, line: 1, column: 1 }],
}

const examples: Readonly<Record<string, string>> = {
  'tests-passed': summaryOf(
    aRun([unit, aStep('chart', 2_100, { kind: 'chart' }), aStep('component', 150_000)], 164_500),
  ),
  'tests-failed': summaryOf(
    aRun(
      [
        unit,
        failing,
        aStep('component', 0, { outcome: { kind: 'not-reached', after: 'integration' } }),
      ],
      75_400,
    ),
    'services/customer',
  ),
  'tests-hung': summaryOf(
    aRun(
      [
        unit,
        aStep('integration', 300_000, { outcome: { kind: 'timed-out', limit: 300_000 } }),
        aStep('component', 0, { outcome: { kind: 'not-reached', after: 'integration' } }),
      ],
      312_400,
    ),
  ),
  'tests-over-budget': summaryOf(
    aRun(
      [unit, aStep('component', 887_700, { outcome: { kind: 'over-budget', budget: 900_000 } })],
      900_200,
    ),
  ),
  'tests-without-reports': summaryOf(
    aRun(
      [
        aStep('unit', 800, {
          notes: [
            "no report was written for **/build/test-results/test/*.xml below the service's root; mend the globs, or what writes it",
          ],
        }),
      ],
      800,
    ),
  ),
  'tests-after-others': summaryOf({ ...aRun([unit], 12_300), spent: 95_000 }),
  'tests-skipped': summaryOf(
    aRun([aStep('kind', 0, { outcome: { kind: 'skipped', why: 'the chart has not changed' } })], 1),
  ),
  'analysis-failed': summaryOf(aRun([lint], 5_000)),
  'tests-hostile': summaryOf({
    service: HOSTILE,
    budget: 900_000,
    spent: 0,
    milliseconds: 1,
    steps: [
      aStep(HOSTILE, 1, {
        outcome: { kind: 'failed', why: HOSTILE },
        notes: [HOSTILE],
        tests: {
          tests: 2,
          failed: 2,
          skipped: 0,
          milliseconds: 1,
          slowest: [hostileFailure, hostileFailure],
          failures: [hostileFailure],
        },
        findings: {
          counts: { error: 1, warning: 0, note: 0, none: 0 },
          worst: [
            {
              tool: HOSTILE,
              rule: HOSTILE,
              level: 'error',
              message: HOSTILE,
              place: { path: HOSTILE, line: 1, column: 1 },
            },
          ],
        },
      }),
    ],
  }),
}

describe('a summary of stages reads as the committed example', () => {
  test.each(Object.entries(examples))('%s', (name, rendered) => {
    expect(rendered).toBe(golden(name, rendered))
  })
})

describe('a summary stays below what GitHub takes', () => {
  const many = (failures: number, length: number): string => {
    const failure = { ...rounds, detail: 'é'.repeat(length), message: 'x'.repeat(500) }
    const tests = {
      tests: 200_000,
      failed: failures,
      skipped: 0,
      milliseconds: 1,
      slowest: [],
      failures: Array(Math.min(100, failures)).fill(failure),
    }
    return summaryOf(aRun(Array(60).fill(aStep('unit', 1, { tests })), 1))
  }

  test.each([
    [1, 100],
    [100, 20_000],
    [100_000, 20_000],
  ])('with %d failures of %d characters in each of 60 steps', (failures, length) => {
    const markdown = many(failures, length)
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(1_048_576)
    expect(markdown).toContain('### What failed')
  })

  test('and says how many it left out', () => {
    expect(many(100_000, 20_000)).toContain('more tests that failed.')
  })
})

test('a run of nothing says so', () => {
  expect(summaryOf(aRun([], 0))).toBe(
    '## customer-service: nothing to run\n\nNo step was asked for.\n',
  )
})
