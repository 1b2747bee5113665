import { isMergeable, type MergeMethod, mergePull, mergeState } from '../state/merging.ts'
import { editPull, openPull } from '../state/pulls.ts'
import type { PullRequest, Review } from '../state/records.ts'
import { notFound, Refusal } from '../state/refusal.ts'
import type { Repository } from '../state/repository.ts'
import {
  addComment,
  addLabels,
  addReview,
  deleteLabel,
  dismissReview,
  pullOf,
} from '../state/talk.ts'
import {
  presentComment,
  presentLabel,
  presentPull,
  presentPullInList,
  presentReview,
} from './present-pull.ts'
import { type Call, numberParam, page, type Route } from './route.ts'

const REVIEWS: ReadonlyMap<string, Review['state']> = new Map([
  ['APPROVE', 'APPROVED'],
  ['REQUEST_CHANGES', 'CHANGES_REQUESTED'],
  ['COMMENT', 'COMMENTED'],
])

/** Pull requests, their labels, comments and reviews. */
export const PULL_ROUTES: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/pulls',
    permission: ['pull_requests', 'read'],
    handle(call, repository) {
      const found = listPulls(call, repository)
      const { items, headers } = page(call, `/repos/${repository.fullName}/pulls`, found)
      const body = items.map((pull) => presentPullInList(call, repository, pull))
      return { status: 200, headers, body }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/pulls',
    permission: ['pull_requests', 'write'],
    async handle(call, repository) {
      const pull = await repository.exclusively(() =>
        openPull(call.world, repository, call.actor, {
          title: call.body.text('title') ?? '',
          body: call.body.text('body') ?? '',
          base: call.body.needed('base'),
          head: call.body.needed('head'),
          draft: call.body.flag('draft') ?? false,
        }),
      )
      return { status: 201, body: await presentWhole(call, repository, pull) }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    permission: ['pull_requests', 'read'],
    async handle(call, repository) {
      const pull = seenPull(call, repository)
      return { status: 200, body: await presentWhole(call, repository, pull) }
    },
  },
  {
    operation: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
    permission: ['pull_requests', 'write'],
    async handle(call, repository) {
      const state = call.body.text('state')
      const edit = {
        title: call.body.text('title'),
        body: call.body.text('body'),
        state: state === 'open' || state === 'closed' ? state : undefined,
      } as const
      const number = numberParam(call, 'pull_number')
      const pull = await repository.exclusively(() =>
        editPull(call.world, repository, call.actor, number, edit),
      )
      return { status: 200, body: await presentWhole(call, repository, pull) }
    },
  },
  {
    operation: 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge',
    permission: ['contents', 'write'],
    async handle(call, repository) {
      const number = numberParam(call, 'pull_number')
      const method = mergeMethod(call.body.text('merge_method'))
      const sha = call.body.text('sha')
      const pull = await repository.exclusively(() =>
        mergePull(call.world, repository, call.actor, number, { method, sha }),
      )
      const message = 'Pull Request successfully merged'
      return { status: 200, body: { sha: pull.merge?.oid ?? '', merged: true, message } }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    permission: ['pull_requests', 'read'],
    handle(call, repository) {
      const pull = seenPull(call, repository)
      const path = `/repos/${repository.fullName}/pulls/${pull.number}/reviews`
      const { items, headers } = page(call, path, pull.reviews)
      const body = items.map((review) => presentReview(call, repository, pull, review))
      return { status: 200, headers, body }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    permission: ['pull_requests', 'write'],
    handle(call, repository) {
      const number = numberParam(call, 'pull_number')
      const state = REVIEWS.get(call.body.text('event') ?? '')
      if (state === undefined) throw new Refusal(422, 'Pending reviews are not stood in for')
      const body = call.body.text('body') ?? ''
      const review = addReview(call.world, repository, call.actor, number, { state, body })
      const pull = pullOf(repository, number)
      return { status: 200, body: presentReview(call, repository, pull, review) }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
    permission: ['pull_requests', 'read'],
    handle(call, repository) {
      const pull = seenPull(call, repository)
      const id = numberParam(call, 'review_id')
      const review = pull.reviews.find((one) => one.id === id)
      if (review === undefined) throw notFound()
      return { status: 200, body: presentReview(call, repository, pull, review) }
    },
  },
  {
    operation: 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals',
    permission: ['pull_requests', 'write'],
    handle(call, repository) {
      const number = numberParam(call, 'pull_number')
      call.body.needed('message')
      const id = numberParam(call, 'review_id')
      const review = dismissReview(call.world, repository, call.actor, number, id)
      const pull = pullOf(repository, number)
      return { status: 200, body: presentReview(call, repository, pull, review) }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
    permission: ['pull_requests', 'write'],
    handle(call, repository) {
      const names = call.body.texts('labels') ?? []
      const number = numberParam(call, 'issue_number')
      const pull = addLabels(call.world, repository, call.actor, number, names)
      const body = pull.labels.map((name) => presentLabel(call, repository, name))
      return { status: 200, body }
    },
  },
  {
    operation: 'DELETE /repos/{owner}/{repo}/labels/{name}',
    permission: ['pull_requests', 'write'],
    handle(call, repository) {
      deleteLabel(repository, call.params['name'] ?? '')
      return { status: 204 }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    permission: ['pull_requests', 'read'],
    handle(call, repository) {
      const number = numberParam(call, 'issue_number')
      const view = call.view(repository)
      if (!view.pulls.has(number)) throw notFound()
      const found = [...view.comments.values()].filter(({ pull }) => pull === number)
      const path = `/repos/${repository.fullName}/issues/${number}/comments`
      const { items, headers } = page(call, path, found)
      const body = items.map((comment) => presentComment(call, repository, comment))
      return { status: 200, headers, body }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    permission: ['pull_requests', 'write'],
    handle(call, repository) {
      const number = numberParam(call, 'issue_number')
      const text = call.body.needed('body')
      const comment = addComment(call.world, repository, call.actor, number, text)
      return { status: 201, body: presentComment(call, repository, comment) }
    },
  },
  {
    operation: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    permission: ['pull_requests', 'write'],
    handle(call, repository) {
      const comment = repository.comments.get(numberParam(call, 'comment_id'))
      if (comment === undefined) throw notFound()
      const body = call.body.needed('body')
      const changed = { ...comment, body, updatedAt: call.world.clock() }
      repository.comments.set(comment.id, changed)
      return { status: 200, body: presentComment(call, repository, changed) }
    },
  },
  {
    operation: 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
    permission: ['pull_requests', 'write'],
    handle(call, repository) {
      if (!repository.comments.delete(numberParam(call, 'comment_id'))) throw notFound()
      return { status: 204 }
    },
  },
]

function seenPull(call: Call, repository: Repository): PullRequest {
  const pull = call.view(repository).pulls.get(numberParam(call, 'pull_number'))
  if (pull === undefined) throw notFound()
  return pull
}

function listPulls(call: Call, repository: Repository): readonly PullRequest[] {
  const state = call.query.get('state') ?? 'open'
  const wanted = call.query.get('head')
  const head = wanted?.includes(':') === true ? wanted : null // GitHub ignores a bare branch here.
  const base = call.query.get('base')
  const found = [...call.view(repository).pulls.values()].filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (base === null || pull.base === base) &&
      (head === null || `${pull.fork ?? repository.owner.login}:${pull.head}` === head),
  )
  const key = call.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const rising = call.query.get('direction') === 'asc'
  return found.sort((a, b) => (rising ? a[key] - b[key] : b[key] - a[key]))
}

async function presentWhole(call: Call, repository: Repository, pull: PullRequest) {
  const commits = await repository.ancestry.exclusive(pull.headOid, [pull.baseOid])
  const comments = [...repository.comments.values()].filter((each) => each.pull === pull.number)
  const mergeable = pull.state === 'open' ? await isMergeable(repository, pull) : null
  return presentPull(call, repository, pull, {
    commits: commits.length,
    comments: comments.length,
    mergeable,
    mergeableState: await mergeState(call.world, repository, pull),
  })
}

function mergeMethod(text: string | undefined): MergeMethod {
  if (text === undefined || text === 'merge') return 'merge'
  if (text === 'squash' || text === 'rebase') return text
  throw new Refusal(422, 'merge_method is not one of merge, squash, rebase')
}
