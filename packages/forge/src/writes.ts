/** GitHub's ways to merge. */
export type MergeMethod = 'squash' | 'merge' | 'rebase'

/** A pull request to merge, at one head. */
export interface MergeRequest {
  readonly number: number
  /** The only head that may be merged. */
  readonly head: string
  readonly method: MergeMethod
}

/** Whether it is merged. */
export type MergeResult =
  | { readonly kind: 'merged'; readonly commit: string | undefined }
  /** Head or base is another one by now: look again. */
  | { readonly kind: 'moved' }
  /** Something has to happen first; `why` in GitHub's words. */
  | { readonly kind: 'blocked'; readonly why: string }
  /** It will not go better by itself; `why` in GitHub's words. */
  | { readonly kind: 'refused'; readonly why: string }

/** Whether GitHub merges it once it can. */
export type AutoMergeResult =
  | { readonly kind: 'enabled' }
  | { readonly kind: 'moved' }
  /** Nothing is missing, so GitHub wants it to be merged outright. */
  | { readonly kind: 'nothing-missing' }
  | { readonly kind: 'not-allowed' }

/** Whether it is in the merge queue. */
export type QueueResult =
  | { readonly kind: 'queued' }
  | { readonly kind: 'moved' }
  /** Something has to happen first; `why` in GitHub's words. */
  | { readonly kind: 'blocked'; readonly why: string }

/** A whole file, by its path in the repository. */
export interface FileWrite {
  readonly path: string
  readonly text: string
}

/** A commit on top of a branch, by compare-and-swap. */
export interface CommitRequest {
  readonly branch: string
  /** The branch must be here, or nothing happens. */
  readonly expectedHead: string
  readonly headline: string
  readonly body: string
  readonly files: readonly FileWrite[]
}

/** Lost races are values: the caller reads afresh and derives again. */
export type CommitResult =
  | { readonly kind: 'committed'; readonly commit: string }
  | { readonly kind: 'moved' }

/** A branch that is made, moved or removed, by compare-and-swap. */
export interface RefUpdate {
  /** Without `refs/heads/`. */
  readonly branch: string
  /** undefined: must not exist. */
  readonly before: string | undefined
  /** undefined: delete. */
  readonly after: string | undefined
  readonly force: boolean
}

/** `moved`: one was not where it was expected, and none was touched. */
export type RefResult = { readonly kind: 'updated' } | { readonly kind: 'moved' }

/** A pull request to open. */
export interface NewPullRequest {
  readonly base: string
  readonly branch: string
  readonly title: string
  readonly body: string
}

/** The pull request that is open for that head now. */
export type PullRequestResult =
  | { readonly kind: 'created'; readonly number: number; readonly url: string }
  /** One is open for this head and base already. */
  | { readonly kind: 'exists'; readonly number: number; readonly url: string }
  /** Nothing to merge: head equals base. */
  | { readonly kind: 'no-commits' }

/** A record to write, as GitHub keeps it. */
export interface NewDeployment {
  /** 40 hex: the commit that holds the pins. */
  readonly ref: string
  readonly environment: string
  readonly task: string
  readonly description: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly status: 'success' | 'failure'
  readonly logUrl: string | undefined
}

/** A commit status to write. */
export interface CommitStatus {
  readonly commit: string
  readonly context: string
  readonly state: 'success' | 'failure' | 'pending' | 'error'
  readonly description: string
  readonly targetUrl: string | undefined
}

/** Whether the review counts no more. */
export type DismissResult =
  | { readonly kind: 'dismissed' }
  /** Rules of the branch leave it to others; GitHub's words. */
  | { readonly kind: 'refused'; readonly said: string }
