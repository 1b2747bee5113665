import type { Answer } from './answer.ts'
import type { HistoryPage, HistoryRequest, TreeNode } from './model.ts'
import { nodesOf } from './pull-request-answer.ts'
import type { Draft } from './selection.ts'
import { readNode } from './tree.ts'

/** As a rule a commit came with one; branches that are merged on the way to `into` have theirs. */
const PULL_REQUESTS = 3

/** `history(...)` of a path; with `into`, also what the pull requests of each commit left the path as. */
export function historyOf(
  doc: Draft,
  { path, after }: HistoryRequest,
  count: number,
  into: string | undefined,
): string {
  const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`
  const where = path === '' ? '' : ` path:${doc.variable('String!', path)}`
  const left = path === '' ? 'tree' : `file(path:${doc.variable('String!', path)})`
  const merges =
    into === undefined
      ? ''
      : ` p:associatedPullRequests(first:${PULL_REQUESTS}){nodes{baseRefName mergeCommit{m:${left}{oid}}}}`
  const commit = `oid committedDate ${doc.node('n', path)}${merges}`
  return `history(first:${count}${where}${cursor}){pageInfo{hasNextPage endCursor}nodes{${commit}}}`
}

/** Reads what `historyOf` asked for. */
export function readHistory(page: Answer, path: string, into: string | undefined): HistoryPage {
  const info = page.at('pageInfo')
  return {
    path,
    commits: page
      .at('nodes')
      .items()
      .map((commit) => readCommit(commit, into)),
    next: info.at('hasNextPage').flag() ? info.at('endCursor').text() : undefined,
  }
}

function readCommit(commit: Answer, into: string | undefined): HistoryPage['commits'][number] {
  const node = readNode(commit.at('n'))
  return {
    oid: commit.at('oid').oid(),
    committedAt: commit.at('committedDate').text(),
    node,
    passing: into !== undefined && isPassing(commit, node, into),
  }
}

function isPassing(commit: Answer, node: TreeNode, into: string): boolean {
  const merged = nodesOf(commit.at('p')).find(
    (pull) =>
      pull.at('baseRefName').text() === into && pull.at('mergeCommit').maybe() !== undefined,
  )
  if (merged === undefined) return false
  const left = merged.at('mergeCommit').at('m').maybe()?.at('oid').oid()
  return left !== (node.kind === 'file' || node.kind === 'folder' ? node.oid : undefined)
}
