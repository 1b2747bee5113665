import { readActor } from './actor.ts'
import { type Answer, answerTo } from './answer.ts'
import { nodesOf } from './connection.ts'
import { ForgeError } from './error.ts'
import type { Operation } from './operation.ts'
import type { Refusal } from './outcome.ts'
import { draft, inRepository } from './selection.ts'
import { fullName, operation, repositoryCall, type Session } from './session.ts'
import type { NewPullRequest, PullRequestResult } from './writes.ts'

interface Found {
  readonly number: number
  readonly url: string
}

/** A list may lag behind "already exists"; after these waits we leave it to the next sweep. */
const VISIBLE_WAITS_MS = [1000, 2000, 4000] as const

/** Opens a pull request, or finds the one that is open for this head and base. */
export async function openPullRequest(
  session: Session,
  request: NewPullRequest,
): Promise<PullRequestResult> {
  const op = operation(
    'open-pull-request',
    `open a pull request from "${request.branch}" to "${request.base}"`,
  )
  const call = repositoryCall(session, 'POST', '/pulls', {
    title: request.title,
    body: request.body,
    head: request.branch,
    base: request.base,
  })
  return session.retry.write<PullRequestResult>(op, {
    send: () => session.wire.rest(call),
    accept: (data) => ({ kind: 'created', ...readFound(answerTo(op.what, data)) }),
    landed: async () => {
      const found = await findOpen(session, op, request)
      return found === undefined ? undefined : { kind: 'created', ...found }
    },
    refused: (refusal) => refusedOpening(session, op, request, refusal),
  })
}

async function refusedOpening(
  session: Session,
  op: Operation,
  request: NewPullRequest,
  { status, problems, said }: Refusal,
): Promise<PullRequestResult | undefined> {
  if (status !== 422) return undefined
  // GitHub gives both of these the same code, "custom": the words are all there is to tell them apart.
  if (/No commits between/i.test(said)) return { kind: 'no-commits' }
  if (!problems.some(({ code }) => code === 'custom') && !/already exists/i.test(said)) {
    return undefined
  }
  for (const wait of [0, ...VISIBLE_WAITS_MS]) {
    if (wait > 0) await session.clock.sleep(wait)
    const found = await findOpen(session, op, request)
    if (found !== undefined) return { kind: 'exists', ...found }
    if (!/already exists/i.test(said)) return undefined
  }
  throw new ForgeError(
    'deferred',
    'UNAVAILABLE',
    `could not ${op.what}: GitHub says that one exists, and does not list it`,
  )
}

async function findOpen(
  session: Session,
  op: Operation,
  { base, branch }: NewPullRequest,
): Promise<Found | undefined> {
  const call = repositoryCall(session, 'GET', '/pulls', {
    head: `${session.repository.owner}:${branch}`,
    base,
    state: 'open',
    per_page: 100,
  })
  return session.retry.read<Found | undefined>(op, {
    send: () => session.wire.rest(call),
    accept: (data) => {
      const own = answerTo(op.what, data)
        .items()
        .find((item) => isOwn(session, item, branch) && item.at('base').at('ref').text() === base)
      return own === undefined ? undefined : readFound(own)
    },
  })
}

/** A fork of the same owner passes GitHub's filter; the repository of the head is null once the fork is deleted. */
function isOwn({ repository }: Session, item: Answer, branch: string): boolean {
  const repo = item.at('head').at('repo').maybe()
  return (
    repo?.at('full_name').text().toLowerCase() === fullName(repository).toLowerCase() &&
    item.at('head').at('ref').text() === branch
  )
}

function readFound(item: Answer): Found {
  return { number: item.at('number').integer(), url: item.at('html_url').text() }
}

/** Sets title and body of a pull request. */
export async function updatePullRequest(
  session: Session,
  request: { readonly number: number; readonly title: string; readonly body: string },
): Promise<void> {
  const { number, title, body } = request
  const op = operation('update-pull-request', `update pull request ${number}`)
  await session.retry.write<true>(op, {
    send: () => session.wire.rest(patchCall(session, number, { title, body })),
    accept: () => true,
    landed: () =>
      readPull(session, op, number, (pull) =>
        pull.at('title').text() === title && (pull.at('body').maybe()?.text() ?? '') === body
          ? true
          : undefined,
      ),
  })
}

/** Says why and closes; a pull request that is not open any more gets no comment. */
export async function closePullRequest(
  session: Session,
  { number, comment }: { readonly number: number; readonly comment: string },
): Promise<void> {
  const op = operation('close-pull-request', `close pull request ${number}`)
  const before = await conversation(session, op, number)
  if (!before.open) return
  if (!before.ourComments.includes(comment)) await say(session, op, number, comment)
  await session.retry.write<true>(op, {
    send: () => session.wire.rest(patchCall(session, number, { state: 'closed' })),
    accept: () => true,
    landed: () =>
      readPull(session, op, number, (pull) =>
        pull.at('state').text() === 'closed' ? true : undefined,
      ),
  })
}

function say(session: Session, op: Operation, number: number, comment: string): Promise<true> {
  const call = repositoryCall(session, 'POST', '/issues/{issue_number}/comments', {
    issue_number: number,
    body: comment,
  })
  return session.retry.write<true>(op, {
    send: () => session.wire.rest(call),
    accept: () => true,
    unguarded: true,
    landed: async () => {
      const { ourComments } = await conversation(session, op, number)
      return ourComments.includes(comment) ? true : undefined
    },
  })
}

/** Whether the pull request is open, and what we said there last: a run that stopped before it closed has said it already. */
function conversation(session: Session, op: Operation, number: number) {
  const doc = draft()
  doc.use('actor')
  const pull = `pullRequest(number:${doc.variable('Int!', number)}){state comments(last:50){nodes{body author{...A}}}}`
  const call = doc.query(`viewer{databaseId}${inRepository(doc, session.repository, pull)}`)
  return session.retry.read(op, {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const whole = answerTo(op.what, data)
      const viewer = whole.at('viewer').at('databaseId').integer()
      const answer = whole.at('repository').at('pullRequest')
      const ours = nodesOf(answer.at('comments')).filter(
        (node) => readActor(node.at('author'))?.id === viewer,
      )
      return {
        open: answer.at('state').text() === 'OPEN',
        ourComments: ours.map((node) => node.at('body').text()),
      }
    },
  })
}

function patchCall(session: Session, number: number, change: Readonly<Record<string, string>>) {
  return repositoryCall(session, 'PATCH', '/pulls/{pull_number}', {
    pull_number: number,
    ...change,
  })
}

function readPull<T>(
  session: Session,
  op: Operation,
  number: number,
  accept: (pull: Answer) => T,
): Promise<T> {
  const call = repositoryCall(session, 'GET', '/pulls/{pull_number}', { pull_number: number })
  return session.retry.read(op, {
    send: () => session.wire.rest(call),
    accept: (data) => accept(answerTo(op.what, data)),
  })
}
