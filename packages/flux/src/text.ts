const LONGEST_QUOTED = 80
const LONGEST_MESSAGE = 2000

/** Whatever is no letter on paper: control, format (bidi marks among them), half surrogates, separators of lines. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** A foreign value in double quotes for a message: cut, and without anything invisible. */
export function quote(value: unknown): string {
  if (typeof value !== 'string') return unquoted(value)
  const cut = value.slice(0, LONGEST_QUOTED)
  const text = cut.replace(UNSEEN, '�').replaceAll('"', "'")
  return `"${text}${value.length > LONGEST_QUOTED ? '…' : ''}"`
}

/** A human text on one line: what is invisible becomes a space, and what is long is cut. */
export function oneLine(value: string): string {
  return value.slice(0, LONGEST_MESSAGE).replace(UNSEEN, ' ').trimEnd()
}

function unquoted(value: unknown): string {
  if (value === undefined || value === null) return '(none)'
  return Array.isArray(value) ? '(a list)' : `(a value of type ${typeof value})`
}
