import type { Actor } from './account.ts'
import { nextNumber } from './issues.ts'
import { changePull, closePull, note } from './pull-lifecycle.ts'
import type { PullRequest } from './records.ts'
import { invalid, Refusal } from './refusal.ts'
import type { Repository } from './repository.ts'
import type { World } from './world.ts'

export interface NewPull {
  readonly title: string
  readonly body: string
  readonly base: string
  /** `branch`, or `owner:branch`. */
  readonly head: string
  readonly draft: boolean
}

const BODY_LIMIT = 65_536

/** Opens a pull request, or refuses as GitHub does. To be called within `exclusively`. */
export async function openPull(
  world: World,
  repository: Repository,
  actor: Actor,
  wanted: NewPull,
): Promise<PullRequest> {
  if (actor.token?.kind === 'workflow' && !repository.actionsMayOpenPulls) {
    const message = 'GitHub Actions is not permitted to create or approve pull requests.'
    throw new Refusal(403, message, { type: 'FORBIDDEN' })
  }
  const head = wanted.head.startsWith(`${repository.owner.login}:`)
    ? wanted.head.slice(repository.owner.login.length + 1)
    : wanted.head
  const baseOid = repository.branch(wanted.base)
  const headOid = repository.branch(head)
  if (baseOid === undefined) throw refused('base', 'invalid')
  if (headOid === undefined) throw refused('head', 'invalid')
  judgeText(wanted.title, wanted.body)
  const [twin] = openPulls(repository, head, wanted.base)
  if (twin !== undefined) {
    const message = `A pull request already exists for ${repository.owner.login}:${head}.`
    throw custom(message)
  }
  if (await repository.ancestry.isAncestor(headOid, baseOid)) {
    throw custom(`No commits between ${wanted.base} and ${head}`)
  }
  return addPull(world, repository, actor, {
    ...wanted,
    head,
    headOid,
    baseOid,
    fork: undefined,
  })
}

/** Puts a pull request in place; `openPull` has judged it. */
export function addPull(
  world: World,
  repository: Repository,
  actor: Actor,
  wanted: NewPull & Pick<PullRequest, 'headOid' | 'baseOid' | 'fork'>,
): PullRequest {
  const at = world.clock()
  const pull: PullRequest = {
    id: world.nextId(),
    number: nextNumber(repository),
    title: wanted.title,
    body: wanted.body,
    state: 'open',
    draft: wanted.draft,
    base: wanted.base,
    baseOid: wanted.baseOid,
    head: wanted.head,
    headOid: wanted.headOid,
    fork: wanted.fork,
    author: actor.account,
    checksAwaitApproval: actor.token?.kind === 'workflow',
    createdAt: at,
    updatedAt: at,
    closedAt: undefined,
    merge: undefined,
    labels: [],
    reviews: [],
    timeline: [],
  }
  repository.pulls.set(pull.number, pull)
  note(world, repository, actor, 'pull-opened', pull)
  return pull
}

export interface PullEdit {
  readonly title?: string | undefined
  readonly body?: string | undefined
  readonly state?: 'open' | 'closed' | undefined
}

/** Changes title, body or state. To be called within `exclusively`. */
export async function editPull(
  world: World,
  repository: Repository,
  actor: Actor,
  number: number,
  edit: PullEdit,
): Promise<PullRequest> {
  let pull = repository.pulls.get(number)
  if (pull === undefined) throw new Refusal(404, 'Not Found', { type: 'NOT_FOUND' })
  const title = edit.title ?? pull.title
  const body = edit.body ?? pull.body
  judgeText(title, body)
  if (title !== pull.title) {
    const renamed = { kind: 'renamed', previous: pull.title, current: title } as const
    pull = changePull(world, repository, actor, pull, { title }, [renamed])
  }
  if (body !== pull.body) {
    pull = changePull(world, repository, actor, pull, { body, editedAt: world.clock() })
  }
  if (edit.state === 'closed' && pull.state === 'open') {
    return closePull(world, repository, actor, pull)
  }
  if (edit.state === 'open' && pull.state === 'closed') {
    return await reopen(world, repository, actor, pull)
  }
  return pull
}

/** Open pull requests of a branch of this repository. */
export function openPulls(repository: Repository, head: string, base?: string): PullRequest[] {
  return [...repository.pulls.values()].filter(
    (pull) =>
      pull.state === 'open' &&
      pull.fork === undefined &&
      pull.head === head &&
      (base === undefined || pull.base === base),
  )
}

async function reopen(
  world: World,
  repository: Repository,
  actor: Actor,
  pull: PullRequest,
): Promise<PullRequest> {
  const now = repository.branch(pull.head)
  const refuse = (text: string) =>
    invalid([
      {
        resource: 'PullRequest',
        code: 'invalid',
        field: 'state',
        message: `state cannot be changed. ${text}`,
      },
    ])
  if (pull.merge !== undefined) throw refuse('The pull request has already been merged.')
  if (now === undefined) throw refuse(`The ${pull.head} branch has been deleted.`)
  if (!(await repository.ancestry.isAncestor(pull.headOid, now))) {
    throw refuse(`The ${pull.head} branch was force-pushed or recreated.`)
  }
  if (openPulls(repository, pull.head, pull.base).length > 0) {
    throw refuse(`There is already an open pull request from ${pull.head} to ${pull.base}.`)
  }
  const base = repository.branch(pull.base)
  if (base === undefined) throw refuse(`The ${pull.base} branch has been deleted.`)
  if (await repository.ancestry.isAncestor(now, base)) {
    throw refuse(`There are no new commits on the ${pull.head} branch.`)
  }
  const change = { state: 'open', closedAt: undefined, headOid: now, baseOid: base } as const
  const open = changePull(world, repository, actor, pull, change, [{ kind: 'reopened' }])
  note(world, repository, actor, 'pull-reopened', open)
  return open
}

function judgeText(title: string, body: string): void {
  if (title.trim() === '') throw refused('title', 'missing_field')
  if (title.length > 256) {
    const message = 'title is too long (maximum is 256 characters)'
    throw invalid([{ resource: 'Issue', code: 'custom', field: 'title', message }])
  }
  if (body.length > BODY_LIMIT) {
    const message = `body is too long (maximum is ${BODY_LIMIT} characters)`
    throw invalid([{ resource: 'Issue', code: 'custom', field: 'body', message }])
  }
}

function refused(field: string, code: string): Refusal {
  return invalid([{ resource: 'PullRequest', code, field }])
}

function custom(message: string): Refusal {
  return new Refusal(422, 'Validation Failed', {
    details: [{ resource: 'PullRequest', code: 'custom', field: 'base', message }],
    graphql: message,
  })
}
