import { join } from 'node:path'
import { Ancestry } from '../git/ancestry.ts'
import { History } from '../git/history.ts'
import { GitRepository } from '../git/repository.ts'
import type { Account, Role } from './account.ts'
import type { CheckRun } from './check-runs.ts'
import type { Issue } from './issues.ts'
import type { QueueEntry } from './merge-queue.ts'
import type { MergeMethod } from './merging.ts'
import type {
  BranchRule,
  Comment,
  CommitStatus,
  Deployment,
  DeploymentStatus,
  Label,
  PullRequest,
} from './records.ts'
import type { WorkflowRun } from './runs.ts'

/** What a read sees: the state now, or as it was (read lag). Objects are never missing: only what names them lags. */
export interface View {
  readonly refs: ReadonlyMap<string, string>
  readonly pulls: ReadonlyMap<number, PullRequest>
  readonly issues: ReadonlyMap<number, Issue>
  readonly statuses: ReadonlyMap<string, readonly CommitStatus[]>
  readonly deployments: readonly Deployment[]
  readonly deploymentStatuses: ReadonlyMap<number, readonly DeploymentStatus[]>
  readonly labels: ReadonlyMap<string, Label>
  readonly comments: ReadonlyMap<number, Comment>
}

export interface RepositoryOptions {
  readonly defaultBranch: string
  readonly private: boolean
}

/** One move of a branch, by whoever pushed. */
export interface Activity {
  readonly id: number
  /** Milliseconds. */
  readonly at: number
  readonly actor: Account
  readonly ref: string
  readonly before: string | undefined
  readonly after: string | undefined
  readonly type: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge'
}

/** A repository: real git on disk, the rest in memory. */
export class Repository {
  readonly id: number
  readonly owner: Account
  readonly name: string
  readonly defaultBranch: string
  readonly private: boolean
  readonly git: GitRepository
  readonly ancestry: Ancestry
  readonly history: History
  readonly pulls = new Map<number, PullRequest>()
  readonly issues = new Map<number, Issue>()
  readonly statuses = new Map<string, readonly CommitStatus[]>()
  readonly deployments: Deployment[] = []
  readonly deploymentStatuses = new Map<number, readonly DeploymentStatus[]>()
  readonly labels = new Map<string, Label>()
  readonly comments = new Map<number, Comment>()
  readonly runs: WorkflowRun[] = []
  readonly checkRuns: CheckRun[] = []
  readonly roles = new Map<number, Role>()
  /** Commits that GitHub made and signed itself. */
  readonly verified = new Set<string>()
  /** Every move of a branch, oldest first. */
  readonly activity: Activity[] = []
  rules: readonly BranchRule[] = []
  /** What waits in merge queues, of all branches, first in first out. */
  queue: readonly QueueEntry[] = []
  archived = false
  /** The setting "Allow auto-merge". */
  allowAutoMerge = false
  /** The merge methods that the settings allow. */
  mergeMethods: readonly MergeMethod[] = ['merge', 'squash', 'rebase']
  /** The setting "Allow GitHub Actions to create and approve pull requests". */
  actionsMayOpenPulls = true
  #turn: Promise<unknown> = Promise.resolve()
  readonly #commitsBy = new Map<string, Promise<ReadonlySet<string>>>()

  constructor(
    folder: string,
    id: number,
    owner: Account,
    name: string,
    options: RepositoryOptions,
  ) {
    this.id = id
    this.owner = owner
    this.name = name
    this.defaultBranch = options.defaultBranch
    this.private = options.private
    this.git = new GitRepository(join(folder, owner.login, `${name}.git`), options.defaultBranch)
    this.ancestry = new Ancestry(this.git.objects)
    this.history = new History(this.git)
  }

  get fullName(): string {
    return `${this.owner.login}/${this.name}`
  }

  /** Writes go one after the other, each whole. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** Commits that a pull request brings, or brought: those of its branch, and those that its merge made of them. */
  commitsBy({ headOid, baseOid, merge }: PullRequest): Promise<ReadonlySet<string>> {
    const heads = merge === undefined ? [headOid] : [headOid, merge.oid]
    const key = [baseOid, ...heads].join(' ')
    const known = this.#commitsBy.get(key)
    if (known !== undefined) return known
    const found = Promise.all(heads.map((head) => this.ancestry.exclusive(head, [baseOid])))
    const commits = found.then((lists) => new Set(lists.flat()))
    this.#commitsBy.set(key, commits)
    return commits
  }

  branch(name: string): string | undefined {
    return this.git.refs.get(`refs/heads/${name}`)
  }

  rulesOf(branch: string): readonly BranchRule[] {
    return this.rules.filter((rule) => rule.branch === branch)
  }

  now(): View {
    return {
      refs: this.git.refs.all,
      pulls: this.pulls,
      issues: this.issues,
      statuses: this.statuses,
      deployments: this.deployments,
      deploymentStatuses: this.deploymentStatuses,
      labels: this.labels,
      comments: this.comments,
    }
  }

  snapshot(): View {
    return {
      refs: this.git.refs.all,
      pulls: new Map(this.pulls),
      issues: new Map(this.issues),
      statuses: new Map(this.statuses),
      deployments: [...this.deployments],
      deploymentStatuses: new Map(this.deploymentStatuses),
      labels: new Map(this.labels),
      comments: new Map(this.comments),
    }
  }
}
