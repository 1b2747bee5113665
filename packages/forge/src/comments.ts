import { readActor } from './actor.ts'
import { answerTo } from './answer.ts'
import { nodesOf } from './connection.ts'
import type { Operation } from './operation.ts'
import { draft, inRepository } from './selection.ts'
import { operation, repositoryCall, type Session } from './session.ts'

/** One comment of ours on a pull request, told from others by the line that it begins with. */
export interface KeptComment {
  /** Number of the pull request. */
  readonly number: number
  /** Its first line, which nobody sees: an HTML comment. */
  readonly marker: string
  /** The whole comment, the marker included. */
  readonly body: string
}

interface Comment {
  readonly id: number
  readonly body: string
}

/**
 * Says something on a pull request once, and afterwards keeps what it says up to date; nothing is sent where it says so already. Two
 * runs that begin at once both see no comment and make one each: whoever finds several keeps the oldest. Whether anything was sent.
 */
export async function keepComment(session: Session, request: KeptComment): Promise<boolean> {
  const op = operation('comment', `comment on pull request ${request.number}`)
  let there = await ownComments(session, op, request)
  const made = there.length === 0
  if (made) {
    await say(session, op, request)
    there = await ownComments(session, op, request)
  }
  const [oldest, ...surplus] = there
  const behind = oldest !== undefined && oldest.body !== request.body
  if (behind) await edit(session, op, request, oldest.id)
  for (const { id } of surplus) await remove(session, op, id)
  return made || behind || surplus.length > 0
}

function say(session: Session, op: Operation, request: KeptComment): Promise<true> {
  const { number: issue_number, body } = request
  const call = repositoryCall(session, 'POST', '/issues/{issue_number}/comments', {
    issue_number,
    body,
  })
  return session.retry.write<true>(op, {
    send: () => session.wire.rest(call),
    accept: () => true,
    unguarded: true,
    landed: () => isSaid(session, op, request),
  })
}

function edit(session: Session, op: Operation, request: KeptComment, id: number): Promise<true> {
  const call = repositoryCall(session, 'PATCH', '/issues/comments/{comment_id}', {
    comment_id: id,
    body: request.body,
  })
  return session.retry.write<true>(op, {
    send: () => session.wire.rest(call),
    accept: () => true,
    landed: () => isSaid(session, op, request),
  })
}

/** That it is gone already is as good. */
function remove(session: Session, op: Operation, id: number): Promise<true> {
  const at = { comment_id: id }
  return session.retry.write<true>(op, {
    send: () =>
      session.wire.rest(repositoryCall(session, 'DELETE', '/issues/comments/{comment_id}', at)),
    accept: () => true,
    landed: async () => undefined,
    refused: async ({ status }) => (status === 404 ? true : undefined),
  })
}

async function isSaid(
  session: Session,
  op: Operation,
  request: KeptComment,
): Promise<true | undefined> {
  const found = await ownComments(session, op, request)
  return found.some(({ body }) => body === request.body) ? true : undefined
}

/** The comments of ours with that marker among the newest hundred, the oldest first. */
function ownComments(
  session: Session,
  op: Operation,
  { number, marker }: KeptComment,
): Promise<readonly Comment[]> {
  const doc = draft()
  doc.use('actor')
  const pull = `pullRequest(number:${doc.variable('Int!', number)}){comments(last:100){nodes{databaseId body author{...A}}}}`
  const call = doc.query(`viewer{databaseId}${inRepository(doc, session.repository, pull)}`)
  return session.retry.read<readonly Comment[]>(op, {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const whole = answerTo(op.what, data)
      const viewer = whole.at('viewer').at('databaseId').integer()
      const ours = nodesOf(whole.at('repository').at('pullRequest').at('comments')).filter(
        (node) =>
          readActor(node.at('author'))?.id === viewer && node.at('body').text().startsWith(marker),
      )
      return ours
        .map((node) => ({ id: node.at('databaseId').integer(), body: node.at('body').text() }))
        .toSorted((a, b) => a.id - b.id)
    },
  })
}
