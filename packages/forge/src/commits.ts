import { createHash } from 'node:crypto'
import { answerTo } from './answer.ts'
import { messageOf } from './commit-message.ts'
import { commitByRest } from './commits-rest.ts'
import { nodesOf } from './connection.ts'
import { ForgeError } from './error.ts'
import { readHeads } from './heads.ts'
import { isNotOffered } from './not-offered.ts'
import type { Operation } from './operation.ts'
import type { Refusal } from './outcome.ts'
import { refusalError } from './refusal.ts'
import { draft, inRepository } from './selection.ts'
import { fullName, mutation, operation, type Session } from './session.ts'
import type { CommitRequest, CommitResult } from './writes.ts'

/** Commits that others may have put on top of ours before we look for it. */
const LOOK_BACK = 10

/** A verified commit that lands only where the branch still is at `expectedHead`. */
export async function commit(session: Session, request: CommitRequest): Promise<CommitResult> {
  const op = operation('commit', `commit to "${request.branch}"`)
  if (request.files.length === 0) {
    throw new ForgeError('refused', 'INVALID_REQUEST', `could not ${op.what}: no file changes`)
  }
  if (session.restOnly) return commitByRest(session, op, request)
  const call = mutation('createCommitOnBranch', 'CreateCommitOnBranchInput', 'commit{oid}', {
    branch: { repositoryNameWithOwner: fullName(session.repository), branchName: request.branch },
    expectedHeadOid: request.expectedHead,
    message: { headline: request.headline, body: request.body },
    fileChanges: {
      additions: request.files.map(({ path, text }) => ({
        path,
        contents: Buffer.from(text).toString('base64'),
      })),
    },
  })
  return session.retry.write<CommitResult>(op, {
    send: () => session.wire.graphql(call),
    accept: (data) => ({
      kind: 'committed',
      commit: answerTo(op.what, data).at('createCommitOnBranch').at('commit').at('oid').oid(),
    }),
    landed: () => landedCommit(session, op, request),
    refused: (refusal) => refusedCommit(session, op, request, refusal),
  })
}

/** Others' words for a lost race differ; where the branch is not what we expected, it is one. */
async function refusedCommit(
  session: Session,
  op: Operation,
  request: CommitRequest,
  refusal: Refusal,
): Promise<CommitResult | undefined> {
  if (refusal.problems.some(({ code }) => code === 'STALE_DATA')) return { kind: 'moved' }
  if (isNotOffered(refusal)) {
    session.log(`could not ${op.what} by GraphQL: ${refusal.said}; trying REST`)
    return commitByRest(session, op, request)
  }
  const { code } = refusalError(op, refusal)
  if (code !== 'INVALID_REQUEST' && code !== 'NOT_FOUND') return undefined
  const [head] = await readHeads(session, op, [request.branch])
  return head === request.expectedHead ? undefined : { kind: 'moved' }
}

/** A commit among the newest of the branch with our parent, our message and our files is ours. */
async function landedCommit(
  session: Session,
  op: Operation,
  request: CommitRequest,
): Promise<CommitResult | undefined> {
  const doc = draft()
  const files = request.files
    .map(({ path }, index) => `f${index}:file(path:${doc.variable('String!', path)}){oid}`)
    .join(' ')
  const branch = doc.variable('String!', `refs/heads/${request.branch}`)
  const history = `history(first:${LOOK_BACK}){nodes{oid message parents(first:1){nodes{oid}}${files}}}`
  const call = doc.query(
    inRepository(
      doc,
      session.repository,
      `ref(qualifiedName:${branch}){target{...on Commit{${history}}}}`,
    ),
  )
  return session.retry.read<CommitResult | undefined>(op, {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const ref = answerTo(op.what, data).at('repository').at('ref').maybe()
      const commits = ref === undefined ? [] : nodesOf(ref.at('target').at('history'))
      const ours = commits.find(
        (node) =>
          nodesOf(node.at('parents'))[0]?.at('oid').oid() === request.expectedHead &&
          node.at('message').text().trim() === messageOf(request) &&
          request.files.every(
            ({ text }, index) => node.at(`f${index}`).maybe()?.at('oid').oid() === blobOid(text),
          ),
      )
      return ours === undefined ? undefined : { kind: 'committed', commit: ours.at('oid').oid() }
    },
  })
}

/** The name that git gives to a file with this text. */
function blobOid(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
