import { timestamp } from '../clock.ts'
import { nodeId } from '../node-id.ts'
import { canPush, demand } from '../state/access.ts'
import { changedFiles } from '../state/changed-files.ts'
import { entryOf, hasQueue, type QueueEntry } from '../state/merge-queue.ts'
import { isMergeable, mergeState, testMerge } from '../state/merging.ts'
import type { PullRequest, Review, TimelineItem } from '../state/records.ts'
import type { Repository } from '../state/repository.ts'
import { latestOpinions } from '../state/talk.ts'
import { connection, type PageArguments } from './connection.ts'
import { actorNode, type Context, pageOf } from './context.ts'
import { commitNode } from './git-nodes.ts'

const TIMELINE_TYPES: Readonly<Record<TimelineItem['kind'], readonly [string, string]>> = {
  closed: ['ClosedEvent', 'CLOSED_EVENT'],
  reopened: ['ReopenedEvent', 'REOPENED_EVENT'],
  merged: ['MergedEvent', 'MERGED_EVENT'],
  renamed: ['RenamedTitleEvent', 'RENAMED_TITLE_EVENT'],
  'head-deleted': ['HeadRefDeletedEvent', 'HEAD_REF_DELETED_EVENT'],
  'head-force-pushed': ['HeadRefForcePushedEvent', 'HEAD_REF_FORCE_PUSHED_EVENT'],
}

export function pullNode(context: Context, repository: Repository, pull: PullRequest) {
  const state = pull.merge !== undefined ? 'MERGED' : pull.state === 'open' ? 'OPEN' : 'CLOSED'
  const at = (moment: number | undefined) => (moment === undefined ? null : timestamp(moment))
  const ended = pull.merge
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', repository.id, pull.number),
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    url: `${pageOf(context, repository)}/pull/${pull.number}`,
    title: pull.title,
    body: pull.body,
    state,
    closed: pull.state === 'closed',
    merged: ended !== undefined,
    isDraft: pull.draft,
    baseRefName: pull.base,
    baseRefOid: pull.baseOid,
    headRefName: pull.head,
    headRefOid: pull.headOid,
    isCrossRepository: pull.fork !== undefined,
    mergeable: async () => {
      if (pull.state === 'closed') return 'UNKNOWN'
      return (await isMergeable(repository, pull)) ? 'MERGEABLE' : 'CONFLICTING'
    },
    mergeStateStatus: async () => (await mergeState(context.world, repository, pull)).toUpperCase(),
    autoMergeRequest:
      pull.autoMerge === undefined
        ? null
        : {
            __typename: 'AutoMergeRequest',
            enabledBy: actorNode(context, pull.autoMerge.by),
            enabledAt: timestamp(pull.autoMerge.at),
            mergeMethod: pull.autoMerge.method.toUpperCase(),
          },
    isMergeQueueEnabled: hasQueue(repository, pull.base),
    isInMergeQueue: entryOf(repository, pull.number) !== undefined,
    mergeQueueEntry: () => {
      demand(context.actor, repository, 'merge_queues', 'read')
      const entry = entryOf(repository, pull.number)
      return entry === undefined ? null : queueEntryNode(context, repository, entry)
    },
    potentialMergeCommit: async () => {
      const oid = pull.state === 'open' ? await testMerge(repository, pull) : undefined
      return oid === undefined ? null : commitNode(context, repository, oid)
    },
    files: async (args: PageArguments) =>
      connection('files', args, await changedFiles(repository, pull), (file) => ({
        __typename: 'PullRequestChangedFile',
        ...file,
      })),
    createdAt: at(pull.createdAt),
    updatedAt: at(pull.updatedAt),
    lastEditedAt: at(pull.editedAt),
    closedAt: at(pull.closedAt),
    mergedAt: at(ended?.at),
    mergedBy: ended === undefined ? null : actorNode(context, ended.by),
    mergeCommit: () => (ended === undefined ? null : commitNode(context, repository, ended.oid)),
    author: actorNode(context, pull.author),
    labels: (args: PageArguments) =>
      connection('labels', args, pull.labels, (name) => labelNode(repository, name)),
    reviews: (args: PageArguments) =>
      connection('reviews', args, pull.reviews, (review) => node(review)),
    latestOpinionatedReviews: (args: PageArguments & { readonly writersOnly?: boolean | null }) => {
      const reviews = latestOpinions(context.world, repository, pull, args.writersOnly === true)
      return connection('latestOpinionatedReviews', args, reviews, (review) => node(review))
    },
    commits: async (args: PageArguments) =>
      connection('commits', args, await commitsOf(context, repository, pull), (oid) => ({
        __typename: 'PullRequestCommit',
        id: nodeId('C', repository.id, pull.number, oid),
        commit: () => commitNode(context, repository, oid),
      })),
    timelineItems: (args: TimelineArguments) => timelineNode(context, repository, pull, args),
    comments: (args: PageArguments) => {
      const comments = [...context.view(repository).comments.values()]
      const own = comments.filter((comment) => comment.pull === pull.number)
      return connection('comments', args, own, (comment) => ({
        __typename: 'IssueComment',
        id: nodeId('IC', comment.id),
        databaseId: comment.id,
        body: comment.body,
        author: actorNode(context, comment.author),
        createdAt: timestamp(comment.createdAt),
      }))
    },
  }

  function node(review: Review) {
    return reviewNode(context, repository, pull, review)
  }
}

/** An entry of a merge queue. */
export function queueEntryNode(context: Context, repository: Repository, entry: QueueEntry) {
  return {
    __typename: 'MergeQueueEntry',
    id: nodeId('MQE', entry.id),
    position: repository.queue.filter(({ branch }) => branch === entry.branch).indexOf(entry) + 1,
    state: 'AWAITING_CHECKS',
    enqueuedAt: timestamp(entry.at),
    enqueuer: actorNode(context, entry.by),
    jump: false,
    solo: false,
    baseCommit: () => commitNode(context, repository, entry.base),
    headCommit: () => commitNode(context, repository, entry.commit),
    pullRequest: () => {
      const pull = repository.pulls.get(entry.number)
      return pull === undefined ? null : pullNode(context, repository, pull)
    },
  }
}

export function labelNode(repository: Repository, name: string) {
  return {
    __typename: 'Label',
    id: nodeId('LA', repository.id, name),
    name,
    color: repository.labels.get(name.toLowerCase())?.color ?? 'ededed',
    description: null,
  }
}

function reviewNode(context: Context, repository: Repository, pull: PullRequest, review: Review) {
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PRR', review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    state: review.state,
    body: review.body,
    submittedAt: timestamp(review.submittedAt),
    url: `${pageOf(context, repository)}/pull/${pull.number}#pullrequestreview-${review.id}`,
    author: actorNode(context, review.author),
    authorCanPushToRepository: canPush(context.world, review.author, repository),
    commit: () => commitNode(context, repository, review.oid),
  }
}

interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null
}

function timelineNode(
  context: Context,
  repository: Repository,
  pull: PullRequest,
  args: TimelineArguments,
) {
  const wanted = args.itemTypes
  const items = pull.timeline.filter(
    ({ kind }) => wanted == null || wanted.includes(TIMELINE_TYPES[kind][1]),
  )
  return {
    ...connection('timelineItems', args, items, (item) =>
      timelineItemNode(context, repository, item),
    ),
    filteredCount: items.length,
    updatedAt: timestamp(pull.updatedAt),
  }
}

function timelineItemNode(context: Context, repository: Repository, item: TimelineItem) {
  const common = {
    __typename: TIMELINE_TYPES[item.kind][0],
    id: nodeId('EV', item.id),
    actor: actorNode(context, item.actor),
    createdAt: timestamp(item.at),
  }
  switch (item.kind) {
    case 'renamed':
      return { ...common, previousTitle: item.previous, currentTitle: item.current }
    case 'head-force-pushed':
      return {
        ...common,
        beforeCommit: () => commitNode(context, repository, item.before),
        afterCommit: () => commitNode(context, repository, item.after),
      }
    case 'closed':
      return { ...common, closer: null, stateReason: null }
    case 'reopened':
    case 'merged':
    case 'head-deleted':
      return common
  }
}

/** Oldest first. */
async function commitsOf(
  context: Context,
  repository: Repository,
  pull: PullRequest,
): Promise<readonly string[]> {
  const base =
    pull.state === 'open'
      ? (context.view(repository).refs.get(`refs/heads/${pull.base}`) ?? pull.baseOid)
      : pull.baseOid
  return (await repository.ancestry.exclusive(pull.headOid, [base])).reverse()
}
