import { answerTo } from './answer.ts'
import { readCreator } from './deployments.ts'
import { goesOn } from './list-page.ts'
import type { Push, Pushes } from './model.ts'
import { operation, repositoryCall, type Session } from './session.ts'

/** GitHub gives no more on a page. */
const MOST = 100

/**
 * The newest pushes to a branch of the repository, as GitHub's log of activity has them: whoever pushes writes the names in commits, and
 * not this log. A server that has no such log is an answer. Asked once in a run.
 */
export function pushes(session: Session, branch: string): Promise<Pushes> {
  const known = session.memory.pushes.get(branch)
  if (known !== undefined) return known
  const asked = readPushes(session, branch)
  session.memory.pushes.set(branch, asked)
  return asked
}

function readPushes(session: Session, branch: string): Promise<Pushes> {
  const op = operation('read-pushes', `read who pushed to "${branch}"`)
  const ref = `refs/heads/${branch}`
  const call = repositoryCall(session, 'GET', '/activity', { ref, per_page: MOST })
  return session.retry.read<Pushes>(op, {
    send: () => session.wire.rest(call),
    accept: (data, next) => {
      const items = answerTo(op.what, data).items()
      const all = items.map(
        (item): Push => ({
          by: readCreator(item.at('actor')),
          after: item.at('after').oid(),
          created: item.at('activity_type').text() === 'branch_creation',
        }),
      )
      return { kind: 'told', pushes: all, more: goesOn(next, { items: items.length, asked: MOST }) }
    },
    refused: ({ status }) => (status === 403 || status === 404 ? { kind: 'untold' } : undefined),
  })
}
