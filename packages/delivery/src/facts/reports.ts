import type { Check, ChecksAnswer } from '@fluxgate/forge'
import type { Environment } from '@fluxgate/policy'
import {
  type CheckReport,
  type CommitReports,
  type ReportsWanted,
  reportsWanted,
} from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import { checkEnd } from './check-end.ts'
import type { Gathered } from './gather.ts'
import { testResults } from './test-results.ts'

type ReportsForge = Pick<Forge, 'checks' | 'statusesOf' | 'workflowRun'>

/** What was read for a service, and what its gates want to know of commits beside it. */
export interface Asking {
  readonly gathered: Gathered
  readonly wanted: ReportsWanted
}

/** The same with what gates into some environments want to know of commits, for several services at once. */
export function withPromotionReports(
  forge: ReportsForge,
  all: readonly Gathered[],
  targets: readonly Environment[],
): Promise<readonly Gathered[]> {
  const entrances = targets.map(({ name }) => ({ environment: name, pins: undefined }))
  const asking = all.map((gathered) => ({
    gathered,
    wanted: reportsWanted(gathered.facts, entrances),
  }))
  return withReports(forge, asking)
}

/**
 * The same with what was reported on commits: one request for all, none where nothing is wanted or all is known, and one more for
 * each run of tests that is not known to have passed.
 */
export async function withReports(
  forge: ReportsForge,
  all: readonly Asking[],
): Promise<readonly Gathered[]> {
  const requests = all.filter(isOpen).map(({ wanted: { commits, names, tests } }) => ({
    commits,
    names,
    contexts: tests.map(({ context }) => context),
  }))
  if (requests.length === 0) return all.map(({ gathered }) => gathered)
  const answer = await forge.checks(requests)
  const complete: Gathered[] = []
  for (const one of all) {
    complete.push(isOpen(one) ? await completed(forge, one, answer) : one.gathered)
  }
  return complete
}

function isOpen({ gathered, wanted: { commits, names, tests } }: Asking): boolean {
  const asks = commits.length > 0 && names.length + tests.length > 0
  return asks && gathered.facts.reports === undefined
}

async function completed(
  forge: ReportsForge,
  { gathered, wanted }: Asking,
  { commits, missing }: ChecksAnswer,
): Promise<Gathered> {
  const { facts } = gathered
  const own = wanted.commits.map((commit) => [commit, commits.get(commit) ?? []] as const)
  const ran = await testResults(forge, new Map(own), wanted.tests, facts.recorder)
  const lacks = missing.join(' and ')
  const reports: CommitReports = {
    commits: new Map(own.map(([commit, checks]) => [commit, checks.map(reportOf)])),
    unreadable: lacks === '' ? undefined : `checks can't be read: give the token ${lacks}`,
    tests: ran.results,
    testsUnreadable: missing.includes('statuses: read')
      ? "results of tests can't be read: give the token statuses: read"
      : ran.unreadable,
  }
  return { ...gathered, facts: { ...facts, reports } }
}

function reportOf({ kind, name, state, ended, by, url, at }: Check): CheckReport {
  return {
    kind,
    name,
    url,
    at,
    by: by ?? 'an account that is gone',
    state: ended ? (state === 'success' ? 'success' : 'other') : 'running',
    ended: checkEnd(state),
  }
}
