import { annotate, notSet, type Outcome, type RunContext } from '@fluxgate/action-kit'
import type { RunJob, WorkflowRun } from '@fluxgate/forge'
import {
  callerPrefix,
  type DeliveryTime,
  deliveryTime,
  type JobTime,
  span,
} from '@fluxgate/pipeline'
import { deliverySummary } from '@fluxgate/report'
import type { Clock } from '@fluxgate/transport'
import type { Inputs } from './inputs.ts'

/** What it takes to look at one's own run. */
export interface Ports {
  readonly forge: {
    workflowRun(id: number): Promise<WorkflowRun>
    runJobs(id: number): Promise<readonly RunJob[]>
  }
  readonly clock: Pick<Clock, 'now'>
  /** The runner of this job; undefined: not known. */
  readonly runnerName: string | undefined
}

type Started = Pick<RunContext, 'runId' | 'runUrl' | 'serverUrl' | 'repository'>

/** Measures the run that this is the last job of, and says so. */
export async function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const { forge, clock, runnerName } = ports
  const { runId } = started
  if (runId === undefined) throw notSet('GITHUB_RUN_ID')
  const [workflowRun, jobs] = [await forge.workflowRun(runId), await forge.runJobs(runId)]
  const prefix = callerPrefix(jobs, runnerName)
  const time = deliveryTime({
    startedAt: Date.parse(workflowRun.startedAt),
    now: clock.now().getTime(),
    budget: inputs.budget,
    jobs: jobs.filter(({ name }) => name.startsWith(prefix)).flatMap(asTime(prefix, runnerName)),
    stages: inputs.stages,
    bumpJob: inputs.bumpJob,
    landed: !NOT_YET.has(inputs.operation ?? ''),
  })
  const failure = tellOverBudget(inputs, time)
  const { owner, name } = started.repository
  const { serverUrl, runUrl } = started
  const site = { serverUrl, repositoryUrl: `${serverUrl}/${owner}/${name}`, runUrl }
  const { service, environment, version, reason } = inputs
  return {
    outputs: {
      minutes: (time.total / 60_000).toFixed(1),
      'within-budget': String(time.over === 0),
      delivered: String(time.end.kind === 'bumped'),
    },
    summary: deliverySummary({ site, service, environment, version, reason, time }),
    failure,
  }
}

/** Operations of a bump after which a person or another run has still something to do. */
const NOT_YET: ReadonlySet<string> = new Set(['created', 'updated', 'deferred'])

/** A job without the name of its caller; the job that measures is no part of what it measures. */
function asTime(prefix: string, runnerName: string | undefined) {
  return (job: RunJob): readonly JobTime[] => {
    if (job.status === 'in_progress' && job.runnerName === runnerName) return []
    const { url, conclusion, createdAt, startedAt, completedAt } = job
    return [
      {
        name: job.name.slice(prefix.length),
        url,
        conclusion,
        createdAt: Date.parse(createdAt),
        startedAt: Date.parse(startedAt),
        completedAt: completedAt === undefined ? undefined : Date.parse(completedAt),
      },
    ]
  }
}

function tellOverBudget({ overBudget }: Inputs, { over, total, budget }: DeliveryTime) {
  if (over === 0) return undefined
  const said = `${span(total)} from the push on, ${span(over)} over the budget of ${span(budget)}; the summary shows where the time went`
  if (overBudget === 'fail') return said
  annotate('warning', said)
  return undefined
}
