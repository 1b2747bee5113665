import type { Account } from './account.ts'

/** All records are replaced, never changed in place: a kept map of them is a snapshot. Times are milliseconds. */
export interface PullRequest {
  readonly id: number
  readonly number: number
  readonly title: string
  readonly body: string
  readonly state: 'open' | 'closed'
  readonly draft: boolean
  readonly base: string
  /** The base branch's commit when the pull request was opened, last pushed to, or ended. */
  readonly baseOid: string
  readonly head: string
  readonly headOid: string
  /** Owner of the head's repository where it is a fork. */
  readonly fork: string | undefined
  readonly author: Account
  /** Opened by a workflow's own token: its checks wait for somebody to approve them. */
  readonly checksAwaitApproval: boolean
  readonly createdAt: number
  readonly updatedAt: number
  /** When its body was changed last. */
  readonly editedAt?: number
  readonly closedAt: number | undefined
  readonly merge: { readonly oid: string; readonly by: Account; readonly at: number } | undefined
  /** Who has asked GitHub to merge it once everything is there, and how. */
  readonly autoMerge?: AutoMerge | undefined
  readonly labels: readonly string[]
  readonly reviews: readonly Review[]
  readonly timeline: readonly TimelineItem[]
}

export interface AutoMerge {
  readonly by: Account
  readonly method: 'merge' | 'squash' | 'rebase'
  readonly at: number
}

export interface Review {
  readonly id: number
  readonly author: Account
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED'
  readonly body: string
  readonly oid: string
  readonly submittedAt: number
}

export type TimelineItem = {
  readonly id: number
  readonly actor: Account
  readonly at: number
} & (
  | { readonly kind: 'closed' | 'reopened' | 'merged' | 'head-deleted' }
  | { readonly kind: 'renamed'; readonly previous: string; readonly current: string }
  | { readonly kind: 'head-force-pushed'; readonly before: string; readonly after: string }
)

export interface CommitStatus {
  readonly id: number
  readonly oid: string
  readonly context: string
  readonly state: 'success' | 'failure' | 'pending' | 'error'
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: Account
  /** Number of the app whose token wrote it; undefined: a person's. */
  readonly app: number | undefined
  readonly at: number
}

export interface Deployment {
  readonly id: number
  readonly oid: string
  readonly ref: string
  readonly task: string
  readonly environment: string
  readonly description: string | null
  readonly payload: unknown
  readonly creator: Account
  readonly at: number
  readonly production: boolean
  readonly transient: boolean
}

export interface DeploymentStatus {
  readonly id: number
  readonly deployment: number
  readonly state: string
  readonly description: string
  readonly environment: string
  readonly logUrl: string
  readonly creator: Account
  readonly at: number
}

export interface Label {
  readonly id: number
  readonly name: string
  readonly color: string
}

export interface Comment {
  readonly id: number
  readonly pull: number
  readonly author: Account
  readonly body: string
  readonly createdAt: number
  readonly updatedAt: number
}

/** What must hold before a branch moves. */
export interface BranchRule {
  readonly id: number
  readonly branch: string
  /** A ruleset everybody can read, or classic branch protection that only administrators can. */
  readonly kind: 'ruleset' | 'protection'
  readonly requiredStatuses: readonly string[]
  /** The number of the app that required statuses must come from; undefined: whoever may write one. */
  readonly statusApp: number | undefined
  /** Changes only through a pull request, with so many approvals. */
  readonly approvals: number | undefined
  /** Whether merges go through a queue. */
  readonly mergeQueue?: boolean
  /** Whether a head has to hold the newest commit of the branch. */
  readonly strict?: boolean
  /** Account numbers that may dismiss reviews; undefined: everybody who can write. */
  readonly dismissers: readonly number[] | undefined
  /** Account numbers that the rule does not bind. */
  readonly bypass: readonly number[]
}
