import { type Answer, answerTo } from './answer.ts'
import type { Refusal } from './outcome.ts'
import { fullName, operation, repositoryCall, type Session } from './session.ts'

/** A workflow to start by `workflow_dispatch`. */
export interface WorkflowRequest {
  /** The workflow's file, `bump.yml`. */
  readonly workflow: string
  readonly ref: string
  readonly inputs: Readonly<Record<string, string>>
  /** What the run will be called, by the workflow's `run-name`: how it is found where GitHub does not say which it is. */
  readonly title: string
}

/** A workflow that GitHub would not start, and why; `said` in GitHub's words. */
export type WorkflowRefusal =
  | { readonly kind: 'missing' }
  | { readonly kind: 'no-trigger' }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'inputs'; readonly said: string }

/** `run` is its number; undefined: it runs, and nobody can tell which it is. */
export type WorkflowStart =
  | { readonly kind: 'started'; readonly run: number | undefined }
  | WorkflowRefusal

/** The branch on which workflows run by default. Asks for no more than `metadata`, which every token has. */
export async function defaultBranch(session: Session): Promise<string> {
  const what = `read the default branch of ${fullName(session.repository)}`
  const op = operation('read-repository', what)
  return session.retry.read(op, {
    send: () => session.wire.rest(repositoryCall(session, 'GET', '', {})),
    accept: (data) => answerTo(what, data).at('default_branch').text(),
  })
}

type Tried = WorkflowStart | { readonly kind: 'no-details' }

/** Starts a workflow by hand, as it were. Started twice where an answer got lost and the first run is not to be found. */
export async function startWorkflow(
  session: Session,
  request: WorkflowRequest,
): Promise<WorkflowStart> {
  const since = session.clock.now().getTime() - CLOCKS_DIFFER_MS
  const tried = await start(session, request, since, true)
  const started = tried.kind === 'no-details' ? await start(session, request, since, false) : tried
  if (started.kind === 'no-details') return { kind: 'started', run: undefined }
  if (started.kind !== 'started' || started.run !== undefined) return started
  return { kind: 'started', run: await findSoon(session, request, since) }
}

/** How far the runner's clock may be from GitHub's. */
const CLOCKS_DIFFER_MS = 30_000

async function start(
  session: Session,
  request: WorkflowRequest,
  since: number,
  details: boolean,
): Promise<Tried> {
  const { workflow, ref, inputs } = request
  const op = operation('start-workflow', `start "${workflow}"`)
  const path = '/actions/workflows/{workflow_id}/dispatches'
  const more = details ? { return_run_details: true } : {}
  const call = repositoryCall(session, 'POST', path, {
    workflow_id: workflow,
    ref,
    inputs,
    ...more,
  })
  return session.retry.write<Tried>(op, {
    send: () => session.wire.rest(call),
    accept: (data) => ({ kind: 'started', run: numberIn(op.what, data) }),
    unguarded: true,
    landed: async () => {
      const run = await findRun(session, request, since)
      return run === undefined ? undefined : { kind: 'started', run }
    },
    refused: async (refusal) => whyNot(refusal),
  })
}

/** A server that gives no details answers 204, with no body. */
function numberIn(what: string, data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  return answerTo(what, data).at('workflow_run_id').maybe()?.integer()
}

/** GitHub has one status for all of these: the words are all there is to tell them apart. */
function whyNot({ status, said }: Refusal): Tried | undefined {
  if (status === 404) return { kind: 'missing' }
  if (/disabled workflow/i.test(said)) return { kind: 'disabled' }
  if (status !== 400 && status !== 422) return undefined
  if (/return_run_details/.test(said)) return { kind: 'no-details' }
  if (/workflow_dispatch. trigger/i.test(said)) return { kind: 'no-trigger' }
  return /input/i.test(said) ? { kind: 'inputs', said } : undefined
}

/** A run of that title that we started by hand, as it were, since a moment, by its number; undefined: none. */
export function findWorkflowRun(
  session: Session,
  request: Pick<WorkflowRequest, 'workflow' | 'title'> & { readonly since: string },
): Promise<number | undefined> {
  return findRun(session, request, Date.parse(request.since) - CLOCKS_DIFFER_MS)
}

const LOOKS = 5
const BETWEEN_LOOKS_MS = 2000

async function findSoon(
  session: Session,
  request: WorkflowRequest,
  since: number,
): Promise<number | undefined> {
  for (let look = 0; look < LOOKS; look += 1) {
    const run = await findRun(session, request, since)
    if (run !== undefined) return run
    await session.clock.sleep(BETWEEN_LOOKS_MS)
  }
  return undefined
}

/**
 * The newest run of that title since then: two requests of one title ask for the same, so either will do. Anybody who can write can
 * start a workflow of their own under that title, on a branch of theirs or with other inputs: where it is known who we are, only what
 * we started counts.
 */
async function findRun(
  session: Session,
  { workflow, title }: Pick<WorkflowRequest, 'workflow' | 'title'>,
  since: number,
): Promise<number | undefined> {
  const what = `look for the run of "${workflow}"`
  const { viewerId } = session.memory
  const call = repositoryCall(session, 'GET', '/actions/workflows/{workflow_id}/runs', {
    workflow_id: workflow,
    event: 'workflow_dispatch',
    per_page: 100,
  })
  return session.retry.read(operation('read-run', what), {
    send: () => session.wire.rest(call),
    accept: (data) => {
      const runs = answerTo(what, data).at('workflow_runs').items()
      const found = runs.find(
        (run) =>
          run.at('display_title').text() === title &&
          (viewerId === undefined || startedBy(run) === viewerId) &&
          Date.parse(run.at('created_at').text()) >= since,
      )
      return found?.at('id').integer()
    },
  })
}

function startedBy(run: Answer): number | undefined {
  return run.at('actor').maybe()?.at('id').maybe()?.integer()
}
