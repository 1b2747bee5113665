import type { Actor } from './account.ts'
import { objections, ruleRefusal } from './branch-rules.ts'
import { entryOf, rebuildQueue } from './merge-queue.ts'
import { followRefMove } from './pull-lifecycle.ts'
import { openPulls } from './pulls.ts'
import { Refusal } from './refusal.ts'
import type { Activity, Repository } from './repository.ts'
import type { World } from './world.ts'

export interface RefMove {
  /** Full name. */
  readonly name: string
  /** Where it must be now: undefined must not exist; `any` whatever it is. */
  readonly before: string | undefined | 'any'
  /** undefined: delete. */
  readonly after: string | undefined
  readonly force: boolean
  /** The move merges a pull request whose rules have been judged. */
  readonly merge?: boolean
}

/** A ref is not where the caller thought; what it was is in the message. */
class StaleRef extends Refusal {
  readonly ref: string

  constructor(ref: string, message: string) {
    super(409, message, { type: 'UNPROCESSABLE' })
    this.ref = ref
  }
}

/** Moves refs, all or none, as GitHub would for this actor. To be called within `exclusively`. */
export async function moveRefs(
  world: World,
  repository: Repository,
  actor: Actor,
  moves: readonly RefMove[],
): Promise<void> {
  const { refs } = repository.git
  for (const move of moves) await judge(repository, actor, move)
  const changed = moves.map((move) => ({ ...move, was: refs.get(move.name) }))
  refs.apply(changed)
  for (const { name, was, after, merge } of changed) {
    if (was === after) continue
    repository.activity.push({
      ...{ id: repository.activity.length + 1, at: world.clock(), actor: actor.account, ref: name },
      ...{ before: was, after },
      type: await activityType(repository, { before: was, after, merge }),
    })
    world.record('ref-updated', repository, actor, { ref: name, before: was, after })
    await followRefMove(world, repository, actor, { name, before: was, after })
    await rebuildQueue(world, repository, name.replace(/^refs\/heads\//, ''))
  }
}

async function activityType(
  { ancestry }: Repository,
  {
    before,
    after,
    merge,
  }: {
    readonly before: string | undefined
    readonly after: string | undefined
    readonly merge: boolean | undefined
  },
): Promise<Activity['type']> {
  if (before === undefined) return 'branch_creation'
  if (after === undefined) return 'branch_deletion'
  if (merge === true) return 'pr_merge'
  return (await ancestry.isAncestor(before, after)) ? 'push' : 'force_push'
}

async function judge(repository: Repository, actor: Actor, move: RefMove): Promise<void> {
  const { refs, objects } = repository.git
  const now = refs.get(move.name)
  if (move.before !== 'any' && move.before !== now) {
    const wanted = move.before ?? 'missing'
    throw new StaleRef(
      move.name,
      `expected ${move.name} to be ${wanted} but it is ${now ?? 'missing'}`,
    )
  }
  if (move.after === undefined) {
    if (now === undefined) throw new Refusal(422, 'Reference does not exist')
    if (move.name === `refs/heads/${repository.defaultBranch}`) {
      throw new Refusal(422, 'Cannot delete the default branch')
    }
  } else {
    if (!isRefName(move.name)) throw new Refusal(422, `${move.name} is not a valid ref name.`)
    if (refs.conflicts(move.name)) throw new Refusal(422, 'Reference update failed')
    if ((await objects.read(move.after))?.kind !== 'commit') {
      throw new Refusal(422, 'Object does not exist')
    }
  }
  const fastForward =
    now === undefined ||
    move.after === undefined ||
    (await repository.ancestry.isAncestor(now, move.after))
  if (!fastForward && !move.force) throw new Refusal(422, 'Update is not a fast forward')
  if (now !== move.after) judgeRules(repository, actor, move, { now, fastForward })
}

function judgeRules(
  repository: Repository,
  actor: Actor,
  move: RefMove,
  state: { readonly now: string | undefined; readonly fastForward: boolean },
): void {
  if (!move.name.startsWith('refs/heads/')) return
  const branch = move.name.slice('refs/heads/'.length)
  const queued = openPulls(repository, branch).some(
    ({ number }) => entryOf(repository, number) !== undefined,
  )
  if (queued && actor.token !== undefined) throw queuedBranch()
  for (const rule of repository.rulesOf(branch)) {
    const texts = objections(repository, rule, {
      branch,
      before: state.now,
      after: move.after,
      fastForward: state.fastForward,
      merge: move.merge ?? false,
      actor: actor.account.id,
    })
    if (texts.length > 0) throw ruleRefusal(rule, texts)
  }
}

function queuedBranch(): Refusal {
  const message =
    'A pull request for this branch has been added to a merge queue. Branches that are queued for merging cannot be updated. To modify this branch, dequeue the associated pull request.'
  return new Refusal(422, message, { type: 'UNPROCESSABLE' })
}

/** The rules of git-check-ref-format that names of ours could break. */
function isRefName(name: string): boolean {
  if (!/^refs\/[^/]+\/./.test(name) || name.length > 250) return false
  if (/[\s\p{Cc}~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$/u.test(name)) return false
  return name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'))
}
