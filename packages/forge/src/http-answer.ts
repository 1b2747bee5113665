/** What every later step needs to know of the connection. */
export interface Connection {
  readonly secrets: readonly string[]
  readonly now: () => Date
  /** Whether a request with this token has succeeded before. */
  readonly hadWorked: boolean
}

/** An answer of HTTP, before it is judged. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly data: unknown
  /** Method and address, without its query: for messages. */
  readonly asked: string
}

/** One entry of `errors`, which may come beside data. */
export interface PartialError {
  /** `type`, or the code of a document that the server does not take. */
  readonly type: string
  readonly message: string
  /** Response names down to the part that is null. */
  readonly path: readonly string[]
}
