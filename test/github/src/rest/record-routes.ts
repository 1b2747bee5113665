import {
  createDeployment,
  createDeploymentStatus,
  createStatus,
  deleteDeployment,
  resolveCommit,
} from '../state/deployments.ts'
import type { CommitStatus, Deployment } from '../state/records.ts'
import { notFound, Refusal } from '../state/refusal.ts'
import type { Repository } from '../state/repository.ts'
import {
  presentDeployment,
  presentDeploymentStatus,
  presentMinimalRepository,
  presentStatus,
  repositoryUrl,
} from './present.ts'
import { type Answer, type Call, numberParam, page, type Route } from './route.ts'

/** Commit statuses and deployments. */
export const RECORD_ROUTES: readonly Route[] = [
  {
    operation: 'POST /repos/{owner}/{repo}/statuses/{sha}',
    permission: ['statuses', 'write'],
    async handle(call, repository) {
      const status = await createStatus(call.world, repository, call.actor, {
        oid: call.params['sha'] ?? '',
        context: call.body.text('context') ?? 'default',
        state: statusState(call.body.needed('state')),
        description: call.body.text('description') ?? null,
        targetUrl: call.body.text('target_url') ?? null,
      })
      return { status: 201, body: presentStatus(call, repository, status) }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{ref}/status',
    permission: ['statuses', 'read'],
    handle: combinedStatus,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{ref}/statuses',
    permission: ['statuses', 'read'],
    async handle(call, repository) {
      const oid = await commitOf(call, repository)
      const found = [...(call.view(repository).statuses.get(oid) ?? [])].reverse()
      const path = `/repos/${repository.fullName}/commits/${call.params['ref']}/statuses`
      const { items, headers } = page(call, path, found)
      const body = items.map((status) => presentStatus(call, repository, status))
      return { status: 200, headers, body }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/deployments',
    permission: ['deployments', 'read'],
    handle(call, repository) {
      const found = listDeployments(call, repository)
      const { items, headers } = page(call, `/repos/${repository.fullName}/deployments`, found)
      const body = items.map((each) => presentDeployment(call, repository, each))
      return { status: 200, headers, body }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/deployments',
    permission: ['deployments', 'write'],
    async handle(call, repository) {
      const deployment = await createDeployment(call.world, repository, call.actor, {
        ref: call.body.needed('ref'),
        task: call.body.text('task') ?? 'deploy',
        environment: call.body.text('environment') ?? 'production',
        description: call.body.text('description') ?? null,
        payload: call.body.value('payload') ?? {},
        autoMerge: call.body.flag('auto_merge') ?? true,
        requiredContexts: call.body.texts('required_contexts'),
        production: call.body.flag('production_environment'),
        transient: call.body.flag('transient_environment') ?? false,
      })
      return { status: 201, body: presentDeployment(call, repository, deployment) }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/deployments/{deployment_id}',
    permission: ['deployments', 'read'],
    handle(call, repository) {
      const deployment = deploymentOf(call, repository)
      return { status: 200, body: presentDeployment(call, repository, deployment) }
    },
  },
  {
    operation: 'DELETE /repos/{owner}/{repo}/deployments/{deployment_id}',
    permission: ['deployments', 'write'],
    handle(call, repository) {
      deleteDeployment(repository, deploymentOf(call, repository))
      return { status: 204 }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    permission: ['deployments', 'read'],
    handle(call, repository) {
      const { id } = deploymentOf(call, repository)
      const found = [...(call.view(repository).deploymentStatuses.get(id) ?? [])].reverse()
      const path = `/repos/${repository.fullName}/deployments/${id}/statuses`
      const { items, headers } = page(call, path, found)
      const body = items.map((status) => presentDeploymentStatus(call, repository, status))
      return { status: 200, headers, body }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    permission: ['deployments', 'write'],
    handle(call, repository) {
      const id = numberParam(call, 'deployment_id')
      const status = createDeploymentStatus(call.world, repository, call.actor, id, {
        state: call.body.needed('state'),
        description: call.body.text('description') ?? '',
        environment: call.body.text('environment'),
        logUrl: call.body.text('log_url') ?? call.body.text('target_url') ?? '',
        autoInactive: call.body.flag('auto_inactive') ?? true,
      })
      return { status: 201, body: presentDeploymentStatus(call, repository, status) }
    },
  },
]

function statusState(text: string): CommitStatus['state'] {
  if (text === 'success' || text === 'failure' || text === 'pending' || text === 'error')
    return text
  throw new Refusal(422, 'Validation Failed', {
    details: [{ resource: 'Status', code: 'invalid', field: 'state' }],
  })
}

async function commitOf(call: Call, repository: Repository): Promise<string> {
  const ref = call.params['ref'] ?? ''
  const oid = await resolveCommit(repository, call.view(repository), ref)
  if (oid === undefined) throw new Refusal(422, `No commit found for SHA: ${ref}`)
  return oid
}

async function combinedStatus(call: Call, repository: Repository): Promise<Answer> {
  const oid = await commitOf(call, repository)
  const latest = new Map<string, CommitStatus>()
  for (const status of call.view(repository).statuses.get(oid) ?? []) {
    latest.set(status.context, status)
  }
  const states = [...latest.values()].map(({ state }) => state)
  const failed = states.some((state) => state === 'failure' || state === 'error')
  const green = states.length > 0 && states.every((state) => state === 'success')
  const path = `/repos/${repository.fullName}/commits/${call.params['ref']}/status`
  const { items, headers } = page(call, path, [...latest.values()])
  const commit = `${repositoryUrl(call, repository)}/commits/${oid}`
  const body = {
    state: failed ? 'failure' : green ? 'success' : 'pending',
    statuses: items.map((status) => {
      const { creator: _, ...simple } = presentStatus(call, repository, status)
      return simple
    }),
    sha: oid,
    total_count: latest.size,
    repository: presentMinimalRepository(call, repository),
    commit_url: commit,
    url: `${commit}/status`,
  }
  return { status: 200, headers, body }
}

function deploymentOf(call: Call, repository: Repository): Deployment {
  const id = numberParam(call, 'deployment_id')
  const found = call.view(repository).deployments.find((each) => each.id === id)
  if (found === undefined) throw notFound()
  return found
}

/** Newest first. */
function listDeployments(call: Call, repository: Repository): readonly Deployment[] {
  const filters = {
    sha: call.query.get('sha'),
    ref: call.query.get('ref'),
    task: call.query.get('task'),
    environment: call.query.get('environment'),
  }
  const wanted = (filter: string | null, value: string) =>
    filter === null || filter === 'none' || filter === value
  return call
    .view(repository)
    .deployments.filter(
      (each) =>
        wanted(filters.sha, each.oid) &&
        wanted(filters.ref, each.ref) &&
        wanted(filters.task, each.task) &&
        wanted(filters.environment, each.environment),
    )
    .reverse()
}
