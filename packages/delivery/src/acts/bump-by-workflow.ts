import type { RunJob, WorkflowRefusal, WorkflowRun, WorkflowStart } from '@fluxgate/forge'
import type { Clock } from '@fluxgate/transport'
import type { WorkflowForge } from '../workflow-port.ts'
import { type BumpAnswer, readBumpAnswer } from './bump-answer.ts'

/** What is asked of the GitOps repository's own workflow: its inputs, as a bump's are called. */
export interface WorkflowBump {
  /** `owner/name` of the GitOps repository, for messages. */
  readonly repository: string
  /** The workflow's file there, `bump.yml`. */
  readonly workflow: string
  readonly inputs: Readonly<Record<string, string>>
  /** How long its run is followed, in milliseconds. */
  readonly waitMs: number
  readonly dryRun: boolean
}

/** What is known of a bump that another repository's workflow makes. */
export type WorkflowBumpOutcome =
  /** Nothing runs; `why` says what to do about it. */
  | { readonly kind: 'not-started'; readonly why: string }
  | { readonly kind: 'planned' }
  /** It runs, and GitHub does not say which run it is. */
  | { readonly kind: 'out-of-sight' }
  /** It had not ended when the time was up. */
  | { readonly kind: 'unfinished'; readonly run: WorkflowRun }
  | {
      readonly kind: 'ended'
      readonly run: WorkflowRun
      /** What it says that it did; undefined: it does not say. */
      readonly answer: BumpAnswer | undefined
      /** Inputs that it was started without, as it does not know them. */
      readonly without: readonly string[]
    }

/**
 * Has the GitOps repository bump itself, by its own workflow and identity, and follows the run to its end. The token needs
 * `actions: write` there and nothing else. Asked twice, the second run finds nothing to do.
 */
export async function bumpByWorkflow(
  { forge, clock }: { readonly forge: WorkflowForge; readonly clock: Clock },
  request: WorkflowBump,
): Promise<WorkflowBumpOutcome> {
  if (request.dryRun) return { kind: 'planned' }
  const ref = await forge.defaultBranch()
  const { started, without } = await start(forge, request, ref)
  if (started.kind !== 'started') {
    return { kind: 'not-started', why: whyNotStarted(request, ref, started) }
  }
  if (started.run === undefined) return { kind: 'out-of-sight' }
  const run = await runToItsEnd(forge, clock, started.run, request.waitMs)
  if (run.conclusion === undefined) return { kind: 'unfinished', run }
  return { kind: 'ended', run, answer: answerIn(await forge.runJobs(run.id)), without }
}

/** Inputs that a bump.yml which was copied before they came does not know; without them it does what it always did. */
const LATER_INPUTS: readonly string[] = ['image-in-chart']

async function start(
  forge: Pick<WorkflowForge, 'startWorkflow'>,
  { workflow, inputs }: WorkflowBump,
  ref: string,
): Promise<{ readonly started: WorkflowStart; readonly without: readonly string[] }> {
  const asked = { workflow, ref, inputs, title: bumpRunTitle(inputs) }
  const started = await forge.startWorkflow(asked)
  if (started.kind !== 'inputs') return { started, without: [] }
  const { said } = started
  const without = LATER_INPUTS.filter((name) => name in inputs && said.includes(name))
  if (without.length === 0) return { started, without }
  const known = Object.entries(inputs).filter(([name]) => !without.includes(name))
  const again = await forge.startWorkflow({ ...asked, inputs: Object.fromEntries(known) })
  return { started: again, without }
}

/** What the documented bump.yml calls its runs. */
function bumpRunTitle(inputs: Readonly<Record<string, string>>): string {
  const given = (name: string): string => inputs[name] ?? ''
  const version = given('chart-version') === '' ? given('image-tag') : given('chart-version')
  return `Bump ${given('service')} in ${given('environment')} to ${version}`
}

const FIRST_LOOK_MS = 4000
const LONGEST_PAUSE_MS = 15_000

async function runToItsEnd(
  forge: WorkflowForge,
  clock: Clock,
  id: number,
  waitMs: number,
): Promise<WorkflowRun> {
  const end = clock.now().getTime() + waitMs
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.3, LONGEST_PAUSE_MS)) {
    const run = await forge.workflowRun(id)
    const left = end - clock.now().getTime()
    if (run.conclusion !== undefined || left <= 0) return run
    await clock.sleep(Math.min(pause, left))
  }
}

function answerIn(jobs: readonly RunJob[]): BumpAnswer | undefined {
  for (const { name } of jobs.flatMap(({ steps }) => steps)) {
    const answer = readBumpAnswer(name)
    if (answer !== undefined) return answer
  }
  return undefined
}

function whyNotStarted(
  { repository, workflow }: WorkflowBump,
  branch: string,
  refusal: WorkflowRefusal,
): string {
  switch (refusal.kind) {
    case 'missing':
      return `${repository} has no workflow "${workflow}" on ${branch}; copy it there from docs/gitops-repository, or bump without the input "workflow"`
    case 'no-trigger':
      return `"${workflow}" of ${repository} can't be started: it has no "workflow_dispatch" trigger on ${branch}; copy it anew from docs/gitops-repository`
    case 'disabled':
      return `"${workflow}" of ${repository} is disabled; enable it on its page under Actions`
    case 'inputs':
      return `"${workflow}" of ${repository} does not take what a bump gives: GitHub says "${refusal.said}"; copy it anew from docs/gitops-repository`
  }
}
