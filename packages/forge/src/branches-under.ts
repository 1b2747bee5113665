import { COMMIT_HANDS } from './actor.ts'
import { type Answer, answerTo } from './answer.ts'
import { readNewest } from './branches.ts'
import type { BranchAnswer } from './model.ts'
import { nodesOf } from './pull-request-answer.ts'
import { draft, inRepository } from './selection.ts'
import { operation, type Session } from './session.ts'

/** A branch and its newest commit. */
export interface BranchHead extends Pick<BranchAnswer, 'newest'> {
  readonly name: string
  readonly head: string
  /** Of that commit, RFC 3339. */
  readonly committedAt: string
}

interface Page {
  readonly branches: readonly BranchHead[]
  readonly next: string | undefined
}

/** The branches whose names begin with `prefix` (which ends in a slash), compared with the branch `into`; all pages. */
export async function branchesUnder(
  session: Session,
  prefix: string,
  into: string,
): Promise<readonly BranchHead[]> {
  const found: BranchHead[] = []
  let next: string | undefined
  do {
    const page: Page = await readPage(session, prefix, into, next)
    found.push(...page.branches)
    next = page.next
  } while (next !== undefined)
  return found
}

function readPage(
  session: Session,
  prefix: string,
  into: string,
  after: string | undefined,
): Promise<Page> {
  const doc = draft()
  const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`
  const commit = `target{oid ...on Commit{committedDate ${COMMIT_HANDS}}}`
  const compared = `compare(headRef:${doc.variable('String!', into)}){behindBy}`
  const under = doc.variable('String!', `refs/heads/${prefix}`)
  const refs = `refs(refPrefix:${under} first:100${cursor}){pageInfo{hasNextPage endCursor}nodes{name ${commit}${compared}}}`
  const call = doc.query(inRepository(doc, session.repository, refs))
  const what = `list the branches under "${prefix}"`
  return session.retry.read(operation('list-branches', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const page = answerTo(what, data).at('repository').at('refs')
      const info = page.at('pageInfo')
      return {
        branches: nodesOf(page).map((node) => readHead(node, prefix, session.domain)),
        next: info.at('hasNextPage').flag() ? info.at('endCursor').text() : undefined,
      }
    },
  })
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
