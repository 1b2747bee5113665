/** What a person has to set right before the run can succeed. */
export type UserErrorCode =
  | 'INVALID_INPUT'
  | 'INVALID_POLICY'
  | 'INVALID_EVENT'
  | 'INVALID_DELIVERY'
  | 'NOT_ALLOWED'
  | 'NOT_ON_A_RUNNER'
  | 'SUMMARY_TOO_LONG'

/** An error that its reader can mend: shown as one annotation without a stack, so the message says where and how. */
export class UserError extends Error {
  readonly code: UserErrorCode

  constructor(code: UserErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UserError'
    this.code = code
  }
}
