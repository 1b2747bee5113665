import { describe, expect, test } from '@jest/globals'
import { commandWatch } from '../src/command-watch.ts'

function amends(...pieces: readonly string[]): string {
  const watch = commandWatch()
  for (const piece of pieces) watch.take(Buffer.from(piece))
  return Buffer.from(watch.amends()).toString('utf8')
}

describe('what a program printed is made good', () => {
  test.each([
    ['a last line without an end', ['one\ntwo'], '\n'],
    ['commands that were stopped', ['::stop-commands::a1\nx\n'], '::a1::\n'],
    ['the same, in the last line', ['::stop-commands::a1'], '\n::a1::\n'],
    ['the same, after spaces', ['  ::stop-commands::a1 \n'], '::a1::\n'],
    ['the same, in pieces', ['::stop-com', 'mands::a', '1\r', '\nx\n'], '::a1::\n'],
    ['the same, after a carriage return alone', ['x\r::stop-commands::a1\r'], '::a1::\n'],
    ['the same, as it was written once', ['x ##[stop-commands]a1\n'], '::a1::\n'],
    ['commands stopped by a name of many bytes', ['::stop-commands::é\n'], '::é::\n'],
    [
      'the first of two, which is what counts',
      ['::stop-commands::a1\n::stop-commands::b2\n'],
      '::a1::\n',
    ],
  ])('%s', (_, pieces, printed) => {
    expect(amends(...pieces)).toBe(printed)
  })

  test.each([
    ['nothing', []],
    ['lines that end', ['one\n', 'two\r\n']],
    ['commands that it had obeyed again itself', ['::stop-commands::a1\n::a1::\n']],
    ['the word within a line', ['see ::stop-commands::a1\n']],
    ['other commands', ['::error::stop-commands::a1\n', '::add-mask::x\n']],
  ])('and %s needs nothing', (_, pieces) => {
    expect(amends(...pieces)).toBe('')
  })

  test('however long a line is', () => {
    expect(amends('x'.repeat(100_000), '\n')).toBe('')
    expect(amends(`${'x'.repeat(100_000)}::stop-commands::a1\n`)).toBe('')
  })
})
