import { type InputSource, type RepositoryName, readInputs } from '@fluxgate/action-kit'

/** Where the event is, and whose promotions it bears on. */
export interface Inputs {
  /** Path of an event file; undefined: the event that started the run. */
  readonly event: string | undefined
  readonly repository: RepositoryName
  readonly token: string
  /** Reads the repositories that releases come from. */
  readonly sourceToken: string | undefined
  readonly dryRun: boolean
}

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, current: RepositoryName): Inputs {
  return readInputs(source, (input) => ({
    event: input.optional('event'),
    repository: input.repository('repository', current),
    token: input.token('token'),
    sourceToken: input.secret('source-token'),
    dryRun: input.boolean('dry-run', false),
  }))
}
