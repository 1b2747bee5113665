import { cleanLines, clip } from './clean.ts'
import { longestRun } from './escape.ts'
import { count } from './phrase.ts'

/** Longest text shown in one block. */
const BLOCK_MAX = 20_000

/**
 * Text from outside as a fenced block that nothing in it can end. Lines beyond `max` characters are left out, and the
 * line below the block says how many.
 */
export function block(untrusted: string, language: string = '', max: number = BLOCK_MAX): string {
  const lines = cleanLines(untrusted.replace(/\s+$/, ''))
  const shown = fitting(lines, max)
  const fence = '`'.repeat(Math.max(2, ...shown.map(longestRun)) + 1)
  const rest = lines.length - shown.length
  const fenced = `${fence}${language}\n${shown.join('\n')}\n${fence}`
  return rest === 0 ? fenced : `${fenced}\n\n${count(rest, 'more line')} left out.`
}

function fitting(lines: readonly string[], max: number): readonly string[] {
  let length = 0
  const end = lines.findIndex((line) => {
    length += line.length + 1
    return length > max + 1
  })
  if (end === -1) return lines
  return end === 0 ? [clip(lines[0] ?? '', max)] : lines.slice(0, end)
}
