import { firstLine } from './first-line.ts'
import { stackPlaces } from './stack-places.ts'
import {
  FAILURES,
  type ReportedPlace,
  SLOWEST,
  slowestOf,
  type TestCase,
  type TestFailure,
  type TestTally,
} from './test-tally.ts'

/** What an element within a case says of it; without any, it passed. */
export type CaseVerdict = 'failed' | 'skipped'

/** Counts cases as they come, and keeps no more than is shown. */
export interface CaseTally {
  begin(suite: string, attribute: (name: string) => string | undefined): void
  judge(verdict: CaseVerdict, message: string, detail: string): void
  end(): void
  tally(): TestTally
}

interface OpenCase {
  readonly test: TestCase
  readonly place: ReportedPlace | undefined
  verdict: CaseVerdict | undefined
  message: string
  detail: string
}

const NAME = 500
/** A year: what is longer is no duration of a test. */
const LONGEST = 366 * 86_400_000

/** A tally without a case yet. */
export function tallyCases(): CaseTally {
  let tests = 0
  let failed = 0
  let skipped = 0
  let milliseconds = 0
  let slowest: TestCase[] = []
  const failures: TestFailure[] = []
  let open: OpenCase | undefined

  function count({ test, place, verdict, message, detail }: OpenCase): void {
    tests += 1
    milliseconds += test.milliseconds
    slowest.push(test)
    if (slowest.length > 20 * SLOWEST) slowest = [...slowestOf(slowest)]
    if (verdict === 'skipped') skipped += 1
    if (verdict !== 'failed') return
    failed += 1
    if (failures.length === FAILURES) return
    const places = [...stackPlaces(detail), ...stackPlaces(message)]
    failures.push({
      ...test,
      message: messageOf(message, detail),
      detail: detail.trim() === '' ? message : detail,
      // What a case states of itself is where it begins; its stack knows better where it failed.
      places: place === undefined ? places : [...places, place],
    })
  }

  return {
    begin(suite, attribute) {
      const name = attribute('name') ?? (suite || 'a test without a name')
      const className = attribute('classname') ?? ''
      open = {
        test: {
          suite: suite.slice(0, NAME),
          name: name.slice(0, NAME),
          className: className.slice(0, NAME),
          milliseconds: readSeconds(attribute('time')),
        },
        place: placeOf(attribute('file'), attribute('line')),
        verdict: undefined,
        message: '',
        detail: '',
      }
    },
    judge(verdict, message, detail) {
      // A case may fail twice, in the test and in its clean-up: the first is the cause. A failure outweighs a skip.
      if (open === undefined || open.verdict === 'failed') return
      Object.assign(open, { verdict, message, detail })
    },
    end() {
      if (open !== undefined) count(open)
      open = undefined
    },
    tally: () => ({
      tests,
      failed,
      skipped,
      milliseconds,
      slowest: slowestOf(slowest),
      failures,
    }),
  }
}

/** What went wrong in one line. gotestsum says "Failed" of every test; what the test said stands between Go's own lines. */
function messageOf(message: string, detail: string): string {
  const stated = /^\s*failed\s*$/i.test(message) ? '' : firstLine(message)
  const told = detail.slice(0, 8_192).replace(/^(?:===|---) .*$/gm, '')
  return stated || firstLine(told) || firstLine(message) || 'failed without a message'
}

/** Milliseconds of `0.123`, and of `1,234.5`, as Surefire writes thousands; 0 for what is no time. */
function readSeconds(time: string | undefined): number {
  const text = (time ?? '').slice(0, 40).replaceAll(',', '')
  const milliseconds = /^\d*\.?\d+(?:e[+-]?\d{1,3})?$/i.test(text) ? Number(text) * 1000 : 0
  return Math.min(milliseconds, LONGEST)
}

/** The place that a case states of itself. pytest counts its lines from 0, so a case on its line 0 is on line 1. */
function placeOf(file: string | undefined, line: string | undefined): ReportedPlace | undefined {
  if (file === undefined || file === '' || file.length > NAME) return undefined
  if (line === undefined || !/^\d{1,7}$/.test(line)) return undefined
  return { path: file, line: Math.max(1, Number(line)), column: undefined }
}
