import { mergeTallies, NO_TESTS, type RunResult, span } from '@fluxgate/pipeline'
import { text } from './escape.ts'
import { folded, table } from './phrase.ts'
import type { TestDetail } from './test-summary.ts'

/** A list is worth a look where there is something to compare. */
const FEWEST = 2

/** The slowest tests of all steps, folded in; undefined: too few to tell. */
export function slowestSection({ steps }: RunResult, detail: TestDetail): string | undefined {
  const named = steps.map(({ name, tests }) => {
    const tally = tests ?? NO_TESTS
    // The step's name travels in the place of the suite's, which the table does not show.
    return { ...tally, slowest: tally.slowest.map((one) => ({ ...one, suite: name })) }
  })
  const { slowest } = named.reduce(mergeTallies, NO_TESTS)
  const shown = slowest.slice(0, detail.slowest)
  if (shown.length < FEWEST) return undefined
  const rows = shown.map(({ className, name, suite, milliseconds }) => [
    span(milliseconds),
    text(className === '' || name.startsWith(className) ? name : `${className} ${name}`, 200),
    text(suite, 80),
  ])
  return folded(`The ${shown.length} slowest tests`, table(['time', 'test', 'step'], rows))
}
