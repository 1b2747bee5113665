import { type Files, type Located, type LocateRequest, locate } from '@fluxgate/documents'
import type { PullRequest, TreeNode } from '@fluxgate/forge'
import type { PullRequestFacts } from '@fluxgate/promotion'
import type { Base } from '../repository.ts'
import { pinsOf } from './overlay-facts.ts'
import { reviewedOf } from './reviews.ts'
import { asAt } from './view.ts'
import { foreignHand } from './whose-commit.ts'

/**
 * The pull requests of one branch of ours into the branch that Flux reads, with what the target would pin at their heads, where a
 * request says what to look for.
 */
export function pullRequestFacts(
  environment: string,
  branch: { readonly name: string; readonly pullRequests: readonly PullRequest[] },
  request: LocateRequest | undefined,
  files: Files,
  base: Base,
): PullRequestFacts[] {
  return branch.pullRequests
    .filter((pullRequest) => pullRequest.base === base.branch)
    .map((pullRequest) => ({
      number: pullRequest.number,
      url: pullRequest.url,
      environment,
      branch: branch.name,
      state: pullRequest.state,
      title: pullRequest.title,
      head: pullRequest.head,
      author: pullRequest.author?.id,
      pins: request && pinsAtHead(pullRequest, request, files),
      createdAt: pullRequest.createdAt,
      headCommittedAt: pullRequest.headCommittedAt,
      closedAt: pullRequest.closedAt,
      closedBy: pullRequest.state === 'closed' ? pullRequest.closedBy?.id : undefined,
      foreignAuthors: foreignAuthors(pullRequest, base.recorder),
      approvedBy: pullRequest.reviews
        .filter(
          (review) =>
            review.state === 'approved' && review.canWrite && review.commit === pullRequest.head,
        )
        .map((review) => review.author?.login ?? 'somebody'),
      reviewed: reviewedOf(pullRequest, base.recorder, branch.name),
      // A label that the repository knew in other letters keeps those; ours are all small.
      labels: pullRequest.labels.map((label) => label.toLowerCase()),
      queued: pullRequest.inQueue,
      stale: staleness(pullRequest),
      textBehind: isTextBehind(pullRequest),
      body: pullRequest.body,
      formerTitles: pullRequest.renames
        .filter((rename) => rename.by?.id === base.recorder)
        .map((rename) => ({ title: rename.previousTitle, until: rename.at })),
    }))
}

function staleness({ mergeState }: PullRequest): PullRequestFacts['stale'] {
  if (mergeState === 'dirty') return 'conflicts'
  return mergeState === 'behind' ? 'behind' : undefined
}

function pinsAtHead(pullRequest: PullRequest, request: LocateRequest, files: Files) {
  if (pullRequest.nodes.size === 0) return undefined
  const located = locatedWith(pullRequest.nodes, request, files)
  return located.kind === 'found' ? pinsOf(located.slots) : undefined
}

/** What is found where these nodes stand in place of what `files` has below their paths. */
export function locatedWith(
  nodes: ReadonlyMap<string, TreeNode>,
  request: LocateRequest,
  files: Files,
): Located {
  return locate(asAt(files, nodes), request)
}

/** Logins of the authors of commits of a pull request that are not ours. */
export function foreignAuthors(
  pullRequest: Pick<PullRequest, 'commitAuthors' | 'commitCount'>,
  recorder: number,
): readonly string[] {
  const names = new Set(
    pullRequest.commitAuthors.flatMap((one) => foreignHand(one, recorder) ?? []),
  )
  if (pullRequest.commitCount > pullRequest.commitAuthors.length) names.add('somebody')
  return [...names]
}

/** A branch is moved first and its pull request's text after; a run may end between the two. */
function isTextBehind({ createdAt, editedAt, headCommittedAt }: PullRequest): boolean {
  if (headCommittedAt === undefined) return false
  const written = Math.max(Date.parse(createdAt), Date.parse(editedAt ?? createdAt))
  return Date.parse(headCommittedAt) > written
}
