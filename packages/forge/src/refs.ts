import { answerTo } from './answer.ts'
import { readHeads } from './heads.ts'
import type { RefResult, RefUpdate } from './model.ts'
import { isNotOffered } from './not-offered.ts'
import type { Operation } from './operation.ts'
import type { Refusal } from './outcome.ts'
import { updateRefsByRest } from './refs-rest.ts'
import { refusalError } from './refusal.ts'
import { draft, inRepository } from './selection.ts'
import { mutation, operation, type Session } from './session.ts'

/** GitHub's sign for "not there", before or after. */
const ABSENT = '0'.repeat(40)

/** A look at the refs may be behind what the refusal was about; after these waits it is not. */
const LOOKS_AFTER_MS = [0, 1000, 2000, 3000] as const

/** Moves, creates and deletes branches, all or none, each only from where it is expected to be. */
export async function updateRefs(
  session: Session,
  updates: readonly RefUpdate[],
): Promise<RefResult> {
  if (updates.length === 0) return { kind: 'updated' }
  const names = updates.map(({ branch }) => `"${branch}"`).join(', ')
  const op = operation('update-refs', `move ${names}`)
  if (session.restOnly) return updateRefsByRest(session, op, updates)
  const call = mutation('updateRefs', 'UpdateRefsInput', 'clientMutationId', {
    repositoryId: await repositoryId(session, op),
    refUpdates: updates.map(({ branch, before, after, force }) => ({
      name: `refs/heads/${branch}`,
      beforeOid: before ?? ABSENT,
      afterOid: after ?? ABSENT,
      force,
    })),
  })
  return session.retry.write<RefResult>(op, {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      answerTo(op.what, data).at('updateRefs').at('clientMutationId')
      return { kind: 'updated' }
    },
    landed: async () => {
      const heads = await headsOf(session, op, updates)
      const all = updates.every(({ after }, index) => heads[index] === after)
      return all ? { kind: 'updated' } : undefined
    },
    refused: (refusal) => refusedUpdate(session, op, updates, refusal),
  })
}

/** GitHub has no type of its own for a ref that is not where it was expected: where the refs are tells a lost race. */
async function refusedUpdate(
  session: Session,
  op: Operation,
  updates: readonly RefUpdate[],
  refusal: Refusal,
): Promise<RefResult | undefined> {
  if (isNotOffered(refusal)) {
    session.log(`could not ${op.what} by GraphQL: ${refusal.said}; trying REST`)
    return updateRefsByRest(session, op, updates)
  }
  const { code } = refusalError(op, refusal)
  if (code !== 'INVALID_REQUEST' && code !== 'NOT_FOUND') return undefined
  for (const wait of LOOKS_AFTER_MS) {
    if (wait > 0) await session.clock.sleep(wait)
    const heads = await headsOf(session, op, updates)
    if (updates.some(({ before }, index) => heads[index] !== before)) return { kind: 'moved' }
  }
  return undefined
}

function headsOf(session: Session, op: Operation, updates: readonly RefUpdate[]) {
  return readHeads(
    session,
    op,
    updates.map(({ branch }) => branch),
  )
}

async function repositoryId(session: Session, op: Operation): Promise<string> {
  const known = session.memory.repositoryId
  if (known !== undefined) return known
  const doc = draft()
  const call = doc.query(inRepository(doc, session.repository, 'id'))
  const id = await session.retry.read(op, {
    send: () => session.wire.graphql(call),
    accept: (data) => answerTo(op.what, data).at('repository').at('id').text(),
  })
  session.memory.repositoryId = id
  return id
}
