import { answerTo } from './answer.ts'
import { fullName, operation, repositoryCall, type Session } from './session.ts'

/** One file at one commit. */
export interface FileRequest {
  readonly commit: string
  readonly path: string
}

/**
 * The bytes of a file of which a common read gives a part alone. undefined: it has more than a megabyte, which GitHub does not put into an
 * answer of this kind.
 */
export function wholeFile(
  session: Session,
  { commit, path }: FileRequest,
): Promise<Uint8Array | undefined> {
  const what = `read a large file of ${fullName(session.repository)} at ${commit.slice(0, 12)}`
  const get = repositoryCall(session, 'GET', '/contents/{path}', { path, ref: commit })
  return session.retry.read(operation('read-file', what), {
    send: () => session.wire.rest(get),
    accept: (data) => {
      const file = answerTo(what, data)
      return file.at('encoding').text() === 'base64'
        ? Buffer.from(file.at('content').text(), 'base64')
        : undefined
    },
  })
}
