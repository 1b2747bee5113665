import type { StageTime, StageTimes } from './stage-times.ts'

/** A job of the run that delivers, as GitHub tells it; moments in milliseconds since the epoch. */
export interface JobTime {
  readonly name: string
  readonly url: string | undefined
  /** `success`, `failure`, ... in GitHub's words; undefined: it has not ended. */
  readonly conclusion: string | undefined
  readonly createdAt: number
  readonly startedAt: number
  /** undefined: it has not ended. */
  readonly completedAt: number | undefined
}

/** How a job of the run ended; `kept`: an earlier attempt had done it. */
export type JobResult = 'passed' | 'failed' | 'cancelled' | 'skipped' | 'running' | 'kept'

/** One job, in the order in which they began. Durations in milliseconds. */
export interface JobRow {
  readonly name: string
  readonly url: string | undefined
  /** `kept`: it passed in an earlier attempt, and its time is no part of this one. */
  readonly result: JobResult
  /** How long it waited for a runner. */
  readonly waited: number
  readonly took: number
  /** What it ran, where it told and was no part of an earlier attempt. */
  readonly stages: readonly StageTime[]
}

/** How long it took from the start of the run until the environment was bumped, or until now. */
export interface DeliveryTime {
  readonly rows: readonly JobRow[]
  readonly total: number
  readonly budget: number
  /** Milliseconds above the budget; 0: within it. */
  readonly over: number
  readonly end:
    | { readonly kind: 'bumped' }
    /** The job that bumps was not to run. */
    | { readonly kind: 'not-asked' }
    /** The first job that went wrong; undefined: none did, and the bump is not there yet. */
    | { readonly kind: 'stopped'; readonly by: string | undefined }
}

/** All that the minutes of a delivery are told from. */
export interface DeliveryTimeFacts {
  /** When this attempt of the run began. */
  readonly startedAt: number
  readonly now: number
  readonly budget: number
  readonly jobs: readonly JobTime[]
  readonly stages: StageTimes
  /** The name of the job whose end ends the clock. */
  readonly bumpJob: string
  /** Whether that job, when it went well, left the environment at the release: a pull request is yet to be merged. */
  readonly landed: boolean
}

/** Measures a delivery. What runs beside the rest, such as an analysis that still goes on, does not count beyond the bump. */
export function deliveryTime(facts: DeliveryTimeFacts): DeliveryTime {
  const { startedAt, now, budget, jobs, stages, bumpJob, landed } = facts
  const began = [...jobs].sort((one, other) => one.startedAt - other.startedAt)
  const rows = began.map((job) => rowOf(job, stages.get(job.name) ?? [], startedAt, now))
  const bump = jobs.find(({ name }) => name === bumpJob)
  const wrong = rows.find(({ result }) => result === 'failed' || result === 'cancelled')
  const end: DeliveryTime['end'] =
    bump?.conclusion === 'success' && landed
      ? { kind: 'bumped' }
      : wrong === undefined && (bump === undefined || bump.conclusion === 'skipped')
        ? { kind: 'not-asked' }
        : { kind: 'stopped', by: wrong?.name }
  const until = end.kind === 'bumped' ? (bump?.completedAt ?? now) : now
  const total = Math.max(0, until - startedAt)
  return { rows, total, budget, over: Math.max(0, total - budget), end }
}

function rowOf(job: JobTime, stages: readonly StageTime[], startedAt: number, now: number): JobRow {
  const { name, url, createdAt, completedAt } = job
  const result = resultOf(job, startedAt)
  const idle = result === 'skipped' || result === 'kept'
  return {
    name,
    url,
    result,
    waited: idle ? 0 : Math.max(0, job.startedAt - Math.max(createdAt, startedAt)),
    took: idle ? 0 : Math.max(0, (completedAt ?? now) - job.startedAt),
    stages: idle ? [] : stages,
  }
}

function resultOf({ conclusion, completedAt }: JobTime, startedAt: number): JobResult {
  switch (conclusion) {
    case undefined:
      return 'running'
    case 'success':
    case 'neutral':
      return completedAt !== undefined && completedAt <= startedAt ? 'kept' : 'passed'
    case 'skipped':
      return 'skipped'
    case 'cancelled':
      return 'cancelled'
    default:
      return 'failed'
  }
}

/** A job of the run with the runner that has it. */
export interface NamedJob {
  readonly name: string
  readonly status: string
  readonly runnerName: string | undefined
}

const BELOW = ' / '

/**
 * What the names of this delivery's jobs begin with: those of a called workflow bear the name of the job that called it, and one run can
 * deliver several services. Found by the job that runs here; '' where the workflow was not called.
 */
export function callerPrefix(jobs: readonly NamedJob[], runnerName: string | undefined): string {
  const running = jobs.filter(({ status }) => status === 'in_progress')
  const here = running.filter((job) => job.runnerName === runnerName)
  const [own, ...others] = here.length > 0 ? here : running
  if (own === undefined || others.length > 0) return ''
  const at = own.name.lastIndexOf(BELOW)
  return at < 0 ? '' : own.name.slice(0, at + BELOW.length)
}
