import { type Account, type Actor, WEB_FLOW } from './account.ts'
import { statusObjections } from './branch-rules.ts'
import { mergedCommit, mergeState } from './merging.ts'
import { endMerged } from './pull-lifecycle.ts'
import type { PullRequest } from './records.ts'
import { Refusal } from './refusal.ts'
import type { Repository } from './repository.ts'
import { pullOf } from './talk.ts'
import type { World } from './world.ts'

/** A pull request in the merge queue, with the commit that GitHub has made of it and of all before it. */
export interface QueueEntry {
  readonly id: number
  readonly number: number
  readonly branch: string
  readonly by: Account
  readonly at: number
  /** The commit before it: head of the branch, or the entry before. */
  readonly base: string
  readonly commit: string
  /** `refs/heads/gh-readonly-queue/main/pr-5-<base>`. */
  readonly ref: string
}

const PREFIX = 'refs/heads/gh-readonly-queue/'

/** Whether merges into a branch go through its queue. */
export function hasQueue(repository: Repository, branch: string): boolean {
  return repository.rulesOf(branch).some(({ mergeQueue }) => mergeQueue === true)
}

export function entryOf(repository: Repository, number: number): QueueEntry | undefined {
  return repository.queue.find((entry) => entry.number === number)
}

/** Puts a pull request at the end of the queue, or refuses. To be called within `exclusively`. */
export async function enqueue(
  world: World,
  repository: Repository,
  actor: Actor,
  number: number,
  expectedHead: string | undefined,
): Promise<QueueEntry> {
  const pull = pullOf(repository, number)
  if (!hasQueue(repository, pull.base)) {
    throw new Refusal(422, `Merge queue is not enabled for the branch ${pull.base}`)
  }
  if (expectedHead !== undefined && expectedHead !== pull.headOid) {
    throw new Refusal(422, 'Head branch was modified. Review and try the merge again.')
  }
  if (entryOf(repository, number) !== undefined) {
    throw new Refusal(422, 'Pull request is already in the queue')
  }
  const state = await mergeState(world, repository, pull)
  if (state !== 'clean' && state !== 'unstable') {
    throw new Refusal(422, `Pull request Pull request is in ${state} status`)
  }
  const entry = { ...blank(world, pull), by: actor.account }
  repository.queue = [...repository.queue, entry]
  world.record('enqueued', repository, actor, { number, head: pull.headOid })
  await rebuildQueue(world, repository, pull.base)
  const made = entryOf(repository, number)
  if (made === undefined) throw new Refusal(422, 'Pull request Pull request is in dirty status')
  return made
}

export async function dequeue(
  world: World,
  repository: Repository,
  actor: Actor,
  number: number,
): Promise<QueueEntry> {
  const entry = entryOf(repository, number)
  if (entry === undefined) throw new Refusal(422, 'Pull request is not in the queue')
  remove(world, repository, actor, entry)
  await rebuildQueue(world, repository, entry.branch)
  return entry
}

/** Takes what was closed out of the queue; what stood behind it is made anew when the branch moves next. */
export function leaveQueue(
  world: World,
  repository: Repository,
  actor: Actor,
  number: number,
): void {
  const entry = entryOf(repository, number)
  if (entry !== undefined) remove(world, repository, actor, entry)
}

/** Makes the commits of a queue anew where its branch, or what is queued, is another one. */
export async function rebuildQueue(
  world: World,
  repository: Repository,
  branch: string,
): Promise<void> {
  let tip = repository.branch(branch)
  if (tip === undefined) return
  for (const entry of repository.queue.filter((one) => one.branch === branch)) {
    const pull = pullOf(repository, entry.number)
    if (pull.state === 'closed') {
      remove(world, repository, BY_GITHUB, entry)
      continue
    }
    if (entry.base === tip && entry.commit !== '') {
      tip = entry.commit
      continue
    }
    unref(repository, entry)
    try {
      const merge = { base: tip, method: 'squash' } as const
      const commit: string = await mergedCommit(world, repository, BY_GITHUB, pull, merge)
      const ref = `${PREFIX}${branch}/pr-${pull.number}-${tip}`
      repository.git.refs.apply([{ name: ref, after: commit }])
      replace(repository, { ...entry, base: tip, commit, ref })
      world.record('group-made', repository, BY_GITHUB, { number: pull.number, oid: commit, ref })
      tip = commit
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      remove(world, repository, BY_GITHUB, entry)
    }
  }
}

/** Merges what stands first and is green, throws out what is red. To be called within `exclusively`. */
export async function settleQueue(world: World, repository: Repository): Promise<void> {
  for (let first = repository.queue[0]; first !== undefined; first = repository.queue[0]) {
    const { branch, commit, number } = first
    const rules = repository.rulesOf(branch)
    if (rules.some((rule) => isRed(repository, rule.requiredStatuses, commit))) {
      remove(world, repository, BY_GITHUB, first)
      await rebuildQueue(world, repository, branch)
      continue
    }
    if (rules.some((rule) => statusObjections(repository, rule, commit).length > 0)) return
    repository.queue = repository.queue.slice(1)
    const actor = { account: first.by, token: undefined }
    const before = repository.branch(branch)
    endMerged(world, repository, actor, pullOf(repository, number), commit)
    repository.git.refs.apply([{ name: `refs/heads/${branch}`, after: commit }])
    unref(repository, first)
    world.record('ref-updated', repository, actor, {
      ref: `refs/heads/${branch}`,
      before,
      after: commit,
    })
  }
}

const BY_GITHUB: Actor = { account: WEB_FLOW, token: undefined }

function blank(world: World, { number, base }: PullRequest): Omit<QueueEntry, 'by'> {
  return {
    id: world.nextId(),
    number,
    branch: base,
    at: world.clock(),
    base: '',
    commit: '',
    ref: '',
  }
}

function isRed(repository: Repository, contexts: readonly string[], oid: string): boolean {
  const latest = new Map(
    (repository.statuses.get(oid) ?? []).map(({ context, state }) => [context, state]),
  )
  return contexts.some((context) => ['failure', 'error'].includes(latest.get(context) ?? ''))
}

function remove(world: World, repository: Repository, actor: Actor, entry: QueueEntry): void {
  repository.queue = repository.queue.filter(({ id }) => id !== entry.id)
  unref(repository, entry)
  world.record('dequeued', repository, actor, { number: entry.number })
}

function replace(repository: Repository, entry: QueueEntry): void {
  repository.queue = repository.queue.map((one) => (one.id === entry.id ? entry : one))
}

function unref(repository: Repository, { ref }: QueueEntry): void {
  if (ref !== '' && repository.git.refs.get(ref) !== undefined) {
    repository.git.refs.apply([{ name: ref, after: undefined }])
  }
}
