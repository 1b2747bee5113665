import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunConclusion, WorkflowRun } from '../github/src/index.ts'
import type { GitOps } from './gitops.ts'

/** The workflow that a GitOps repository copies. */
export const PROMOTION_TESTS = readFileSync(
  join(import.meta.dirname, '../../docs/gitops-repository/.github/workflows/promotion-tests.yml'),
  'utf8',
)

const PATH = '.github/workflows/promotion-tests.yml'

/** Adds the documented workflow to a repository, or another text in its place. */
export async function addPromotionTests(
  { control, developer }: GitOps,
  text: string = PROMOTION_TESTS,
): Promise<void> {
  const files = { [PATH]: text }
  await control.commit({ files, message: 'Test promotions', by: developer.login })
}

/** Runs of promotion tests, oldest first. */
export function testRuns({ control }: GitOps): readonly WorkflowRun[] {
  return control.runs.filter(({ workflow }) => workflow === 'promotion-tests.yml')
}

/** The newest run ends, or goes on where there is no conclusion: a person has started it anew. */
export function endTests(gitops: GitOps, conclusion: RunConclusion | undefined): void {
  const run = testRuns(gitops).at(-1)
  if (run === undefined) throw new Error('no promotion tests were started')
  run.status = conclusion === undefined ? 'in_progress' : 'completed'
  run.conclusion = conclusion
}
