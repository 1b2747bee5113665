/** A chart that can't be taken as it is; the message says what a person has to change. */
export class ChartError extends Error {
  /** Known to whoever runs an action: shown without a stack. */
  readonly kind = 'refused'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ChartError'
  }
}
