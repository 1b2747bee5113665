const LONGEST = 80

/**
 * A foreign value in double quotes, as it may stand in a message: cut to 80 characters, and whatever could break
 * a line, hide itself or turn the direction of writing is escaped.
 */
export function quote(value: string): string {
  const cut = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value
  const escaped = cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"\\]/gu, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
  return `"${escaped}"`
}

/** Whether a text that people will read holds nothing invisible and no line break. */
export function isPlainText(value: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(value)
}
