import { answerTo } from './answer.ts'
import { readHeads } from './heads.ts'
import { isNotOffered } from './not-offered.ts'
import type { Operation } from './operation.ts'
import type { Refusal } from './outcome.ts'
import { updateRefsByRest } from './refs-rest.ts'
import { refusalError } from './refusal.ts'
import { draft, inRepository } from './selection.ts'
import { mutation, operation, type Session } from './session.ts'
import type { RefResult, RefUpdate } from './writes.ts'

/** GitHub's sign for "not there", before or after. */
const ABSENT = '0'.repeat(40)

/**
 * Refs that are seen where they were expected, although GitHub has just said otherwise: what is seen may lag behind, or a ref was
 * away for a moment. Nothing has happened, so the update is sent again after these waits; refused then, it is refused for good.
 */
const AGAIN_AFTER_MS = [1000, 2000, 3000] as const

type Attempt = RefResult | { readonly kind: 'unmoved'; readonly refusal: Refusal }

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
  const attempt = () =>
    session.retry.write<Attempt>(op, {
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
  for (let round = 0; ; round += 1) {
    const result = await attempt()
    if (result.kind !== 'unmoved') return result
    const wait = AGAIN_AFTER_MS[round]
    if (wait === undefined) throw refusalError(op, result.refusal)
    session.log(
      `could not ${op.what} yet: ${result.refusal.said}; try ${round + 2} in ${wait / 1000} s`,
    )
    await session.clock.sleep(wait)
  }
}

/** GitHub has no type of its own for a ref that is not where it was expected: where the refs are tells a lost race. */
async function refusedUpdate(
  session: Session,
  op: Operation,
  updates: readonly RefUpdate[],
  refusal: Refusal,
): Promise<Attempt | undefined> {
  if (isNotOffered(refusal)) {
    session.log(`could not ${op.what} by GraphQL: ${refusal.said}; trying REST`)
    return updateRefsByRest(session, op, updates)
  }
  const { code } = refusalError(op, refusal)
  if (code !== 'INVALID_REQUEST' && code !== 'NOT_FOUND') return undefined
  const heads = await headsOf(session, op, updates)
  const lost = updates.some(({ before }, index) => heads[index] !== before)
  return lost ? { kind: 'moved' } : { kind: 'unmoved', refusal }
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
