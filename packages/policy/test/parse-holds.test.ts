import { describe, expect, test } from '@jest/globals'
import { describeProblem, parseHolds } from '../src/index.ts'
import { RIGHT_HOLDS, WRONG_HOLDS } from './holds-corpus.ts'

function problemsOf(text: string): readonly string[] {
  const parsed = parseHolds(text, 'cart.yaml')
  return parsed.kind === 'ok' ? [] : parsed.problems.map(describeProblem)
}

describe('a file of holds', () => {
  test.each(RIGHT_HOLDS)('is right with %s', (_, text) => {
    expect(problemsOf(text)).toEqual([])
  })

  test.each(WRONG_HOLDS)('is told where and what: %s', (_, text, at, message) => {
    const found = problemsOf(text).filter((problem) => problem.startsWith(`cart.yaml:${at} `))
    expect(found.join('\n')).toContain(message)
  })

  test('keeps every entry, with what is absent as undefined', () => {
    const text = `- version: "1.4.2"
  reason: breaks the checkout
  by: jane
- release: 0a1b2c3d4e5f
  reason: too slow
  by: "4711"
  until: "2026-12-18T09:00:00+01:00"
`
    expect(parseHolds(text, 'cart.yaml')).toEqual({
      kind: 'ok',
      holds: [
        {
          version: '1.4.2',
          release: undefined,
          reason: 'breaks the checkout',
          until: undefined,
          by: 'jane',
        },
        {
          version: undefined,
          release: '0a1b2c3d4e5f',
          reason: 'too slow',
          until: '2026-12-18T09:00:00+01:00',
          by: '4711',
        },
      ],
    })
  })

  test('takes no reason that could hide something or break a line', () => {
    expect(problemsOf('- { version: 1.4.2, reason: "a\\u202Eb", by: jane }\n')).toEqual([
      'cart.yaml:1:29 "reason" "a\\u{202e}b" is not one line of 1 to 300 characters, none of them invisible',
    ])
  })

  test('tells that a bare star is no text', () => {
    for (const text of ['- { version: *, reason: x, by: jane }\n', '- version: *\n  by: jane\n']) {
      expect(problemsOf(text)).toHaveLength(1)
      expect(problemsOf(text)[0]).toMatch(/^cart\.yaml:1:\d+ not YAML: .*; put "\*" in quotes$/)
    }
  })
})
