import type { Answer } from './answer.ts'
import { nextOf, nodesOf } from './connection.ts'
import type { HistoryPage, HistoryRequest, TreeNode } from './model.ts'
import type { Draft } from './selection.ts'
import { readNode } from './tree.ts'

/** As a rule a commit came with one; branches that are merged on the way to `into` have theirs. */
const FEW = 3

type HistoryCommit = HistoryPage['commits'][number]

/** A page as it was read, and which of its commits more pull requests hold than were told. */
export interface HistoryAnswer extends HistoryPage {
  readonly crowded: readonly string[]
}

/** `history(...)` of a path; with `into`, also what the pull requests of each commit left the path as. */
export function historyOf(
  doc: Draft,
  { path, after }: HistoryRequest,
  count: number,
  into: string | undefined,
): string {
  const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`
  const where = path === '' ? '' : ` path:${doc.variable('String!', path)}`
  const merges = into === undefined ? '' : ` p:${mergesOf(doc, path, FEW)}`
  const commit = `oid committedDate ${doc.node('n', path)}${merges}`
  return `history(first:${count}${where}${cursor}){pageInfo{hasNextPage endCursor}nodes{${commit}}}`
}

/** `associatedPullRequests(...)` of a commit: into which branch, by which commit, and what that left the path as. */
export function mergesOf(doc: Draft, path: string, count: number): string {
  const left = path === '' ? 'tree' : `file(path:${doc.variable('String!', path)})`
  const merge = `oid committedDate parents(first:1){totalCount}m:${left}{oid}`
  return `associatedPullRequests(first:${count}){totalCount nodes{baseRefName mergeCommit{${merge}}}}`
}

/** Reads what `historyOf` asked for. */
export function readHistory(page: Answer, path: string, into: string | undefined): HistoryAnswer {
  const nodes = page.at('nodes').items()
  return {
    path,
    commits: nodes.map((commit) => readCommit(commit, into)),
    next: nextOf(page),
    crowded:
      into === undefined
        ? []
        : nodes.filter((one) => isCrowded(one.at('p'))).map((one) => one.at('oid').oid()),
  }
}

/** Whether a commit has more pull requests than were told. */
export function isCrowded(pulls: Answer): boolean {
  const all = pulls.maybe()?.at('totalCount').integer() ?? 0
  return all > nodesOf(pulls).length
}

function readCommit(commit: Answer, into: string | undefined): HistoryCommit {
  const plain = {
    oid: commit.at('oid').oid(),
    committedAt: commit.at('committedDate').text(),
    node: readNode(commit.at('n')),
    passing: false,
  }
  return into === undefined ? plain : landed(plain, commit.at('p'), into)
}

/**
 * A commit with what the pull requests that brought it into a branch made of its path. Where any of them left the path otherwise, the
 * branch never held it like this. A squash or a rebase makes commits of the branch itself, which have one parent; of a merge its own
 * time counts, when the branch got the commit, and not the one that whoever made the commit wrote into it.
 */
export function landed(commit: HistoryCommit, pulls: Answer, into: string): HistoryCommit {
  const own = contentOf(commit.node)
  const merges = nodesOf(pulls)
    .filter((pull) => pull.at('baseRefName').text() === into)
    .flatMap((pull) => pull.at('mergeCommit').maybe() ?? [])
  const passing = merges.some((merge) => merge.at('m').maybe()?.at('oid').oid() !== own)
  const merge = merges.find((one) => one.at('parents').at('totalCount').integer() > 1)
  if (merge === undefined) return { ...commit, passing }
  const committedAt = merge.at('committedDate').text()
  return { ...commit, passing, committedAt, merge: merge.at('oid').oid() }
}

function contentOf(node: TreeNode): string | undefined {
  return node.kind === 'file' || node.kind === 'folder' ? node.oid : undefined
}
