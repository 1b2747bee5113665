import { expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import { cleanOutput } from '../src/clean-output.ts'

test.each([
  ['Error: no such chart\n', 'Error: no such chart'],
  ['\u001b[1;31mError\u001b[0m: x', 'Error: x'],
  ['a\r\n\r\n  b\u0007\u202e', 'a\nb'],
  ['x\r::error::spoof', 'x ::error::spoof'],
  ['##[group]x', ' ##[group]x'],
])('%j is cleaned', (text, expected) => {
  expect(cleanOutput(text)).toBe(expected)
})

test('of a long text the end is kept', () => {
  const cleaned = cleanOutput(`${'noise '.repeat(10_000)}the cause`)
  expect(cleaned.length).toBeLessThanOrEqual(2_001)
  expect(cleaned).toMatch(/^….*the cause$/)
})

test('no line can be taken for a command of the runner, whatever was printed', () => {
  const part = fc.constantFrom(
    '::',
    '##[',
    '\n',
    '\r',
    ' ',
    '\u001b[0m',
    '\u0085',
    '\u2028',
    'a',
    ':',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const lines = cleanOutput(parts.join('')).split(/\r\n|[\n\r\u0085]/)
      expect(lines.filter((line) => line.startsWith('::') || line.startsWith('##['))).toEqual([])
    }),
  )
})
