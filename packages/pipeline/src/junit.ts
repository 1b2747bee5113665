import { SaxesParser } from 'saxes'
import { type CaseVerdict, tallyCases } from './junit-cases.ts'
import type { TestTally } from './test-tally.ts'

/** What a file of JUnit XML comes to, or why it can't be read; lines and columns from 1. */
export type JunitReading =
  | { readonly kind: 'read'; readonly tally: TestTally }
  | {
      readonly kind: 'broken'
      readonly why: string
      readonly line: number
      readonly column: number
    }

/** Takes a report in pieces, so that a large one is never in memory as a whole. */
export interface JunitReader {
  /** False: broken already, more of it changes nothing. */
  write(text: string): boolean
  end(): JunitReading
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

/**
 * Reads JUnit XML as Surefire, Gradle, jest-junit, gotestsum, pytest and Node write it: suites within suites, cases without one.
 * What counts are the cases, not the totals that a suite claims. Strict XML, no DTD, no entities but the five of XML.
 */
export function junitReader(): JunitReader {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const cases = tallyCases()
  const open: string[] = []
  const suites: string[] = []
  let broken: Extract<JunitReading, { kind: 'broken' }> | undefined
  let text: string | undefined
  let count = 0

  function fail(why: string): void {
    broken ??= { kind: 'broken', why, line: parser.line, column: parser.column + 1 }
  }

  function take(piece: string): void {
    if (text !== undefined && text.length < TEXT) text += piece.slice(0, TEXT - text.length)
  }

  parser.on('error', (error) => fail(plain(error.message)))
  parser.on('doctype', () => fail('it has a DOCTYPE, which is never read'))
  parser.on('xmldecl', ({ encoding }) => {
    // What was decoded as UTF-8 and is something else would be shown as rubbish at best.
    if (encoding !== undefined && !/^(?:utf-?8|us-ascii|ascii)$/i.test(encoding)) {
      fail(`it is written in "${encoding.slice(0, 40)}"; write reports in UTF-8`)
    }
  })
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('opentag', ({ name, attributes }) => {
    if (broken !== undefined) return
    const attribute = (key: string): string | undefined =>
      Object.getOwnPropertyDescriptor(attributes, key)?.value
    const parent = open.at(-1)
    if (parent === undefined && name !== 'testsuites' && name !== 'testsuite') {
      fail(`its root is <${name.slice(0, 40)}>, not <testsuites> or <testsuite>: no JUnit XML`)
    }
    open.push(name)
    if (open.length > DEPTH) fail(`it nests deeper than ${DEPTH} elements`)
    if (name === 'testsuite') suites.push(attribute('name') ?? '')
    if (name === 'testcase') {
      count += 1
      if (count > CASES) fail(`it has more than ${CASES} tests`)
      cases.begin(suites.at(-1) ?? '', attribute)
    }
    const verdict = VERDICTS.get(name)
    if (verdict === undefined) return
    if (parent === 'testsuite') {
      count += 1
      cases.begin(suites.at(-1) ?? '', () => undefined)
    }
    if (parent === 'testcase' || parent === 'testsuite') text = ''
  })
  parser.on('closetag', ({ name, attributes }) => {
    if (broken !== undefined) return
    open.pop()
    const parent = open.at(-1)
    const verdict = VERDICTS.get(name)
    if (verdict !== undefined && text !== undefined) {
      const message = Object.getOwnPropertyDescriptor(attributes, 'message')?.value
      cases.judge(verdict, (message ?? '').slice(0, TEXT), text)
      text = undefined
      if (parent === 'testsuite') cases.end()
    }
    if (name === 'testcase') cases.end()
    if (name === 'testsuite') suites.pop()
  })

  return {
    write(piece) {
      if (broken === undefined) parser.write(piece)
      return broken === undefined
    },
    end() {
      if (broken === undefined) parser.close()
      return broken ?? { kind: 'read', tally: cases.tally() }
    },
  }
}

/** What saxes says, without the place it puts before it: ours are told apart. */
function plain(message: string): string {
  const said = message.replace(/^(?:[^:]{0,500}:)?\d+:\d+: /, '').replace(/\.$/, '')
  return /must contain a root element/.test(said) ? 'it is empty' : said.slice(0, 200)
}
