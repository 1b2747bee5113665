import { type Answer, answerTo } from './answer.ts'
import {
  type BranchRequest,
  pullRequestPage,
  readBranch,
  refOf,
  withMissingHeads,
} from './branches.ts'
import type { BranchAnswer, HistoryPage, ReadAnswer, ReadRequest, TreeNode } from './model.ts'
import { type ReadPart, readParts } from './read-parts.ts'
import { NOT_YET } from './retry.ts'
import { type Draft, draft, inRepository } from './selection.ts'
import { fullName, operation, type Session } from './session.ts'
import { readNode } from './tree.ts'

interface PartAnswer {
  readonly nodes: readonly (readonly [string, TreeNode])[]
  readonly histories: readonly HistoryPage[]
  readonly branches: readonly BranchAnswer[]
}

/** Files, histories and branches at one commit; one request below the limits of `readParts`. */
export async function read(session: Session, request: ReadRequest): Promise<ReadAnswer> {
  const answers: PartAnswer[] = []
  for (const part of readParts(request)) answers.push(await readPart(session, request, part))
  return {
    nodes: new Map(answers.flatMap(({ nodes }) => nodes)),
    histories: answers.flatMap(({ histories }) => histories),
    branches: answers.flatMap(({ branches }) => branches),
  }
}

async function readPart(
  session: Session,
  { commit, into }: ReadRequest,
  part: ReadPart,
): Promise<PartAnswer> {
  const call = readQuery(session, { commit, into, part })
  const what = `read ${fullName(session.repository)} at ${commit.slice(0, 12)}`
  const answer = await session.retry.read(operation('read', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const repository = answerTo('the read', data).at('repository')
      const isThere = !readsCommit(part) || repository.at('object').maybe() !== undefined
      return isThere ? { repository, part: readPartAnswer(repository, part) } : NOT_YET
    },
  })
  const branches: BranchAnswer[] = []
  for (const [index, branch] of part.branches.entries()) {
    const first = readBranch(answer.repository, index, branch, into)
    branches.push(await withMissingHeads(session, branch, first))
  }
  return { ...answer.part, branches }
}

function readsCommit(part: ReadPart): boolean {
  return part.paths.length > 0 || part.histories.length > 0
}

function readQuery(
  session: Session,
  { commit, into, part }: { commit: string; into: string | undefined; part: ReadPart },
) {
  const doc = draft()
  const files = part.paths.map((path, index) => doc.node(`f${index}`, path))
  const histories = part.histories.map(({ request }, index) => {
    const { path, first, after } = request
    const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`
    const where = path === '' ? '' : ` path:${doc.variable('String!', path)}`
    const count = Math.min(100, Math.max(1, Math.trunc(first)))
    return `h${index}:history(first:${count}${where}${cursor}){pageInfo{hasNextPage endCursor}nodes{oid committedDate ${doc.node('n', path)}}}`
  })
  const inCommit = [...files, ...histories].join(' ')
  const at = readsCommit(part)
    ? `object(oid:${doc.variable('GitObjectID!', commit)}){...on Commit{${inCommit}}}`
    : ''
  const branches = part.branches.map((branch, index) => branchSelection(doc, branch, into, index))
  return doc.query(inRepository(doc, session.repository, [at, ...branches].join(' ')))
}

function branchSelection(
  doc: Draft,
  branch: BranchRequest,
  into: string | undefined,
  index: number,
): string {
  return `b${index}:${refOf(doc, branch, into)}q${index}:${pullRequestPage(doc, branch, undefined)}`
}

function readPartAnswer(repository: Answer, part: ReadPart): Omit<PartAnswer, 'branches'> {
  const commit = repository.at('object')
  return {
    nodes: part.paths.map((path, index) => [path, readNode(commit.at(`f${index}`))]),
    histories: part.histories.map(({ request }, index) => {
      const page = commit.at(`h${index}`)
      return {
        path: request.path,
        commits: page.at('nodes').items().map(readHistoryEntry),
        next: page.at('pageInfo').at('hasNextPage').flag()
          ? page.at('pageInfo').at('endCursor').text()
          : undefined,
      }
    }),
  }
}

function readHistoryEntry(commit: Answer): HistoryPage['commits'][number] {
  return {
    oid: commit.at('oid').oid(),
    committedAt: commit.at('committedDate').text(),
    node: readNode(commit.at('n')),
  }
}
