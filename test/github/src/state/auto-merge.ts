import type { Actor } from './account.ts'
import { enqueue, hasQueue, settleQueue } from './merge-queue.ts'
import { type MergeMethod, mergePull, mergeState } from './merging.ts'
import { changePull } from './pull-lifecycle.ts'
import type { PullRequest } from './records.ts'
import { Refusal } from './refusal.ts'
import type { Repository } from './repository.ts'
import { pullOf } from './talk.ts'
import type { World } from './world.ts'

/** Has GitHub merge a pull request once everything is there, or refuses in its words. To be called within `exclusively`. */
export async function enableAutoMerge(
  world: World,
  repository: Repository,
  actor: Actor,
  number: number,
  wanted: { readonly method: MergeMethod; readonly expectedHead: string | undefined },
): Promise<PullRequest> {
  const pull = pullOf(repository, number)
  if (!repository.allowAutoMerge) {
    throw new Refusal(422, 'Auto merge is not allowed for this repository')
  }
  if (wanted.expectedHead !== undefined && wanted.expectedHead !== pull.headOid) {
    throw new Refusal(422, 'Head branch was modified. Review and try the merge again.')
  }
  const state = await mergeState(world, repository, pull)
  if (state === 'clean' || state === 'unstable') {
    throw new Refusal(422, `Pull request Pull request is in ${state} status`)
  }
  if (pull.state === 'closed' || pull.draft || state === 'dirty') {
    throw new Refusal(422, `Pull request Pull request is in ${state} status`)
  }
  const autoMerge = { by: actor.account, method: wanted.method, at: world.clock() }
  world.record('auto-merge-enabled', repository, actor, { number, head: pull.headOid })
  return changePull(world, repository, actor, pull, { autoMerge })
}

export function disableAutoMerge(
  world: World,
  repository: Repository,
  actor: Actor,
  number: number,
): PullRequest {
  const pull = pullOf(repository, number)
  if (pull.autoMerge === undefined) {
    throw new Refusal(422, "Can't disable auto-merge for this pull request.")
  }
  world.record('auto-merge-disabled', repository, actor, { number, head: pull.headOid })
  return changePull(world, repository, actor, pull, { autoMerge: undefined })
}

/** Merges what waits for nothing any more, in the name of who asked for it. To be called within `exclusively`. */
export async function mergeWhatMay(world: World, repository: Repository): Promise<void> {
  for (const { number, autoMerge } of [...repository.pulls.values()]) {
    if (autoMerge === undefined || pullOf(repository, number).state === 'closed') continue
    const actor: Actor = { account: autoMerge.by, token: undefined }
    const pull = pullOf(repository, number)
    try {
      if (hasQueue(repository, pull.base)) {
        await enqueue(world, repository, actor, number, undefined)
        changePull(world, repository, actor, pull, { autoMerge: undefined })
        continue
      }
      await mergePull(world, repository, actor, number, { method: autoMerge.method })
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
    }
  }
  await settleQueue(world, repository)
}
