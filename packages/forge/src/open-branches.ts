import { readActor } from './actor.ts'
import { type Answer, answerTo } from './answer.ts'
import { nodesOf } from './pull-request-answer.ts'
import { draft, inRepository } from './selection.ts'
import { fullName, operation, type Session } from './session.ts'

/** A branch of ours with an open pull request. */
export interface OpenBranch {
  readonly branch: string
  /** The branch that it is to be merged into. */
  readonly base: string
  readonly number: number
  /** undefined: the account is gone. */
  readonly author: number | undefined
}

interface Page {
  readonly branches: readonly OpenBranch[]
  readonly next: string | undefined
}

/** Open pull requests of this repository's own branches with one of the prefixes, all pages. */
export async function openBranches(
  session: Session,
  prefixes: readonly string[],
): Promise<readonly OpenBranch[]> {
  const found: OpenBranch[] = []
  let next: string | undefined
  do {
    const page: Page = await readPage(session, next)
    found.push(
      ...page.branches.filter(({ branch }) => prefixes.some((prefix) => branch.startsWith(prefix))),
    )
    next = page.next
  } while (next !== undefined)
  return found
}

function readPage(session: Session, after: string | undefined): Promise<Page> {
  const doc = draft()
  doc.use('actor')
  const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`
  const pulls = `pullRequests(states:[OPEN]first:100${cursor} orderBy:{field:CREATED_AT direction:ASC}){pageInfo{hasNextPage endCursor}nodes{number headRefName baseRefName isCrossRepository author{...A}}}`
  const call = doc.query(inRepository(doc, session.repository, pulls))
  const what = `list the open pull requests of ${fullName(session.repository)}`
  return session.retry.read(operation('list-open-branches', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const page = answerTo(what, data).at('repository').at('pullRequests')
      const info = page.at('pageInfo')
      return {
        branches: nodesOf(page).filter(isOwn).map(readBranch),
        next: info.at('hasNextPage').flag() ? info.at('endCursor').text() : undefined,
      }
    },
  })
}

function isOwn(node: Answer): boolean {
  return !node.at('isCrossRepository').flag()
}

function readBranch(node: Answer): OpenBranch {
  return {
    branch: node.at('headRefName').text(),
    base: node.at('baseRefName').text(),
    number: node.at('number').integer(),
    author: readActor(node.at('author'))?.id,
  }
}
