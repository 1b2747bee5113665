import type { ExceptedSet, ExceptionRecord } from '@fluxgate/promotion'
import { text } from './escape.ts'
import { moment } from './moment.ts'
import { count, listed, paragraphs, table } from './phrase.ts'
import { person, value } from './value.ts'

/** The first line of the comment, by which it is found again; nobody sees it. */
export const EXCEPTION_MARKER = '<!-- fluxgate: exceptions -->'

const MOST_ROWS = 50

/** What people skipped for a pull request, of services and of whole sets, oldest first, as one comment on it. */
export function exceptionComment(
  exceptions: readonly ExceptionRecord[],
  sets: readonly ExceptedSet[] = [],
): string {
  const sorted = [...exceptions, ...sets].toSorted((a, b) => a.id - b.id)
  const rows = sorted
    .slice(0, MOST_ROWS)
    .map((one) => ({ ...one, subject: subjectOf(one) }))
    .map(({ subject, environment, gates, login, person: id, reason, head, createdAt }) => [
      `${subject} in ${text(environment, 80)}`,
      listed(gates.map((gate) => text(gate, 40))),
      person(login ?? `user ${id}`),
      text(reason ?? '', 300),
      text(head ?? '', 40),
      moment(createdAt),
    ])
  const rest = sorted.length - MOST_ROWS
  const approvals = sorted.some(({ gates }) => gates.includes('approvals'))
  const scope = approvals
    ? '; skipped approvals, for the commit that was the newest then alone'
    : ''
  return `${paragraphs([
    `${EXCEPTION_MARKER}\n**Gates of this pull request are skipped, by people whom the policy lets do that.** The exception counts for exactly these pins, until the environment's pins move${scope}.`,
    table(['release', 'skipped', 'by', 'why', 'commit', 'since'], rows),
    rest > 0 ? `And ${count(rest, 'more exception')}.` : undefined,
  ])}\n`
}

function subjectOf(one: ExceptionRecord | ExceptedSet): string {
  return 'pins' in one
    ? `${text(one.key, 120)} ${value(one.pins.chart ?? '')}`
    : `release set ${text(one.name, 80)}`
}
