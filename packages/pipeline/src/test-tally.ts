/** Where a test or a finding points: a file as the report names it, lines and columns from 1. */
export interface ReportedPlace {
  readonly path: string
  readonly line: number
  readonly column: number | undefined
}

/** One test as a report tells it. */
export interface TestCase {
  readonly suite: string
  readonly name: string
  /** What the dialect calls the class: a Java class, a Go package, a Python module; '' where it has none. */
  readonly className: string
  readonly milliseconds: number
}

/** A test that did not pass; `message` is one line, `detail` the rest of what the report says. */
export interface TestFailure extends TestCase {
  readonly message: string
  readonly detail: string
  /** Where it may have failed, the likeliest first: whoever has the files picks the first that is one of them. */
  readonly places: readonly ReportedPlace[]
}

/** What reports come to. Nothing in it grows with the number of tests. */
export interface TestTally {
  readonly tests: number
  readonly failed: number
  readonly skipped: number
  /** The sum over all tests: more than the wall clock where they ran side by side. */
  readonly milliseconds: number
  /** The slowest first, `SLOWEST` at most. */
  readonly slowest: readonly TestCase[]
  /** In the order of the reports, `FAILURES` at most. */
  readonly failures: readonly TestFailure[]
}

/** How many of the slowest tests are kept. */
export const SLOWEST = 10
/** How many failures are kept; the others are counted. */
export const FAILURES = 100

/** No test at all. */
export const NO_TESTS: TestTally = {
  tests: 0,
  failed: 0,
  skipped: 0,
  milliseconds: 0,
  slowest: [],
  failures: [],
}

/** Two tallies as one. */
export function mergeTallies(one: TestTally, other: TestTally): TestTally {
  return {
    tests: one.tests + other.tests,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    milliseconds: one.milliseconds + other.milliseconds,
    slowest: slowestOf([...one.slowest, ...other.slowest]),
    failures: [...one.failures, ...other.failures].slice(0, FAILURES),
  }
}

/** The slowest of these tests, the slowest first; tests that took no time are none of them. */
export function slowestOf(tests: readonly TestCase[]): readonly TestCase[] {
  return tests
    .filter(({ milliseconds }) => milliseconds > 0)
    .sort((one, other) => other.milliseconds - one.milliseconds)
    .slice(0, SLOWEST)
}
