import { readActor, readCommitHand, readCommitPeople } from './actor.ts'
import type { Answer } from './answer.ts'
import { nodesOf } from './connection.ts'
import { readMergeState } from './merge-state.ts'
import type { Actor, PullRequest } from './model.ts'

type Review = PullRequest['reviews'][number]

/** What was read at its head, and before it. */
export type PullRequestFiles = Pick<PullRequest, 'nodes' | 'nodesBefore'>

/** Everything but the files: those are read by the caller, who knows their aliases. */
export function readPullRequest(
  answer: Answer,
  files: PullRequestFiles,
  domain: string,
): PullRequest {
  const state = readOpen(answer.at('state'))
  const commits = answer.at('commits')
  const events = nodesOf(answer.at('timelineItems'))
  return {
    id: answer.at('id').text(),
    number: answer.at('number').integer(),
    url: answer.at('url').text(),
    title: answer.at('title').text(),
    state,
    base: answer.at('baseRefName').text(),
    head: answer.at('headRefOid').oid(),
    createdAt: answer.at('createdAt').text(),
    editedAt: answer.at('lastEditedAt').maybe()?.text(),
    headCommittedAt: nodesOf(commits).at(-1)?.at('commit').at('committedDate').maybe()?.text(),
    closedAt: answer.at('closedAt').maybe()?.text(),
    author: readActor(answer.at('author')),
    closedBy: state === 'open' ? undefined : readCloser(events),
    mergeState: readMergeState(answer),
    inQueue: answer.at('isInMergeQueue').flag(),
    labels: nodesOf(answer.at('labels')).map((label) => label.at('name').text()),
    reviews: nodesOf(answer.at('latestOpinionatedReviews')).map(readReview),
    commitAuthors: nodesOf(commits).map((node) => readCommitHand(node.at('commit'), domain)),
    commitPeople: readCommitPeople(
      nodesOf(commits).map((node) => node.at('commit')),
      domain,
    ),
    commitCount: commits.at('totalCount').integer(),
    ...files,
    renames: events.filter(isOf('RenamedTitleEvent')).map((event) => ({
      previousTitle: event.at('previousTitle').text(),
      at: event.at('createdAt').text(),
      by: readActor(event.at('actor')),
    })),
  }
}

function isOf(type: string): (event: Answer) => boolean {
  return (event) => event.at('__typename').text() === type
}

function readCloser(events: readonly Answer[]): Actor | undefined {
  const closed = events.findLast(isOf('ClosedEvent'))
  return closed === undefined ? undefined : readActor(closed.at('actor'))
}

function readOpen(answer: Answer): PullRequest['state'] {
  switch (answer.text()) {
    case 'OPEN':
      return 'open'
    case 'CLOSED':
      return 'closed'
    case 'MERGED':
      return 'merged'
    default:
      throw answer.unexpected()
  }
}

function readReview(answer: Answer): Review {
  return {
    id: readNumber(answer.at('fullDatabaseId')),
    author: readActor(answer.at('author')),
    state: readReviewState(answer.at('state')),
    commit: answer.at('commit').maybe()?.at('oid').oid(),
    canWrite: answer.at('authorCanPushToRepository').flag(),
  }
}

/** GraphQL writes numbers of 64 bits as text. */
function readNumber(answer: Answer): number | undefined {
  const text = answer.maybe()?.text() ?? ''
  return /^[1-9][0-9]{0,15}$/.test(text) && Number.isSafeInteger(Number(text))
    ? Number(text)
    : undefined
}

function readReviewState(answer: Answer): Review['state'] {
  switch (answer.text()) {
    case 'APPROVED':
      return 'approved'
    case 'CHANGES_REQUESTED':
      return 'changes-requested'
    case 'DISMISSED':
      return 'dismissed'
    case 'COMMENTED':
      return 'commented'
    case 'PENDING':
      return 'pending'
    default:
      throw answer.unexpected()
  }
}
