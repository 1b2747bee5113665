import type { CommitHand } from '@fluxgate/forge'

/**
 * Who made a commit, where it was not us: a name to show. A commit in our name that GitHub did not sign was pushed by somebody who
 * wrote our address into it: all that we commit, GitHub makes and signs for us.
 */
export function foreignHand({ by, signedByGitHub }: CommitHand, us: number): string | undefined {
  const login = by?.login ?? 'somebody'
  if (by?.id !== us) return login
  return signedByGitHub ? undefined : `somebody in the name of ${login}`
}
