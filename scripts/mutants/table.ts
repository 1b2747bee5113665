import { basename } from 'node:path'
import type { Verdict } from './judge.ts'

const NAME_WIDTH = 62
const TEST_WIDTH = 100

/** The verdicts as a table: the mutant, what killed it, and how long that took. */
export function table(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ mutant, outcome, seconds }) => ({
    name: cut(mutant.name, NAME_WIDTH),
    test:
      outcome === 'killed'
        ? cut(`${basename(mutant.killedBy.test, '.test.ts')}: ${mutant.killedBy.name}`, TEST_WIDTH)
        : outcome.toUpperCase(),
    seconds: seconds.toFixed(1),
  }))
  const wide = Math.max(...rows.map(({ name }) => name.length), 'mutant'.length)
  const far = Math.max(...rows.map(({ test }) => test.length), 'killed by'.length)
  const line = (name: string, test: string, seconds: string) =>
    `${name.padEnd(wide)}  ${test.padEnd(far)}  ${seconds.padStart(7)}`
  return [
    line('mutant', 'killed by', 'seconds'),
    line('-'.repeat(wide), '-'.repeat(far), '-'.repeat(7)),
    ...rows.map(({ name, test, seconds }) => line(name, test, seconds)),
  ].join('\n')
}

/** The last line, for people and scripts alike; an entry of the list is wrong, too, when it does not compile. */
export function tally(verdicts: readonly Verdict[], errors: readonly string[]): string {
  const count = (outcome: Verdict['outcome']) =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length
  const wrong = count('wrong') + errors.length
  return `${verdicts.length} mutants, ${count('killed')} killed, ${count('survived')} survived, ${wrong} wrong`
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`
}
