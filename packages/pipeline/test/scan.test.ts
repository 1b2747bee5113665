import { describe, expect, test } from '@jest/globals'
import { processorTime } from '../../../test/support/processor-time.ts'
import { judgeScans, readScan, type Scan } from '../src/index.ts'

const SARIF = (level: string) =>
  JSON.stringify({
    runs: [
      {
        tool: { driver: { name: 'Trivy' } },
        results: [{ ruleId: 'CVE-1', level, message: { text: 'Package: musl\nLink: [x](y)' } }],
      },
    ],
  })
const NO_DATABASE =
  'INFO start\n\u001b[31mFATAL\u001b[0m init error: DB error: failed to download\n'
const RULES = { failOn: 'error', noDatabase: 'fail' } as const

const read = (report: string | undefined, log?: string): Scan =>
  readScan({ name: 'image', report, log })

describe('a report', () => {
  test('that is there counts, whatever the log says', () => {
    expect(read(SARIF('error'), NO_DATABASE)).toMatchObject({
      kind: 'read',
      tally: { counts: { error: 1 }, worst: [{ message: 'Package: musl' }] },
    })
  })

  test.each([undefined, '', ' \n'])('of %j is none', (report) => {
    expect(read(report)).toMatchObject({ kind: 'broken', why: 'it left no report and no log' })
  })
})

describe('a scanner without its database', () => {
  const SAID = 'FATAL init error: DB error: failed to download'

  test('stops the delivery unless it is to warn', () => {
    const scan = read(undefined, NO_DATABASE)
    expect(scan).toEqual({ name: 'image', kind: 'no-database', said: SAID })
    expect(judgeScans([scan], RULES)).toMatchObject({ passed: false, failing: 0, warnings: [] })
    expect(judgeScans([scan], { ...RULES, noDatabase: 'warn' })).toMatchObject({
      passed: true,
      errors: [],
      warnings: [expect.stringContaining(SAID)],
    })
  })

  test.each([
    ['unable to initialize the java DB: TOOMANYREQUESTS', 'no-database'],
    ['Java DB update failed: DB download error', 'no-database'],
    ['failed to load vulnerability db: no such file', 'no-database'],
    ['the vulnerability database was built 6 days ago (max allowed age is 5 days)', 'no-database'],
    ['image scan error: unauthorized: authentication required', 'broken'],
    ['could not connect to the database of the application', 'broken'],
  ])('is told apart by "%s": %s', (line, kind) => {
    expect(read(undefined, `${line}\n`).kind).toBe(kind)
  })

  test('is found at the end of a log of any length, in a moment', () => {
    const log = `${'x'.repeat(80)}\n`.repeat(200_000) + NO_DATABASE
    const { result, seconds } = processorTime(() => read(undefined, log).kind)
    expect(result).toBe('no-database')
    expect(seconds).toBeLessThan(5)
  })
})

test('several scans pass where each does', () => {
  const clean = read(SARIF('note'))
  const bad = read(SARIF('error'))
  expect(judgeScans([clean, clean], RULES)).toMatchObject({ passed: true, errors: [] })
  expect(judgeScans([clean, bad], RULES)).toMatchObject({ passed: false, failing: 1 })
})
