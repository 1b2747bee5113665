/**
 * How a failed call to GitHub is to be taken:
 * `misconfigured` a person must change something (the message says what);
 * `deferred` later, the sweep will finish it; `refused` GitHub will never take this request;
 * `broken` GitHub answered something that can't be understood.
 */
export type ForgeErrorKind = 'misconfigured' | 'deferred' | 'refused' | 'broken'

/** What went wrong, for who branches on it. */
export type ForgeErrorCode =
  | 'BAD_CREDENTIALS'
  | 'MISSING_PERMISSION'
  | 'SSO_REQUIRED'
  | 'NOT_FOUND'
  | 'PROTECTED_BRANCH'
  | 'PULL_REQUESTS_FORBIDDEN'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'INVALID_REQUEST'
  | 'INVALID_ANSWER'
  | 'ARCHIVED'

/** A call that could not be carried out, with what a person can do about it in the message. */
export class ForgeError extends Error {
  readonly kind: ForgeErrorKind
  readonly code: ForgeErrorCode

  constructor(kind: ForgeErrorKind, code: ForgeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ForgeError'
    this.kind = kind
    this.code = code
  }
}
