import { demand } from '../state/access.ts'
import { disableAutoMerge, enableAutoMerge } from '../state/auto-merge.ts'
import { dequeue, enqueue } from '../state/merge-queue.ts'
import type { PullRequest } from '../state/records.ts'
import type { Repository } from '../state/repository.ts'
import { actorNode, type Context } from './context.ts'
import { pullNode, queueEntryNode } from './pull-node.ts'

interface Input<T> {
  readonly input: T & { readonly clientMutationId?: string | null }
}

interface EnableInput {
  readonly pullRequestId: string
  readonly mergeMethod?: 'MERGE' | 'SQUASH' | 'REBASE' | null
  readonly expectedHeadOid?: string | null
}

interface EnqueueInput {
  readonly pullRequestId: string
  readonly expectedHeadOid?: string | null
}

const METHODS = { MERGE: 'merge', SQUASH: 'squash', REBASE: 'rebase' } as const

/** Finds the pull request that a mutation is about, and demands that it may be changed. */
type FindPull = (id: string) => { readonly repository: Repository; readonly number: number }

/** What has GitHub merge by itself. */
export function mergeMutations(context: Context, findPull: FindPull) {
  const find = (id: string) => {
    const found = findPull(id)
    demand(context.actor, found.repository, 'contents', 'write')
    return found
  }
  const findQueued = (id: string) => {
    const found = find(id)
    demand(context.actor, found.repository, 'merge_queues', 'write')
    return found
  }
  const answer = (
    { clientMutationId }: { readonly clientMutationId?: string | null },
    repository: Repository,
    pull: PullRequest,
  ) => ({
    clientMutationId: clientMutationId ?? null,
    actor: actorNode(context, context.actor.account),
    pullRequest: pullNode(context, repository, pull),
  })
  return {
    enablePullRequestAutoMerge: async ({ input }: Input<EnableInput>) => {
      const { repository, number } = find(input.pullRequestId)
      const wanted = {
        method: METHODS[input.mergeMethod ?? 'MERGE'],
        expectedHead: input.expectedHeadOid ?? undefined,
      }
      const pull = await repository.exclusively(() =>
        enableAutoMerge(context.world, repository, context.actor, number, wanted),
      )
      return answer(input, repository, pull)
    },
    enqueuePullRequest: async ({ input }: Input<EnqueueInput>) => {
      const { repository, number } = findQueued(input.pullRequestId)
      const entry = await repository.exclusively(() =>
        enqueue(
          context.world,
          repository,
          context.actor,
          number,
          input.expectedHeadOid ?? undefined,
        ),
      )
      const mergeQueueEntry = queueEntryNode(context, repository, entry)
      return { clientMutationId: input.clientMutationId ?? null, mergeQueueEntry }
    },
    dequeuePullRequest: async ({ input }: Input<{ readonly id: string }>) => {
      const { repository, number } = findQueued(input.id)
      const entry = await repository.exclusively(() =>
        dequeue(context.world, repository, context.actor, number),
      )
      const mergeQueueEntry = queueEntryNode(context, repository, entry)
      return { clientMutationId: input.clientMutationId ?? null, mergeQueueEntry }
    },
    disablePullRequestAutoMerge: async ({ input }: Input<{ readonly pullRequestId: string }>) => {
      const { repository, number } = find(input.pullRequestId)
      const pull = await repository.exclusively(async () =>
        disableAutoMerge(context.world, repository, context.actor, number),
      )
      return answer(input, repository, pull)
    },
  }
}
