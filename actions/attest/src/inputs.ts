import { type InputSource, type RepositoryName, readInputs } from '@fluxgate/action-kit'

/** What a person attests. */
export interface Inputs {
  readonly repository: RepositoryName
  readonly environment: string
  readonly services: readonly string[] | 'all'
  readonly version: string | undefined
  readonly cluster: string | undefined
  readonly reason: string
  readonly token: string
  readonly dryRun: boolean
}

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, current: RepositoryName): Inputs {
  return readInputs(source, (input) => {
    const services = input.list('service')
    const all = services.includes('all')
    if (services.length === 0) input.problem('service', 'is missing; name services, or all')
    if (all && services.length > 1) {
      input.problem('service', 'names services beside "all"; write one or the other')
    }
    const version = input.optional('version', 256)
    if (version !== undefined && (all || services.length > 1)) {
      input.problem('version', 'is for one service; name exactly one under "service"')
    }
    return {
      repository: input.repository('repository', current),
      environment: input.required('environment', 63),
      services: all ? 'all' : services,
      version,
      cluster: input.optional('cluster', 63),
      reason: input.required('reason', 500),
      token: input.token('token'),
      dryRun: input.boolean('dry-run', false),
    }
  })
}
