import { readActor } from './actor.ts'
import { type Answer, answerTo } from './answer.ts'
import type { PartialError } from './http-answer.ts'
import type { Check, ChecksAnswer, ChecksRequest } from './model.ts'
import { nodesOf } from './pull-request-answer.ts'
import { type Draft, draft, inRepository } from './selection.ts'
import { fullName, operation, type Session } from './session.ts'

/** Check suites of one name on one commit: a workflow that is started again has one more. */
const SUITES = 50
/** The latest of a name in a suite is one; where jobs share a name, they are few. */
const RUNS = 3
/** Names times commits in one request: 250 of 150 check runs at most stay far below half a million nodes. */
const MOST_PAIRS = 250

/**
 * The newest status and the latest check runs of each name, on each commit. Asked for by name, so that it does not matter how
 * much else reports there. A permission that is missing leaves a gap, and is named.
 */
export async function checks(session: Session, request: ChecksRequest): Promise<ChecksAnswer> {
  const names = [...new Set(request.names)]
  const commits = [...new Set(request.commits)]
  const found = new Map<string, readonly Check[]>()
  const missing = new Set<string>()
  if (names.length === 0) return { commits: found, missing: [] }
  const size = Math.max(1, Math.floor(MOST_PAIRS / names.length))
  for (let from = 0; from < commits.length; from += size) {
    const part = { names, commits: commits.slice(from, from + size) }
    for (const [commit, own] of await readSome(session, part, missing)) found.set(commit, own)
  }
  return { commits: found, missing: [...missing].sort() }
}

function readSome(
  session: Session,
  { commits, names }: ChecksRequest,
  missing: Set<string>,
): Promise<readonly (readonly [string, readonly Check[]])[]> {
  const doc = draft()
  doc.use('actor')
  const wanted = names.map((name, index) => selectionOf(doc, name, index)).join(' ')
  const each = commits.map((commit, index) => {
    const oid = doc.variable('GitObjectID!', commit)
    return `c${index}:object(oid:${oid}){...on Commit{${wanted}}}`
  })
  const call = {
    ...doc.query(inRepository(doc, session.repository, each.join(' '))),
    tolerates: (error: PartialError) => {
      const permission = permissionFor(error.path)
      if (error.type !== 'FORBIDDEN' || permission === undefined) return false
      missing.add(permission)
      return true
    },
  }
  const what = `read checks of ${fullName(session.repository)}`
  return session.retry.read(operation('read-checks', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const repository = answerTo(what, data).at('repository')
      return commits.map((commit, index) => {
        const node = repository.at(`c${index}`).maybe()
        const own = node === undefined ? [] : names.flatMap((name, at) => readName(node, name, at))
        return [commit, own] as const
      })
    },
  })
}

function selectionOf(doc: Draft, name: string, index: number): string {
  const text = doc.variable('String!', name)
  const status = `s${index}:status{context(name:${text}){state targetUrl createdAt creator{...A}}}`
  const runs = `checkRuns(last:${RUNS} filterBy:{checkName:${text} checkType:LATEST}){nodes{status conclusion startedAt completedAt permalink}}`
  return `${status} k${index}:checkSuites(last:${SUITES} filterBy:{checkName:${text}}){nodes{app{slug}${runs}}}`
}

/** What is missing where GitHub refuses `repository.c0.s0` or `repository.c0.k0`. */
function permissionFor([, , field]: readonly string[]): string | undefined {
  if (field === undefined) return undefined
  if (/^s\d+$/.test(field)) return 'statuses: read'
  return /^k\d+$/.test(field) ? 'checks: read' : undefined
}

function readName(commit: Answer, name: string, index: number): readonly Check[] {
  const status = commit.at(`s${index}`).maybe()?.at('context').maybe()
  const suites = commit.at(`k${index}`).maybe()
  return [
    ...(status === undefined ? [] : [readStatus(status, name)]),
    ...(suites === undefined ? [] : nodesOf(suites).flatMap((suite) => readSuite(suite, name))),
  ]
}

function readStatus(status: Answer, name: string): Check {
  const state = status.at('state').text().toLowerCase()
  return {
    kind: 'status',
    name,
    state,
    ended: state !== 'pending' && state !== 'expected',
    by: readActor(status.at('creator'))?.login,
    url: status.at('targetUrl').maybe()?.text(),
    at: status.at('createdAt').text(),
  }
}

function readSuite(suite: Answer, name: string): readonly Check[] {
  const by = suite.at('app').maybe()?.at('slug').text()
  return nodesOf(suite.at('checkRuns')).map((run) => {
    const conclusion = run.at('conclusion').maybe()?.text().toLowerCase()
    return {
      kind: 'check-run',
      name,
      state: conclusion ?? run.at('status').text().toLowerCase(),
      ended: conclusion !== undefined,
      by,
      url: run.at('permalink').maybe()?.text(),
      at: (run.at('completedAt').maybe() ?? run.at('startedAt').maybe())?.text(),
    }
  })
}
