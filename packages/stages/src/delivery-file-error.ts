/** A delivery file, or what it names, that can't be taken as it is; the message says what a person has to change. */
export class DeliveryFileError extends Error {
  /** Known to whoever runs an action: shown without a stack. */
  readonly kind = 'misconfigured'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DeliveryFileError'
  }
}
