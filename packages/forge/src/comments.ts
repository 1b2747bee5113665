import { readActor } from './actor.ts'
import { answerTo } from './answer.ts'
import type { Operation } from './operation.ts'
import { nodesOf } from './pull-request-answer.ts'
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

/** Says something on a pull request once, and afterwards keeps what it says up to date; nothing is sent where it says so already. */
export async function keepComment(session: Session, request: KeptComment): Promise<void> {
  const { number, body } = request
  const op = operation('comment', `comment on pull request ${number}`)
  const there = await ownComment(session, op, request)
  if (there?.body === body) return
  const call =
    there === undefined
      ? repositoryCall(session, 'POST', '/issues/{issue_number}/comments', {
          issue_number: number,
          body,
        })
      : repositoryCall(session, 'PATCH', '/issues/comments/{comment_id}', {
          comment_id: there.id,
          body,
        })
  await session.retry.write<true>(op, {
    send: () => session.wire.rest(call),
    accept: () => true,
    unguarded: true,
    landed: async () => {
      const now = await ownComment(session, op, request)
      return now?.body === body ? true : undefined
    },
  })
}

/** The oldest comment of ours with that marker among the newest hundred. */
function ownComment(
  session: Session,
  op: Operation,
  { number, marker }: KeptComment,
): Promise<Comment | undefined> {
  const doc = draft()
  doc.use('actor')
  const pull = `pullRequest(number:${doc.variable('Int!', number)}){comments(last:100){nodes{databaseId body author{...A}}}}`
  const call = doc.query(`viewer{databaseId}${inRepository(doc, session.repository, pull)}`)
  return session.retry.read<Comment | undefined>(op, {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const whole = answerTo(op.what, data)
      const viewer = whole.at('viewer').at('databaseId').integer()
      const found = nodesOf(whole.at('repository').at('pullRequest').at('comments')).find(
        (node) =>
          readActor(node.at('author'))?.id === viewer && node.at('body').text().startsWith(marker),
      )
      if (found === undefined) return undefined
      return { id: found.at('databaseId').integer(), body: found.at('body').text() }
    },
  })
}
