import { answerTo } from './answer.ts'
import { messageOf } from './commit-message.ts'
import { readHeads } from './heads.ts'
import type { Operation } from './operation.ts'
import { repositoryCall, type Session } from './session.ts'
import type { RestCall } from './wire.ts'
import type { CommitRequest, CommitResult } from './writes.ts'

/**
 * The same commit by git's own parts: tree, commit, then the branch without force. The branch moves only where it is at the
 * expected head or at one of its ancestors, which is as near to compare-and-swap as REST comes.
 */
export async function commitByRest(
  session: Session,
  op: Operation,
  request: CommitRequest,
): Promise<CommitResult> {
  const [head] = await readHeads(session, op, [request.branch])
  if (head !== request.expectedHead) return { kind: 'moved' }
  const tree = await makeTree(session, op, request)
  const commit = await make(session, op, 'sha', '/git/commits', {
    message: messageOf(request),
    tree,
    parents: [request.expectedHead],
  })
  return moveBranch(session, op, request, commit)
}

async function makeTree(session: Session, op: Operation, request: CommitRequest): Promise<string> {
  const call = repositoryCall(session, 'GET', '/git/commits/{commit_sha}', {
    commit_sha: request.expectedHead,
  })
  const base = await session.retry.read(op, {
    send: () => session.wire.rest(call),
    accept: (data) => answerTo(op.what, data).at('tree').at('sha').oid(),
  })
  return make(session, op, 'sha', '/git/trees', {
    base_tree: base,
    tree: request.files.map(({ path, text }) => ({
      path,
      mode: '100644',
      type: 'blob',
      content: text,
    })),
  })
}

/** Objects that nothing points to yet do no harm when they are made twice. */
function make(
  session: Session,
  op: Operation,
  key: string,
  path: string,
  body: Readonly<Record<string, unknown>>,
): Promise<string> {
  const call = repositoryCall(session, 'POST', path, body)
  return session.retry.write(op, {
    send: () => session.wire.rest(call),
    accept: (data) => answerTo(op.what, data).at(key).oid(),
    landed: async () => undefined,
  })
}

async function moveBranch(
  session: Session,
  op: Operation,
  { branch, expectedHead }: CommitRequest,
  commit: string,
): Promise<CommitResult> {
  const done: CommitResult = { kind: 'committed', commit }
  return session.retry.write<CommitResult>(op, {
    send: () => session.wire.rest(moveCall(session, branch, commit, false)),
    accept: () => done,
    landed: async () => {
      const [head] = await readHeads(session, op, [branch])
      return head === commit ? done : undefined
    },
    refused: async () => {
      const [head] = await readHeads(session, op, [branch])
      return head === expectedHead ? undefined : { kind: 'moved' }
    },
  })
}

/** Moves an existing branch. */
export function moveCall(session: Session, branch: string, sha: string, force: boolean): RestCall {
  return repositoryCall(session, 'PATCH', '/git/refs/{ref}', { ref: `heads/${branch}`, sha, force })
}
