import type { Account } from './account.ts'

export type RunStatus = 'queued' | 'in_progress' | 'waiting' | 'completed'

export type RunConclusion =
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'

export interface RunStep {
  readonly name: string
  readonly conclusion: RunConclusion
}

/** One job of a run; moments in milliseconds, undefined: not yet. */
export interface RunJob {
  readonly id: number
  readonly name: string
  readonly status: RunStatus
  readonly conclusion: RunConclusion | undefined
  readonly createdAt: number
  readonly startedAt: number | undefined
  readonly completedAt: number | undefined
  readonly steps: readonly RunStep[]
  /** undefined: no runner has it. */
  readonly runnerName?: string
}

/** A run of a workflow. No runner takes it: whoever handles its dispatch, or a test, says how it goes. */
export interface WorkflowRun {
  readonly id: number
  readonly number: number
  /** The workflow's file, `bump.yml`. */
  readonly workflow: string
  /** Its `run-name`, or the workflow's name. */
  readonly title: string
  readonly event: string
  readonly branch: string
  readonly oid: string
  readonly actor: Account
  readonly at: number
  status: RunStatus
  conclusion: RunConclusion | undefined
  jobs: readonly RunJob[]
}
