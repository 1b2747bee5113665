import { readActor } from './actor.ts'
import { type Answer, answerTo } from './answer.ts'
import type { Check, ChecksAnswer, ChecksRequest } from './commit-reports.ts'
import { nodesOf } from './connection.ts'
import type { PartialError } from './http-answer.ts'
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
export async function checks(
  session: Session,
  requests: readonly ChecksRequest[],
): Promise<ChecksAnswer> {
  const found = new Map<string, readonly Check[]>()
  const missing = new Set<string>()
  for (const part of partsOf(wantedOn(requests))) {
    for (const [commit, own] of await readSome(session, part, missing)) found.set(commit, own)
  }
  return { commits: found, missing: [...missing].sort() }
}

/** A name, and whether check runs of it are wanted beside the status. */
interface Name {
  readonly text: string
  readonly runs: boolean
}

interface Wanted {
  readonly commit: string
  readonly names: readonly Name[]
}

function wantedOn(requests: readonly ChecksRequest[]): readonly Wanted[] {
  const wanted = new Map<string, Map<string, boolean>>()
  for (const { commits, names, contexts } of requests) {
    if (names.length + contexts.length === 0) continue
    for (const commit of commits) {
      const own = wanted.get(commit) ?? new Map<string, boolean>()
      for (const name of contexts) own.set(name, own.get(name) ?? false)
      for (const name of names) own.set(name, true)
      wanted.set(commit, own)
    }
  }
  return [...wanted].map(([commit, own]) => ({
    commit,
    names: [...own].map(([text, runs]) => ({ text, runs })),
  }))
}

function partsOf(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const parts: Wanted[][] = []
  let pairs = MOST_PAIRS
  for (const one of wanted) {
    pairs += one.names.length
    if (pairs > MOST_PAIRS) {
      parts.push([])
      pairs = one.names.length
    }
    parts.at(-1)?.push(one)
  }
  return parts
}

function readSome(
  session: Session,
  part: readonly Wanted[],
  missing: Set<string>,
): Promise<readonly (readonly [string, readonly Check[]])[]> {
  const doc = draft()
  doc.use('actor')
  const each = part.map(({ commit, names }, index) => {
    const oid = doc.variable('GitObjectID!', commit)
    const wanted = names.map((name, at) => selectionOf(doc, name, at)).join(' ')
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
      return part.map(({ commit, names }, index) => {
        const node = repository.at(`c${index}`).maybe()
        const own = node === undefined ? [] : names.flatMap((name, at) => readName(node, name, at))
        return [commit, own] as const
      })
    },
  })
}

function selectionOf(doc: Draft, name: Name, index: number): string {
  const text = doc.variable('String!', name.text)
  const status = `s${index}:status{context(name:${text}){state description targetUrl createdAt creator{...A}}}`
  if (!name.runs) return status
  const runs = `checkRuns(last:${RUNS} filterBy:{checkName:${text} checkType:LATEST}){nodes{status conclusion startedAt completedAt permalink}}`
  return `${status} k${index}:checkSuites(last:${SUITES} filterBy:{checkName:${text}}){nodes{app{slug}${runs}}}`
}

/** What is missing where GitHub refuses `repository.c0.s0` or `repository.c0.k0`. */
function permissionFor([, , field]: readonly string[]): string | undefined {
  if (field === undefined) return undefined
  if (/^s\d+$/.test(field)) return 'statuses: read'
  return /^k\d+$/.test(field) ? 'checks: read' : undefined
}

function readName(commit: Answer, { text: name, runs }: Name, index: number): readonly Check[] {
  const status = commit.at(`s${index}`).maybe()?.at('context').maybe()
  const suites = runs ? commit.at(`k${index}`).maybe() : undefined
  return [
    ...(status === undefined ? [] : [readStatus(status, name)]),
    ...(suites === undefined ? [] : nodesOf(suites).flatMap((suite) => readSuite(suite, name))),
  ]
}

function readStatus(status: Answer, name: string): Check {
  const state = status.at('state').text().toLowerCase()
  const creator = readActor(status.at('creator'))
  return {
    kind: 'status',
    name,
    state,
    ended: state !== 'pending' && state !== 'expected',
    by: creator?.login,
    creator: creator?.id,
    description: status.at('description').maybe()?.text() ?? '',
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
      creator: undefined,
      description: '',
      url: run.at('permalink').maybe()?.text(),
      at: (run.at('completedAt').maybe() ?? run.at('startedAt').maybe())?.text(),
    }
  })
}
