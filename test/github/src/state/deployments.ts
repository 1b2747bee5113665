import { type Actor, GITHUB_ACTIONS_APP } from './account.ts'
import { mergeWhatMay } from './auto-merge.ts'
import type { CommitStatus, Deployment, DeploymentStatus } from './records.ts'
import { invalid, notFound, Refusal } from './refusal.ts'
import type { Repository, View } from './repository.ts'
import type { World } from './world.ts'

/** A branch, a tag or a commit by name, as a view shows them. */
export async function resolveCommit(
  repository: Repository,
  view: View,
  name: string,
): Promise<string | undefined> {
  for (const prefix of ['', 'refs/heads/', 'refs/tags/', 'refs/']) {
    const oid = view.refs.get(`${prefix}${name}`)
    if (oid !== undefined) return oid
  }
  if (name === 'HEAD') return view.refs.get(`refs/heads/${repository.defaultBranch}`)
  if (!/^[0-9a-f]{40}$/.test(name)) return undefined
  return (await repository.git.objects.read(name))?.kind === 'commit' ? name : undefined
}

export interface NewDeployment {
  readonly ref: string
  readonly task: string
  readonly environment: string
  readonly description: string | null
  readonly payload: unknown
  readonly autoMerge: boolean
  /** undefined: all contexts that the commit has. */
  readonly requiredContexts: readonly string[] | undefined
  readonly production: boolean | undefined
  readonly transient: boolean
}

export async function createDeployment(
  world: World,
  repository: Repository,
  actor: Actor,
  wanted: NewDeployment,
): Promise<Deployment> {
  const oid = await resolveCommit(repository, repository.now(), wanted.ref)
  if (oid === undefined) throw new Refusal(422, `No ref found for: ${wanted.ref}`)
  await judgeAutoMerge(repository, wanted, oid)
  judgeContexts(repository, wanted, oid)
  const deployment: Deployment = {
    id: world.nextId(),
    oid,
    ref: wanted.ref,
    task: wanted.task,
    environment: wanted.environment,
    description: wanted.description,
    payload: wanted.payload,
    creator: actor.account,
    at: world.clock(),
    production: wanted.production ?? wanted.environment === 'production',
    transient: wanted.transient,
  }
  repository.deployments.push(deployment)
  world.record('deployment', repository, actor, {
    id: deployment.id,
    oid,
    task: deployment.task,
    environment: deployment.environment,
  })
  return deployment
}

export interface NewDeploymentStatus {
  readonly state: string
  readonly description: string
  readonly environment: string | undefined
  readonly logUrl: string
  readonly autoInactive: boolean
}

export function createDeploymentStatus(
  world: World,
  repository: Repository,
  actor: Actor,
  id: number,
  wanted: NewDeploymentStatus,
): DeploymentStatus {
  const deployment = repository.deployments.find((each) => each.id === id)
  if (deployment === undefined) throw notFound()
  if (wanted.description.length > 140) throw tooLong('DeploymentStatus', 140)
  const status: DeploymentStatus = {
    id: world.nextId(),
    deployment: id,
    state: wanted.state,
    description: wanted.description,
    environment: wanted.environment ?? deployment.environment,
    logUrl: wanted.logUrl,
    creator: actor.account,
    at: world.clock(),
  }
  append(repository, status)
  if (wanted.state === 'success' && wanted.autoInactive) {
    for (const other of repository.deployments) {
      const older = other.id < id && other.environment === deployment.environment
      const active = repository.deploymentStatuses.get(other.id)?.at(-1)?.state === 'success'
      if (older && active && !other.transient && !other.production) {
        append(repository, {
          ...status,
          id: world.nextId(),
          deployment: other.id,
          state: 'inactive',
        })
      }
    }
  }
  return status
}

export function deleteDeployment(repository: Repository, deployment: Deployment): void {
  const state = repository.deploymentStatuses.get(deployment.id)?.at(-1)?.state
  const alone = !repository.deployments.some(
    (each) => each !== deployment && each.environment === deployment.environment,
  )
  if (!alone && state !== 'inactive') {
    throw new Refusal(
      422,
      'We cannot delete an active deployment unless it is the only deployment in a given environment.',
    )
  }
  repository.deployments.splice(repository.deployments.indexOf(deployment), 1)
  repository.deploymentStatuses.delete(deployment.id)
}

export async function createStatus(
  world: World,
  repository: Repository,
  actor: Actor,
  wanted: Pick<CommitStatus, 'oid' | 'context' | 'state' | 'description' | 'targetUrl'>,
): Promise<CommitStatus> {
  if ((await repository.git.objects.read(wanted.oid))?.kind !== 'commit') {
    throw new Refusal(422, `No commit found for SHA: ${wanted.oid}`)
  }
  if ((wanted.description ?? '').length > 140) throw tooLong('Status', 140)
  if (wanted.context.length > 255) throw tooLong('Status', 255, 'context')
  const { account, token } = actor
  const app = token?.kind === 'workflow' ? GITHUB_ACTIONS_APP : token?.app?.id
  const status = { ...wanted, app, id: world.nextId(), creator: account, at: world.clock() }
  const earlier = repository.statuses.get(wanted.oid) ?? []
  repository.statuses.set(wanted.oid, [...earlier, status])
  world.record('status', repository, actor, {
    oid: wanted.oid,
    context: wanted.context,
    state: wanted.state,
  })
  await repository.exclusively(() => mergeWhatMay(world, repository))
  return status
}

function append(repository: Repository, status: DeploymentStatus): void {
  const earlier = repository.deploymentStatuses.get(status.deployment) ?? []
  repository.deploymentStatuses.set(status.deployment, [...earlier, status])
}

function tooLong(resource: string, limit: number, field = 'description'): Refusal {
  const message = `${field} is too long (maximum is ${limit} characters)`
  return invalid([{ resource, code: 'custom', field, message }])
}

/** With `auto_merge` GitHub first merges the default branch into a branch that lacks commits of it: not played here. */
async function judgeAutoMerge(
  repository: Repository,
  wanted: NewDeployment,
  oid: string,
): Promise<void> {
  const base = repository.branch(repository.defaultBranch)
  const branch = repository.branch(wanted.ref) !== undefined
  if (!wanted.autoMerge || !branch || base === undefined) return
  if (await repository.ancestry.isAncestor(base, oid)) return
  throw new Refusal(409, `Conflict merging ${repository.defaultBranch} into ${wanted.ref}.`)
}

function judgeContexts(repository: Repository, wanted: NewDeployment, oid: string): void {
  const latest = new Map<string, string>()
  for (const { context, state } of repository.statuses.get(oid) ?? []) latest.set(context, state)
  const required = wanted.requiredContexts ?? [...latest.keys()]
  if (required.some((context) => latest.get(context) !== 'success')) {
    throw new Refusal(409, `Conflict: Commit status checks failed for ${wanted.ref}.`)
  }
}
