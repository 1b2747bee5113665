import { answerTo } from './answer.ts'
import { type HistoryAnswer, isCrowded, landed, mergesOf } from './history.ts'
import type { HistoryPage } from './model.ts'
import { draft, inRepository } from './selection.ts'
import { fullName, operation, type Session } from './session.ts'

/** GitHub gives no more on a page. */
const MOST = 100
/** Commits in one request. */
const TOGETHER = 20

/**
 * Histories, with what all pull requests of each commit made of it: anybody may open more that hold it, and those must not keep the one
 * from being read that brought it. One request more where there are such commits; a commit that more than a hundred hold counts as
 * one that the branch never held.
 */
export async function withCrowded(
  session: Session,
  pages: readonly HistoryAnswer[],
  into: string | undefined,
): Promise<readonly HistoryPage[]> {
  const plain = pages.map(({ crowded: _, ...page }) => page)
  const asked = pages.flatMap(({ path, crowded }) => crowded.map((oid) => ({ path, oid })))
  if (into === undefined || asked.length === 0) return plain
  const told = new Map<string, Landing>()
  for (let from = 0; from < asked.length; from += TOGETHER) {
    const some = asked.slice(from, from + TOGETHER)
    for (const [key, landing] of await readMerges(session, some, into)) told.set(key, landing)
  }
  return plain.map((page) => ({
    ...page,
    commits: page.commits.map((one) => told.get(keyOf(page.path, one.oid))?.(one) ?? one),
  }))
}

type Commit = HistoryPage['commits'][number]
type Landing = (commit: Commit) => Commit

interface Crowded {
  readonly path: string
  readonly oid: string
}

function keyOf(path: string, oid: string): string {
  return `${oid} ${path}`
}

function readMerges(
  session: Session,
  asked: readonly Crowded[],
  into: string,
): Promise<readonly (readonly [string, Landing])[]> {
  const doc = draft()
  const commits = asked.map(({ path, oid }, index) => {
    const at = doc.variable('GitObjectID!', oid)
    return `c${index}:object(oid:${at}){...on Commit{${mergesOf(doc, path, MOST)}}}`
  })
  const call = doc.query(inRepository(doc, session.repository, commits.join(' ')))
  const what = `read which pull requests brought ${asked.length} commits of ${fullName(session.repository)}`
  return session.retry.read(operation('read', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const repository = answerTo(what, data).at('repository')
      return asked.map(({ path, oid }, index) => {
        const pulls = repository.at(`c${index}`).at('associatedPullRequests')
        const untold = isCrowded(pulls)
        if (untold) session.log(`more than ${MOST} pull requests hold ${oid}: it is passed over`)
        const landing: Landing = (commit) =>
          untold ? { ...commit, passing: true } : landed(commit, pulls, into)
        return [keyOf(path, oid), landing] as const
      })
    },
  })
}
