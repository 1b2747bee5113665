import { anyText } from '../../../test/support/any-text.ts'
import { fc } from '../../../test/support/fast-check.ts'
import { HOSTILE_VALUES } from './hostile.ts'

const PIECES = [
  ...HOSTILE_VALUES,
  ...'`|\\<>*_~[]!$&#@:-+=\n\r\t /.'.split(''),
  '``',
  '<!--',
  '![',
  '](',
  '@ana',
  '#1',
  'GH-7',
  'gh-7',
  'https://',
  'www.',
  '::',
  '##[',
  ':tada:',
  '1. ',
  '2)',
  '&#64;',
  '&commat;',
  '\u202e',
  '\u200b',
  '\u2028',
  '\u0085',
  '\u0000',
  '\ud83d\ude00',
  '\ud800',
  '    ',
]

/** Text as somebody would write it who wants to break out of where it is shown. */
export function untrusted(maxLength: number = 12): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
    { weight: 1, arbitrary: anyText(6) },
    { weight: 1, arbitrary: fc.stringMatching(/^[a-z0-9.]{1,6}$/) },
  )
  return fc.array(piece, { maxLength }).map((pieces) => pieces.join(''))
}
