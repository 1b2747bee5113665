import { answerTo } from './answer.ts'
import { nodesOf } from './connection.ts'
import { draft, inRepository } from './selection.ts'
import { operation, type Session } from './session.ts'

/** Two things are asked of each name, so this keeps well below what GitHub answers in ten seconds. */
const NAMES = 100

/**
 * Those of the names that are a branch now, or from which a pull request was opened at any time: by a fork as well, so that one has
 * to look closer. One request for each hundred names.
 */
export async function usedBranches(
  session: Session,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const used = new Set<string>()
  for (let from = 0; from < names.length; from += NAMES) {
    for (const name of await usedAmong(session, names.slice(from, from + NAMES))) used.add(name)
  }
  return used
}

function usedAmong(session: Session, names: readonly string[]): Promise<readonly string[]> {
  const doc = draft()
  const selections = names.map((name, index) => {
    const ref = `b${index}:ref(qualifiedName:${doc.variable('String!', `refs/heads/${name}`)}){name}`
    const pulls = `q${index}:pullRequests(headRefName:${doc.variable('String!', name)} first:1){nodes{number}}`
    return `${ref}${pulls}`
  })
  const call = doc.query(inRepository(doc, session.repository, selections.join(' ')))
  const what = `ask which of ${names.length} branches were used`
  return session.retry.read(operation('read', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const repository = answerTo(what, data).at('repository')
      return names.filter(
        (_, index) =>
          repository.at(`b${index}`).maybe() !== undefined ||
          nodesOf(repository.at(`q${index}`)).length > 0,
      )
    },
  })
}
