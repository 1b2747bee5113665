import { type Answer, answerTo } from './answer.ts'
import {
  type BranchPage,
  type BranchRequest,
  openBodies,
  pullRequestPage,
  readBranch,
  refOf,
  wholeBranch,
} from './branches.ts'
import { withCrowded } from './crowded.ts'
import { type HistoryAnswer, historyOf, readHistory } from './history.ts'
import type { BranchAnswer, HistoryRequest, ReadAnswer, ReadRequest, TreeNode } from './model.ts'
import { halvesOf, type ReadPart, readParts } from './read-parts.ts'
import { NOT_YET } from './retry.ts'
import { type Draft, draft, inRepository } from './selection.ts'
import { fullName, operation, type Session } from './session.ts'
import { readNode } from './tree.ts'

/** What GitHub gives at most. */
const LONGEST_PAGE = 100

type Where = Pick<ReadRequest, 'commit' | 'into'>

interface PartAnswer {
  readonly nodes: readonly (readonly [string, TreeNode])[]
  readonly histories: readonly HistoryAnswer[]
  readonly branches: readonly BranchPage[]
  readonly tip: string | undefined
}

/** Files, histories and branches at one commit; one request below the limits of `readParts`, save where that is too much at once. */
export async function read(session: Session, request: ReadRequest): Promise<ReadAnswer> {
  const answers: PartAnswer[] = []
  const branches: BranchAnswer[] = []
  for (const part of readParts(request)) {
    const answer = await readPart(session, request, part)
    answers.push(answer)
    for (const [index, branch] of part.branches.entries()) {
      const first = answer.branches[index]
      if (first !== undefined) branches.push(await wholeBranch(session, branch, first))
    }
  }
  const histories = answers.flatMap((answer) => answer.histories)
  return {
    nodes: new Map(answers.flatMap(({ nodes }) => nodes)),
    histories: await withCrowded(session, histories, request.into),
    branches,
    tip: answers.findLast(({ tip }) => tip !== undefined)?.tip,
  }
}

function readPart(session: Session, at: Where, part: ReadPart): Promise<PartAnswer> {
  const { commit, into } = at
  const { domain } = session
  const call = readQuery(session, { commit, into, part })
  const what = `read ${fullName(session.repository)} at ${commit.slice(0, 12)}`
  return session.retry.read(operation('read', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const repository = answerTo('the read', data).at('repository')
      const isThere = !readsCommit(part) || repository.at('object').maybe() !== undefined
      return isThere ? readPartAnswer(repository, part, { into, domain }) : NOT_YET
    },
    lighter: lighter(session, at, part),
  })
}

/** First fewer commits of each history at once, from then on in this run; at one commit each, fewer things. */
function lighter(
  session: Session,
  at: Where,
  part: ReadPart,
): (() => Promise<PartAnswer>) | undefined {
  const longest = Math.max(0, ...part.histories.map(({ request }) => pageOf(session, request)))
  if (longest > 1) {
    const half = Math.ceil(longest / 2)
    return () => {
      session.log(`reading histories of ${fullName(session.repository)} by ${half} commits at once`)
      for (const { request } of part.histories) {
        session.memory.historyPages.set(request.path, Math.min(half, pageOf(session, request)))
      }
      return readPart(session, at, part)
    }
  }
  const halves = halvesOf(part)
  if (halves === undefined) return undefined
  return async () => {
    session.log(`reading ${fullName(session.repository)} at ${at.commit.slice(0, 12)} in halves`)
    const first = await readPart(session, at, halves[0])
    const second = await readPart(session, at, halves[1])
    return {
      nodes: [...first.nodes, ...second.nodes],
      histories: [...first.histories, ...second.histories],
      branches: [...first.branches, ...second.branches],
      tip: second.tip ?? first.tip,
    }
  }
}

function pageOf({ memory }: Session, { path, first }: HistoryRequest): number {
  return Math.min(memory.historyPages.get(path) ?? LONGEST_PAGE, Math.max(1, Math.trunc(first)))
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
  const histories = part.histories.map(
    ({ request }, index) => `h${index}:${historyOf(doc, request, pageOf(session, request), into)}`,
  )
  const inCommit = [...files, ...histories].join(' ')
  const at = readsCommit(part)
    ? `object(oid:${doc.variable('GitObjectID!', commit)}){...on Commit{${inCommit}}}`
    : ''
  const branches = part.branches.map((branch, index) => branchSelection(doc, branch, into, index))
  const tip = readsTip(part, into)
    ? [`tip:ref(qualifiedName:${doc.variable('String!', `refs/heads/${into}`)}){target{oid}}`]
    : []
  return doc.query(inRepository(doc, session.repository, [at, ...branches, ...tip].join(' ')))
}

/** With pull requests that are read now goes where the branch stands that they are merged into. */
function readsTip({ branches }: ReadPart, into: string | undefined): boolean {
  return into !== undefined && branches.length > 0
}

function branchSelection(
  doc: Draft,
  branch: BranchRequest,
  into: string | undefined,
  index: number,
): string {
  const open = branch.bodies === true ? `o${index}:${openBodies(doc, branch)}` : ''
  return `b${index}:${refOf(doc, branch, into)}q${index}:${pullRequestPage(doc, branch, undefined)}${open}`
}

function readPartAnswer(
  repository: Answer,
  part: ReadPart,
  from: { readonly into: string | undefined; readonly domain: string },
): PartAnswer {
  const commit = repository.at('object')
  return {
    nodes: part.paths.map((path, index) => [path, readNode(commit.at(`f${index}`))]),
    histories: part.histories.map(({ request }, index) =>
      readHistory(commit.at(`h${index}`), request.path, from.into),
    ),
    branches: part.branches.map((branch, index) => readBranch(repository, index, branch, from)),
    tip: readsTip(part, from.into)
      ? repository.at('tip').maybe()?.at('target').at('oid').oid()
      : undefined,
  }
}
