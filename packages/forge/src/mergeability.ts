import { readActor } from './actor.ts'
import { type Answer, answerTo } from './answer.ts'
import { nodesOf } from './connection.ts'
import type { PartialError } from './http-answer.ts'
import { readMergeState } from './merge-state.ts'
import type { Mergeability } from './model.ts'
import { draft, inRepository } from './selection.ts'
import { operation, type Session } from './session.ts'
import type { MergeMethod } from './writes.ts'

/** Who has asked GitHub to merge a pull request by itself, or put it into the merge queue; `A` must be in use. */
export const AUTOMATIC = 'autoMergeRequest{enabledBy{...A}}mergeQueueEntry{enqueuer{...A}}'

const METHODS = ['squash', 'merge', 'rebase'] as const satisfies readonly MergeMethod[]

const SETTINGS = {
  squash: 'squashMergeAllowed',
  merge: 'mergeCommitAllowed',
  rebase: 'rebaseMergeAllowed',
} as const

/** How far a pull request into `branch` is from being merged; one request. */
export function mergeability(
  session: Session,
  { number, branch }: { readonly number: number; readonly branch: string },
): Promise<Mergeability> {
  const doc = draft()
  doc.use('actor')
  const pull = `pullRequest(number:${doc.variable('Int!', number)}){id headRefOid isDraft mergeStateStatus isMergeQueueEnabled isInMergeQueue ${AUTOMATIC}}`
  const rules =
    'rules(first:100){nodes{type parameters{...on PullRequestParameters{allowedMergeMethods}}}}'
  const ref = `ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch}`)}){target{oid}${rules}}`
  const settings = `autoMergeAllowed ${Object.values(SETTINGS).join(' ')}`
  const query = doc.query(inRepository(doc, session.repository, `${settings} ${ref}${pull}`))
  const call = { ...query, tolerates: toleratesQueue }
  const what = `see whether pull request ${number} can be merged`
  return session.retry.read(operation('read-merge', what), {
    send: () => session.wire.graphql(call),
    accept: (data) => {
      const repository = answerTo(what, data).at('repository')
      const answer = repository.at('pullRequest')
      return {
        id: answer.at('id').text(),
        head: answer.at('headRefOid').oid(),
        base: repository.at('ref').at('target').at('oid').oid(),
        state: answer.at('isDraft').flag() ? 'draft' : readMergeState(answer),
        ...readAutomatic(answer),
        queue: answer.at('isMergeQueueEnabled').flag(),
        autoMergeAllowed: repository.at('autoMergeAllowed').flag(),
        methods: readMethods(repository),
      }
    },
  })
}

/** Who has put something into the queue is for those to see who may see queues; that it is in it, everybody sees. */
export function toleratesQueue({ path }: PartialError): boolean {
  return path.includes('mergeQueueEntry')
}

/** Who has asked GitHub to merge it by itself, and who has put it into the merge queue. */
export function readAutomatic(pull: Answer): Pick<Mergeability, 'automatic' | 'queued'> {
  const request = pull.at('autoMergeRequest').maybe()
  const entry = pull.at('mergeQueueEntry').maybe()
  return {
    automatic: request === undefined ? undefined : { by: readActor(request.at('enabledBy')) },
    queued: pull.at('isInMergeQueue').flag()
      ? { by: entry === undefined ? undefined : readActor(entry.at('enqueuer')) }
      : undefined,
  }
}

/** What the settings allow, unless a rule of the branch takes more of it away. */
function readMethods(repository: Answer): readonly MergeMethod[] {
  const allowed = METHODS.filter((method) => repository.at(SETTINGS[method]).flag())
  const lists = nodesOf(repository.at('ref').at('rules')).flatMap((rule) => {
    const list = rule.at('parameters').maybe()?.at('allowedMergeMethods').maybe()
    return list === undefined ? [] : [list.items().map((item) => item.text().toLowerCase())]
  })
  return allowed.filter((method) => lists.every((list) => list.includes(method)))
}
