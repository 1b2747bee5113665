import { COMMIT_HANDS, readCommitHand } from './actor.ts'
import { type Answer, answerTo } from './answer.ts'
import { nextOf, nodesOf } from './connection.ts'
import { ForgeError } from './error.ts'
import type { BranchAnswer, PullRequest, TreeNode } from './model.ts'
import { type PullRequestFiles, readPullRequest } from './pull-request-answer.ts'
import { NOT_YET } from './retry.ts'
import { type Draft, draft, inRepository } from './selection.ts'
import { operation, type Session } from './session.ts'
import { readNode } from './tree.ts'

/** A page of a branch's pull requests. */
const PULL_REQUESTS = 10
/** The most of ours that are read where none of them has been merged. */
const MOST = 100
/** Pages that are read on, where pull requests from forks fill the first. */
const MORE_PAGES = 50

/** A branch, and the paths wanted at the head of each of its pull requests. */
export interface BranchRequest {
  readonly name: string
  readonly paths: readonly string[]
  /** Whether they are wanted where each pull request starts as well. */
  readonly before?: boolean
  /** Whether the texts of open pull requests are wanted. */
  readonly bodies?: boolean
}

/** A branch's pull requests as they came, before the gaps are filled. */
export interface BranchPage {
  readonly head: string | undefined
  readonly newest: BranchAnswer['newest']
  readonly pullRequests: readonly PullRequest[]
  /** Heads whose files GitHub did not show among the commits of the pull request. */
  readonly missing: readonly string[]
  /** Cursor of the next page; undefined: no more. */
  readonly next: string | undefined
}

/** `pullRequests(...)` of a branch name, newest first; forks may use the name too, so that one has to look. */
export function pullRequestPage(
  doc: Draft,
  branch: BranchRequest,
  after: string | undefined,
): string {
  doc.use('pull')
  const name = doc.variable('String!', branch.name)
  const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`
  const files = branch.paths.map((path, index) => doc.node(`f${index}`, path)).join(' ')
  const head = files === '' ? '' : `h:commits(last:1){nodes{commit{oid ${files}}}}`
  const start =
    branch.before === true && files !== ''
      ? ` s:commits(first:1){nodes{commit{parents(first:1){nodes{${files}}}}}}`
      : ''
  return `pullRequests(headRefName:${name} first:${PULL_REQUESTS}${cursor} orderBy:{field:CREATED_AT direction:DESC}){pageInfo{hasNextPage endCursor}nodes{...P ${head}${start}}}`
}

/** `pullRequests(...)` for the texts of those that are open; there is one of ours at most, and forks may use the name too. */
export function openBodies(doc: Draft, { name }: BranchRequest): string {
  const head = doc.variable('String!', name)
  return `pullRequests(headRefName:${head} states:[OPEN]first:${PULL_REQUESTS}){nodes{number body}}`
}

/** `ref(...)` of a branch; with `into`, whose its newest commit is, and whether `into` has it already. */
export function refOf(doc: Draft, branch: BranchRequest, into: string | undefined): string {
  const ref = `ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch.name}`)})`
  if (into === undefined) return `${ref}{target{oid}}`
  const compared = `compare(headRef:${doc.variable('String!', into)}){behindBy}`
  return `${ref}{target{oid ...on Commit{${COMMIT_HANDS}}}${compared}}`
}

/** Reads what `refOf` and `pullRequestPage` asked for. */
export function readBranch(
  repository: Answer,
  index: number,
  branch: BranchRequest,
  { into, domain }: { readonly into: string | undefined; readonly domain: string },
): BranchPage {
  const ref = repository.at(`b${index}`).maybe()
  const page = readPage(repository.at(`q${index}`), branch, domain)
  const open = branch.bodies === true ? nodesOf(repository.at(`o${index}`)) : []
  const bodies = new Map(open.map((one) => [one.at('number').integer(), one.at('body').text()]))
  return {
    head: ref?.at('target').at('oid').oid(),
    newest: ref === undefined || into === undefined ? undefined : readNewest(ref, domain),
    ...page,
    pullRequests: page.pullRequests.map((pull) => {
      const body = bodies.get(pull.number)
      return body === undefined ? pull : { ...pull, body }
    }),
  }
}

/**
 * Whose the newest commit of a branch is, unless the branch it was compared with has that. GitHub compares where it can;
 * where it could not, the commit counts as the branch's own.
 */
export function readNewest(ref: Answer, domain: string): BranchAnswer['newest'] {
  const own = ref.at('compare').maybe()?.at('behindBy').integer() !== 0
  return own ? readCommitHand(ref.at('target'), domain) : undefined
}

type Page = Pick<BranchPage, 'pullRequests' | 'missing' | 'next'>

function readPage(page: Answer, branch: BranchRequest, domain: string): Page {
  const all = nodesOf(page)
  const own = all.filter(
    (node) => !node.at('isCrossRepository').flag() && node.at('headRefName').text() === branch.name,
  )
  const pullRequests = own.map((node) => readPullRequest(node, filesAtHead(node, branch), domain))
  const missing = pullRequests
    .filter(({ nodes }) => nodes.size < branch.paths.length)
    .map(({ head }) => head)
  return { pullRequests, missing, next: nextOf(page) }
}

/** Empty where the last commit that GitHub lists is not the head: it lists them a moment later than it moves the head. */
function filesAtHead(node: Answer, branch: BranchRequest): PullRequestFiles {
  const nothing = { nodes: new Map() }
  if (branch.paths.length === 0) return nothing
  const commit = nodesOf(node.at('h'))[0]?.at('commit')
  if (commit === undefined || commit.at('oid').oid() !== node.at('headRefOid').oid()) return nothing
  const [first] = branch.before === true ? nodesOf(node.at('s')) : []
  const [parent] = first === undefined ? [] : nodesOf(first.at('commit').at('parents'))
  const nodes = filesOf(commit, branch)
  return parent === undefined ? { nodes } : { nodes, nodesBefore: filesOf(parent, branch) }
}

function filesOf(commit: Answer, { paths }: BranchRequest): ReadonlyMap<string, TreeNode> {
  return new Map(paths.map((path, index) => [path, readNode(commit.at(`f${index}`))]))
}

/** Fills the gaps of the first page by further requests; as a rule there are none. */
export async function wholeBranch(
  session: Session,
  branch: BranchRequest,
  first: BranchPage,
): Promise<BranchAnswer> {
  const found = [...first.pullRequests]
  const missing = [...first.missing]
  let next = first.next
  for (let page = 0; next !== undefined && !isEnough(found); page += 1) {
    if (page === MORE_PAGES) throw crowdedOut(branch)
    const more: Page = await readMore(session, branch, next)
    found.push(...more.pullRequests)
    missing.push(...more.missing)
    next = more.next
  }
  if (next !== undefined && !hasMerged(found)) {
    session.log(
      `read only the newest ${found.length} pull requests of "${branch.name}", none of which was merged`,
    )
  }
  const files = await readHeads(session, branch, [...new Set(missing)])
  return {
    name: branch.name,
    head: first.head,
    newest: first.newest,
    pullRequests: found.map((pullRequest) => ({
      ...pullRequest,
      nodes: files.get(pullRequest.head) ?? pullRequest.nodes,
    })),
  }
}

/** Older than one that was merged, and so moved the pins, has no say in what to propose. */
function isEnough(found: readonly PullRequest[]): boolean {
  return found.length >= (hasMerged(found) ? PULL_REQUESTS : MOST)
}

function hasMerged(found: readonly PullRequest[]): boolean {
  return found.some(({ state }) => state === 'merged')
}

function readMore(session: Session, branch: BranchRequest, after: string) {
  const doc = draft()
  const call = doc.query(
    inRepository(doc, session.repository, `q:${pullRequestPage(doc, branch, after)}`),
  )
  const what = `read more pull requests of "${branch.name}"`
  return session.retry.read(operation('read', what), {
    send: () => session.wire.graphql(call),
    accept: (data) =>
      readPage(answerTo(what, data).at('repository').at('q'), branch, session.domain),
  })
}

async function readHeads(
  session: Session,
  branch: BranchRequest,
  heads: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, TreeNode>>> {
  if (heads.length === 0) return new Map()
  const doc = draft()
  const files = branch.paths.map((path, index) => doc.node(`f${index}`, path)).join(' ')
  const objects = heads.map(
    (head, index) =>
      `x${index}:object(oid:${doc.variable('GitObjectID!', head)}){...on Commit{oid ${files}}}`,
  )
  const call = doc.query(inRepository(doc, session.repository, objects.join(' ')))
  const what = `read the heads of the pull requests of "${branch.name}"`
  return session.retry.read(operation('read', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const repository = answerTo(what, data).at('repository')
      const commits = heads.map((head, index) => [head, repository.at(`x${index}`)] as const)
      if (commits.some(([, commit]) => commit.maybe() === undefined)) return NOT_YET
      return new Map(commits.map(([head, commit]) => [head, filesOf(commit, branch)]))
    },
  })
}

function crowdedOut({ name }: BranchRequest): ForgeError {
  return new ForgeError(
    'misconfigured',
    'INVALID_REQUEST',
    `more than ${PULL_REQUESTS * MORE_PAGES} pull requests from forks use the branch name "${name}", so that ours can not be told; close them or block their author`,
  )
}
