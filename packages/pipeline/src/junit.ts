import { SaxesParser } from 'saxes'
import { junitElements } from './junit-elements.ts'
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

/**
 * Reads JUnit XML as Surefire, Gradle, jest-junit, gotestsum, pytest and Node write it: suites within suites, cases without one.
 * What counts are the cases, not the totals that a suite claims. Strict XML, no DTD, no entities but the five of XML.
 */
export function junitReader(): JunitReader {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const elements = junitElements()
  let broken: Extract<JunitReading, { kind: 'broken' }> | undefined

  function fail(why: string): void {
    broken ??= { kind: 'broken', why, line: parser.line, column: parser.column + 1 }
  }

  parser.on('error', (error) => fail(plain(error.message)))
  parser.on('doctype', () => fail('it has a DOCTYPE, which is never read'))
  parser.on('xmldecl', ({ encoding }) => {
    // What was decoded as UTF-8 and is something else would be shown as rubbish at best.
    if (encoding !== undefined && !/^(?:utf-?8|us-ascii|ascii)$/i.test(encoding)) {
      fail(`it is written in "${encoding.slice(0, 40)}"; write reports in UTF-8`)
    }
  })
  parser.on('text', elements.text)
  parser.on('cdata', elements.text)
  parser.on('opentag', ({ name, attributes }) => {
    const why = broken === undefined ? elements.begin(name, attributes) : undefined
    if (why !== undefined) fail(why)
  })
  parser.on('closetag', ({ name, attributes }) => {
    if (broken === undefined) elements.end(name, attributes)
  })

  return {
    write(piece) {
      if (broken === undefined) parser.write(piece)
      return broken === undefined
    },
    end() {
      if (broken === undefined) parser.close()
      return broken ?? { kind: 'read', tally: elements.tally() }
    },
  }
}

/** What saxes says, without the place it puts before it: ours are told apart. */
function plain(message: string): string {
  const said = message.replace(/^(?:[^:]{0,500}:)?\d+:\d+: /, '').replace(/\.$/, '')
  return /must contain a root element/.test(said) ? 'it is empty' : said.slice(0, 200)
}
