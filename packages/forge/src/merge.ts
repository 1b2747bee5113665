import { answerTo } from './answer.ts'
import { mergeability } from './mergeability.ts'
import type { Mergeability } from './model.ts'
import type { Operation } from './operation.ts'
import type { Refusal } from './outcome.ts'
import { refusalError } from './refusal.ts'
import { mutation, operation, repositoryCall, type Session } from './session.ts'
import type { AutoMergeResult, MergeRequest, MergeResult, QueueResult } from './writes.ts'

/** Merges a pull request at exactly the head that is named; what keeps it is a value, in GitHub's words. */
export async function mergePullRequest(
  session: Session,
  { number, head, method }: MergeRequest,
): Promise<MergeResult> {
  const op = operation('merge', `merge pull request ${number}`)
  const put = repositoryCall(session, 'PUT', '/pulls/{pull_number}/merge', {
    pull_number: number,
    sha: head,
    merge_method: method,
  })
  const get = repositoryCall(session, 'GET', '/pulls/{pull_number}', { pull_number: number })
  return session.retry.write<MergeResult>(op, {
    send: () => session.wire.rest(put),
    accept: (data) => ({ kind: 'merged', commit: answerTo(op.what, data).at('sha').oid() }),
    landed: () =>
      session.retry.read<MergeResult | undefined>(op, {
        send: () => session.wire.rest(get),
        accept: (data) => {
          const pull = answerTo(op.what, data)
          if (!pull.at('merged').flag()) return undefined
          return { kind: 'merged', commit: pull.at('merge_commit_sha').maybe()?.oid() }
        },
      }),
    refused: async (refusal) => refusedMerge(refusal),
  })
}

/**
 * GitHub says no to a merge with 405 and words: nothing else tells what is for good, what is over in a moment and what somebody
 * has to do first. First match wins; what nobody has seen yet is for good, so that nothing is tried for ever.
 */
const NOT_MERGED: readonly {
  readonly text: RegExp
  readonly kind: Exclude<MergeResult['kind'], 'merged'>
}[] = [
  { text: /not allowed/i, kind: 'refused' },
  { text: /(?:base|head) branch was modified/i, kind: 'moved' },
  { text: /not mergeable/i, kind: 'moved' },
  {
    text: /review|required|rule violation|out[- ]of[- ]date|merge queue|unresolved|in progress|is a draft|draft state/i,
    kind: 'blocked',
  },
]

function refusedMerge({ status, said }: Refusal): MergeResult | undefined {
  if (status === 409) return { kind: 'moved' }
  if (status !== 405) return undefined
  const kind = NOT_MERGED.find(({ text }) => text.test(said))?.kind ?? 'refused'
  return kind === 'moved' ? { kind } : { kind, why: said }
}

/** A pull request into a branch, by its node id, and the head that was seen last. */
export type Queueing = Pick<Mergeability, 'id'> &
  Omit<MergeRequest, 'method'> & { readonly branch: string }

/** A pull request that GitHub is to merge, as it takes it. */
export type Asked = Queueing & MergeRequest

/** Has GitHub merge a pull request once its branch lets it, at exactly the head that is named. */
export async function enableAutoMerge(session: Session, asked: Asked): Promise<AutoMergeResult> {
  const op = operation('auto-merge', `have GitHub merge pull request ${asked.number}`)
  const call = mutation(
    'enablePullRequestAutoMerge',
    'EnablePullRequestAutoMergeInput',
    'clientMutationId',
    {
      pullRequestId: asked.id,
      expectedHeadOid: asked.head,
      mergeMethod: asked.method.toUpperCase(),
    },
  )
  return session.retry.write<AutoMergeResult>(op, {
    send: () => session.wire.graphql(call),
    accept: () => ({ kind: 'enabled' }),
    landed: async () => {
      const { automatic, head } = await mergeability(session, asked)
      if (head !== asked.head) return { kind: 'moved' }
      return automatic === undefined ? undefined : { kind: 'enabled' }
    },
    refused: (refusal) => refusedAutoMerge(session, op, asked, refusal),
  })
}

/** Two texts are answers, everything else is an error: whoever took any refusal for "nothing is missing" would merge what must not be. */
async function refusedAutoMerge(
  session: Session,
  op: Operation,
  asked: Asked,
  refusal: Refusal,
): Promise<AutoMergeResult | undefined> {
  if (refusalError(op, refusal).code !== 'INVALID_REQUEST') return undefined
  if (/\bis in (?:clean|unstable) status$/i.test(refusal.said)) return { kind: 'nothing-missing' }
  if (/auto[- ]merge is not allowed/i.test(refusal.said)) return { kind: 'not-allowed' }
  const { head } = await mergeability(session, asked)
  return head === asked.head ? undefined : { kind: 'moved' }
}

/** Takes back that GitHub merges a pull request by itself; that nobody had asked for it is as good. */
export async function disableAutoMerge(
  session: Session,
  { id, number, branch }: Pick<Asked, 'id' | 'number' | 'branch'>,
): Promise<void> {
  const op = operation('auto-merge', `keep GitHub from merging pull request ${number}`)
  const call = mutation(
    'disablePullRequestAutoMerge',
    'DisablePullRequestAutoMergeInput',
    'clientMutationId',
    {
      pullRequestId: id,
    },
  )
  const isOff = async () => {
    const { automatic } = await mergeability(session, { number, branch })
    return automatic === undefined ? (true as const) : undefined
  }
  await session.retry.write<true>(op, {
    send: () => session.wire.graphql(call),
    accept: () => true,
    landed: isOff,
    refused: async (refusal) =>
      refusalError(op, refusal).code === 'INVALID_REQUEST' ? isOff() : undefined,
  })
}

/** Puts a pull request into the merge queue of its branch, at exactly the head that is named. */
export async function enqueue(session: Session, asked: Queueing): Promise<QueueResult> {
  const op = operation('merge-queue', `put pull request ${asked.number} into the merge queue`)
  const call = mutation('enqueuePullRequest', 'EnqueuePullRequestInput', 'clientMutationId', {
    pullRequestId: asked.id,
    expectedHeadOid: asked.head,
  })
  const look = async (): Promise<QueueResult | undefined> => {
    const { queued, head } = await mergeability(session, asked)
    if (head !== asked.head) return { kind: 'moved' }
    return queued === undefined ? undefined : { kind: 'queued' }
  }
  return session.retry.write<QueueResult>(op, {
    send: () => session.wire.graphql(call),
    accept: () => ({ kind: 'queued' }),
    landed: look,
    refused: async (refusal) => {
      if (refusalError(op, refusal).code !== 'INVALID_REQUEST') return undefined
      return (await look()) ?? { kind: 'blocked', why: refusal.said }
    },
  })
}

/** Takes a pull request out of the merge queue; that it is not in it is as good. */
export async function dequeue(
  session: Session,
  { id, number, branch }: Pick<Asked, 'id' | 'number' | 'branch'>,
): Promise<void> {
  const op = operation('merge-queue', `take pull request ${number} out of the merge queue`)
  const call = mutation('dequeuePullRequest', 'DequeuePullRequestInput', 'clientMutationId', { id })
  const isOut = async () => {
    const { queued } = await mergeability(session, { number, branch })
    return queued === undefined ? (true as const) : undefined
  }
  await session.retry.write<true>(op, {
    send: () => session.wire.graphql(call),
    accept: () => true,
    landed: isOut,
    refused: async (refusal) =>
      refusalError(op, refusal).code === 'INVALID_REQUEST' ? isOut() : undefined,
  })
}
