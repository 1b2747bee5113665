import { cleanLines, clip } from './clean.ts'
import { longestRun } from './escape.ts'
import { count } from './phrase.ts'

/** Longest text shown in one block. */
const BLOCK_MAX = 20_000

/**
 * Text from outside as a fenced block that nothing in it can end. Lines beyond `max` characters are left out, and the line
 * below the block says how much that was.
 */
export function block(untrusted: string, language: string = '', max: number = BLOCK_MAX): string {
  const whole = untrusted.trimEnd()
  const start = whole.length > max ? wholeLines(whole, max) : whole
  const lines = cleanLines(start)
  const fence = '`'.repeat(Math.max(2, longestRun(lines)) + 1)
  const fenced = `${fence}${language}\n${lines}\n${fence}`
  const rest = whole.length - start.length
  return rest === 0 ? fenced : `${fenced}\n\nAnd ${count(rest, 'more character')}, left out.`
}

/** As many whole lines as `max` characters hold; of a first line longer than that, its start. */
function wholeLines(text: string, max: number): string {
  const end = text.lastIndexOf('\n', max)
  return end > 0 ? text.slice(0, end) : clip(text, max)
}
