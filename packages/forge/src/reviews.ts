import { answerTo } from './answer.ts'
import { operation, repositoryCall, type Session } from './session.ts'
import type { DismissResult } from './writes.ts'

/**
 * Takes back the word of a review. Rules of the branch may leave that to some, so that a refusal is an answer; a review that
 * does not count any more is no trouble.
 */
export function dismissReview(
  session: Session,
  request: { readonly number: number; readonly review: number; readonly message: string },
): Promise<DismissResult> {
  const { number, review, message } = request
  const op = operation('dismiss-review', `dismiss review ${review} of pull request ${number}`)
  const at = { pull_number: number, review_id: review }
  const path = '/pulls/{pull_number}/reviews/{review_id}'
  const put = repositoryCall(session, 'PUT', `${path}/dismissals`, { ...at, message })
  const get = repositoryCall(session, 'GET', path, at)
  const landed = () =>
    session.retry.read<DismissResult | undefined>(op, {
      send: () => session.wire.rest(get),
      accept: (data) => {
        const state = answerTo(op.what, data).at('state').text()
        return state === 'DISMISSED' ? { kind: 'dismissed' } : undefined
      },
      refused: ({ status }) => (status === 404 ? { kind: 'dismissed' } : undefined),
    })
  return session.retry.write<DismissResult>(op, {
    send: () => session.wire.rest(put),
    accept: () => ({ kind: 'dismissed' }),
    landed,
    refused: async ({ status, said }) => {
      if (status === 403) return { kind: 'refused', said }
      return status === 404 || status === 422
        ? ((await landed()) ?? { kind: 'refused', said })
        : undefined
    },
  })
}
