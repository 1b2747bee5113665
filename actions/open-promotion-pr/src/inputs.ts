import { type InputSource, type RepositoryName, readInputs } from '@fluxgate/action-kit'
import type { ChoiceRequest, SetChoiceRequest } from '@fluxgate/delivery'
import { isSetName, SKIPPABLE } from '@fluxgate/promotion'

/** Which promotions to recompute, and what a person asks of them. */
export interface Inputs {
  readonly repository: RepositoryName
  readonly from: string | undefined
  readonly to: string | undefined
  /** Empty: all. */
  readonly services: readonly string[]
  readonly choice: ChoiceRequest | undefined
  /** A release set that a person wants again. */
  readonly setChoice: SetChoiceRequest | undefined
  /** What a person takes out of the open release set. */
  readonly takeOut:
    | { readonly environment: string; readonly service: string; readonly reason: string }
    | undefined
  readonly token: string
  /** Reads the repositories that releases come from. */
  readonly sourceToken: string | undefined
  readonly dryRun: boolean
}

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, current: RepositoryName): Inputs {
  return readInputs(source, (input) => {
    const to = input.optional('to', 63)
    const services = input.list('service')
    const version = input.optional('version', 256)
    const [service, ...more] = services
    const wholeSet = version !== undefined && service === undefined && isSetName(version)
    if (version !== undefined && !wholeSet && (service === undefined || more.length > 0)) {
      input.problem(
        'version',
        'is a choice for one service; name exactly one under "service", or a release set here',
      )
    }
    if (version !== undefined && to === undefined) {
      input.problem('version', 'is a choice for one environment; name it under "to"')
    }
    const skip = input.someOf('skip', SKIPPABLE)
    const reason = input.optional('reason', 300)
    if (skip.length > 0 && reason === undefined) {
      input.problem('reason', 'is missing; whoever sees what was skipped will want to know')
    }
    if (skip.length > 0 && version === undefined) {
      input.problem('version', 'is missing; name the one that goes past the gates under "skip"')
    }
    const exception = skip.length === 0 || reason === undefined ? undefined : { skip, reason }
    if (skip.length > 0 && wholeSet) {
      input.problem('skip', 'is for a version of one service; a release set goes through its gates')
    }
    const out = input.optional('take-out', 253)
    if (out !== undefined && (service !== undefined || version !== undefined)) {
      input.problem('take-out', 'names the service itself; leave "service" and "version" empty')
    }
    if (out !== undefined && (to === undefined || reason === undefined)) {
      input.problem('take-out', 'needs the environment under "to", and why under "reason"')
    }
    return {
      repository: input.repository('repository', current),
      from: input.optional('from', 63),
      to,
      services,
      choice:
        version === undefined || to === undefined || service === undefined
          ? undefined
          : { environment: to, service, version, exception },
      setChoice:
        wholeSet && to !== undefined ? { environment: to, name: version, reason } : undefined,
      takeOut:
        out === undefined || to === undefined || reason === undefined
          ? undefined
          : { environment: to, service: out, reason },
      token: input.token('token'),
      sourceToken: input.secret('source-token'),
      dryRun: input.boolean('dry-run', false),
    }
  })
}
