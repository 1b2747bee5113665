import { timestamp } from '../clock.ts'
import { resolveCommit } from '../state/deployments.ts'
import { notFound, Refusal } from '../state/refusal.ts'
import type { Repository } from '../state/repository.ts'
import type { RunJob, WorkflowRun } from '../state/runs.ts'
import { judgeDispatch } from '../state/workflow-file.ts'
import { presentAccount, presentMinimalRepository, repositoryUrl } from './present.ts'
import { type Answer, type Call, numberParam, page, type Route } from './route.ts'

/** Workflows: starting one, and how its runs go. */
export const RUN_ROUTES: readonly Route[] = [
  {
    operation: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    permission: ['actions', 'write'],
    handle: dispatchWorkflow,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    permission: ['actions', 'read'],
    handle(call, repository) {
      const workflow = call.params['workflow_id'] ?? ''
      const found = repository.runs.filter((run) => isAskedFor(run, call, repository)).reverse()
      const path = `/repos/${repository.fullName}/actions/workflows/${workflow}/runs`
      const { items, headers } = page(call, path, found)
      const runs = items.map((run) => presentRun(call, repository, run))
      return { status: 200, headers, body: { total_count: found.length, workflow_runs: runs } }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    permission: ['actions', 'read'],
    handle: (call, repository) => ({
      status: 200,
      body: presentRun(call, repository, runOf(call, repository)),
    }),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
    permission: ['actions', 'read'],
    handle(call, repository) {
      const run = runOf(call, repository)
      const path = `/repos/${repository.fullName}/actions/runs/${run.id}/jobs`
      const { items, headers } = page(call, path, run.jobs)
      const jobs = items.map((job) => presentJob(call, repository, run, job))
      return { status: 200, headers, body: { total_count: run.jobs.length, jobs } }
    },
  },
]

/** By the workflow's file or its number, and by what the query says; `status` is either of the two, as with GitHub. */
function isAskedFor(run: WorkflowRun, { params, query }: Call, repository: Repository): boolean {
  const workflow = params['workflow_id'] ?? ''
  const [event, branch, status] = [query.get('event'), query.get('branch'), query.get('status')]
  return (
    (run.workflow === workflow || String(workflowNumber(repository, run)) === workflow) &&
    (event === null || run.event === event) &&
    (branch === null || run.branch === branch) &&
    (status === null || run.status === status || run.conclusion === status)
  )
}

/** Workflows have numbers in the order in which they first ran. */
function workflowNumber(repository: Repository, run: WorkflowRun): number {
  return 9000 + repository.runs.findIndex(({ workflow }) => workflow === run.workflow)
}

async function dispatchWorkflow(call: Call, repository: Repository): Promise<Answer> {
  const workflow = call.params['workflow_id'] ?? ''
  const ref = call.body.needed('ref')
  const oid = await resolveCommit(repository, repository.now(), ref)
  if (oid === undefined) throw new Refusal(422, `No ref found for: ${ref}`)
  const main = repository.branch(repository.defaultBranch) ?? oid
  const path = `.github/workflows/${workflow}`
  const known = await repository.git.entryAt(main, path)
  const text = await repository.git.readText(oid, path)
  if (known === undefined || text === undefined) throw notFound()
  const inputs = call.body.object('inputs')
  const { name, runName } = judgeDispatch(text, inputs)
  const { actor, world } = call
  const run: WorkflowRun = {
    id: world.nextId(),
    number: repository.runs.length + 1,
    workflow,
    title: runName ?? name,
    event: 'workflow_dispatch',
    branch: ref.replace(/^refs\/heads\//, ''),
    oid,
    actor: actor.account,
    at: world.clock(),
    status: 'queued',
    conclusion: undefined,
    jobs: [],
  }
  repository.runs.push(run)
  world.record('dispatch', repository, actor, { workflow, ref })
  await call.dispatch({ kind: 'workflow', repository, actor, workflow, ref, inputs, run })
  if (call.body.flag('return_run_details') !== true) return { status: 204 }
  const { url, page: html } = addressesOf(call, repository, run)
  return { status: 200, body: { workflow_run_id: run.id, run_url: url, html_url: html } }
}

function runOf(call: Call, repository: Repository): WorkflowRun {
  const id = numberParam(call, 'run_id')
  const run = repository.runs.find((each) => each.id === id)
  if (run === undefined) throw notFound()
  return run
}

function addressesOf(call: Call, repository: Repository, run: WorkflowRun) {
  return {
    url: `${repositoryUrl(call, repository)}/actions/runs/${run.id}`,
    page: `${call.site}/${repository.fullName}/actions/runs/${run.id}`,
  }
}

function presentRun(call: Call, repository: Repository, run: WorkflowRun) {
  const base = repositoryUrl(call, repository)
  const { url, page: html } = addressesOf(call, repository, run)
  return {
    id: run.id,
    node_id: `WFR_${run.id}`,
    name: run.workflow,
    head_branch: run.branch,
    head_sha: run.oid,
    path: `.github/workflows/${run.workflow}`,
    display_title: run.title,
    run_number: run.number,
    run_attempt: 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion ?? null,
    workflow_id: workflowNumber(repository, run),
    url,
    html_url: html,
    pull_requests: [],
    created_at: timestamp(run.at),
    updated_at: timestamp(run.at),
    run_started_at: timestamp(run.at),
    actor: presentAccount(call, run.actor),
    triggering_actor: presentAccount(call, run.actor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${base}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${base}/actions/workflows/${workflowNumber(repository, run)}`,
    head_commit: null,
    repository: presentMinimalRepository(call, repository),
    head_repository: presentMinimalRepository(call, repository),
  }
}

function presentJob(call: Call, repository: Repository, run: WorkflowRun, job: RunJob) {
  const base = repositoryUrl(call, repository)
  const { url, page: html } = addressesOf(call, repository, run)
  return {
    id: job.id,
    run_id: run.id,
    run_url: url,
    run_attempt: 1,
    node_id: `CR_${job.id}`,
    head_sha: run.oid,
    url: `${base}/actions/jobs/${job.id}`,
    html_url: `${html}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion ?? null,
    created_at: timestamp(job.createdAt),
    // GitHub has a moment here even for a job that waits.
    started_at: timestamp(job.startedAt ?? job.createdAt),
    completed_at: job.completedAt === undefined ? null : timestamp(job.completedAt),
    name: job.name,
    steps: job.steps.map(({ name, conclusion }, index) => ({
      name,
      status: 'completed',
      conclusion,
      number: index + 1,
    })),
    check_run_url: `${base}/check-runs/${job.id}`,
    labels: ['ubuntu-24.04'],
    runner_id: null,
    runner_name: job.runnerName ?? null,
    runner_group_id: null,
    runner_group_name: null,
    workflow_name: run.workflow,
    head_branch: run.branch,
  }
}
