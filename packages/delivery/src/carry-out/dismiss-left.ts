import { ForgeError } from '@fluxgate/forge'
import { enumerate, type LeftApproval } from '@fluxgate/promotion'
import { DISMISSAL, LEFT_APPROVALS_MARKER, leftApprovalsComment } from '@fluxgate/report'
import type { Forge } from '../forge-port.ts'

/**
 * Dismisses approvals that a pull request of ours has left behind: no gate of ours counts them, but rules of the branch might, and
 * people read them. Where GitHub leaves that to others, one comment says so, once. Returns the logins whose approvals are dismissed.
 */
export async function dismissLeft(
  forge: Pick<Forge, 'dismissReview' | 'keepComment'>,
  number: number,
  left: readonly LeftApproval[],
): Promise<readonly string[]> {
  const dismissed: string[] = []
  const refused: { readonly login: string; readonly said: string }[] = []
  for (const { review, login } of left) {
    const result = await forge.dismissReview({ number, review, message: DISMISSAL })
    if (result.kind === 'dismissed') dismissed.push(login)
    else refused.push({ login, said: result.said })
  }
  const [first] = refused
  if (first !== undefined) {
    const logins = refused.map(({ login }) => login)
    const body = leftApprovalsComment({ logins, said: first.said })
    await sayOnce(forge, number, body)
  }
  return dismissed
}

/** It decides nothing, so what keeps it from being said (a conversation that is locked) stops nothing. */
async function sayOnce(
  forge: Pick<Forge, 'keepComment'>,
  number: number,
  body: string,
): Promise<void> {
  try {
    await forge.keepComment({ number, marker: LEFT_APPROVALS_MARKER, body })
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error
  }
}

/** Why, with what was dismissed on the way. */
export function withDismissed(reason: string, logins: readonly string[]): string {
  const [first, ...more] = logins
  if (first === undefined) return reason
  return more.length === 0
    ? `${reason}; the approval of an older commit by ${first} is dismissed`
    : `${reason}; approvals of an older commit by ${enumerate(logins)} are dismissed`
}
