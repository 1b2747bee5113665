import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GitHub, startGitHub } from '../github/src/index.ts'
import { runAction } from '../support/run-action.ts'
import { expectGolden } from './golden.ts'
import { addresses, errorsOf, warningsOf } from './stage.ts'

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'scans')

let github: GitHub
let folder: string
beforeAll(async () => {
  github = await startGitHub()
  folder = mkdtempSync(join(tmpdir(), 'fluxgate-scan-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await github[Symbol.asyncDispose]()
})

/** Reads what lies in a workspace: names of fixtures by where they lie. */
function read(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
) {
  const cwd = mkdtempSync(join(folder, 'workspace-'))
  mkdirSync(join(cwd, 'scan'))
  for (const [to, from] of Object.entries(files)) {
    copyFileSync(join(FIXTURES, from), join(cwd, 'scan', to))
  }
  return readIn(cwd, inputs)
}

function readIn(cwd: string, inputs: Readonly<Record<string, string>>) {
  return runAction({
    action: 'read-scan',
    inputs: { reports: 'scan/image.sarif', ...inputs },
    eventName: 'push',
    event: {},
    repository: 'acme/customer-service',
    sha: 'c0ffee'.padEnd(40, '0'),
    cwd,
    ...addresses(github),
  })
}

const BOTH = { reports: 'scan/image.sarif scan/chart.sarif' }

describe('what a scanner wrote', () => {
  test('stops the delivery for what is bad enough, and shows all of it', async () => {
    const end = await read({ 'image.sarif': 'image.sarif', 'chart.sarif': 'chart.sarif' }, BOTH)
    expect(end).toMatchObject({
      exitCode: 1,
      outputs: { passed: 'false', findings: '2', scanned: 'true' },
    })
    expect(errorsOf(end)).toEqual([
      'image: 1 found at "error" or above\nchart: 1 found at "error" or above',
    ])
    expectGolden('read-scan', end.summary, github)
  })

  test.each([
    ['error', 1],
    ['warning', 2],
    ['note', 3],
    ['none', 0],
  ])('fails from %s on with %d findings', async (level, findings) => {
    const end = await read({ 'image.sarif': 'image.sarif' }, { 'fail-on': level })
    const passed = findings === 0
    expect(end).toMatchObject({
      exitCode: passed ? 0 : 1,
      outputs: { passed: String(passed), findings: String(findings) },
    })
  })

  test('lets it pass where nothing was found', async () => {
    const end = await read({ 'image.sarif': 'clean.sarif', 'image.log': 'no-database.log' })
    expect(end).toMatchObject({ exitCode: 0, outputs: { passed: 'true', findings: '0' } })
    expectGolden('read-scan-clean', end.summary, github)
  })
})

describe('a scanner without its database', () => {
  const SAID =
    'image: nothing was looked for, since the scanner could not get its database: 2026-11-21T09:14:02Z FATAL Fatal error run error: init error: DB error: failed to download vulnerability DB: OCI artifact error: failed to download artifact from any source'

  test('stops the delivery, with its own words and the way out', async () => {
    const end = await read({ 'image.log': 'no-database.log' })
    expect(end).toMatchObject({ exitCode: 1, outputs: { passed: 'false', scanned: 'false' } })
    expect(errorsOf(end)).toEqual([
      `${SAID}; run it again, or let it pass with scan-no-database: warn`,
    ])
    expectGolden('read-scan-no-database', end.summary, github)
  })

  test('is a warning where that was asked for', async () => {
    const end = await read({ 'image.log': 'no-database.log' }, { 'no-database': 'warn' })
    expect(end).toMatchObject({ exitCode: 0, outputs: { passed: 'true', scanned: 'false' } })
    expect(warningsOf(end)).toEqual([SAID])
  })
})

describe('a scanner that failed otherwise', () => {
  test.each([
    ['left nothing', undefined, 'it left no report and no log'],
    ['said why', 'FATAL image scan error: unauthorized\n', 'unauthorized'],
  ])('and %s stops the delivery even where a missing database would not', async (_, log, said) => {
    const cwd = mkdtempSync(join(folder, 'workspace-'))
    mkdirSync(join(cwd, 'scan'))
    if (log !== undefined) writeFileSync(join(cwd, 'scan/image.log'), log)
    const end = await readIn(cwd, { 'no-database': 'warn' })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringContaining(said)])
  })

  test('and wrote something that is no SARIF is told so', async () => {
    const end = await read({ 'image.sarif': 'no-database.log' })
    expect(errorsOf(end)).toEqual([
      "image: the scanner failed, and its report can't be read: it is no JSON",
    ])
  })
})

test.each([['../image.sarif'], ['/etc/image.sarif'], ['scan/../../image.sarif'], ['image.json']])(
  'a report called %s is refused',
  async (reports) => {
    const end = await read({}, { reports })
    expect(errorsOf(end)).toEqual([
      `input "reports" names "${reports}"; write files below here that end in .sarif`,
    ])
  },
)

test('a folder in place of a report counts as none', async () => {
  const cwd = mkdtempSync(join(folder, 'workspace-'))
  mkdirSync(join(cwd, 'scan/image.sarif'), { recursive: true })
  symlinkSync('/etc/hostname', join(cwd, 'scan/image.log'))
  expect((await readIn(cwd, {})).exitCode).toBe(1)
})
