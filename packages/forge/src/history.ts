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
      : ` p:associatedPullRequests(first:${PULL_REQUESTS}){nodes{baseRefName mergeCommit{oid parents(first:1){totalCount}m:${left}{oid}}}}`
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
    ...landing(into === undefined ? undefined : mergeInto(commit, into), node),
  }
}

/** What the first pull request that was merged into a branch made of a commit's path, and by which commit. */
function mergeInto(commit: Answer, into: string): Answer | undefined {
  return nodesOf(commit.at('p'))
    .filter((pull) => pull.at('baseRefName').text() === into)
    .flatMap((pull) => pull.at('mergeCommit').maybe() ?? [])[0]
}

/** A squash or a rebase makes commits of the branch itself, which have one parent. */
function landing(
  merge: Answer | undefined,
  node: TreeNode,
): Pick<HistoryPage['commits'][number], 'passing' | 'merge'> {
  if (merge === undefined) return { passing: false }
  const left = merge.at('m').maybe()?.at('oid').oid()
  const passing = left !== (node.kind === 'file' || node.kind === 'folder' ? node.oid : undefined)
  const isMerge = merge.at('parents').at('totalCount').integer() > 1
  return isMerge ? { passing, merge: merge.at('oid').oid() } : { passing }
}
