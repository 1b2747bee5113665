import type { Actor } from './account.ts'
import { leaveQueue } from './merge-queue.ts'
import type { PullRequest, TimelineItem } from './records.ts'
import type { Repository } from './repository.ts'
import type { World, WorldEvent } from './world.ts'

/** A timeline item before it has its number and time. */
export type NewTimelineItem = TimelineItem extends infer Item
  ? Item extends TimelineItem
    ? Omit<Item, 'id' | 'actor' | 'at'>
    : never
  : never

/** Replaces a pull request, with what that adds to its timeline. */
export function changePull(
  world: World,
  repository: Repository,
  actor: Actor,
  pull: PullRequest,
  change: Partial<PullRequest>,
  items: readonly NewTimelineItem[] = [],
): PullRequest {
  const at = world.clock()
  const timeline = items.map((item) => ({ ...item, id: world.nextId(), actor: actor.account, at }))
  const next: PullRequest = {
    ...pull,
    updatedAt: at,
    ...change,
    timeline: [...pull.timeline, ...timeline],
  }
  repository.pulls.set(pull.number, next)
  return next
}

/** What GitHub does to pull requests when a branch of theirs moves. */
export async function followRefMove(
  world: World,
  repository: Repository,
  actor: Actor,
  move: {
    readonly name: string
    readonly before: string | undefined
    readonly after: string | undefined
  },
): Promise<void> {
  if (!move.name.startsWith('refs/heads/')) return
  const branch = move.name.slice('refs/heads/'.length)
  const open = [...repository.pulls.values()].filter(({ state }) => state === 'open')
  const merged = new Set<string>()
  if (move.after !== undefined && open.some(({ base }) => base === branch)) {
    const exclude = move.before === undefined ? [] : [move.before]
    for (const oid of await repository.ancestry.exclusive(move.after, exclude)) merged.add(oid)
  }
  for (const pull of open) {
    if (pull.head === branch && pull.fork === undefined) {
      await followHead(world, repository, actor, pull, move)
    } else if (pull.base === branch && move.after === undefined) {
      closePull(world, repository, actor, pull)
    } else if (pull.base === branch && merged.has(pull.headOid)) {
      endMerged(world, repository, actor, pull, move.after ?? pull.headOid)
    }
  }
}

/** Closes without merging. */
export function closePull(
  world: World,
  repository: Repository,
  actor: Actor,
  pull: PullRequest,
  change: Partial<PullRequest> = {},
): PullRequest {
  const closed = changePull(
    world,
    repository,
    actor,
    pull,
    { state: 'closed', closedAt: world.clock(), baseOid: baseNow(repository, pull), ...change },
    [{ kind: 'closed' }],
  )
  note(world, repository, actor, 'pull-closed', closed)
  leaveQueue(world, repository, actor, closed.number)
  return closed
}

/** Marks as merged; the base holds `oid` by then. */
export function endMerged(
  world: World,
  repository: Repository,
  actor: Actor,
  pull: PullRequest,
  oid: string,
): PullRequest {
  const at = world.clock()
  const merged = changePull(
    world,
    repository,
    actor,
    pull,
    { state: 'closed', closedAt: at, merge: { oid, by: actor.account, at } },
    [{ kind: 'merged' }, { kind: 'closed' }],
  )
  note(world, repository, actor, 'pull-merged', merged)
  return merged
}

export function note(
  world: World,
  repository: Repository,
  actor: Actor,
  kind: WorldEvent['kind'],
  pull: PullRequest,
): void {
  world.record(kind, repository, actor, {
    number: pull.number,
    head: pull.head,
    headOid: pull.headOid,
    base: pull.base,
  })
}

async function followHead(
  world: World,
  repository: Repository,
  actor: Actor,
  pull: PullRequest,
  move: { readonly before: string | undefined; readonly after: string | undefined },
): Promise<void> {
  const { after } = move
  if (after === undefined) {
    const gone = changePull(world, repository, actor, pull, {}, [{ kind: 'head-deleted' }])
    closePull(world, repository, actor, gone)
    return
  }
  const forced = !(await repository.ancestry.isAncestor(pull.headOid, after))
  const base = baseNow(repository, pull)
  const pushed = changePull(
    world,
    repository,
    actor,
    pull,
    { headOid: after, baseOid: base },
    forced ? [{ kind: 'head-force-pushed', before: pull.headOid, after }] : [],
  )
  note(world, repository, actor, 'pull-updated', pushed)
  if (await repository.ancestry.isAncestor(after, base)) closePull(world, repository, actor, pushed)
}

function baseNow(repository: Repository, pull: PullRequest): string {
  return repository.branch(pull.base) ?? pull.baseOid
}
