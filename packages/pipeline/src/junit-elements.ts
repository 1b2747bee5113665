import { textAt } from './foreign-json.ts'
import { type CaseVerdict, tallyCases } from './junit-cases.ts'
import type { TestTally } from './test-tally.ts'

/** The elements of a report, as they come, to the cases that they tell of. */
export interface JunitElements {
  /** Why the report can't be read, where this element breaks it; `attributes` by name. */
  begin(name: string, attributes: unknown): string | undefined
  text(piece: string): void
  end(name: string, attributes: unknown): void
  tally(): TestTally
}

/** More cases than this in one file are no report that a person wants read. */
const CASES = 200_000
const DEPTH = 64
/** Kept of the text of one failure, and of its message; the rest of a huge diff is dropped while it is read. */
const TEXT = 16_384

const VERDICTS: ReadonlyMap<string, CaseVerdict> = new Map([
  ['failure', 'failed'],
  ['error', 'failed'],
  ['skipped', 'skipped'],
])

/** No element yet. Suites may stand within suites, and a failure in a suite without a case: it counts as one. */
export function junitElements(): JunitElements {
  const cases = tallyCases()
  const open: string[] = []
  const suites: string[] = []
  /** Of the failure that is open. */
  let text: string | undefined
  let count = 0

  function beginCase(attributes: unknown): void {
    count += 1
    cases.begin(suites.at(-1) ?? '', (name) => textAt(attributes, name))
  }

  return {
    begin(name, attributes) {
      const parent = open.at(-1)
      if (parent === undefined && name !== 'testsuites' && name !== 'testsuite') {
        return `its root is <${name.slice(0, 40)}>, not <testsuites> or <testsuite>: no JUnit XML`
      }
      open.push(name)
      if (open.length > DEPTH) return `it nests deeper than ${DEPTH} elements`
      if (name === 'testsuite') suites.push(textAt(attributes, 'name') ?? '')
      const isVerdict = VERDICTS.has(name)
      if (name === 'testcase') beginCase(attributes)
      if (isVerdict && parent === 'testsuite') beginCase(undefined)
      if (isVerdict && (parent === 'testcase' || parent === 'testsuite')) text = ''
      return count > CASES ? `it has more than ${CASES} tests` : undefined
    },
    text(piece) {
      if (text !== undefined && text.length < TEXT) text += piece.slice(0, TEXT - text.length)
    },
    end(name, attributes) {
      open.pop()
      const verdict = VERDICTS.get(name)
      if (verdict !== undefined && text !== undefined) {
        cases.judge(verdict, (textAt(attributes, 'message') ?? '').slice(0, TEXT), text)
        text = undefined
        if (open.at(-1) === 'testsuite') cases.end()
      }
      if (name === 'testcase') cases.end()
      if (name === 'testsuite') suites.pop()
    },
    tally: () => cases.tally(),
  }
}
