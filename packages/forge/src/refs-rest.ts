import { moveCall } from './commits-rest.ts'
import { readHeads } from './heads.ts'
import type { Operation } from './operation.ts'
import { repositoryCall, type Session } from './session.ts'
import type { RestCall } from './wire.ts'
import type { RefResult, RefUpdate } from './writes.ts'

/**
 * The same by REST, one ref after the other: what is created first, what is deleted last, so that no commit is without a name at
 * any moment and a run that stops between can be repeated. REST has no expected value for a move with force, so the look before it
 * leaves a gap of one request.
 */
export async function updateRefsByRest(
  session: Session,
  op: Operation,
  updates: readonly RefUpdate[],
): Promise<RefResult> {
  const heads = await readHeads(
    session,
    op,
    updates.map(({ branch }) => branch),
  )
  if (updates.some(({ before }, index) => heads[index] !== before)) return { kind: 'moved' }
  for (const update of updates.toSorted((left, right) => rank(left) - rank(right))) {
    const result = await updateOne(session, op, update)
    if (result.kind === 'moved') return result
  }
  return { kind: 'updated' }
}

function rank({ before, after }: RefUpdate): number {
  if (before === undefined) return 0
  return after === undefined ? 2 : 1
}

async function updateOne(session: Session, op: Operation, update: RefUpdate): Promise<RefResult> {
  const call = updateCall(session, update)
  const done: RefResult = { kind: 'updated' }
  const head = async () => (await readHeads(session, op, [update.branch]))[0]
  if (call === undefined) return done
  return session.retry.write<RefResult>(op, {
    send: () => session.wire.rest(call),
    accept: () => done,
    landed: async () => ((await head()) === update.after ? done : undefined),
    refused: async () => ((await head()) === update.before ? undefined : { kind: 'moved' }),
  })
}

/** undefined: must not be there and shall not be there. */
function updateCall(session: Session, update: RefUpdate): RestCall | undefined {
  const { branch, before, after, force } = update
  if (after === undefined) {
    return before === undefined
      ? undefined
      : repositoryCall(session, 'DELETE', '/git/refs/{ref}', { ref: `heads/${branch}` })
  }
  return before === undefined
    ? repositoryCall(session, 'POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: after })
    : moveCall(session, branch, after, force)
}
