import * as core from '@actions/core'
import { redact } from './secrets.ts'
import { UserError } from './user-error.ts'

/** GitHub drops the summary of a step as a whole when it is longer. */
export const SUMMARY_LIMIT = 1_048_576

let written = 0

/**
 * Appends Markdown to the summary of the job. Too long a text is refused and not cut, since a cut could fall anywhere: the caller
 * drops detail until it fits. Does nothing where no runner asks for one.
 */
export async function writeSummary(markdown: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return
  const text = redact(markdown)
  const size = Buffer.byteLength(text)
  if (written + size > SUMMARY_LIMIT) {
    throw new UserError(
      'SUMMARY_TOO_LONG',
      `the job summary would have ${written + size} bytes, GitHub takes ${SUMMARY_LIMIT}`,
    )
  }
  await core.summary.addRaw(text).write()
  written += size
}

/** Text in a block of its own, whose fence no line of the text can close. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}
