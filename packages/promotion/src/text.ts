/** A text on one line: control, format and line-separating characters become blanks, and it ends at `limit` characters. */
export function oneLine(text: string, limit: number): string {
  const cut = text.slice(0, limit * 2).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
  return cut.length > limit ? `${cut.slice(0, limit - 1)}…` : cut
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}
