import { type Answer, answerTo } from './answer.ts'
import { cut } from './cut.ts'
import { goesOn } from './list-page.ts'
import type { Actor, Deployment, DeploymentPage } from './model.ts'
import { sameJson } from './same-json.ts'
import { operation, repositoryCall, type Session } from './session.ts'
import type { NewDeployment } from './writes.ts'

/** What GitHub takes; longer descriptions are refused. */
const DESCRIPTION_LIMIT = 140
const PAGE = 100

/** Which deployments, and which page of them, counted from 1. */
export interface DeploymentsRequest {
  /** undefined: of every task. */
  readonly task: string | undefined
  readonly environment: string | undefined
  readonly page: number
}

/** One page of the deployments of a task, an environment or both, newest first. */
export async function deployments(
  session: Session,
  { task, environment, page }: DeploymentsRequest,
): Promise<DeploymentPage> {
  const what = `list the deployments of "${task ?? environment ?? 'every task'}"`
  const call = repositoryCall(session, 'GET', '/deployments', {
    ...(task === undefined ? {} : { task }),
    ...(environment === undefined ? {} : { environment }),
    per_page: PAGE,
    page,
  })
  return session.retry.read(operation('list-deployments', what), {
    send: () => session.wire.rest(call),
    accept: (data, next) => {
      const items = answerTo(what, data).items()
      const more = goesOn(next, { items: items.length, asked: PAGE })
      return { deployments: items.map(readDeployment), more }
    },
  })
}

/**
 * Writes a deployment and its status. Where an answer got lost, an equal deployment of the same commit counts as ours: the same
 * fact twice says nothing new.
 */
export async function recordDeployment(session: Session, wanted: NewDeployment): Promise<number> {
  const what = `record ${wanted.status} of "${wanted.task}" in ${wanted.environment}`
  const description = cut(wanted.description, DESCRIPTION_LIMIT)
  const call = repositoryCall(session, 'POST', '/deployments', {
    ref: wanted.ref,
    task: wanted.task,
    environment: wanted.environment,
    description,
    payload: wanted.payload,
    required_contexts: [],
    auto_merge: false,
    // Facts about an environment, not GitHub's own idea of what runs there.
    transient_environment: false,
    production_environment: false,
  })
  const id = await session.retry.write(operation('record-deployment', what), {
    send: () => session.wire.rest(call),
    accept: (data) => answerTo(what, data).at('id').integer(),
    unguarded: true,
    landed: async () => {
      const { task, environment } = wanted
      const newest = await deployments(session, { task, environment, page: 1 })
      return newest.deployments.find(
        ({ payload, creator }) => sameJson(payload, wanted.payload) && isOurs(session, creator),
      )?.id
    },
  })
  await setDeploymentStatus(session, id, wanted, description)
  return id
}

async function setDeploymentStatus(
  session: Session,
  id: number,
  { status, environment, logUrl }: NewDeployment,
  description: string,
): Promise<void> {
  const what = `set the status of deployment ${id}`
  const post = repositoryCall(session, 'POST', '/deployments/{deployment_id}/statuses', {
    deployment_id: id,
    state: status,
    environment,
    description,
    ...(logUrl === undefined ? {} : { log_url: logUrl }),
    // Success of one release must not mark the records of others as inactive.
    auto_inactive: false,
  })
  const list = repositoryCall(session, 'GET', '/deployments/{deployment_id}/statuses', {
    deployment_id: id,
    per_page: PAGE,
  })
  await session.retry.write<true>(operation('record-deployment', what), {
    send: () => session.wire.rest(post),
    accept: () => true,
    unguarded: true,
    landed: () =>
      session.retry.read<true | undefined>(operation('list-deployments', what), {
        send: () => session.wire.rest(list),
        accept: (data) => {
          const states = answerTo(what, data)
            .items()
            .map((item) => item.at('state').text())
          return states.includes(status) ? true : undefined
        },
      }),
  })
}

function readDeployment(item: Answer): Deployment {
  return {
    id: item.at('id').integer(),
    environment: item.at('environment').text(),
    task: item.at('task').text(),
    createdAt: item.at('created_at').text(),
    creator: readCreator(item.at('creator')),
    payload: item.at('payload').raw(),
  }
}

/** Records count by who wrote them; before `start` we do not know who we are. */
function isOurs({ memory }: Session, creator: Actor | undefined): boolean {
  return memory.viewerId === undefined || creator?.id === memory.viewerId
}

/** An account as REST has it. */
/** Reads a user as REST has one; undefined: gone. */
export function readCreator(answer: Answer): Actor | undefined {
  const creator = answer.maybe()
  if (creator === undefined) return undefined
  return { id: creator.at('id').integer(), login: creator.at('login').text() }
}
