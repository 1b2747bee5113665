import { demand } from '../state/access.ts'
import { disableAutoMerge, enableAutoMerge } from '../state/auto-merge.ts'
import type { PullRequest } from '../state/records.ts'
import type { Repository } from '../state/repository.ts'
import { actorNode, type Context } from './context.ts'
import { pullNode } from './pull-node.ts'

interface Input<T> {
  readonly input: T & { readonly clientMutationId?: string | null }
}

interface EnableInput {
  readonly pullRequestId: string
  readonly mergeMethod?: 'MERGE' | 'SQUASH' | 'REBASE' | null
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
    disablePullRequestAutoMerge: async ({ input }: Input<{ readonly pullRequestId: string }>) => {
      const { repository, number } = find(input.pullRequestId)
      const pull = await repository.exclusively(async () =>
        disableAutoMerge(context.world, repository, context.actor, number),
      )
      return answer(input, repository, pull)
    },
  }
}
