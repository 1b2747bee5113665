import { readActor } from './actor.ts'
import { type Answer, answerTo } from './answer.ts'
import { nextOf, nodesOf } from './connection.ts'
import { type Draft, draft, inRepository } from './selection.ts'
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

/** Open pull requests of this repository's own branches with one of the prefixes, all pages. */
export async function openBranches(
  session: Session,
  prefixes: readonly string[],
): Promise<readonly OpenBranch[]> {
  const own = await openPullRequests(session, {
    into: undefined,
    what: `list the open pull requests of ${fullName(session.repository)}`,
    fields: (doc) => {
      doc.use('actor')
      return 'number headRefName baseRefName isCrossRepository author{...A}'
    },
    read: (node) => (isOwn(node) ? [readBranch(node)] : []),
  })
  return own.filter(({ branch }) => prefixes.some((prefix) => branch.startsWith(prefix)))
}

/** Numbers of the open pull requests into a branch, forks included, oldest first, all pages. */
export function openInto(session: Session, branch: string): Promise<readonly number[]> {
  return openPullRequests(session, {
    into: branch,
    what: `list the open pull requests into "${branch}"`,
    fields: () => 'number',
    read: (node) => [node.at('number').integer()],
  })
}

interface Wanted<T> {
  /** The branch that they are to be merged into; undefined: whichever. */
  readonly into: string | undefined
  readonly what: string
  readonly fields: (doc: Draft) => string
  readonly read: (node: Answer) => readonly T[]
}

async function openPullRequests<T>(session: Session, wanted: Wanted<T>): Promise<readonly T[]> {
  const found: T[] = []
  let next: string | undefined
  do {
    const page: Page<T> = await readPage(session, wanted, next)
    found.push(...page.found)
    next = page.next
  } while (next !== undefined)
  return found
}

interface Page<T> {
  readonly found: readonly T[]
  readonly next: string | undefined
}

function readPage<T>(
  session: Session,
  { into, what, fields, read }: Wanted<T>,
  after: string | undefined,
): Promise<Page<T>> {
  const doc = draft()
  const base = into === undefined ? '' : ` baseRefName:${doc.variable('String!', into)}`
  const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`
  const pulls = `pullRequests(states:[OPEN]${base} first:100${cursor} orderBy:{field:CREATED_AT direction:ASC}){pageInfo{hasNextPage endCursor}nodes{${fields(doc)}}}`
  const call = doc.query(inRepository(doc, session.repository, pulls))
  return session.retry.read(operation('list-open-branches', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const page = answerTo(what, data).at('repository').at('pullRequests')
      return { found: nodesOf(page).flatMap(read), next: nextOf(page) }
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
