import { type InputSource, type RepositoryName, readInputs, shown } from '@fluxgate/action-kit'
import { isCommit, whyNoVersion } from '@fluxgate/pipeline'
import { DELIVERY_FILE } from '@fluxgate/stages'

/** What is planned, and what rules over what would be found out. */
export interface Inputs {
  /** From the checkout's root. */
  readonly delivery: string
  readonly version: string | undefined
  /** A whole commit id. */
  readonly since: string | undefined
  readonly token: string
}

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, _current: RepositoryName): Inputs {
  return readInputs(source, (input) => {
    const version = input.optional('version', 256)
    if (version !== undefined) {
      const odd = whyNoVersion(version)
      if (odd !== undefined) input.problem('version', `${shown(version)} ${odd}`)
    }
    const since = input.optional('since', 64)
    if (since !== undefined && !isCommit(since)) {
      input.problem('since', `is ${shown(since)}, no whole commit id; write it as 40 hex`)
    }
    return {
      delivery: input.optional('delivery', 512) ?? DELIVERY_FILE,
      version,
      since,
      token: input.token('token'),
    }
  })
}
