import type { CommitRequest } from './writes.ts'

/** The message as git keeps it: the headline, and the body a line below. */
export function messageOf({ headline, body }: CommitRequest): string {
  return body === '' ? headline.trim() : `${headline}\n\n${body}`.trim()
}
