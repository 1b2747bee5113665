import { type InputSource, type RepositoryName, readInputs } from '@fluxgate/action-kit'

/** The pull request to judge. */
export interface Inputs {
  readonly repository: RepositoryName
  readonly pullRequest: number
  readonly token: string
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
    return {
      repository: input.repository('repository', current),
      pullRequest: number ?? 0,
      token: input.token('token'),
      dryRun: input.boolean('dry-run', false),
    }
  })
}
