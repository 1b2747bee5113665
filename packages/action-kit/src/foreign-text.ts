import { redact } from './secrets.ts'

/** C0, DEL, C1, what turns or hides text, and what breaks lines. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** Text that may come from anywhere, on one line, visible as it is, without secrets, capped. */
export function oneLine(text: string, cap: number): string {
  // Redacted before the cut: half a token is still a secret.
  const safe = redact(text.slice(0, 16 * cap)).slice(0, cap)
  const line = safe.replace(INVISIBLE, escaped)
  return text.length > cap ? `${line}…` : line
}

/** As `oneLine`, line breaks kept; for what is shown where the runner reads no commands. */
export function manyLines(text: string, cap: number): string {
  const lines = redact(text.slice(0, 16 * cap))
    .slice(0, cap)
    .split(/\r?\n/)
  const visible = lines.map((line) => line.replace(INVISIBLE, escaped)).join('\n')
  return text.length > cap ? `${visible}…` : visible
}

function escaped(character: string): string {
  switch (character) {
    case '\n':
      return '\\n'
    case '\r':
      return '\\r'
    case '\t':
      return '\\t'
  }
  const point = character.codePointAt(0) ?? 0
  return point > 0xffff ? `\\u{${point.toString(16)}}` : `\\u${point.toString(16).padStart(4, '0')}`
}
