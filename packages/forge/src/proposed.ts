import { readActor } from './actor.ts'
import { type Answer, answerTo } from './answer.ts'
import type { LastStatus } from './commit-reports.ts'
import { nextOf, nodesOf } from './connection.ts'
import { AUTOMATIC, readAutomatic, toleratesQueue } from './mergeability.ts'
import type { Proposed } from './model.ts'
import { readPullRequest } from './pull-request-answer.ts'
import { draft, inRepository } from './selection.ts'
import { operation, type Session } from './session.ts'

/** GitHub lists no more than 3,000 files of a pull request, and does not say where it leaves some out. */
const MOST_FILES = 3_000
const MOST_PAGES = 30

/** An open pull request with what it changes, what merging it would make, and its newest status of one context. */
export async function proposed(
  session: Session,
  request: { readonly number: number; readonly context: string },
): Promise<Proposed> {
  const first = await readProposed(session, request)
  const changed = [...first.changed]
  let next = first.next
  for (let page = 1; next !== undefined && page < MOST_PAGES; page += 1) {
    const more: FilePage = await readFiles(session, request.number, next)
    changed.push(...more.changed)
    next = more.next
  }
  const changedCut = first.unlisted || next !== undefined || changed.length >= MOST_FILES
  return { ...first.proposed, changed, changedCut }
}

interface FilePage {
  readonly changed: Proposed['changed']
  readonly next: string | undefined
}

interface FirstPage extends FilePage {
  /** Whether GitHub lists no files at all, which is not the same as that there are none. */
  readonly unlisted: boolean
  readonly proposed: Omit<Proposed, 'changed' | 'changedCut'>
}

const FILES = 'pageInfo{hasNextPage endCursor}nodes{path changeType}'

function readProposed(
  session: Session,
  { number, context }: { readonly number: number; readonly context: string },
): Promise<FirstPage> {
  const doc = draft()
  doc.use('pull')
  const status = `status{context(name:${doc.variable('String!', context)}){state description creator{...A}}}`
  const pull = `pullRequest(number:${doc.variable('Int!', number)}){...P mergeable ${AUTOMATIC} potentialMergeCommit{oid parents(first:2){nodes{oid}}}tip:commits(last:1){nodes{commit{oid ${status}}}}files(first:100){${FILES}}}`
  const query = doc.query(inRepository(doc, session.repository, pull))
  const call = { ...query, tolerates: toleratesQueue }
  const what = `read pull request ${number}`
  return session.retry.read(operation('read-pull-request', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const answer = answerTo(what, data).at('repository').at('pullRequest')
      const whole = readPullRequest(answer, { nodes: new Map() }, session.domain)
      const files = answer.at('files').maybe()
      return {
        ...readPage(files),
        unlisted: files === undefined,
        proposed: {
          ...whole,
          branch: answer.at('headRefName').text(),
          fork: answer.at('isCrossRepository').flag(),
          merge: readMerge(answer, whole.head),
          ...readAutomatic(answer),
          status: readStatus(tipOf(answer), whole.head),
        },
      }
    },
  })
}

function readFiles(session: Session, number: number, after: string): Promise<FilePage> {
  const doc = draft()
  const files = `files(first:100 after:${doc.variable('String!', after)}){${FILES}}`
  const pull = `pullRequest(number:${doc.variable('Int!', number)}){${files}}`
  const call = doc.query(inRepository(doc, session.repository, pull))
  const what = `list the files of pull request ${number}`
  return session.retry.read(operation('read-pull-request', what), {
    send: () => session.wire.graphql(call),
    accept: (data) =>
      readPage(answerTo(what, data).at('repository').at('pullRequest').at('files').maybe()),
  })
}

function readPage(files: Answer | undefined): FilePage {
  if (files === undefined) return { changed: [], next: undefined }
  return {
    changed: nodesOf(files).map((file) => ({
      path: file.at('path').text(),
      renamed: file.at('changeType').text() === 'RENAMED',
    })),
    next: nextOf(files),
  }
}

/** The commit that GitHub made to see whether it can be merged; of an older head it says nothing. */
function readMerge(pull: Answer, head: string): Proposed['merge'] {
  if (pull.at('mergeable').text() === 'CONFLICTING') return { kind: 'conflict' }
  const commit = pull.at('potentialMergeCommit').maybe()
  if (commit === undefined) return { kind: 'not-yet' }
  const [base, merged] = nodesOf(commit.at('parents')).map((parent) => parent.at('oid').oid())
  if (base === undefined || merged !== head) return { kind: 'not-yet' }
  return { kind: 'merged', commit: commit.at('oid').oid(), into: base }
}

function tipOf(pull: Answer): readonly Answer[] {
  return nodesOf(pull.at('tip')).map((node) => node.at('commit'))
}

/** The newest status of a context on the commit that is the head, where it is among them. */
export function readStatus(commits: readonly Answer[], head: string): LastStatus | undefined {
  const commit = commits[0]
  if (commit === undefined || commit.at('oid').oid() !== head) return undefined
  const status = commit.at('status').maybe()?.at('context').maybe()
  if (status === undefined) return undefined
  return {
    state: status.at('state').text().toLowerCase(),
    description: status.at('description').maybe()?.text() ?? '',
    creator: readActor(status.at('creator'))?.id,
  }
}
