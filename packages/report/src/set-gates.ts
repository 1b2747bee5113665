import type { Gate, SetMember } from '@fluxgate/promotion'
import { text } from './escape.ts'
import { gateWords } from './gate-words.ts'
import { count, paragraphs, table } from './phrase.ts'

const MOST_GATES = 12

const COLUMNS = ['gate', 'answer', 'of']

/** The gates that do not let through. */
export function shutGates(gates: readonly Gate[]): readonly Gate[] {
  return gates.filter(({ state }) => state.kind !== 'open' && state.kind !== 'skipped')
}

/** What the gates of all services of a set say, one row for each answer; undefined: no service has one. */
export function setGates(members: readonly SetMember[]): string | undefined {
  const answers = members.flatMap(({ gates }) =>
    gates.map((gate) => ({ name: gate.name, words: wordsOf(gate) })),
  )
  if (answers.length === 0) return undefined
  const alike = [...Map.groupBy(answers, ({ name, words }) => `${name}\n${words}`).values()]
  const rows = alike.slice(0, MOST_GATES).flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const all = same.length === members.length
    return [
      [text(first.name, 120), text(first.words, 200), all ? 'all' : count(same.length, 'service')],
    ]
  })
  const rest = alike.length - rows.length
  return paragraphs([
    table(COLUMNS, rows),
    rest > 0 ? `And ${count(rest, 'more answer')}.` : undefined,
  ])
}

/** Whether the text of a set's pull request has the table of its members' gates; none for none. */
export function tellsSetGates(members: readonly SetMember[], body: string): boolean {
  // Who edits a text in the browser leaves line ends of Windows.
  const text = body.replaceAll('\r\n', '\n')
  const gates = setGates(members)
  return gates === undefined ? !text.includes(`\n${table(COLUMNS, [])}\n`) : text.includes(gates)
}

/** Since when each soak is over would be a row for each service. */
function wordsOf({ state }: Gate): string {
  return state.kind === 'open' && state.until === undefined ? 'open' : gateWords(state)
}
