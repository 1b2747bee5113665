/** A member of what may be an object, own members only; undefined: there is none. */
export function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

/** A member that is a text. */
export function textAt(value: unknown, key: string): string | undefined {
  const member = memberOf(value, key)
  return typeof member === 'string' ? member : undefined
}

/** A member that is a whole number of sensible size. */
export function numberAt(value: unknown, key: string): number | undefined {
  const member = memberOf(value, key)
  return typeof member === 'number' && Number.isSafeInteger(member) ? member : undefined
}

/** A member that is a list. */
export function listAt(value: unknown, key: string): readonly unknown[] | undefined {
  const member = memberOf(value, key)
  return Array.isArray(member) ? member : undefined
}
