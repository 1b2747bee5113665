import { text } from './escape.ts'
import { listedUpTo, sentence } from './phrase.ts'

/** GitHub shows these words beside a review that is dismissed. */
export const DISMISSAL =
  'This approved an older commit. The pull request has moved on, so please look again.'

/** The first line of the comment, by which it is found again; nobody sees it. */
export const LEFT_APPROVALS_MARKER = '<!-- fluxgate: left approvals -->'

const MOST = 10

/** That approvals of older commits stand on a pull request because GitHub lets us dismiss none; equal for equal input, so that it is said once. */
export function leftApprovalsComment({
  logins,
  said,
}: {
  readonly logins: readonly string[]
  /** What GitHub said. */
  readonly said: string
}): string {
  const names = [...new Set(logins)].toSorted()
  const who = listedUpTo(
    names.map((login) => text(login, 60)),
    MOST,
  )
  const of = names.length === 1 ? `The approval by ${who} was` : `The approvals by ${who} were`
  return `${LEFT_APPROVALS_MARKER}\n${of} of an older commit, which no gate counts. GitHub does not let Fluxgate dismiss ${names.length === 1 ? 'it' : 'them'}: ${sentence(text(said, 200))}\n`
}
