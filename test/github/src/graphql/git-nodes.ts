import { isUtf8 } from 'node:buffer'
import { timestamp } from '../clock.ts'
import { FOLDER_MODE, parseTree, type Signature, type TreeItem } from '../git/object.ts'
import { nodeId } from '../node-id.ts'
import { demand } from '../state/access.ts'
import type { CommitStatus, PullRequest } from '../state/records.ts'
import { Refusal } from '../state/refusal.ts'
import type { Repository } from '../state/repository.ts'
import { checkSuitesNode } from './check-nodes.ts'
import { checkPage, connection, type PageArguments } from './connection.ts'
import { actorNode, type Context, pageOf, userNode } from './context.ts'
import { pullNode } from './pull-node.ts'

/** GitHub cuts `Blob.text` here. */
const TEXT_LIMIT = 512_000

/** An object by id, as its kind's type; null: no such object. `path` is where it was found, from the root. */
export async function objectNode(
  context: Context,
  repository: Repository,
  oid: string,
  path: string,
) {
  const object = await repository.git.objects.read(oid)
  switch (object?.kind) {
    case 'commit':
      return await commitNode(context, repository, oid)
    case 'tree':
      return treeNode(context, repository, oid, path)
    case 'blob':
      return blobNode(context, repository, oid, object.body)
    case 'tag':
    case undefined:
      return null
  }
}

export async function commitNode(context: Context, repository: Repository, oid: string) {
  const commit = await repository.git.objects.commit(oid)
  const [headline = '', ...rest] = commit.message.replace(/\n$/, '').split('\n')
  const url = `${pageOf(context, repository)}/commit/${oid}`
  return {
    ...common(context, repository, oid),
    __typename: 'Commit',
    id: nodeId('C', repository.id, oid),
    url,
    committedDate: timestamp(commit.committer.seconds * 1000),
    authoredDate: timestamp(commit.author.seconds * 1000),
    message: commit.message.replace(/\n$/, ''),
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    author: gitActor(context, commit.author),
    committer: gitActor(context, commit.committer),
    signature: repository.verified.has(oid) ? SIGNED : null,
    tree: () => treeNode(context, repository, commit.tree, ''),
    parents: (args: PageArguments) =>
      connection('parents', args, commit.parents, (parent) =>
        commitNode(context, repository, parent),
      ),
    file: async ({ path }: { readonly path: string }) => {
      const item = await repository.git.entry(commit.tree, path)
      return item === undefined ? null : entryNode(context, repository, item, path)
    },
    associatedPullRequests: (args: PageArguments) => associatedNode(context, repository, oid, args),
    history: (args: HistoryArguments) => historyNode(context, repository, oid, args),
    status: () => {
      demand(context.actor, repository, 'statuses', 'read')
      return statusNode(context, repository, oid)
    },
    checkSuites: (args: PageArguments) => checkSuitesNode(context, repository, oid, args),
    statusCheckRollup: () => rollupNode(context, repository, oid),
  }
}

/** Pull requests that brought the commit, or would; oldest first. */
async function associatedNode(
  context: Context,
  repository: Repository,
  oid: string,
  args: PageArguments,
) {
  const found: PullRequest[] = []
  for (const pull of context.view(repository).pulls.values()) {
    if ((await repository.commitsBy(pull)).has(oid)) found.push(pull)
  }
  const node = (pull: PullRequest) => pullNode(context, repository, pull)
  return connection('associatedPullRequests', args, found, node)
}

interface HistoryArguments extends PageArguments {
  readonly path?: string | null
}

async function historyNode(
  context: Context,
  repository: Repository,
  head: string,
  args: HistoryArguments,
) {
  checkPage('history', args)
  if (args.first == null || args.before != null) throw new Error('history: only first and after')
  const start = args.after == null ? 0 : historyPosition(head, args.after) + 1
  const path = args.path ?? ''
  const found = await repository.history.page(head, path, start + args.first)
  const commits = found.commits.slice(start)
  const cursor = (index: number) => `${head} ${start + index}`
  return {
    totalCount: async () =>
      (await repository.history.page(head, path, Number.MAX_SAFE_INTEGER)).commits.length,
    pageInfo: {
      hasNextPage: found.more,
      hasPreviousPage: start > 0,
      startCursor: commits.length > 0 ? cursor(0) : null,
      endCursor: commits.length > 0 ? cursor(commits.length - 1) : null,
    },
    nodes: () => commits.map((oid) => commitNode(context, repository, oid)),
    edges: () =>
      commits.map((oid, index) => ({
        cursor: cursor(index),
        node: commitNode(context, repository, oid),
      })),
  }
}

function historyPosition(head: string, cursor: string): number {
  const [commit, index] = cursor.split(' ')
  if (commit !== head || !/^[0-9]{1,9}$/.test(index ?? '')) {
    throw new Refusal(422, `\`${cursor}\` does not appear to be a valid cursor.`, {
      type: 'INVALID_CURSOR_ARGUMENTS',
    })
  }
  return Number(index)
}

function treeNode(context: Context, repository: Repository, oid: string, path: string) {
  const prefix = path === '' ? '' : `${path}/`
  return {
    ...common(context, repository, oid),
    __typename: 'Tree',
    id: nodeId('T', repository.id, oid),
    entries: async () => {
      const items = parseTree(await repository.git.objects.body(oid, 'tree'))
      return items.map((item) => entryNode(context, repository, item, `${prefix}${item.name}`))
    },
  }
}

function entryNode(context: Context, repository: Repository, item: TreeItem, path: string) {
  const submodule = item.mode === '160000'
  const type = item.mode === FOLDER_MODE ? 'tree' : submodule ? 'commit' : 'blob'
  const dot = item.name.lastIndexOf('.')
  return {
    __typename: 'TreeEntry',
    name: item.name,
    nameRaw: Buffer.from(item.name).toString('base64'),
    path,
    pathRaw: Buffer.from(path).toString('base64'),
    extension: dot < 0 ? '' : item.name.slice(dot),
    mode: Number.parseInt(item.mode, 8),
    type,
    oid: item.oid,
    size: async () =>
      type === 'blob' ? (await repository.git.objects.body(item.oid, 'blob')).length : 0,
    object: () => (submodule ? null : objectNode(context, repository, item.oid, path)),
  }
}

function blobNode(context: Context, repository: Repository, oid: string, body: Buffer) {
  const binary = body.subarray(0, 8000).includes(0) || !isUtf8(body)
  const cut = body.length > TEXT_LIMIT
  return {
    ...common(context, repository, oid),
    __typename: 'Blob',
    id: nodeId('B', repository.id, oid),
    byteSize: body.length,
    isBinary: binary,
    isTruncated: cut,
    text: binary ? null : body.subarray(0, TEXT_LIMIT).toString('utf8'),
  }
}

function common(context: Context, repository: Repository, oid: string) {
  return {
    oid,
    abbreviatedOid: oid.slice(0, 7),
    commitUrl: `${pageOf(context, repository)}/commit/${oid}`,
    commitResourcePath: `/${repository.fullName}/commit/${oid}`,
  }
}

const SIGNED = {
  __typename: 'GpgSignature',
  isValid: true,
  state: 'VALID',
  wasSignedByGitHub: true,
  verifiedAt: null,
}

function gitActor(context: Context, signature: Signature) {
  const account = [...context.world.accounts.values()].find(
    ({ email }) => email === signature.email,
  )
  return {
    __typename: 'GitActor',
    name: signature.name,
    email: signature.email,
    date: timestamp(signature.seconds * 1000),
    user: account === undefined ? null : userNode(context, account),
  }
}

function latestStatuses(
  context: Context,
  repository: Repository,
  oid: string,
): readonly CommitStatus[] {
  const latest = new Map<string, CommitStatus>()
  for (const status of context.view(repository).statuses.get(oid) ?? []) {
    latest.set(status.context, status)
  }
  return [...latest.values()]
}

function statusNode(context: Context, repository: Repository, oid: string) {
  const latest = latestStatuses(context, repository, oid)
  if (latest.length === 0) return null
  const node = (status: CommitStatus) => statusContextNode(context, status)
  return {
    __typename: 'Status',
    state: worstState(latest),
    contexts: latest.map(node),
    context: ({ name }: { readonly name: string }) => {
      const found = latest.find((status) => status.context === name)
      return found === undefined ? null : node(found)
    },
  }
}

function rollupNode(context: Context, repository: Repository, oid: string) {
  const latest = latestStatuses(context, repository, oid)
  if (latest.length === 0) return null
  return {
    __typename: 'StatusCheckRollup',
    state: worstState(latest),
    contexts: (args: PageArguments) =>
      connection('contexts', args, latest, (status) => statusContextNode(context, status)),
  }
}

function statusContextNode(context: Context, status: CommitStatus) {
  return {
    __typename: 'StatusContext',
    id: nodeId('SC', status.id),
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    createdAt: timestamp(status.at),
    creator: actorNode(context, status.creator),
  }
}

function worstState(statuses: readonly CommitStatus[]): string {
  for (const state of ['error', 'failure', 'pending'] as const) {
    if (statuses.some((status) => status.state === state)) return state.toUpperCase()
  }
  return 'SUCCESS'
}
