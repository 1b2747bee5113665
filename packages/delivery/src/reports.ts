import type { Check, ChecksAnswer } from '@fluxgate/forge'
import type { CheckReport, CommitReports, ReportsWanted } from '@fluxgate/promotion'
import type { Forge } from './forge-port.ts'
import type { Gathered } from './gather.ts'

/** The same with what was reported on some commits; one request, and none where nothing is wanted. */
export async function withReports(
  forge: Pick<Forge, 'checks'>,
  gathered: Gathered,
  wanted: ReportsWanted,
): Promise<Gathered> {
  if (wanted.commits.length === 0 || wanted.names.length === 0) return gathered
  const reports = reportsOf(await forge.checks(wanted))
  return { ...gathered, facts: { ...gathered.facts, reports } }
}

/** The same for several services, whose questions are asked together. */
export async function withReportsOfAll(
  forge: Pick<Forge, 'checks'>,
  services: readonly Gathered[],
  wantedBy: (gathered: Gathered) => ReportsWanted,
): Promise<readonly Gathered[]> {
  const wanted = services.map(wantedBy)
  const commits = [...new Set(wanted.flatMap((one) => one.commits))]
  const names = [...new Set(wanted.flatMap((one) => one.names))]
  if (commits.length === 0 || names.length === 0) return services
  const reports = reportsOf(await forge.checks({ commits, names }))
  return services.map((one) => ({ ...one, facts: { ...one.facts, reports } }))
}

function reportsOf({ commits, missing }: ChecksAnswer): CommitReports {
  const read = [...commits].map(([commit, all]) => [commit, all.map(reportOf)] as const)
  const unreadable =
    missing.length === 0
      ? undefined
      : `checks can't be read: give the token ${missing.join(' and ')}`
  return { commits: new Map(read), unreadable }
}

function reportOf({ kind, name, state, ended, by, url, at }: Check): CheckReport {
  return {
    ...{ kind, name, url, at },
    by: by ?? 'an account that is gone',
    state: ended ? (state === 'success' ? 'success' : 'other') : 'running',
    ended: ENDED.get(state) ?? 'did not end well',
  }
}

/** What GitHub calls the end of a check. Neither what was skipped nor what is neutral says that anything was checked. */
const ENDED: ReadonlyMap<string, string> = new Map([
  ['failure', 'failed'],
  ['error', 'failed'],
  ['startup_failure', 'failed to start'],
  ['timed_out', 'timed out'],
  ['cancelled', 'was cancelled'],
  ['skipped', 'was skipped'],
  ['neutral', 'ended neutral'],
  ['stale', 'became stale'],
  ['action_required', 'waits for an action of a person'],
])
