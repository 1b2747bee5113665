import { mergeTrees } from '../git/merge.ts'
import type { Actor } from './account.ts'
import { statusObjections } from './branch-rules.ts'
import { writeSigned } from './commits.ts'
import { endMerged } from './pull-lifecycle.ts'
import type { BranchRule, PullRequest } from './records.ts'
import { moveRefs } from './ref-moves.ts'
import { Refusal } from './refusal.ts'
import type { Repository } from './repository.ts'
import { latestOpinions, pullOf } from './talk.ts'
import type { World } from './world.ts'

export type MergeMethod = 'merge' | 'squash' | 'rebase'

/** Merges as GitHub does, or refuses with its 405 texts. To be called within `exclusively`. */
export async function mergePull(
  world: World,
  repository: Repository,
  actor: Actor,
  number: number,
  options: { readonly method: MergeMethod; readonly sha?: string | undefined },
): Promise<PullRequest> {
  const pull = pullOf(repository, number)
  const base = repository.branch(pull.base)
  if (pull.state === 'closed' || pull.draft || base === undefined) throw notMergeable()
  if (options.sha !== undefined && options.sha !== pull.headOid) {
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.')
  }
  if (!repository.mergeMethods.includes(options.method)) {
    const name = METHOD_NAMES[options.method]
    throw new Refusal(405, `${name} merges are not allowed on this repository.`)
  }
  await judgeMerge(world, repository, actor, pull)
  const oid = await mergedCommit(world, repository, actor, pull, { base, method: options.method })
  const before = { ...pull, baseOid: base }
  repository.pulls.set(number, endMerged(world, repository, actor, before, oid))
  const move = { before: base, after: oid, force: false, merge: true }
  await moveRefs(world, repository, actor, [{ name: `refs/heads/${pull.base}`, ...move }])
  return pullOf(repository, number)
}

/** Whether the branches can be merged without conflict. */
export async function isMergeable(repository: Repository, pull: PullRequest): Promise<boolean> {
  const base = repository.branch(pull.base)
  if (base === undefined) return false
  return (await mergeTrees(repository, base, pull.headOid)) !== undefined
}

/** The commit that GitHub keeps to show what a merge into base as it is now would make; undefined: they conflict. */
export async function testMerge(
  repository: Repository,
  pull: PullRequest,
): Promise<string | undefined> {
  const base = repository.branch(pull.base)
  const tree = base === undefined ? undefined : await mergeTrees(repository, base, pull.headOid)
  if (base === undefined || tree === undefined) return undefined
  const who = { name: 'GitHub', email: 'noreply@github.com', seconds: 0 }
  return repository.git.writeCommit({
    tree,
    parents: [base, pull.headOid],
    author: who,
    committer: who,
    message: `Merge ${pull.headOid} into ${base}`,
  })
}

async function judgeMerge(
  world: World,
  repository: Repository,
  actor: Actor,
  pull: PullRequest,
): Promise<void> {
  for (const rule of repository.rulesOf(pull.base)) {
    if (rule.bypass.includes(actor.account.id)) continue
    const queue = rule.mergeQueue === true ? ['Changes must be made through the merge queue'] : []
    const texts = [...(await mergeObjections(world, repository, rule, pull)), ...queue]
    if (texts.length > 0) throw new Refusal(405, ruleText(rule, texts))
  }
}

/** Why a rule stands against the merge of a pull request, in GitHub's words; empty: it does not. */
async function mergeObjections(
  world: World,
  repository: Repository,
  rule: BranchRule,
  pull: PullRequest,
): Promise<readonly string[]> {
  const approvals = latestOpinions(world, repository, pull, true)
  const given = approvals.filter(({ state }) => state === 'APPROVED').length
  const texts = [...statusObjections(repository, rule, pull.headOid)]
  if (await isBehind(repository, rule, pull)) {
    texts.push('This branch is out-of-date with the base branch.')
  }
  if (approvals.some(({ state }) => state === 'CHANGES_REQUESTED')) {
    texts.push('Changes have been requested.')
  }
  const wanted = rule.approvals ?? 0
  if (given < wanted) {
    const reviews = wanted === 1 ? 'review is' : 'reviews are'
    texts.push(`At least ${wanted} approving ${reviews} required by reviewers with write access.`)
  }
  return texts
}

async function isBehind(
  repository: Repository,
  rule: BranchRule,
  pull: PullRequest,
): Promise<boolean> {
  const base = repository.branch(pull.base)
  if (rule.strict !== true || base === undefined) return false
  return !(await repository.ancestry.isAncestor(base, pull.headOid))
}

/** What GitHub calls the state of an open pull request on its way to a merge. */
export type MergeState = 'draft' | 'dirty' | 'behind' | 'blocked' | 'unstable' | 'clean' | 'unknown'

/** The state of a pull request on its way to a merge, whoever asks. */
export async function mergeState(
  world: World,
  repository: Repository,
  pull: PullRequest,
): Promise<MergeState> {
  if (pull.state === 'closed') return 'unknown'
  if (pull.draft) return 'draft'
  if (!(await isMergeable(repository, pull))) return 'dirty'
  const rules = repository.rulesOf(pull.base)
  let blocked = false
  for (const rule of rules) {
    if (await isBehind(repository, rule, pull)) return 'behind'
    blocked ||= (await mergeObjections(world, repository, rule, pull)).length > 0
  }
  if (blocked) return 'blocked'
  const latest = new Map(
    (repository.statuses.get(pull.headOid) ?? []).map(({ context, state }) => [context, state]),
  )
  return [...latest.values()].every((state) => state === 'success') ? 'clean' : 'unstable'
}

const METHOD_NAMES = { merge: 'Merge commit', squash: 'Squash', rebase: 'Rebase' } as const

function ruleText(rule: BranchRule, texts: readonly string[]): string {
  return rule.kind === 'ruleset'
    ? `Repository rule violations found\n\n${texts.join('\n\n')}\n\n`
    : texts.join(' ')
}

/** The commit, or the last of the commits, that a merge makes. */
export async function mergedCommit(
  world: World,
  repository: Repository,
  actor: Actor,
  pull: PullRequest,
  merge: { readonly base: string; readonly method: MergeMethod },
): Promise<string> {
  const { base, method } = merge
  const tree = await mergeTrees(repository, base, pull.headOid)
  if (tree === undefined) throw notMergeable()
  const title = `${pull.title} (#${pull.number})`
  switch (method) {
    case 'merge': {
      const message = `Merge pull request #${pull.number} from ${repository.owner.login}/${pull.head}\n\n${pull.title}`
      const parents = [base, pull.headOid]
      return writeSigned(world, repository, actor.account, { tree, parents, message })
    }
    case 'squash': {
      const message = `${title}\n\n${pull.body}`.trim()
      return writeSigned(world, repository, pull.author, { tree, parents: [base], message })
    }
    case 'rebase':
      return await rebased(world, repository, pull, base)
  }
}

async function rebased(
  world: World,
  repository: Repository,
  pull: PullRequest,
  base: string,
): Promise<string> {
  const { objects } = repository.git
  let tip = base
  for (const oid of (await repository.ancestry.exclusive(pull.headOid, [base])).reverse()) {
    const commit = await objects.commit(oid)
    const [parent] = commit.parents
    if (commit.parents.length !== 1 || parent === undefined) throw notMergeable()
    const tree = await mergeTrees(repository, tip, oid, parent)
    if (tree === undefined) throw notMergeable()
    const seconds = Math.floor(world.clock() / 1000)
    const committer = { name: 'GitHub', email: 'noreply@github.com', seconds }
    tip = repository.git.writeCommit({ ...commit, tree, parents: [tip], committer })
  }
  return tip
}

function notMergeable(): Refusal {
  return new Refusal(405, 'Pull Request is not mergeable')
}
