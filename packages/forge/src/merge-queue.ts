import { readActor } from './actor.ts'
import { answerTo } from './answer.ts'
import { nodesOf } from './connection.ts'
import type { PartialError } from './http-answer.ts'
import type { Compared, QueueCommit, QueueMember } from './model.ts'
import { readStatus } from './proposed.ts'
import { draft, inRepository } from './selection.ts'
import { operation, repositoryCall, type Session } from './session.ts'

/**
 * What GitHub's own merge queue of a branch says of a commit, and the newest status of a context on it. Who may not see queues learns
 * nothing of it; that is an answer.
 */
export function queueCommit(
  session: Session,
  {
    commit,
    branch,
    context,
  }: { readonly commit: string; readonly branch: string; readonly context: string },
): Promise<QueueCommit> {
  const doc = draft()
  doc.use('actor')
  const status = `oid status{context(name:${doc.variable('String!', context)}){state description creator{...A}}}`
  const member = `pullRequest{number headRefOid headRefName isCrossRepository author{...A}tip:commits(last:1){nodes{commit{${status}}}}}`
  const queue = `mergeQueue(branch:${doc.variable('String!', branch)}){entries(first:100){nodes{position headCommit{oid}${member}}}}`
  const object = `object(oid:${doc.variable('GitObjectID!', commit)}){...on Commit{${status}}}`
  const query = doc.query(inRepository(doc, session.repository, `${queue}${object}`))
  const tolerates = ({ path }: PartialError) => path.includes('mergeQueue')
  const what = `look at the merge queue of "${branch}"`
  return session.retry.read(operation('read-queue', what), {
    send: () => session.wire.graphql({ ...query, tolerates }),
    accept: (data) => {
      const repository = answerTo(what, data).at('repository')
      const entries = repository.at('mergeQueue').maybe()?.at('entries')
      const object = repository.at('object').maybe()
      return {
        members: entries === undefined ? undefined : membersOf(nodesOf(entries), commit),
        status: object === undefined ? undefined : readStatus([object], commit),
      }
    },
  })
}

/**
 * The pull requests that a commit of the queue brings: that of its entry, and those before it. Empty: it is no commit of the queue;
 * undefined: one of them is not told, so nobody can say that its gate is open.
 */
function membersOf(
  entries: ReturnType<typeof nodesOf>,
  commit: string,
): readonly QueueMember[] | undefined {
  const own = entries.find((entry) => entry.at('headCommit').maybe()?.at('oid').oid() === commit)
  if (own === undefined) return []
  const last = own.at('position').integer()
  const brought = entries.filter((entry) => entry.at('position').integer() <= last)
  const pulls = brought.flatMap((entry) => entry.at('pullRequest').maybe() ?? [])
  if (pulls.length < brought.length) return undefined
  return pulls.map((pull) => {
    const head = pull.at('headRefOid').oid()
    const tips = nodesOf(pull.at('tip')).map((node) => node.at('commit'))
    return {
      number: pull.at('number').integer(),
      head,
      branch: pull.at('headRefName').text(),
      fork: pull.at('isCrossRepository').flag(),
      author: readActor(pull.at('author')),
      status: readStatus(tips, head),
    }
  })
}

/** GitHub lists no more files than these between two commits. */
const MOST_FILES = 300

/** What a commit has that another lacks, as the files that differ. */
export function compared(
  session: Session,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<Compared> {
  const what = `compare ${head.slice(0, 12)} with the branch`
  const call = repositoryCall(session, 'GET', '/compare/{basehead}', {
    basehead: `${base}...${head}`,
    per_page: 1,
  })
  return session.retry.read(operation('compare', what), {
    send: () => session.wire.rest(call),
    accept: (data) => {
      const answer = answerTo(what, data)
      const listed = answer.at('files').maybe()?.items()
      const files = listed ?? []
      return {
        // Nothing that base has is missing: what differs is what the head brings.
        contains: answer.at('behind_by').integer() === 0,
        changed: files.map((file) => ({
          path: file.at('filename').text(),
          renamed: file.at('status').text() === 'renamed',
        })),
        cut: listed === undefined || files.length >= MOST_FILES,
      }
    },
  })
}
