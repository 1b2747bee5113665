import type { CommitReports, TestResult } from '@fluxgate/promotion'
import { heldAt, time } from './commits.ts'
import { CHECK } from './policies.ts'
import type { TestWord } from './seen.ts'
import type { TestRun, World } from './world.ts'

/** What statuses say of the commits of base, by commit. */
export function reportsOf({ checks, tests, runs }: World): CommitReports {
  const byCommit = Map.groupBy(checks, ({ environment, commit }) => heldAt(environment, commit))
  const commits = [...byCommit].map(([commit, all]) => {
    const told = all.map(({ by, said, at }) => ({
      ...({
        kind: 'status',
        name: CHECK,
        state: said,
        ended: 'failed',
        by,
        url: undefined,
      } as const),
      at: time(at),
    }))
    return [commit, told] as const
  })
  const words = new Map(tests.map((one) => [heldAt(one.environment, one.commit), one]))
  const results = [...words].map(([commit, one]) => resultOf(commit, one, runs))
  const known = { unreadable: undefined, tests: results, testsUnreadable: undefined }
  return { commits: new Map(commits), ...known }
}

const RUNS = 'https://github.com/acme/gitops/actions/runs'

function resultOf(
  commit: string,
  { said, run: number, at }: TestWord,
  runs: readonly TestRun[],
): TestResult {
  const states = { passed: 'success', failed: 'failure', refused: 'error' } as const
  const state = said === 'starting' || said === 'runs' ? 'pending' : states[said]
  const found = runs.find((one) => one.number === number)
  const run =
    found?.state === 'failed'
      ? ({ kind: found.state, ended: 'failed' } as const)
      : found && { kind: found.state }
  const url = number === undefined ? undefined : `${RUNS}/${number}`
  // What has passed is not looked at again.
  const known = state === 'success' ? undefined : run
  return { environment: 'prod', commit, state, said, url, at: time(at), run: known }
}
