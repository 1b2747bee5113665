import { type Answer, answerTo } from './answer.ts'
import { cut } from './cut.ts'
import { ForgeError } from './error.ts'
import type { CommitStatus } from './model.ts'
import { operation, repositoryCall, type Session } from './session.ts'

const DESCRIPTION_LIMIT = 140
const CONTEXT_LIMIT = 255

/** Writes a commit status; a longer description is cut, a longer context would be another one and is refused. */
export async function setStatus(session: Session, status: CommitStatus): Promise<void> {
  const op = operation('set-status', `set the status "${status.context}"`)
  if (status.context.length > CONTEXT_LIMIT) {
    throw new ForgeError(
      'refused',
      'INVALID_REQUEST',
      `could not set a status: its context has ${status.context.length} characters, GitHub takes ${CONTEXT_LIMIT}; shorten the names of environment and service`,
    )
  }
  const wanted = { ...status, description: cut(status.description, DESCRIPTION_LIMIT) }
  const post = repositoryCall(session, 'POST', '/statuses/{sha}', {
    sha: wanted.commit,
    context: wanted.context,
    state: wanted.state,
    description: wanted.description,
    ...(wanted.targetUrl === undefined ? {} : { target_url: wanted.targetUrl }),
  })
  const list = repositoryCall(session, 'GET', '/commits/{ref}/statuses', {
    ref: wanted.commit,
    per_page: 100,
  })
  await session.retry.write<true>(op, {
    send: () => session.wire.rest(post),
    accept: () => true,
    unguarded: true,
    landed: () =>
      session.retry.read<true | undefined>(op, {
        send: () => session.wire.rest(list),
        accept: (data) => {
          const newest = answerTo(op.what, data)
            .items()
            .find((item) => item.at('context').text() === wanted.context)
          return newest !== undefined && says(newest, wanted) ? true : undefined
        },
      }),
  })
}

function says(item: Answer, wanted: CommitStatus): boolean {
  return (
    item.at('state').text() === wanted.state &&
    (item.at('description').maybe()?.text() ?? '') === wanted.description &&
    item.at('target_url').maybe()?.text() === wanted.targetUrl
  )
}
