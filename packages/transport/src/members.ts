/** An own member of whatever came, without asking for a shape. */
export function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

/** The same where it is a text, else ''. */
export function textAt(value: unknown, key: string): string {
  const member = memberOf(value, key)
  return typeof member === 'string' ? member : ''
}
