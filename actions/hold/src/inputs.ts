import { type InputSource, type RepositoryName, readInputs } from '@fluxgate/action-kit'

/** What a person holds, or lifts. */
export interface Inputs {
  readonly repository: RepositoryName
  readonly environment: string
  readonly service: string
  readonly version: string | undefined
  readonly release: string | undefined
  /** undefined: to lift. */
  readonly terms: { readonly reason: string; readonly until: string | undefined } | undefined
  readonly token: string
  readonly dryRun: boolean
}

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, current: RepositoryName): Inputs {
  return readInputs(source, (input) => {
    const lift = input.boolean('lift', false)
    const version = input.optional('version', 256)
    const release = input.optional('release', 12)
    const reason = input.optional('reason', 300)
    const until = input.optional('until', 40)
    if (!lift && version === undefined && release === undefined) {
      input.problem('version', 'is missing, and so is "release"; name what is held, "*" for all')
    }
    if (!lift && reason === undefined) {
      input.problem('reason', 'is missing; whoever meets the hold will want to know')
    }
    if (lift && until !== undefined) {
      input.problem('until', 'is for a hold; to lift one ends it now')
    }
    return {
      repository: input.repository('repository', current),
      environment: input.required('environment', 63),
      service: input.required('service', 253),
      version,
      release,
      terms: lift ? undefined : { reason: reason ?? '', until },
      token: input.token('token'),
      dryRun: input.boolean('dry-run', false),
    }
  })
}
