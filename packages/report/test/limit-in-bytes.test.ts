import { describe, expect, test } from '@jest/globals'
import { fits, utf8Length } from '../src/fit.ts'

describe('a limit', () => {
  const limit = { units: 8, bytes: 12 }

  test.each<[string, string, boolean]>([
    ['holds what is within both', 'abcdefgh', true],
    ['holds what fills its bytes', 'éééééé', true],
    ['does not hold more characters', 'abcdefghi', false],
    ['does not hold more bytes in fewer characters', '€€€€€', false],
    ['counts a character of two units by its four bytes', '😀😀😀', true],
    ['does not hold four of those', '😀😀😀😀', false],
  ])('%s', (_, text, held) => {
    expect(fits(text, limit)).toBe(held)
  })

  test('counts bytes as UTF-8 has them', () => {
    for (const text of [
      '',
      'a\u007f',
      '\u0080\u07ff',
      '\u0800\uffff',
      '\u{10000}\u{10ffff}',
      'a\ud800',
    ])
      expect(utf8Length(text)).toBe(Buffer.byteLength(text))
  })
})
