import { type Answer, answerTo } from './answer.ts'
import { runJobs } from './runs.ts'
import { operation, repositoryCall, type Session } from './session.ts'

/** What is looked for; runs are those of the workflow that the given run is of, itself left out. */
export interface LastSuccessRequest {
  readonly run: number
  /** Only runs that a push to it started: a fork may call its branch the same. */
  readonly branch: string
  /** A step that is enough of a success, whatever else went wrong in its run: the name that the run gave it. */
  readonly step: string
}

interface Run {
  readonly id: number
  readonly commit: string
  readonly conclusion: string | undefined
  /** Whether it may have jobs. */
  readonly hasBegun: boolean
}

/** So many runs are looked into at most: each that did not succeed costs a request. */
const NEWEST = 10

/**
 * The commit of the newest run that succeeded, or one step of which did; undefined: there is none. ForgeError
 * where GitHub does not tell.
 */
export async function lastSuccess(
  session: Session,
  request: LastSuccessRequest,
): Promise<string | undefined> {
  const workflow = await workflowOf(session, request.run)
  const newest = await runsOf(session, { workflow, branch: request.branch, per_page: NEWEST })
  for (const run of newest) {
    if (run.id === request.run) continue
    if (run.conclusion === 'success' || (await hasDone(session, run, request.step))) {
      return run.commit
    }
  }
  if (newest.length < NEWEST) return undefined
  const status = 'success'
  const older = await runsOf(session, { workflow, branch: request.branch, status, per_page: 1 })
  return older[0]?.commit
}

async function hasDone(session: Session, run: Run, name: string): Promise<boolean> {
  if (!run.hasBegun) return false
  const jobs = await runJobs(session, run.id)
  return jobs
    .flatMap(({ steps }) => steps)
    .some((step) => step.name === name && step.conclusion === 'success')
}

interface Asked {
  readonly workflow: number
  readonly branch: string
  readonly status?: 'success'
  readonly per_page: number
}

/** The newest first. */
function runsOf(session: Session, { workflow, ...asked }: Asked): Promise<readonly Run[]> {
  const what = 'look for the last run that succeeded'
  const call = repositoryCall(session, 'GET', '/actions/workflows/{workflow_id}/runs', {
    workflow_id: workflow,
    event: 'push',
    ...asked,
  })
  return session.retry.read(operation('read-run', what), {
    send: () => session.wire.rest(call),
    accept: (data) => answerTo(what, data).at('workflow_runs').items().map(readRun),
  })
}

function readRun(run: Answer): Run {
  const status = run.at('status').maybe()?.text()
  return {
    id: run.at('id').integer(),
    commit: run.at('head_sha').oid(),
    conclusion: run.at('conclusion').maybe()?.text(),
    hasBegun: status === 'in_progress' || status === 'completed',
  }
}

async function workflowOf(session: Session, run: number): Promise<number> {
  const what = `read run ${run}`
  const call = repositoryCall(session, 'GET', '/actions/runs/{run_id}', { run_id: run })
  return session.retry.read(operation('read-run', what), {
    send: () => session.wire.rest(call),
    accept: (data) => answerTo(what, data).at('workflow_id').integer(),
  })
}
