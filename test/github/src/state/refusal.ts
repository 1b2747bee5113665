/** One entry of `errors` in a REST answer. */
export interface RefusalDetail {
  readonly resource: string
  readonly code: string
  readonly field: string
  readonly message?: string
}

export interface RefusalOptions {
  readonly type?: string
  readonly details?: readonly RefusalDetail[]
  /** The text in GraphQL where it differs. */
  readonly graphql?: string
}

/** What GitHub says no to, for REST (status, message, errors) and GraphQL (type, message) alike. */
export class Refusal extends Error {
  readonly status: number
  readonly type: string
  readonly details: readonly RefusalDetail[]
  readonly graphql: string

  constructor(status: number, message: string, options: RefusalOptions = {}) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.type = options.type ?? 'UNPROCESSABLE'
    this.details = options.details ?? []
    this.graphql = options.graphql ?? message
  }
}

export function notFound(graphql = 'Not Found'): Refusal {
  return new Refusal(404, 'Not Found', { type: 'NOT_FOUND', graphql })
}

export function invalid(details: readonly RefusalDetail[]): Refusal {
  return new Refusal(422, 'Validation Failed', {
    details,
    graphql: details.map(({ message, code }) => message ?? code).join(', '),
  })
}
