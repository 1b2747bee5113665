import { type InputSource, type RepositoryName, readInputs } from '@fluxgate/action-kit'

/** What a person takes back, and to where. */
export interface Inputs {
  readonly repository: RepositoryName
  readonly environment: string
  /** A key, or what means a release set. */
  readonly service: string
  /** undefined: the previous release. */
  readonly to: string | undefined
  readonly reason: string
  readonly until: string | undefined
  readonly token: string
  readonly dryRun: boolean
}

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, current: RepositoryName): Inputs {
  return readInputs(source, (input) => {
    const to = input.optional('to', 256)
    return {
      repository: input.repository('repository', current),
      environment: input.required('environment', 63),
      service: input.required('service', 253),
      to: to === 'previous' ? undefined : to,
      reason: input.required('reason', 300),
      until: input.optional('until', 40),
      token: input.token('token'),
      dryRun: input.boolean('dry-run', false),
    }
  })
}
