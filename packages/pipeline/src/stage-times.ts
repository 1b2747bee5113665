import { memberOf, numberAt, textAt } from './foreign-json.ts'
import type { RunResult, StepOutcome } from './step-result.ts'

/** What a job that ran several stages tells another job of one of them. */
export interface StageTime {
  readonly name: string
  readonly result: StepOutcome['kind']
  readonly milliseconds: number
}

/** Stages by the job that ran them, in their order. */
export type StageTimes = ReadonlyMap<string, readonly StageTime[]>

/** The steps of a run for another job to read, as a JSON list on one line. */
export function printStageTimes({ steps }: Pick<RunResult, 'steps'>): string {
  return JSON.stringify(
    steps.map(({ name, outcome, milliseconds }) => ({
      name,
      result: outcome.kind,
      milliseconds: Math.round(milliseconds),
    })),
  )
}

const RESULTS = {
  passed: true,
  failed: true,
  'timed-out': true,
  'over-budget': true,
  skipped: true,
  'not-reached': true,
  cancelled: true,
} as const satisfies Readonly<Record<StepOutcome['kind'], true>>

const MOST_JOBS = 20
const MOST_STAGES = 200

/**
 * Reads such lists back, one a line behind the name of its job: `Fast stages: [...]`, with nothing behind it where the job told
 * nothing. undefined: a line is nothing like that.
 */
export function readStageTimes(text: string): StageTimes | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const jobs = lines.slice(0, MOST_JOBS).map(jobStages)
  return jobs.every((job) => job !== undefined) ? new Map(jobs) : undefined
}

function jobStages(line: string): readonly [string, readonly StageTime[]] | undefined {
  const [, job, list = ''] = /^([^:[\]]{1,200}):(.*)$/.exec(line.trim()) ?? []
  const stages = listIn(list.trim() === '' ? '[]' : list)
  return job === undefined || stages === undefined
    ? undefined
    : [job, stages.slice(0, MOST_STAGES).flatMap(stageTime)]
}

function listIn(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** None where it is no stage: what a report shows is no reason to fail. */
function stageTime(value: unknown): readonly StageTime[] {
  const name = textAt(value, 'name')
  const result = memberOf(value, 'result')
  const milliseconds = numberAt(value, 'milliseconds')
  if (name === undefined || !isResult(result) || milliseconds === undefined) return []
  return [{ name, result, milliseconds: Math.max(0, milliseconds) }]
}

function isResult(value: unknown): value is StageTime['result'] {
  return typeof value === 'string' && Object.hasOwn(RESULTS, value)
}
