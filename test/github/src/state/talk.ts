import { canPush } from './access.ts'
import type { Actor } from './account.ts'
import { changePull } from './pull-lifecycle.ts'
import type { Comment, Label, PullRequest, Review } from './records.ts'
import { invalid, notFound, Refusal } from './refusal.ts'
import type { Repository } from './repository.ts'
import type { World } from './world.ts'

export function pullOf(repository: Repository, number: number): PullRequest {
  const pull = repository.pulls.get(number)
  if (pull === undefined) throw notFound()
  return pull
}

/** The label of that name, made on first use. */
export function labelOf(world: World, repository: Repository, name: string): Label {
  if (name.trim() === '' || name.length > 50) {
    const message = 'name is too long (maximum is 50 characters)'
    throw invalid([{ resource: 'Label', code: 'custom', field: 'name', message }])
  }
  const known = repository.labels.get(name.toLowerCase())
  if (known !== undefined) return known
  const label = { id: world.nextId(), name, color: 'ededed' }
  repository.labels.set(name.toLowerCase(), label)
  return label
}

/** Takes a label away from the repository, and so from its pull requests. */
export function deleteLabel(repository: Repository, name: string): void {
  const label = repository.labels.get(name.toLowerCase())
  if (label === undefined) throw notFound()
  repository.labels.delete(name.toLowerCase())
  for (const pull of repository.pulls.values()) {
    const labels = pull.labels.filter((each) => each !== label.name)
    if (labels.length < pull.labels.length) repository.pulls.set(pull.number, { ...pull, labels })
  }
}

/** Adds labels; those it has already are no trouble. */
export function addLabels(
  world: World,
  repository: Repository,
  actor: Actor,
  number: number,
  names: readonly string[],
): PullRequest {
  const pull = pullOf(repository, number)
  const wanted = names.map((name) => labelOf(world, repository, name).name)
  const fresh = [...new Set(wanted)].filter((name) => !pull.labels.includes(name))
  if (fresh.length === 0) return pull
  world.record('labeled', repository, actor, { number, labels: fresh.join(',') })
  return changePull(world, repository, actor, pull, { labels: [...pull.labels, ...fresh] })
}

export function addComment(
  world: World,
  repository: Repository,
  actor: Actor,
  number: number,
  body: string,
): Comment {
  pullOf(repository, number)
  const at = world.clock()
  const comment: Comment = {
    id: world.nextId(),
    pull: number,
    author: actor.account,
    body,
    createdAt: at,
    updatedAt: at,
  }
  repository.comments.set(comment.id, comment)
  world.record('commented', repository, actor, { number, comment: comment.id })
  return comment
}

export function addReview(
  world: World,
  repository: Repository,
  actor: Actor,
  number: number,
  review: Pick<Review, 'state' | 'body'>,
): Review {
  const pull = pullOf(repository, number)
  if (review.state === 'APPROVED' && pull.author.id === actor.account.id) {
    throw new Refusal(422, 'Can not approve your own pull request')
  }
  const added: Review = {
    ...review,
    id: world.nextId(),
    author: actor.account,
    oid: pull.headOid,
    submittedAt: world.clock(),
  }
  changePull(world, repository, actor, pull, { reviews: [...pull.reviews, added] })
  world.record('reviewed', repository, actor, { number, state: review.state, oid: pull.headOid })
  return added
}

/** Dismissing asks for push access and, on a protected branch, to be on its list. */
export function dismissReview(
  world: World,
  repository: Repository,
  actor: Actor,
  number: number,
  id: number,
): Review {
  const pull = pullOf(repository, number)
  const review = pull.reviews.find((each) => each.id === id)
  if (review === undefined) throw notFound()
  for (const { dismissers } of repository.rulesOf(pull.base)) {
    if (dismissers !== undefined && !dismissers.includes(actor.account.id)) {
      throw new Refusal(403, 'Branch protections do not permit dismissing this review', {
        type: 'FORBIDDEN',
      })
    }
  }
  if (review.state === 'DISMISSED' || review.state === 'COMMENTED') {
    const word = review.state.toLowerCase()
    throw new Refusal(422, `Can not dismiss a ${word} pull request review`)
  }
  const dismissed: Review = { ...review, state: 'DISMISSED' }
  const reviews = pull.reviews.map((each) => (each.id === id ? dismissed : each))
  changePull(world, repository, actor, pull, { reviews })
  return dismissed
}

/** The latest approval or request for changes of each reviewer; a dismissed one counts as neither but stays shown. */
export function latestOpinions(
  world: World,
  repository: Repository,
  pull: PullRequest,
  writersOnly: boolean,
): readonly Review[] {
  const latest = new Map<number, Review>()
  for (const review of pull.reviews) {
    if (review.state !== 'COMMENTED') latest.set(review.author.id, review)
  }
  return [...latest.values()].filter(
    ({ author }) => !writersOnly || canPush(world, author, repository),
  )
}
