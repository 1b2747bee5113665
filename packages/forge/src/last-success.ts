import { answerTo } from './answer.ts'
import { operation, repositoryCall, type Session } from './session.ts'

/**
 * The commit of the newest run that a push to a branch started, of the workflow that the given run is of, and that
 * succeeded; undefined: there is none. Runs of pull requests don't count: a fork may call its branch the same.
 */
export async function lastSuccess(
  session: Session,
  { run, branch }: { readonly run: number; readonly branch: string },
): Promise<string | undefined> {
  const workflow = await workflowOf(session, run)
  const what = 'look for the last run that succeeded'
  const call = repositoryCall(session, 'GET', '/actions/workflows/{workflow_id}/runs', {
    workflow_id: workflow,
    branch,
    event: 'push',
    status: 'success',
    per_page: 1,
  })
  return session.retry.read(operation('read-run', what), {
    send: () => session.wire.rest(call),
    accept: (data) => answerTo(what, data).at('workflow_runs').items()[0]?.at('head_sha').oid(),
  })
}

async function workflowOf(session: Session, run: number): Promise<number> {
  const what = `read run ${run}`
  const call = repositoryCall(session, 'GET', '/actions/runs/{run_id}', { run_id: run })
  return session.retry.read(operation('read-run', what), {
    send: () => session.wire.rest(call),
    accept: (data) => answerTo(what, data).at('workflow_id').integer(),
  })
}
