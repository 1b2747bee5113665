import { canPush } from './access.ts'
import type { Account, Actor } from './account.ts'
import type { PullRequest } from './records.ts'
import { notFound, Refusal } from './refusal.ts'
import type { Repository } from './repository.ts'
import { labelOf } from './talk.ts'
import type { World } from './world.ts'

export interface Issue {
  readonly id: number
  readonly number: number
  readonly title: string
  readonly author: Account
  readonly state: 'open' | 'closed'
  readonly labels: readonly string[]
  readonly createdAt: number
}

/** Issues and pull requests are numbered together. */
export function nextNumber({
  pulls,
  issues,
}: {
  readonly pulls: ReadonlyMap<number, PullRequest>
  readonly issues: ReadonlyMap<number, Issue>
}): number {
  return Math.max(0, ...pulls.keys(), ...issues.keys()) + 1
}

/** Whoever can see a repository can open one; labels are dropped without a word where they may not label. */
export function openIssue(
  world: World,
  repository: Repository,
  actor: Actor,
  { title, labels }: Pick<Issue, 'title' | 'labels'>,
): Issue {
  const known = mayLabel(world, actor.account, repository) ? labels : []
  const issue: Issue = {
    id: world.nextId(),
    number: nextNumber(repository),
    title,
    author: actor.account,
    state: 'open',
    labels: known.map((name) => labelOf(world, repository, name).name),
    createdAt: world.clock(),
  }
  repository.issues.set(issue.number, issue)
  return issue
}

/** People by their role; an App's token by its permission, which the route has asked for. */
function mayLabel(world: World, account: Account, repository: Repository): boolean {
  return account.kind === 'Bot' || canPush(world, account, repository)
}

/** Closes, reopens or labels one: those who may label, and its author may close and reopen it. */
export function editIssue(
  world: World,
  repository: Repository,
  { account }: Actor,
  number: number,
  edit: Partial<Pick<Issue, 'state' | 'labels'>>,
): Issue {
  const issue = repository.issues.get(number)
  if (issue === undefined) throw notFound()
  const may = mayLabel(world, account, repository)
  if (!may && (edit.labels !== undefined || issue.author.id !== account.id)) {
    throw new Refusal(403, 'Must have triage rights to Repository.', { type: 'FORBIDDEN' })
  }
  const labels = edit.labels?.map((name) => labelOf(world, repository, name).name)
  const edited = { ...issue, ...edit, labels: labels ?? issue.labels }
  repository.issues.set(number, edited)
  return edited
}
