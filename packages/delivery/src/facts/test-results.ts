import { type Check, ForgeError, type WorkflowRun, type WrittenStatus } from '@fluxgate/forge'
import type { ReportsWanted, TestResult, TestRun } from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import { checkEnd } from './check-end.ts'

type TestsForge = Pick<Forge, 'statusesOf' | 'workflowRun'>

/** What is known of promotion tests, and why the rest is not. */
export interface TestResults {
  readonly results: readonly TestResult[]
  readonly unreadable: string | undefined
}

/**
 * Runs that are looked at for one service in one environment: those that go on, and failed ones, which people run again. Each environment has
 * its own, or three that failed elsewhere would hide for good how a fourth one ends.
 */
const MOST_RUNS = 3

/**
 * What we wrote about promotion tests, among statuses that were read, with what has become of the newest runs since. A status of
 * somebody else's does not cover ours: then ours is looked for.
 */
export async function testResults(
  forge: TestsForge,
  checks: ReadonlyMap<string, readonly Check[]>,
  tests: ReportsWanted['tests'],
  recorder: number,
): Promise<TestResults> {
  const found: TestResult[] = []
  for (const { environment, context } of tests) {
    for (const [commit, all] of checks) {
      const newest = all.find(({ kind, name }) => kind === 'status' && name === context)
      if (newest === undefined) continue
      const own =
        newest.creator === recorder
          ? { ...newest, at: newest.at ?? '' }
          : await ownStatus(forge, { commit, context }, recorder)
      if (own !== undefined) found.push(resultOf(own, environment, commit))
    }
  }
  return followed(forge, found)
}

async function ownStatus(
  forge: TestsForge,
  where: { readonly commit: string; readonly context: string },
  recorder: number,
): Promise<WrittenStatus | undefined> {
  const all = await forge.statusesOf(where)
  return all.find(({ creator }) => creator === recorder)
}

function resultOf(
  { state, description, url, at }: Pick<WrittenStatus, 'state' | 'description' | 'url' | 'at'>,
  environment: string,
  commit: string,
): TestResult {
  const known = STATES.find((one) => one === state) ?? 'error'
  return { environment, commit, url, at, state: known, said: description, run: undefined }
}

const STATES = ['pending', 'success', 'failure', 'error'] as const

async function followed(forge: TestsForge, all: readonly TestResult[]): Promise<TestResults> {
  const results: TestResult[] = []
  const asked = new Map<string, number>()
  for (const result of all.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))) {
    const id = result.state === 'success' ? undefined : runIn(result.url)
    const before = asked.get(result.environment) ?? 0
    if (id === undefined || before === MOST_RUNS) {
      results.push(result)
      continue
    }
    asked.set(result.environment, before + 1)
    const run = await runOf(forge, id)
    if (run === 'forbidden') {
      return {
        results: [],
        unreadable: 'runs of tests can not be read: give the token actions: read',
      }
    }
    results.push({ ...result, run })
  }
  return { results, unreadable: undefined }
}

/** The number of a run, in an address that we wrote. */
function runIn(url: string | undefined): number | undefined {
  const [, id] = /\/actions\/runs\/(\d{1,15})$/.exec(url?.slice(-200) ?? '') ?? []
  return id === undefined ? undefined : Number(id)
}

async function runOf(forge: TestsForge, id: number): Promise<TestRun | 'forbidden'> {
  try {
    return ended(await forge.workflowRun(id))
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error
    if (error.code === 'NOT_FOUND') return { kind: 'gone' }
    if (error.code === 'MISSING_PERMISSION') return 'forbidden'
    throw error
  }
}

function ended({ status, conclusion }: WorkflowRun): TestRun {
  if (status !== 'completed' || conclusion === undefined) return { kind: 'running' }
  return conclusion === 'success'
    ? { kind: 'passed' }
    : { kind: 'failed', ended: checkEnd(conclusion) }
}
