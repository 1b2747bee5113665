import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runNode } from './command.ts'

/** One test took a second at most when the list was made; a mutant that hangs is told from one that fails. */
const LIMIT_SECONDS = 120

export interface TestRun {
  /** Whole names of the tests that ran, each as often as it did, and whether it passed. */
  readonly tests: readonly { readonly name: string; readonly passed: boolean }[]
  /** Set where the tests could not be run: the file does not load, or no end came. */
  readonly broken: string | undefined
  readonly seconds: number
}

/** Runs those tests of one file that are called exactly so. */
export async function runTests(
  folder: string,
  file: string,
  names: readonly string[],
): Promise<TestRun> {
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  const { code, output, seconds } = await runNode(
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--runInBand',
      `--cacheDirectory=${join(folder, '.jest')}`,
      `--testNamePattern=^(?:${names.map(escaped).join('|')})$`,
      '--json',
      `--outputFile=${report}`,
      '--runTestsByPath',
      file,
    ],
    folder,
    LIMIT_SECONDS,
  )
  if (code === null) return { tests: [], broken: `no end within ${LIMIT_SECONDS} s`, seconds }
  if (!existsSync(report)) return { tests: [], broken: firstLines(output), seconds }
  return { ...readReport(JSON.parse(readFileSync(report, 'utf8'))), seconds }
}

function readReport(report: unknown): Omit<TestRun, 'seconds'> {
  const [suite] = listAt(report, 'testResults')
  const tests = listAt(suite, 'assertionResults').flatMap((result) => {
    const name = at(result, 'fullName')
    const status = at(result, 'status')
    if (typeof name !== 'string' || (status !== 'passed' && status !== 'failed')) return []
    return [{ name, passed: status === 'passed' }]
  })
  const unrunnable = at(report, 'numRuntimeErrorTestSuites') !== 0
  const message = String(at(suite, 'message') ?? 'the file has no tests')
  return { tests, broken: unrunnable || suite === undefined ? firstLines(message) : undefined }
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = at(value, key)
  return Array.isArray(list) ? list : []
}

function at(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/** What went wrong stands at the beginning of what jest prints. */
function firstLines(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  return lines.slice(0, 8).join('\n')
}
