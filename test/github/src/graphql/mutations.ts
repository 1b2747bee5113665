import { timestamp } from '../clock.ts'
import { ZERO_OID } from '../git/object.ts'
import { nodeId, readNodeId } from '../node-id.ts'
import { canSee, demand } from '../state/access.ts'
import type { Permission } from '../state/account.ts'
import { commitOnBranch } from '../state/commits.ts'
import { editPull, openPull, type PullEdit } from '../state/pulls.ts'
import type { PullRequest } from '../state/records.ts'
import { moveRefs } from '../state/ref-moves.ts'
import { Refusal } from '../state/refusal.ts'
import type { Repository } from '../state/repository.ts'
import { addComment, addLabels } from '../state/talk.ts'
import { actorNode, type Context } from './context.ts'
import { commitNode } from './git-nodes.ts'
import { mergeMutations } from './merge-mutations.ts'
import { pullNode } from './pull-node.ts'
import { refNode } from './repository-node.ts'

interface Input<T> {
  readonly input: T & { readonly clientMutationId?: string | null }
}

interface CommitInput {
  readonly branch: {
    readonly id?: string | null
    readonly repositoryNameWithOwner?: string | null
    readonly branchName?: string | null
  }
  readonly expectedHeadOid: string
  readonly message: { readonly headline: string; readonly body?: string | null }
  readonly fileChanges?: {
    readonly additions: readonly { readonly path: string; readonly contents: string }[]
    readonly deletions: readonly { readonly path: string }[]
  } | null
}

interface RefUpdatesInput {
  readonly repositoryId: string
  readonly refUpdates: readonly {
    readonly name: string
    readonly beforeOid?: string | null
    readonly afterOid: string
    readonly force?: boolean | null
  }[]
}

interface PullInput {
  readonly repositoryId: string
  readonly baseRefName: string
  readonly headRefName: string
  readonly title: string
  readonly body?: string | null
  readonly draft?: boolean | null
}

interface PullEditInput {
  readonly pullRequestId: string
  readonly title?: string | null
  readonly body?: string | null
  readonly state?: 'OPEN' | 'CLOSED' | null
}

/** The mutations, each a function of its arguments. */
export function mutations(context: Context) {
  return {
    createCommitOnBranch: ({ input }: Input<CommitInput>) => createCommit(context, input),
    updateRefs: ({ input }: Input<RefUpdatesInput>) => updateRefs(context, input),
    createRef: ({ input }: Input<{ repositoryId: string; name: string; oid: string }>) =>
      createRef(context, input),
    updateRef: ({ input }: Input<{ refId: string; oid: string; force?: boolean | null }>) =>
      updateRef(context, input),
    deleteRef: ({ input }: Input<{ refId: string }>) => deleteRef(context, input),
    ...mergeMutations(context, (id) => findPull(context, id)),
    createPullRequest: ({ input }: Input<PullInput>) => createPull(context, input),
    updatePullRequest: async ({ input }: Input<PullEditInput>) => {
      const state = input.state == null ? undefined : STATES[input.state]
      const edit = { title: input.title ?? undefined, body: input.body ?? undefined, state }
      const { repository, pull } = await changePull(context, input.pullRequestId, edit)
      const node = pullNode(context, repository, pull)
      return { ...echo(input), actor: actorNode(context, context.actor.account), pullRequest: node }
    },
    closePullRequest: async ({ input }: Input<{ readonly pullRequestId: string }>) => {
      const edit = { state: 'closed' } as const
      const { repository, pull } = await changePull(context, input.pullRequestId, edit)
      return { ...echo(input), pullRequest: pullNode(context, repository, pull) }
    },
    reopenPullRequest: async ({ input }: Input<{ readonly pullRequestId: string }>) => {
      const edit = { state: 'open' } as const
      const { repository, pull } = await changePull(context, input.pullRequestId, edit)
      return { ...echo(input), pullRequest: pullNode(context, repository, pull) }
    },
    addLabelsToLabelable: ({
      input,
    }: Input<{ readonly labelableId: string; readonly labelIds: readonly string[] }>) => {
      const { repository, number } = findPull(context, input.labelableId)
      const names = input.labelIds.map((id) => labelName(repository, id))
      const pull = addLabels(context.world, repository, context.actor, number, names)
      return { ...echo(input), labelable: pullNode(context, repository, pull) }
    },
    addComment: ({ input }: Input<{ readonly subjectId: string; readonly body: string }>) => {
      const { repository, number } = findPull(context, input.subjectId)
      const comment = addComment(context.world, repository, context.actor, number, input.body)
      const node = {
        __typename: 'IssueComment',
        id: nodeId('IC', comment.id),
        databaseId: comment.id,
        body: comment.body,
        author: actorNode(context, comment.author),
        createdAt: timestamp(comment.createdAt),
      }
      return { ...echo(input), commentEdge: { cursor: node.id, node } }
    },
  }
}

const STATES = { OPEN: 'open', CLOSED: 'closed' } as const

function echo(input: { readonly clientMutationId?: string | null }) {
  return { clientMutationId: input.clientMutationId ?? null }
}

async function createCommit(context: Context, input: Input<CommitInput>['input']) {
  const { repository, branch } = committable(context, input.branch)
  const body = input.message.body ?? ''
  const oid = await commitOnBranch(context.world, repository, context.actor, {
    branch,
    expectedHead: input.expectedHeadOid,
    message: body === '' ? input.message.headline : `${input.message.headline}\n\n${body}`,
    additions: (input.fileChanges?.additions ?? []).map(({ path, contents }) => ({
      path,
      content: Buffer.from(contents, 'base64'),
    })),
    deletions: (input.fileChanges?.deletions ?? []).map(({ path }) => path),
  })
  return {
    ...echo(input),
    commit: await commitNode(context, repository, oid),
    ref: refNode(context, repository, `refs/heads/${branch}`, oid),
  }
}

function committable(
  context: Context,
  where: CommitInput['branch'],
): { readonly repository: Repository; readonly branch: string } {
  const id = where.id == null ? undefined : readNodeId(where.id, 'REF')
  if (where.id != null) {
    const repository = byNumber(context, id?.[0])
    const name = id?.[1] ?? ''
    if (repository === undefined || !repository.git.refs.all.has(name)) throw noNode(where.id)
    demand(context.actor, repository, 'contents', 'write')
    return { repository, branch: name.replace('refs/heads/', '') }
  }
  const [owner = '', name = ''] = (where.repositoryNameWithOwner ?? '').split('/')
  const repository = context.world.repository(owner, name)
  if (repository === undefined || !canSee(context.actor.token, repository)) {
    const message = `Could not resolve to a Repository with the name '${owner}/${name}'.`
    throw new Refusal(404, message, { type: 'NOT_FOUND' })
  }
  demand(context.actor, repository, 'contents', 'write')
  return { repository, branch: (where.branchName ?? '').replace(/^refs\/heads\//, '') }
}

async function updateRefs(context: Context, input: Input<RefUpdatesInput>['input']) {
  const repository = findRepository(context, input.repositoryId, 'contents')
  const moves = input.refUpdates.map(({ name, beforeOid, afterOid, force }) => ({
    name,
    before: beforeOid == null ? ('any' as const) : oidOrNothing(beforeOid),
    after: oidOrNothing(afterOid),
    force: force ?? false,
  }))
  await repository.exclusively(() => moveRefs(context.world, repository, context.actor, moves))
  return echo(input)
}

async function createRef(
  context: Context,
  input: Input<{ repositoryId: string; name: string; oid: string }>['input'],
) {
  const repository = findRepository(context, input.repositoryId, 'contents')
  await repository.exclusively(async () => {
    if (repository.git.refs.get(input.name) !== undefined) {
      const message = `A ref named "${input.name}" already exists in the repository.`
      throw new Refusal(422, message)
    }
    const move = { name: input.name, before: undefined, after: input.oid, force: false }
    await moveRefs(context.world, repository, context.actor, [move])
  })
  return { ...echo(input), ref: refNode(context, repository, input.name, input.oid) }
}

async function updateRef(
  context: Context,
  input: Input<{ refId: string; oid: string; force?: boolean | null }>['input'],
) {
  const { repository, branch } = committable(context, { id: input.refId })
  const name = `refs/heads/${branch}`
  const move = { name, before: 'any', after: input.oid, force: input.force ?? false } as const
  await repository.exclusively(() => moveRefs(context.world, repository, context.actor, [move]))
  return { ...echo(input), ref: refNode(context, repository, name, input.oid) }
}

async function deleteRef(context: Context, input: Input<{ refId: string }>['input']) {
  const { repository, branch } = committable(context, { id: input.refId })
  const name = `refs/heads/${branch}`
  const move = { name, before: 'any', after: undefined, force: true } as const
  await repository.exclusively(() => moveRefs(context.world, repository, context.actor, [move]))
  return echo(input)
}

async function createPull(context: Context, input: Input<PullInput>['input']) {
  const repository = findRepository(context, input.repositoryId, 'pull_requests')
  const missing = repository.branch(input.headRefName) === undefined
  if (missing) {
    const message = `Head sha can't be blank, Base sha can't be blank, No commits between ${input.baseRefName} and ${input.headRefName}, Head ref must be a branch`
    throw new Refusal(422, message)
  }
  const pull = await repository.exclusively(() =>
    openPull(context.world, repository, context.actor, {
      title: input.title,
      body: input.body ?? '',
      base: input.baseRefName,
      head: input.headRefName,
      draft: input.draft ?? false,
    }),
  )
  return { ...echo(input), pullRequest: pullNode(context, repository, pull) }
}

async function changePull(
  context: Context,
  id: string,
  edit: PullEdit,
): Promise<{ readonly repository: Repository; readonly pull: PullRequest }> {
  const { repository, number } = findPull(context, id)
  const pull = await repository.exclusively(() =>
    editPull(context.world, repository, context.actor, number, edit),
  )
  return { repository, pull }
}

function findRepository(context: Context, id: string, permission: Permission): Repository {
  const repository = byNumber(context, readNodeId(id, 'R')?.[0])
  if (repository === undefined || !canSee(context.actor.token, repository)) throw noNode(id)
  demand(context.actor, repository, permission, 'write')
  return repository
}

function findPull(
  context: Context,
  id: string,
): { readonly repository: Repository; readonly number: number } {
  const parts = readNodeId(id, 'PR')
  const repository = byNumber(context, parts?.[0])
  const number = Number(parts?.[1])
  if (repository === undefined || !repository.pulls.has(number)) throw noNode(id)
  if (!canSee(context.actor.token, repository)) throw noNode(id)
  demand(context.actor, repository, 'pull_requests', 'write')
  return { repository, number }
}

function labelName(repository: Repository, id: string): string {
  const name = readNodeId(id, 'LA')?.[1]
  if (name === undefined || !repository.labels.has(name.toLowerCase())) throw noNode(id)
  return name
}

export function byNumber(context: Context, number: string | undefined): Repository | undefined {
  return [...context.world.repositories.values()].find(({ id }) => String(id) === number)
}

export function noNode(id: string): Refusal {
  const message = `Could not resolve to a node with the global id of '${id}'`
  return new Refusal(404, message, { type: 'NOT_FOUND' })
}

function oidOrNothing(oid: string): string | undefined {
  return oid === ZERO_OID ? undefined : oid
}
