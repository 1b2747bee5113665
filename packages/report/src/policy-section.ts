import { describeProblem, type Problem } from '@fluxgate/policy'
import { block } from './block.ts'
import { code, text } from './escape.ts'
import { fileUrl, link } from './link.ts'
import type { Site, Suggestion } from './model.ts'
import { count, paragraphs } from './phrase.ts'

/** What is wrong in a file that a user wrote, each with its place; undefined: nothing. */
export function problemList(
  problems: readonly Problem[],
  site: Site,
  commit: string | undefined,
  most: number,
): string | undefined {
  if (problems.length === 0) return undefined
  const lines = problems.slice(0, most).map((problem) => {
    const { file, line, col, message } = problem
    const place = describeProblem({ ...problem, message: '' }).trimEnd()
    const url = commit === undefined ? undefined : fileUrl(site, commit, file, line)
    return line < 1 || col < 1
      ? `- ${code(file, 300)} ${text(message)}`
      : `- ${link(code(place, 300), url, site)} ${text(message)}`
  })
  const rest = problems.length - most
  return paragraphs([
    '### What is wrong',
    lines.join('\n'),
    rest > 0 ? `And ${count(rest, 'more problem')}.` : undefined,
  ])
}

/**
 * Text for a person to add to a file; `lead` says what it is for. At most `max` characters of it, and `most` notes.
 */
export function suggested(
  lead: string,
  { file, text: lines, notes }: Suggestion,
  max: number,
  most: number,
): string {
  return paragraphs([
    file === undefined || file === '' ? 'This would mend it:' : `${lead} ${code(file, 300)}:`,
    block(lines, 'yaml', max),
    notes
      .slice(0, most)
      .map((note) => `- ${text(note)}`)
      .join('\n'),
  ])
}
