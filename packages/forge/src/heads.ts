import { answerTo } from './answer.ts'
import type { Operation } from './operation.ts'
import { draft, inRepository } from './selection.ts'
import type { Session } from './session.ts'

/** Heads of branches in one request; undefined: no such branch. */
export async function readHeads(
  session: Session,
  operation: Operation,
  branches: readonly string[],
): Promise<readonly (string | undefined)[]> {
  const doc = draft()
  const refs = branches.map(
    (branch, index) =>
      `r${index}:ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch}`)}){target{oid}}`,
  )
  const call = doc.query(inRepository(doc, session.repository, refs.join(' ')))
  return session.retry.read(operation, {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const repository = answerTo('a look at branches', data).at('repository')
      return branches.map((_, index) =>
        repository.at(`r${index}`).maybe()?.at('target').at('oid').oid(),
      )
    },
  })
}
