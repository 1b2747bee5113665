import { stripVTControlCharacters } from 'node:util'

/** What moves the cursor, hides itself or turns the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Foreign text as one line that a terminal shows and does not obey, at most `max` characters. */
export function terminalText(text: string, max: number): string {
  const line = stripVTControlCharacters(text.slice(0, 4 * max))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(UNSEEN, '\ufffd')
  return line.length > max ? `${line.slice(0, max - 1)}…` : line
}
