/** A check run as GitHub keeps it; moments in milliseconds. Every run of a workflow, or request of an app, is a suite of its own. */
export interface CheckRun {
  readonly id: number
  readonly suite: number
  readonly oid: string
  readonly name: string
  /** Slug of the app that reports it; workflows' jobs are those of `github-actions`. */
  readonly app: string
  readonly status: 'queued' | 'in_progress' | 'completed'
  readonly conclusion: CheckConclusion | undefined
  readonly startedAt: number | undefined
  readonly completedAt: number | undefined
}

export type CheckConclusion =
  | 'action_required'
  | 'cancelled'
  | 'failure'
  | 'neutral'
  | 'skipped'
  | 'stale'
  | 'startup_failure'
  | 'success'
  | 'timed_out'
