import { COMMIT_HANDS } from './actor.ts'
import { type Answer, answerTo } from './answer.ts'
import { readNewest } from './branches.ts'
import { nextOf, nodesOf } from './connection.ts'
import type { BranchAnswer } from './model.ts'
import { type Draft, draft, inRepository } from './selection.ts'
import { operation, type Session } from './session.ts'

/** A branch and its newest commit. */
export interface BranchHead extends Pick<BranchAnswer, 'newest'> {
  readonly name: string
  readonly head: string
  /** Of that commit, RFC 3339. */
  readonly committedAt: string
}

/** A list of branches as far as it was read. */
interface Listed {
  readonly prefix: string
  readonly branches: readonly BranchHead[]
  /** Cursor of the next page; undefined: no more. */
  readonly next: string | undefined
}

/**
 * The branches whose names begin with one of the prefixes (each ends in a slash), compared with the branch `into`; all pages, of all
 * prefixes at once.
 */
export async function branchesUnder(
  session: Session,
  prefixes: readonly string[],
  into: string,
): Promise<readonly BranchHead[]> {
  const found: BranchHead[] = []
  let wanted: readonly Pick<Listed, 'prefix' | 'next'>[] = prefixes.map((prefix) => ({
    prefix,
    next: undefined,
  }))
  while (wanted.length > 0) {
    const lists = await readPages(session, wanted, into)
    found.push(...lists.flatMap(({ branches }) => branches))
    wanted = lists.filter(({ next }) => next !== undefined)
  }
  return found
}

function readPages(
  session: Session,
  wanted: readonly Pick<Listed, 'prefix' | 'next'>[],
  into: string,
): Promise<readonly Listed[]> {
  const doc = draft()
  const refs = wanted.map((one, index) => refsUnder(doc, index, one, into)).join(' ')
  const call = doc.query(inRepository(doc, session.repository, refs))
  const named = wanted.map(({ prefix }) => `"${prefix}"`).join(' and ')
  const what = `list the branches under ${named}`
  return session.retry.read(operation('list-branches', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const repository = answerTo(what, data).at('repository')
      return wanted.map(({ prefix }, index) => {
        const page = repository.at(`r${index}`)
        return {
          prefix,
          branches: nodesOf(page).map((node) => readHead(node, prefix, session.domain)),
          next: nextOf(page),
        }
      })
    },
  })
}

function refsUnder(
  doc: Draft,
  index: number,
  { prefix, next }: Pick<Listed, 'prefix' | 'next'>,
  into: string,
): string {
  const cursor = next === undefined ? '' : ` after:${doc.variable('String!', next)}`
  const commit = `target{oid ...on Commit{committedDate ${COMMIT_HANDS}}}`
  const compared = `compare(headRef:${doc.variable('String!', into)}){behindBy}`
  const under = doc.variable('String!', `refs/heads/${prefix}`)
  return `r${index}:refs(refPrefix:${under} first:100${cursor}){pageInfo{hasNextPage endCursor}nodes{name ${commit}${compared}}}`
}

function readHead(node: Answer, prefix: string, domain: string): BranchHead {
  const name = node.at('name').text()
  const target = node.at('target')
  return {
    // Nobody says whether a name asked for by its prefix comes with it.
    name: name.startsWith(prefix) ? name : `${prefix}${name}`,
    head: target.at('oid').oid(),
    committedAt: target.at('committedDate').text(),
    newest: readNewest(node, domain),
  }
}
