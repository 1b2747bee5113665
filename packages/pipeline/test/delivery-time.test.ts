import { describe, expect, test } from '@jest/globals'
import { callerPrefix, deliveryTime, type JobTime, type StageTimes } from '../src/index.ts'

const SECOND = 1000
const START = Date.parse('2026-11-21T12:00:00Z')

/** A job by its name, when it was created, began and ended (seconds after the start), and how. */
function job(
  name: string,
  [created, began, ended]: readonly [number, number, number | undefined],
  conclusion: string | undefined = ended === undefined ? undefined : 'success',
): JobTime {
  return {
    name,
    url: undefined,
    conclusion,
    createdAt: START + created * SECOND,
    startedAt: START + began * SECOND,
    completedAt: ended === undefined ? undefined : START + ended * SECOND,
  }
}

const STAGES: StageTimes = new Map([
  ['Fast stages', [{ name: 'unit', result: 'passed', milliseconds: 4000 }]],
])

function measured(jobs: readonly JobTime[], nowSeconds = 900, budget = 600_000, landed = true) {
  const now = START + nowSeconds * SECOND
  return deliveryTime({
    startedAt: START,
    now,
    budget,
    jobs,
    stages: STAGES,
    bumpJob: 'Bump',
    landed,
  })
}

describe('a delivery', () => {
  test('is measured from the start of the run to the end of the bump, whatever else goes on', () => {
    const jobs = [
      job('Bump', [300, 305, 320]),
      job('Plan', [0, 4, 10]),
      job('Analysis', [10, 15, undefined]),
    ]
    expect(measured(jobs)).toMatchObject({
      total: 320_000,
      over: 0,
      end: { kind: 'bumped' },
      rows: [
        { name: 'Plan', result: 'passed', waited: 4000, took: 6000 },
        { name: 'Analysis', result: 'running', waited: 5000, took: 885_000 },
        { name: 'Bump', result: 'passed', waited: 5000, took: 15_000 },
      ],
    })
  })

  test('has the stages of a job below it, but for a job of an earlier attempt', () => {
    const jobs = [job('Fast stages', [0, 4, 10]), job('Plan', [0, 1, 3])]
    expect(measured(jobs).rows.map(({ stages }) => stages)).toEqual([[], STAGES.get('Fast stages')])
    expect(measured([job('Fast stages', [-30, -20, -10])]).rows).toMatchObject([
      { result: 'kept', stages: [] },
    ])
  })

  test('whose bump waits in a pull request is not there yet', () => {
    const { end, total } = measured([job('Bump', [0, 1, 300])], 900, 600_000, false)
    expect({ end, total }).toEqual({ end: { kind: 'stopped', by: undefined }, total: 900_000 })
  })

  test.each([
    [600, 0],
    [601, SECOND],
    [900, 300_000],
  ])('whose bump ends after %d s of 600 is %d ms over', (ended, over) => {
    expect(measured([job('Bump', [0, 1, ended])]).over).toBe(over)
  })

  test('that stops before the bump names what went wrong first', () => {
    const jobs = [
      job('Scan', [50, 60, 90], 'failure'),
      job('Fast stages', [0, 1, 40], 'timed_out'),
      job('Bump', [90, 90, 90], 'skipped'),
    ]
    expect(measured(jobs)).toMatchObject({
      total: 900_000,
      end: { kind: 'stopped', by: 'Fast stages' },
      rows: [{ result: 'failed' }, { result: 'failed' }, { result: 'skipped', took: 0 }],
    })
  })

  test('whose bump was not to run is no failure, and one whose bump was cancelled is', () => {
    expect(measured([job('Bump', [9, 9, 9], 'skipped')]).end).toEqual({ kind: 'not-asked' })
    expect(measured([]).end).toEqual({ kind: 'not-asked' })
    const cancelled = measured([job('Bump', [9, 9, 9], 'cancelled')])
    expect(cancelled.end).toEqual({ kind: 'stopped', by: 'Bump' })
    expect(measured([job('Bump', [9, 9, undefined])]).end).toEqual({
      kind: 'stopped',
      by: undefined,
    })
  })

  test('that is run again does not count what passed before', () => {
    const jobs = [job('Plan', [-500, -490, -480]), job('Bump', [-100, 10, 20])]
    expect(measured(jobs).rows).toMatchObject([
      { name: 'Plan', result: 'kept', waited: 0, took: 0 },
      { name: 'Bump', waited: 10_000, took: 10_000 },
    ])
  })
})

describe('the prefix of the jobs of a called workflow', () => {
  const here = { status: 'in_progress', runnerName: 'GitHub Actions 7' }
  const there = { status: 'in_progress', runnerName: 'GitHub Actions 8' }

  test.each([
    ['deliver / ', [{ name: 'deliver / Report', ...here }]],
    ['a (x/y) / ', [{ name: 'a (x/y) / Report', ...here }]],
    [
      'one / ',
      [
        { name: 'two / Report', ...there },
        { name: 'one / Report', ...here },
      ],
    ],
    ['outer / inner / ', [{ name: 'outer / inner / Report', ...here }]],
    ['', [{ name: 'Report', ...here }]],
    ['one / ', [{ name: 'one / Report', ...there }]],
    [
      '',
      [
        { name: 'one / Report', ...there },
        { name: 'two / Report', ...there },
      ],
    ],
    ['', []],
  ])('is %j for %j', (prefix, jobs) => {
    expect(callerPrefix(jobs, 'GitHub Actions 7')).toBe(prefix)
  })
})

test('two services of one run are told apart by the runner that has this job', () => {
  const jobs = ['shop', 'cart'].map((name, index) => ({
    name: `${name} / Report`,
    status: 'in_progress',
    runnerName: `runner ${index}`,
  }))
  expect(jobs.map(({ runnerName }) => callerPrefix(jobs, runnerName))).toEqual([
    'shop / ',
    'cart / ',
  ])
})
