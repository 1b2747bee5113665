/** What lies under a path of keys in a document, own members only; undefined: nothing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (from, key) =>
      typeof from === 'object' && from !== null
        ? Object.getOwnPropertyDescriptor(from, key)?.value
        : undefined,
    value,
  )
}
