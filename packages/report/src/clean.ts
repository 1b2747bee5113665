/** Stands where a character was that must not be seen, so that tampering shows. */
const REPLACEMENT = '\ufffd'

/** Controls (C0, C1) and format characters: bidi overrides, zero-width characters, soft hyphens, tags. */
const UNSEEN = /[\p{Cc}\p{Cf}]+/gu
/** The same without line feeds and tabs. */
const UNSEEN_IN_LINES = /(?:[^\P{Cc}\n\t]|\p{Cf})+/gu

/** What the runner would read as a command if the text reached its log: `::name::` first in a line, `##[name]` anywhere. */
const COMMAND = /^[^\S\n]*:(?=:)|##(?=\[)/gm

/**
 * One line of text from outside, at most `max` characters: white space collapsed, what can't be seen made visible as U+FFFD,
 * lone surrogates too; a cut ends with an ellipsis.
 */
export function cleanLine(untrusted: string, max: number): string {
  const line = untrusted
    .slice(0, max * 2)
    .toWellFormed()
    .replace(/[\s\u0085]+/g, ' ')
    .replace(UNSEEN, REPLACEMENT)
    .trim()
  const cut = untrusted.length > max * 2
  return cut || line.length > max ? `${clip(line, max - 1).trimEnd()}…` : line
}

/** Lines of text from outside, tabs and indentation kept, without anything unseen or that the runner would obey. */
export function cleanLines(untrusted: string): string {
  return untrusted
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(UNSEEN_IN_LINES, REPLACEMENT)
    .replace(COMMAND, '$&\u200b')
}

/** The first `max` UTF-16 units, never half a character. */
export function clip(text: string, max: number): string {
  const cut = text.slice(0, max)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
