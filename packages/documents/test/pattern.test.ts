import { expect, describe as group, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import { processorTime } from '../../../test/support/processor-time.ts'
import { compilePattern } from '../src/pattern.ts'

group('patterns of patch targets', () => {
  test.each([
    ['web', 'web', true],
    ['we', 'web', false],
    ['we.', 'web', true],
    ['.*', '', true],
    ['web|api', 'api', true],
    ['web|api', 'webapi', false],
    ['(web|api)-(a|b)+', 'api-abba', true],
    ['(?:web)?-x*', '-', true],
    ['[a-c]+[^x-z]', 'abcd', true],
    ['[a-c]+[^x-z]', 'abcx', false],
    ['\\w+\\.\\d', 'web.1', true],
    ['^web$', 'web', true],
    ['a**', 'a', undefined],
    ['(a', 'a', undefined],
    ['a{2}', 'aa', undefined],
    ['(?i)web', 'WEB', undefined],
    ['[[:alpha:]]', 'a', undefined],
    ['\\pL', 'a', undefined],
    ['a'.repeat(600), 'a', undefined],
  ])('%s and %s', (pattern, text, expected) => {
    expect(compilePattern(pattern)?.matches(text)).toBe(expected)
  })

  test('agree with the language on every small pattern they take', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      'a*',
      'b+',
      'a?',
      '(a|b)',
      '(ab)*',
      '[ab]',
      '[^a]+',
      '|',
      '(|a)',
      '(a|b|ab)*',
      'a*?',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }),
        fc.stringMatching(/^[abc]{0,6}$/),
        (pieces, text) => {
          const pattern = pieces.join('')
          expect({ pattern, text, matches: compilePattern(pattern)?.matches(text) }).toEqual({
            pattern,
            text,
            matches: new RegExp(`^(?:${pattern})$`).test(text),
          })
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('take no longer for patterns made to be slow', () => {
    const { seconds } = processorTime(() => {
      for (const pattern of ['(a*)*b', '(a|a)*b', '(a|aa)+b', '((a*)*)*b'])
        expect(compilePattern(pattern)?.matches('a'.repeat(1_000))).toBe(false)
    })
    expect(seconds).toBeLessThan(5)
  })
})
