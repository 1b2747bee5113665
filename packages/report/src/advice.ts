import type { TokenKind } from './model.ts'
import { box } from './phrase.ts'

/** What `GITHUB_TOKEN` can't do for a pull request that it opens; undefined: an App's token has no such limits. */
export function tokenAdvice(token: TokenKind, gated: boolean): string | undefined {
  if (token === 'app') return undefined
  return box('NOTE', [
    'Opened with `GITHUB_TOKEN`: checks wait until somebody chooses **Approve workflows to run**.',
    gated
      ? 'The gate is advisory: anybody who can write here can write its status and the records it stands on.'
      : 'The proof stands on records that anybody who can write here could have written; those of a GitHub App are its own.',
  ])
}

/** What a person should see before anything else; undefined: nothing. */
export function notesBox(notes: readonly string[]): string | undefined {
  return notes.length === 0 ? undefined : box('IMPORTANT', notes)
}
