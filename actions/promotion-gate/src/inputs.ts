import { type InputSource, type RepositoryName, readInputs } from '@fluxgate/action-kit'
import { SKIPPABLE, type Skippable } from '@fluxgate/promotion'

/** The pull request to judge. */
export interface Inputs {
  readonly repository: RepositoryName
  readonly pullRequest: number
  /** What a person skips, and why; undefined: nobody does. */
  readonly exception: { readonly skip: readonly Skippable[]; readonly reason: string } | undefined
  readonly token: string
  /** Reads the repositories that releases come from. */
  readonly sourceToken: string | undefined
  readonly dryRun: boolean
}

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, current: RepositoryName): Inputs {
  return readInputs(source, (input) => {
    const text = input.required('pull-request', 10)
    const number = /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : undefined
    if (text !== '' && number === undefined) {
      input.problem('pull-request', `${JSON.stringify(text)} is no number of a pull request`)
    }
    const skip = input.someOf('skip', SKIPPABLE)
    const reason = input.optional('reason', 300)
    if (skip.length > 0 && reason === undefined) {
      input.problem('reason', 'is missing; whoever sees what was skipped will want to know')
    }
    if (skip.length === 0 && reason !== undefined) {
      input.problem('skip', `is missing; name what the reason is for: ${SKIPPABLE.join(', ')}`)
    }
    return {
      repository: input.repository('repository', current),
      pullRequest: number ?? 0,
      exception: skip.length === 0 || reason === undefined ? undefined : { skip, reason },
      token: input.token('token'),
      sourceToken: input.secret('source-token'),
      dryRun: input.boolean('dry-run', false),
    }
  })
}
