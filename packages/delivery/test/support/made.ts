import type { Actor, CommitHand } from '@fluxgate/forge'

/** A commit that GitHub made for somebody. */
export function made(by: Actor | undefined): CommitHand {
  return { by, signedByGitHub: true }
}
