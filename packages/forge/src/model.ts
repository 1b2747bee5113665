import type { LastStatus } from './commit-reports.ts'
import type { MergeMethod } from './writes.ts'

/** A repository by name. */
export interface Repository {
  readonly owner: string
  readonly name: string
}

/** One path at one commit, one level deep: a file with its text, or a folder with the text of the files in it. */
export type TreeNode =
  | { readonly kind: 'file'; readonly mode: number; readonly oid: string; readonly text: TextOf }
  | { readonly kind: 'folder'; readonly oid: string; readonly entries: readonly TreeEntry[] }
  | { readonly kind: 'submodule' }
  | { readonly kind: 'absent' }

/** One entry of a folder. */
export interface TreeEntry {
  readonly name: string
  readonly mode: number
  readonly kind: 'file' | 'folder' | 'submodule'
  readonly oid: string
  /** Files only. */
  readonly text: TextOf | undefined
}

/** GitHub cuts text at 512,000 bytes and has none of binaries. */
export type TextOf =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'not-read' }

/** What a run needs first: one request. */
export interface Start {
  readonly repositoryId: string
  readonly databaseId: number
  readonly defaultBranch: string
  /** Head of the branch asked for (or of the default branch); undefined: the branch does not exist. */
  readonly head: string | undefined
  readonly branch: string
  /** The identity of the token in use. */
  readonly viewer: { readonly id: number; readonly login: string }
  /** Files asked for, at that head. */
  readonly files: ReadonlyMap<string, TreeNode>
  /** Rules of that branch that bear on landing a commit. */
  readonly rules: BranchRules
  /** Open issues with the label asked for; undefined: none was. */
  readonly issues?: LabelledIssues | undefined
}

/** The open issues with one label, oldest first. */
export type LabelledIssues =
  | {
      readonly kind: 'read'
      readonly issues: readonly LabelledIssue[]
      /** Whether there are more than were read. */
      readonly more: boolean
    }
  /** The token may not read issues. */
  | { readonly kind: 'forbidden' }

/** An open issue with the label that was asked for. */
export interface LabelledIssue {
  readonly number: number
  readonly title: string
  readonly url: string
  readonly createdAt: string
  /** Login; undefined: gone. */
  readonly author: string | undefined
  readonly labels: readonly string[]
  /** Whether it has more labels than were read. */
  readonly moreLabels: boolean
}

/** What protects a branch, as far as it decides how something lands there. */
export interface BranchRules {
  /** Contexts of required status checks. */
  readonly requiredStatuses: readonly string[]
  readonly requiresPullRequest: boolean
  /** Whether merges go through a queue. */
  readonly mergeQueue: boolean
}

/** Everything at one commit, in one request (the forge splits it where GitHub's limits ask for it). */
export interface ReadRequest {
  readonly commit: string
  /** Files or folders; a folder comes with its entries and their texts, one level. */
  readonly paths: readonly string[]
  /** Base commits that touched `path`, newest first, each with that path as it was there. */
  readonly histories: readonly HistoryRequest[]
  /** Branches of ours: head, pull requests (newest first), and these paths at the head of each pull request. */
  readonly branches: readonly {
    readonly name: string
    readonly paths: readonly string[]
    /** Whether they are read where each pull request starts as well. */
    readonly before?: boolean
    /** Whether the texts of open pull requests are read. */
    readonly bodies?: boolean
  }[]
  /** The branch that those are merged into: with it, whose their newest commits are is told. */
  readonly into?: string
}

/** The newest commits that touched a path. */
export interface HistoryRequest {
  readonly path: string
  /** Fewer may come, with `next` set, where the files of so many commits are too much for one answer. */
  readonly first: number
  /** Cursor of an earlier page. */
  readonly after: string | undefined
}

/** What was read at one commit. */
export interface ReadAnswer {
  readonly nodes: ReadonlyMap<string, TreeNode>
  /** In the order of the request. */
  readonly histories: readonly HistoryPage[]
  /** In the order of the request. */
  readonly branches: readonly BranchAnswer[]
  /** Where `into` stood when the last of the branches was read; undefined: none was, or there is no `into`. */
  readonly tip?: string | undefined
}

/** Some commits that touched a path, newest first. */
export interface HistoryPage {
  readonly path: string
  readonly commits: readonly {
    readonly oid: string
    /** RFC 3339: of what was merged into `into` when that was, else as the commit says. */
    readonly committedAt: string
    readonly node: TreeNode
    /**
     * Whether it came with any pull request that left the path otherwise: the branch `into` never held the path like this.
     * A merge brings the commits of the merged branch into a history, those before its last too.
     */
    readonly passing: boolean
    /** The merge by which `into` has it; undefined: it is a commit of `into` itself. */
    readonly merge?: string | undefined
    /** Whether the path was like this before this commit too: older ones were not read. */
    readonly boundary?: boolean | undefined
  }[]
  /** Cursor of the next page; undefined: no more. */
  readonly next: string | undefined
  /** Whether older ones exist all the same, which can't be asked for. */
  readonly cut?: boolean
}

/** A branch, and the pull requests from it. */
export interface BranchAnswer {
  readonly name: string
  /** undefined: no such branch. */
  readonly head: string | undefined
  /** Whose its newest commit is; undefined: it has none that `into` lacks, or was not compared. */
  readonly newest: CommitHand | undefined
  /** Newest first, down to one that was merged, and ten at least; 100 at most, which is logged. */
  readonly pullRequests: readonly PullRequest[]
}

/** Who did something. */
export interface Actor {
  /** undefined: not a user or bot GitHub gives a number for. */
  readonly id: number | undefined
  readonly login: string
}

/** Whose a commit is. */
export interface CommitHand {
  /** By the addresses that it carries, which whoever pushes it may choose; undefined: somebody whom GitHub does not know. */
  readonly by: Actor | undefined
  /** Whether GitHub made it itself, so that the name is true. */
  readonly signedByGitHub: boolean
}

/** A pull request, with what decisions about it need. */
export interface PullRequest {
  readonly id: string
  readonly number: number
  readonly url: string
  readonly title: string
  readonly state: 'open' | 'closed' | 'merged'
  readonly base: string
  readonly head: string
  readonly createdAt: string
  /** When its text was changed last; undefined: never. */
  readonly editedAt: string | undefined
  /** When its newest commit was made; undefined: GitHub did not say. */
  readonly headCommittedAt: string | undefined
  readonly closedAt: string | undefined
  readonly author: Actor | undefined
  readonly closedBy: Actor | undefined
  readonly mergeState: Mergeability['state']
  readonly inQueue: boolean
  readonly labels: readonly string[]
  /** Latest opinionated review of each reviewer who can write, 50 at most: approval or request for changes. */
  readonly reviews: readonly {
    /** undefined: GitHub did not say. */
    readonly id: number | undefined
    readonly author: Actor | undefined
    readonly state: 'approved' | 'changes-requested' | 'dismissed' | 'commented' | 'pending'
    /** The commit that was reviewed. */
    readonly commit: string | undefined
    /** Whether the reviewer can write to the repository. */
    readonly canWrite: boolean
  }[]
  /** Whose each commit of it is; the newest 100 and how many there are. */
  readonly commitAuthors: readonly CommitHand[]
  readonly commitCount: number
  /** Authors and committers of those commits, each once; undefined: somebody whom GitHub does not know. */
  readonly commitPeople: readonly (Actor | undefined)[]
  /** Its text as it stands; undefined: not asked for, or not open. */
  readonly body?: string
  /** The paths asked for, at its head. */
  readonly nodes: ReadonlyMap<string, TreeNode>
  /** The same at the commit that its first commit was made on; undefined where that was not asked for, or GitHub did not say. */
  readonly nodesBefore?: ReadonlyMap<string, TreeNode>
  readonly renames: readonly {
    readonly previousTitle: string
    readonly at: string
    readonly by: Actor | undefined
  }[]
}

/** One push to a branch. */
export interface Push {
  /** Whose word GitHub took for it; undefined: gone, or nobody with an account. */
  readonly by: Actor | undefined
  /** Where the branch was then. */
  readonly after: string
  /** Whether it made the branch. */
  readonly created: boolean
}

/** What GitHub's log of activity says of a branch. */
export type Pushes =
  | {
      readonly kind: 'told'
      /** Newest first. */
      readonly pushes: readonly Push[]
      /** Whether there may be older ones. */
      readonly more: boolean
    }
  /** The server has no such log, or the token may not read it. */
  | { readonly kind: 'untold' }

/** A pull request with what merging it now would do. */
export interface Proposed extends PullRequest {
  /** Name of its branch, which may be one of a fork. */
  readonly branch: string
  readonly fork: boolean
  /** Paths that it changes; of a renamed file the new one alone. */
  readonly changed: readonly { readonly path: string; readonly renamed: boolean }[]
  /** Whether it changes more files than GitHub lists. */
  readonly changedCut: boolean
  readonly merge: /** GitHub has tried it: the commit that it made, and the commit of base that it was merged into. */
    | { readonly kind: 'merged'; readonly commit: string; readonly into: string }
    | { readonly kind: 'conflict' }
    | { readonly kind: 'not-yet' }
  /** Who has asked GitHub to merge it once it can be; undefined: nobody. */
  readonly automatic: Mergeability['automatic']
  readonly queued: Mergeability['queued']
  /** The newest status of the context asked for, on its head; undefined: none. */
  readonly status: LastStatus | undefined
}

/** How far an open pull request is from being merged, as GitHub sees it now. */
export interface Mergeability {
  readonly id: string
  readonly head: string
  /** Head of the branch that it goes into. */
  readonly base: string
  /** `unknown` also for what GitHub will think of. */
  readonly state: 'clean' | 'unstable' | 'blocked' | 'behind' | 'dirty' | 'draft' | 'unknown'
  /** Who has asked GitHub to merge it once it can be; undefined: nobody. */
  readonly automatic: { readonly by: Actor | undefined } | undefined
  /** Who has put it into the merge queue; undefined: it is not in it. */
  readonly queued: { readonly by: Actor | undefined } | undefined
  /** Whether merges into its branch go through a queue. */
  readonly queue: boolean
  /** Whether the repository lets people ask for that. */
  readonly autoMergeAllowed: boolean
  /** Methods that the settings and the rules of the branch allow. */
  readonly methods: readonly MergeMethod[]
}

/** A pull request in a merge queue. */
export interface QueueMember {
  readonly number: number
  readonly head: string
  /** Name of its branch, which may be one of a fork. */
  readonly branch: string
  readonly fork: boolean
  readonly author: Actor | undefined
  /** The newest status of the context asked for, on that head. */
  readonly status: LastStatus | undefined
}

/** What GitHub says of a commit that should be one of a merge queue. */
export interface QueueCommit {
  /** The pull requests that it brings; empty: it is no commit of the queue; undefined: the token may not see queues. */
  readonly members: readonly QueueMember[] | undefined
  /** The newest status of the context asked for, on the commit itself. */
  readonly status: LastStatus | undefined
}

/** How one commit differs from another. */
export interface Compared {
  /** Whether the head holds all that base holds. */
  readonly contains: boolean
  /** Paths that differ; of a renamed file the new one alone. */
  readonly changed: Proposed['changed']
  /** Whether more differ than GitHub lists. */
  readonly cut: boolean
}

/** A GitHub Deployment as it came; the payload is still untrusted. */
export interface Deployment {
  readonly id: number
  readonly environment: string
  readonly task: string
  readonly createdAt: string
  readonly creator: Actor | undefined
  readonly payload: unknown
}

/** Some deployments, newest first. */
export interface DeploymentPage {
  readonly deployments: readonly Deployment[]
  /** Whether older ones exist. */
  readonly more: boolean
}

/** Who made the commits between two of a repository. */
export type SourceCommits =
  | {
      readonly kind: 'people'
      /** Numeric ids of authors, co-authors and committers. */
      readonly people: readonly number[]
      /** Names in commits that GitHub knows no account for. */
      readonly strangers: readonly string[]
    }
  /** The second is older than the first. */
  | { readonly kind: 'behind' }
  /** There are more than can be read. */
  | { readonly kind: 'cut'; readonly total: number; readonly most: number }
  /** The token does not reach the repository, or a commit is gone. */
  | { readonly kind: 'unreadable'; readonly said: string }
