import { type InputSource, type RepositoryName, readInputs, shown } from '@fluxgate/action-kit'
import { readStageTimes, type StageTimes } from '@fluxgate/pipeline'
import { secondsOf } from '@fluxgate/policy'

/** What is told of a delivery, and what it is measured by. */
export interface Inputs {
  readonly service: string
  readonly environment: string | undefined
  readonly version: string | undefined
  readonly reason: string | undefined
  /** Milliseconds. */
  readonly budget: number
  readonly overBudget: 'warn' | 'fail'
  /** By the name of the job that ran them. */
  readonly stages: StageTimes
  readonly bumpJob: string
  /** What the bump did, in its own word. */
  readonly operation: string | undefined
  readonly token: string
}

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, _current: RepositoryName): Inputs {
  return readInputs(source, (input) => {
    const budget = input.optional('budget', 10) ?? '15m'
    const seconds = secondsOf(budget) ?? 0
    if (seconds === 0) {
      input.problem('budget', `is ${shown(budget)}, no duration; write it as 90s, 15m or 2h`)
    }
    const given = input.optional('stages', 65_536)
    const stages = given === undefined ? new Map() : readStageTimes(given)
    if (stages === undefined) {
      input.problem(
        'stages',
        'has a line that is no job with its stages; write Fast stages: and the output "stages" of build-test',
      )
    }
    return {
      service: input.required('service', 253),
      environment: input.optional('environment', 63),
      version: input.optional('version', 256),
      reason: input.optional('reason'),
      budget: seconds * 1000,
      overBudget: input.oneOf('over-budget', ['warn', 'fail']),
      stages: stages ?? new Map(),
      bumpJob: input.optional('bump-job', 200) ?? 'Bump',
      operation: input.optional('operation', 40),
      token: input.token('token'),
    }
  })
}
