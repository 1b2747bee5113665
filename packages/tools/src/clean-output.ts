import { stripVTControlCharacters } from 'node:util'

/** Enough for the error at the end of a long render, short enough for an annotation. */
const LIMIT = 2_000

/** Control characters, and those that turn the direction of text or can't be seen; tab and line feed stay. */
const CONTROLS = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/**
 * What a tool printed, fit for a message: no control characters, no line that the runner would take for one of its
 * commands (`::add-mask::`), and only the end of a long text, where tools say what went wrong.
 */
export function cleanOutput(text: string): string {
  const plain = stripVTControlCharacters(text.slice(-4 * LIMIT))
    .replace(CONTROLS, ' ')
    .split('\n')
    .map((line) => line.trim().replace(/^(?:::|##\[)/, ' $&'))
    .filter((line) => line !== '')
    .join('\n')
  return plain.length > LIMIT ? `…${plain.slice(-LIMIT)}` : plain
}
