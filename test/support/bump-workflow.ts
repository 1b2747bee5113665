import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { GitHub, RunConclusion, WorkflowRun } from '../github/src/index.ts'
import { bump } from './bundle-runs.ts'
import type { GitOps } from './gitops.ts'
import type { ActionEnd } from './run-action.ts'

const root = join(import.meta.dirname, '..', '..')

/** The file that a GitOps repository copies. */
export const BUMP_CALLER = readFileSync(
  join(root, 'docs/gitops-repository/.github/workflows/bump.yml'),
  'utf8',
)

/** Takes every dispatch of the GitOps repository's bump.yml as a runner would: with the built bump, and the workflow's last step. */
export function takeBumps(github: GitHub, gitops: GitOps): readonly ActionEnd[] {
  const ends: ActionEnd[] = []
  github.onDispatch(async (body, intake) => {
    if (intake.kind !== 'workflow' || intake.workflow !== 'bump.yml') return
    intake.run.status = 'in_progress'
    const end = await bump(github, { ...gitops, bumpToken: gitops.token }, texts(intake.inputs))
    ends.push(end)
    completeBump(intake.run, end)
    if (body['sender'] === undefined) throw new Error('a dispatch has a sender')
  })
  return ends
}

function texts(inputs: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]))
}

/** The end of a run, with the names that its steps have by then. */
export function completeBump(run: WorkflowRun, end: Pick<ActionEnd, 'exitCode' | 'outputs'>): void {
  const conclusion: RunConclusion = end.exitCode === 0 ? 'success' : 'failure'
  run.status = 'completed'
  run.conclusion = conclusion
  run.jobs = [
    {
      id: run.id + 1,
      name: 'Bump / Bump',
      status: 'completed',
      conclusion,
      createdAt: run.at,
      startedAt: run.at,
      completedAt: run.at,
      steps: [
        { name: 'Bump the overlay', conclusion },
        { name: answerOf(end.outputs), conclusion: 'success' },
      ],
    },
  ]
}

/** The name of the last step of our bump.yml, as the runner would expand it: the first line, with the outputs filled in. */
function answerOf(outputs: Readonly<Record<string, string>>): string {
  const file: unknown = parse(readFileSync(join(root, '.github/workflows/bump.yml'), 'utf8'))
  const steps: unknown = Object(file).jobs.bump.steps
  const name: unknown = Array.isArray(steps) ? Object(steps.at(-1)).name : undefined
  if (typeof name !== 'string') throw new Error('the last step of bump.yml has no name')
  const filled = name.replaceAll(
    /\$\{\{ steps\.bump\.outputs\.([a-z-]+) \}\}/g,
    (_, output: string) => outputs[output] ?? '',
  )
  if (filled.includes('${{')) throw new Error(`can't expand "${filled}"`)
  return (filled.split('\n')[0] ?? '').trim()
}
