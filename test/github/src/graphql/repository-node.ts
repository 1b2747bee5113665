import { nodeId } from '../node-id.ts'
import { demand, may } from '../state/access.ts'
import { resolveCommit } from '../state/deployments.ts'
import { hasQueue } from '../state/merge-queue.ts'
import type { BranchRule, PullRequest } from '../state/records.ts'
import { Refusal } from '../state/refusal.ts'
import type { Repository } from '../state/repository.ts'
import { connection, type PageArguments } from './connection.ts'
import { actorNode, type Context, pageOf } from './context.ts'
import { commitNode, objectNode } from './git-nodes.ts'
import { type IssueArguments, isAsked, issueNode } from './issue-node.ts'
import { labelNode, pullNode, queueEntryNode } from './pull-node.ts'

interface PullArguments extends PageArguments {
  readonly states?: readonly string[] | null
  readonly headRefName?: string | null
  readonly baseRefName?: string | null
  readonly labels?: readonly string[] | null
  readonly orderBy?: { readonly field: string; readonly direction: string } | null
}

interface RefsArguments extends PageArguments {
  readonly refPrefix: string
  readonly query?: string | null
}

export function repositoryNode(context: Context, repository: Repository) {
  const contents = () => demand(context.actor, repository, 'contents', 'read')
  const pulls = () => demand(context.actor, repository, 'pull_requests', 'read')
  const ref = (name: string) => {
    contents()
    const oid = context.view(repository).refs.get(name)
    return oid === undefined ? null : refNode(context, repository, name, oid)
  }
  return {
    __typename: 'Repository',
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.fullName,
    owner: actorNode(context, repository.owner),
    url: pageOf(context, repository),
    isArchived: repository.archived,
    isPrivate: repository.private,
    autoMergeAllowed: repository.allowAutoMerge,
    mergeCommitAllowed: repository.mergeMethods.includes('merge'),
    squashMergeAllowed: repository.mergeMethods.includes('squash'),
    rebaseMergeAllowed: repository.mergeMethods.includes('rebase'),
    defaultBranchRef: () => ref(`refs/heads/${repository.defaultBranch}`),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) =>
      ref(qualifiedName.startsWith('refs/') ? qualifiedName : `refs/heads/${qualifiedName}`),
    refs: (args: RefsArguments) => {
      contents()
      const found = [...context.view(repository).refs]
        .filter(([name]) => name.startsWith(args.refPrefix))
        .filter(([name]) => name.slice(args.refPrefix.length).includes(args.query ?? ''))
        .sort(([a], [b]) => (a < b ? -1 : 1))
      return connection('refs', args, found, ([name, oid]) =>
        refNode(context, repository, name, oid),
      )
    },
    object: async (args: { readonly expression?: string | null; readonly oid?: string | null }) => {
      contents()
      const expression = args.expression ?? ''
      const oid = args.oid ?? (await resolve(context, repository, expression))
      const colon = expression.indexOf(':')
      const path = colon < 0 ? '' : expression.slice(colon + 1).replace(/\/$/, '')
      return oid === undefined ? null : await objectNode(context, repository, oid, path)
    },
    pullRequest: ({ number }: { readonly number: number }) => {
      pulls()
      const pull = context.view(repository).pulls.get(number)
      if (pull === undefined) {
        const message = `Could not resolve to a PullRequest with the number of ${number}.`
        throw new Refusal(404, message, { type: 'NOT_FOUND' })
      }
      return pullNode(context, repository, pull)
    },
    pullRequests: (args: PullArguments) => {
      pulls()
      const found = [...context.view(repository).pulls.values()]
        .filter((pull) => matches(pull, args))
        .sort(order(args))
      return connection('pullRequests', args, found, (pull) => pullNode(context, repository, pull))
    },
    mergeQueue: ({ branch }: { readonly branch?: string | null }) => {
      demand(context.actor, repository, 'merge_queues', 'read')
      const name = branch ?? repository.defaultBranch
      if (!hasQueue(repository, name)) return null
      const entries = repository.queue.filter((entry) => entry.branch === name)
      return {
        __typename: 'MergeQueue',
        id: nodeId('MQ', repository.id, name),
        entries: (args: PageArguments) =>
          connection('entries', args, entries, (entry) =>
            queueEntryNode(context, repository, entry),
          ),
      }
    },
    issues: (args: IssueArguments) => {
      demand(context.actor, repository, 'issues', 'read')
      const found = [...context.view(repository).issues.values()]
        .filter((issue) => isAsked(issue, args))
        .sort((a, b) => a.number - b.number)
      return connection('issues', args, found, (issue) => issueNode(context, repository, issue))
    },
    label: ({ name }: { readonly name: string }) => {
      const label = context.view(repository).labels.get(name.toLowerCase())
      return label === undefined ? null : labelNode(repository, label.name)
    },
  }
}

export function refNode(context: Context, repository: Repository, name: string, oid: string) {
  const prefix = name.split('/').slice(0, 2).join('/')
  const short = name.slice(prefix.length + 1)
  const rules = repository.rulesOf(short)
  const classic = rules.find(({ kind }) => kind === 'protection')
  const { token } = context.actor
  const admin = token === undefined || may(token, repository, 'administration', 'read')
  return {
    __typename: 'Ref',
    id: nodeId('REF', repository.id, name),
    name: short,
    prefix: `${prefix}/`,
    target: () => commitNode(context, repository, oid),
    compare: ({ headRef }: { readonly headRef: string }) =>
      comparisonNode(context, repository, oid, headRef),
    branchProtectionRule: classic === undefined || !admin ? null : protectionNode(classic),
    refUpdateRule: classic === undefined ? null : updateRuleNode(classic),
    rules: (args: PageArguments) =>
      connection(
        'rules',
        args,
        rules.filter(({ kind }) => kind === 'ruleset').flatMap(ruleNodes),
        (node) => node,
      ),
  }
}

/** A ref as the base of a comparison with another branch. */
async function comparisonNode(
  context: Context,
  repository: Repository,
  base: string,
  headRef: string,
) {
  const head = await resolveCommit(repository, context.view(repository), headRef)
  if (head === undefined) {
    const message = `Could not resolve to a Ref with the name of '${headRef}'.`
    throw new Refusal(404, message, { type: 'NOT_FOUND' })
  }
  const aheadBy = (await repository.ancestry.exclusive(head, [base])).length
  const behindBy = (await repository.ancestry.exclusive(base, [head])).length
  const status =
    aheadBy === 0
      ? behindBy === 0
        ? 'IDENTICAL'
        : 'BEHIND'
      : behindBy === 0
        ? 'AHEAD'
        : 'DIVERGED'
  return { __typename: 'Comparison', aheadBy, behindBy, status }
}

/** `rev`, `rev:path`, or a full ref name. */
async function resolve(
  context: Context,
  repository: Repository,
  expression: string,
): Promise<string | undefined> {
  const colon = expression.indexOf(':')
  const revision = colon < 0 ? expression : expression.slice(0, colon)
  const commit = await resolveCommit(repository, context.view(repository), revision)
  if (colon < 0) {
    if (commit !== undefined) return commit
    return /^[0-9a-f]{40}$/.test(revision) ? revision : undefined
  }
  if (commit === undefined) return undefined
  return (await repository.git.entryAt(commit, expression.slice(colon + 1)))?.oid
}

function matches(pull: PullRequest, args: PullArguments): boolean {
  const state = pull.merge !== undefined ? 'MERGED' : pull.state === 'open' ? 'OPEN' : 'CLOSED'
  const labels = args.labels
  return (
    (args.states == null || args.states.includes(state)) &&
    (args.headRefName == null || args.headRefName === pull.head) &&
    (args.baseRefName == null || args.baseRefName === pull.base) &&
    (labels == null || pull.labels.some((label) => labels.includes(label)))
  )
}

function order(args: PullArguments): (a: PullRequest, b: PullRequest) => number {
  const key = args.orderBy?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt'
  const sign = args.orderBy?.direction === 'DESC' ? -1 : 1
  return (a, b) => sign * (a[key] - b[key])
}

function protectionNode(rule: BranchRule) {
  return {
    __typename: 'BranchProtectionRule',
    id: nodeId('BPR', rule.id),
    pattern: rule.branch,
    requiresStatusChecks: rule.requiredStatuses.length > 0,
    requiredStatusCheckContexts: rule.requiredStatuses,
    requiresStrictStatusChecks: false,
    requiresApprovingReviews: rule.approvals !== undefined,
    requiredApprovingReviewCount: rule.approvals ?? null,
    isAdminEnforced: true,
    allowsForcePushes: false,
    allowsDeletions: false,
    restrictsReviewDismissals: rule.dismissers !== undefined,
  }
}

function updateRuleNode(rule: BranchRule) {
  return {
    __typename: 'RefUpdateRule',
    pattern: rule.branch,
    requiredStatusCheckContexts: rule.requiredStatuses,
    requiredApprovingReviewCount: rule.approvals ?? null,
    allowsForcePushes: false,
    allowsDeletions: false,
    blocksCreations: false,
    requiresCodeOwnerReviews: false,
    requiresConversationResolution: false,
    requiresLinearHistory: false,
    requiresSignatures: false,
    viewerCanPush: true,
  }
}

function ruleNodes(rule: BranchRule) {
  const node = (type: string, parameters: Readonly<Record<string, unknown>> | null) => ({
    __typename: 'RepositoryRule',
    id: nodeId('RR', rule.id, type),
    type,
    parameters,
  })
  return [
    node('DELETION', null),
    node('NON_FAST_FORWARD', null),
    ...(rule.approvals === undefined
      ? []
      : [
          node('PULL_REQUEST', {
            __typename: 'PullRequestParameters',
            requiredApprovingReviewCount: rule.approvals,
            allowedMergeMethods: ['merge', 'squash', 'rebase'],
            dismissStaleReviewsOnPush: false,
            requireCodeOwnerReview: false,
            requireLastPushApproval: false,
            requiredReviewThreadResolution: false,
          }),
        ]),
    ...(rule.mergeQueue === true ? [node('MERGE_QUEUE', null)] : []),
    ...(rule.requiredStatuses.length === 0
      ? []
      : [
          node('REQUIRED_STATUS_CHECKS', {
            __typename: 'RequiredStatusChecksParameters',
            doNotEnforceOnCreate: false,
            strictRequiredStatusChecksPolicy: false,
            requiredStatusChecks: rule.requiredStatuses.map((context) => ({
              context,
              integrationId: rule.statusApp ?? null,
            })),
          }),
        ]),
  ]
}
