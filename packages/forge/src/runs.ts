import { type Answer, answerTo } from './answer.ts'
import { goesOn } from './list-page.ts'
import { operation, repositoryCall, type Session } from './session.ts'

/** A run of a workflow. `status` and `conclusion` in GitHub's words: `queued`, `in_progress`, `completed`; `success`, `failure`, ... */
export interface WorkflowRun {
  readonly id: number
  readonly url: string
  readonly status: string
  /** undefined: not ended. */
  readonly conclusion: string | undefined
  /** When its latest attempt began, RFC 3339. */
  readonly startedAt: string
}

/** A step that a job has come to, as its run calls it. */
export interface RunStep {
  readonly name: string
  /** undefined: not ended. */
  readonly conclusion: string | undefined
}

/** One job of a run. Moments are RFC 3339. */
export interface RunJob {
  readonly id: number
  readonly name: string
  readonly url: string | undefined
  readonly status: string
  readonly conclusion: string | undefined
  readonly createdAt: string
  /** GitHub gives one to a job that waits or is skipped, too. */
  readonly startedAt: string
  readonly completedAt: string | undefined
  /** undefined: no runner has it. */
  readonly runnerName: string | undefined
  /** The steps so far. */
  readonly steps: readonly RunStep[]
}

/** Reads one run by its number. */
export async function workflowRun(session: Session, id: number): Promise<WorkflowRun> {
  const what = `read run ${id}`
  const call = repositoryCall(session, 'GET', '/actions/runs/{run_id}', { run_id: id })
  return session.retry.read(operation('read-run', what), {
    send: () => session.wire.rest(call),
    accept: (data) => {
      const run = answerTo(what, data)
      return {
        id: run.at('id').integer(),
        url: run.at('html_url').text(),
        status: run.at('status').maybe()?.text() ?? 'queued',
        conclusion: run.at('conclusion').maybe()?.text(),
        startedAt: (run.at('run_started_at').maybe() ?? run.at('created_at')).text(),
      }
    },
  })
}

const PAGE = 100
/** A matrix makes 256 jobs at most, and a reusable workflow has few of them. */
const PAGES = 10

/** The jobs of a run's latest attempt, in GitHub's order. */
export async function runJobs(session: Session, id: number): Promise<readonly RunJob[]> {
  const jobs: RunJob[] = []
  for (let page = 1; page <= PAGES; page += 1) {
    const some = await jobsPage(session, id, page)
    jobs.push(...some.jobs)
    if (!some.more) break
  }
  return jobs
}

interface JobsPage {
  readonly jobs: readonly RunJob[]
  readonly more: boolean
}

function jobsPage(session: Session, id: number, page: number): Promise<JobsPage> {
  const what = `list the jobs of run ${id}`
  const call = repositoryCall(session, 'GET', '/actions/runs/{run_id}/jobs', {
    run_id: id,
    per_page: PAGE,
    page,
  })
  return session.retry.read(operation('read-run', what), {
    send: () => session.wire.rest(call),
    accept: (data, next) => {
      const jobs = answerTo(what, data).at('jobs').items().map(readJob)
      return { jobs, more: goesOn(next, { items: jobs.length, asked: PAGE }) }
    },
  })
}

function readJob(job: Answer): RunJob {
  const steps = job.at('steps').maybe()?.items() ?? []
  return {
    id: job.at('id').integer(),
    name: job.at('name').text(),
    url: job.at('html_url').maybe()?.text(),
    status: job.at('status').text(),
    conclusion: job.at('conclusion').maybe()?.text(),
    createdAt: job.at('created_at').text(),
    startedAt: job.at('started_at').text(),
    completedAt: job.at('completed_at').maybe()?.text(),
    runnerName: job.at('runner_name').maybe()?.text(),
    steps: steps.map((step) => ({
      name: step.at('name').text(),
      conclusion: step.at('conclusion').maybe()?.text(),
    })),
  }
}
