import { timestamp } from '../clock.ts'
import { nodeId } from '../node-id.ts'
import type { Account } from '../state/account.ts'
import type { Comment, PullRequest, Review } from '../state/records.ts'
import type { Repository } from '../state/repository.ts'
import { presentAccount, presentRepository, repositoryUrl } from './present.ts'
import type { Call } from './route.ts'

/** JSON as GitHub's `pull-request-simple`, what lists hold. */
export function presentPullInList(call: Call, repository: Repository, pull: PullRequest) {
  const base = repositoryUrl(call, repository)
  const url = `${base}/pulls/${pull.number}`
  const issue = `${base}/issues/${pull.number}`
  const page = `${call.site}/${repository.fullName}/pull/${pull.number}`
  const urls = {
    self: url,
    html: page,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${base}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${base}/statuses/${pull.headOid}`,
  }
  const labels = labelsOf(call, repository, pull)
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', repository.id, pull.number),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: urls.commits,
    review_comments_url: urls.review_comments,
    review_comment_url: urls.review_comment,
    comments_url: urls.comments,
    statuses_url: urls.statuses,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: presentAccount(call, pull.author),
    body: pull.body === '' ? null : pull.body,
    created_at: timestamp(pull.createdAt),
    updated_at: timestamp(pull.updatedAt),
    closed_at: moment(pull.closedAt),
    merged_at: moment(pull.merge?.at),
    merge_commit_sha: pull.merge?.oid ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    // The schema of lists knows no label without a description.
    labels: labels.map((label) => ({ ...label, description: '' })),
    milestone: null,
    draft: pull.draft,
    head: presentEnd(call, repository, {
      branch: pull.head,
      oid: pull.headOid,
      owner: pull.fork,
    }),
    base: presentEnd(call, repository, { branch: pull.base, oid: pull.baseOid, owner: undefined }),
    _links: Object.fromEntries(Object.entries(urls).map(([name, href]) => [name, { href }])),
    author_association: 'CONTRIBUTOR',
    auto_merge: presentAutoMerge(call, pull),
  }
}

/** What a read of one pull request adds. */
export interface PullDetail {
  readonly commits: number
  readonly comments: number
  readonly mergeable: boolean | null
  readonly mergeableState: string
}

/** JSON as GitHub's `pull-request`. */
export function presentPull(
  call: Call,
  repository: Repository,
  pull: PullRequest,
  detail: PullDetail,
) {
  return {
    ...presentPullInList(call, repository, pull),
    labels: labelsOf(call, repository, pull),
    merged: pull.merge !== undefined,
    mergeable: detail.mergeable,
    rebaseable: detail.mergeable,
    mergeable_state: detail.mergeableState,
    merged_by: pull.merge === undefined ? null : presentAccount(call, pull.merge.by),
    comments: detail.comments,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: detail.commits,
    additions: 0,
    deletions: 0,
    changed_files: 0,
  }
}

function presentAutoMerge(call: Call, { autoMerge, title }: PullRequest) {
  if (autoMerge === undefined) return null
  return {
    enabled_by: presentAccount(call, autoMerge.by),
    merge_method: autoMerge.method,
    commit_title: title,
    commit_message: '',
  }
}

function labelsOf(call: Call, repository: Repository, pull: PullRequest) {
  return pull.labels.map((name) => presentLabel(call, repository, name))
}

export function presentLabel(call: Call, repository: Repository, name: string) {
  const label = repository.labels.get(name.toLowerCase())
  return {
    id: label?.id ?? 0,
    node_id: nodeId('LA', repository.id, name),
    url: `${repositoryUrl(call, repository)}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: label?.color ?? 'ededed',
    default: false,
  }
}

export function presentComment(call: Call, repository: Repository, comment: Comment) {
  const base = repositoryUrl(call, repository)
  const page = `${call.site}/${repository.fullName}/pull/${comment.pull}`
  return {
    url: `${base}/issues/comments/${comment.id}`,
    html_url: `${page}#issuecomment-${comment.id}`,
    issue_url: `${base}/issues/${comment.pull}`,
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    user: presentAccount(call, comment.author),
    body: comment.body,
    created_at: timestamp(comment.createdAt),
    updated_at: timestamp(comment.updatedAt),
    author_association: 'CONTRIBUTOR',
    performed_via_github_app: null,
  }
}

export function presentReview(
  call: Call,
  repository: Repository,
  pull: PullRequest,
  review: Review,
) {
  const url = `${repositoryUrl(call, repository)}/pulls/${pull.number}`
  const page = `${call.site}/${repository.fullName}/pull/${pull.number}#pullrequestreview-${review.id}`
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: presentAccount(call, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: url,
    _links: { html: { href: page }, pull_request: { href: url } },
    submitted_at: timestamp(review.submittedAt),
    commit_id: review.oid,
    author_association: 'COLLABORATOR',
  }
}

function presentEnd(
  call: Call,
  repository: Repository,
  end: { readonly branch: string; readonly oid: string; readonly owner: string | undefined },
) {
  const fork = end.owner === undefined ? undefined : call.world.account(end.owner)
  const owner = fork ?? repository.owner
  return {
    label: `${owner.login}:${end.branch}`,
    ref: end.branch,
    sha: end.oid,
    user: presentAccount(call, owner),
    repo:
      fork === undefined
        ? presentRepository(call, repository)
        : presentFork(call, repository, fork),
  }
}

/** A fork is known by its owner alone; its number is none that a repository here has. */
function presentFork(call: Call, repository: Repository, owner: Account) {
  return {
    ...presentRepository(call, repository),
    id: FORKS + owner.id,
    full_name: `${owner.login}/${repository.name}`,
    owner: presentAccount(call, owner),
    fork: true,
  }
}

const FORKS = 1_000_000_000

function moment(at: number | undefined): string | null {
  return at === undefined ? null : timestamp(at)
}
