import { describeDay } from '@fluxgate/promotion'
import { text } from './escape.ts'
import type { Ledger } from './model.ts'
import { listedUpTo } from './phrase.ts'
import { value } from './value.ts'

interface LedgerLine {
  readonly ledger: Ledger | undefined
  readonly key: string
  readonly environment: string
  readonly version: string
  /** Most releases named; 0: none. */
  readonly most: number
}

/** What the same pull request proposed before, newest first; undefined: nothing. */
export function ledgerLine(line: LedgerLine): string | undefined {
  if (line.ledger === undefined) return undefined
  const { openedAt, formerTitles } = line.ledger
  const replaced = formerTitles
    .map(({ title }, index) => ({
      version: versionIn(title, line),
      title,
      since: formerTitles[index - 1]?.until ?? openedAt,
    }))
    .filter(({ version }) => version !== line.version)
    .reverse()
  if (replaced.length === 0) return undefined
  if (line.most === 0) return 'What this replaces is left out, GitHub takes 65,536 characters.'
  const named = replaced.map(({ version, title, since }) => {
    const what = version === undefined ? `“${text(title, 120)}”` : value(version)
    return replaced.length === 1
      ? `${what}, proposed on ${describeDay(since)}`
      : `${what} (proposed on ${describeDay(since)})`
  })
  return `Replaces ${listedUpTo(named, line.most)}.`
}

/** Whose approval was of what the pull request proposed before; undefined: nobody's. */
export function approvedBeforeLine(ledger: Ledger | undefined): string | undefined {
  const logins = [...new Set(ledger?.approvedBefore)].toSorted()
  if (logins.length === 0) return undefined
  const who = listedUpTo(
    logins.map((login) => text(login, 60)),
    MOST_LOGINS,
  )
  return logins.length === 1
    ? `The approval by ${who} was of what this proposed before, and does not count any more.`
    : `The approvals by ${who} were of what this proposed before, and do not count any more.`
}

const MOST_LOGINS = 5

/** The version in a title of ours; undefined: the title is somebody else's. */
function versionIn(title: string, { key, environment }: LedgerLine): string | undefined {
  const [start, end] = [`Promote ${key} `, ` to ${environment}`]
  if (!title.startsWith(start) || !title.endsWith(end)) return undefined
  const version = title.slice(start.length, -end.length)
  return /^\S{1,120}$/.test(version) ? version : undefined
}
