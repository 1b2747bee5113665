import { block, code, text } from '@fluxgate/report'
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import { untrusted } from './arbitrary.ts'
import { HOSTILE } from './hostile.ts'

const NAMED = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
])

/** What a reader sees of escaped text. */
function seen(markdown: string): string {
  return markdown
    .replaceAll('&#x200B;', '')
    .replace(/&(?:amp|lt|gt);|&#x([0-9A-F]{2});/g, (entity, hex: string | undefined) =>
      hex === undefined ? (NAMED.get(entity) ?? entity) : String.fromCharCode(parseInt(hex, 16)),
    )
}

/** One line without what can't be seen, as a reader should find it. */
function plain(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]+/gu, '\ufffd')
    .trim()
}

describe('text', () => {
  test.each([
    ['a mention', 'ask @acme/ops', 'ask @&#x200B;acme/ops'],
    ['a reference', 'fixes #12', 'fixes #&#x200B;12'],
    ['a reference of the old form', 'see GH-12', 'see GH-&#x200B;12'],
    ['an address', 'https://evil.example', 'https:&#x200B;//evil.example'],
    ['an address without scheme', 'www.evil.example', 'www&#x200B;.evil.example'],
    ['a comment', '<!-- x -->', '&lt;&#x21;-- x --&gt;'],
    ['an image', '![x](y)', '&#x21;&#x5B;x&#x5D;(y)'],
    ['a cell', 'a | b', 'a &#x7C; b'],
    ['a heading', '# x', '#&#x200B; x'],
    ['a list', '- x', '&#x2D; x'],
    ['a numbered list', '1. x', '1&#x2E; x'],
    ['an underline', '===', '&#x3D;=='],
    ['a command', '::error::x', ':&#x200B;:&#x200B;error:&#x200B;:x'],
    ['an emoji', ':shipit:', ':&#x200B;shipit:'],
    ['an entity', '&#64;ana', '&amp;#&#x200B;64;ana'],
    ['lines', 'a\r\n\u2028b', 'a b'],
    ['what can not be seen', 'a\u202eb\u0007c', 'a\ufffdb\ufffdc'],
    ['half a character', 'a\ud800', 'a\ufffd'],
  ])('takes the force out of %s', (_, raw, expected) => {
    expect(text(raw)).toBe(expected)
  })

  test.each(['1.4.2-rc.3+build', 'apps/dev/x.yaml:14:16', 'https', 'acme/ops', 'a-b, c: "d" (e)'])(
    'leaves %s as it is',
    (raw) => {
      expect(text(raw)).toBe(raw)
    },
  )

  test('is cut at its limit, with an ellipsis, and never within a character', () => {
    expect(text('abcdef', 4)).toBe('abc…')
    expect(text('abcd', 4)).toBe('abcd')
    expect(text('ab😀def', 4)).toBe('ab…')
    expect(text('x'.repeat(1_000_000), 10)).toBe(`${'x'.repeat(9)}…`)
  })

  test('holds nothing that Markdown, GitHub or the runner would act on', () => {
    fc.assert(
      fc.property(untrusted(), (raw) => {
        const escaped = text(raw)
        expect(escaped).not.toMatch(/[<>`*_~[\]!|\\$\r\n\u2028\u2029]/)
        expect(escaped).not.toMatch(/@(?!&#x200B;)/)
        expect(escaped).not.toMatch(/(?<!&)#(?!&#x200B;)/)
        expect(escaped).not.toMatch(/:\/\/|::|(?<![a-z\d])gh-\d|www\./i)
        expect(escaped).not.toMatch(/&(?!(?:amp|lt|gt|#x[0-9A-F]{2}|#x200B);)/)
        expect(escaped).not.toMatch(/^(?:\s|[-+=]|\d{1,9}[.)](?:\s|$))|\s$/)
        expect(escaped).not.toMatch(/[\p{Cc}\p{Cf}]/u)
        expect(escaped.isWellFormed()).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('says what was written, to a reader', () => {
    fc.assert(
      fc.property(untrusted(), (raw) => {
        expect(seen(text(raw))).toBe(plain(raw))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('code', () => {
  test.each([
    ['a value', '1.4.2', '`1.4.2`'],
    ['nothing', '', '`""`'],
    ['white space', ' \n ', '`""`'],
    ['a backtick', '`', '`` ` ``'],
    ['backticks', 'a``b`', '``` a``b` ```'],
    ['a pipe', 'a|b', '<code>a&#x7C;b</code>'],
    ['a pipe and tags', '</code>|', '<code>&lt;/code&gt;&#x7C;</code>'],
    ['a reference', 'fixes #12', '`fixes #\u200b12`'],
    ['a reference of the old form', 'closes GH-12', '`closes GH-\u200b12`'],
    [
      'the address of an issue',
      'https://x.example/a/b/issues/3',
      '`https://x.example/a/b/issues/\u200b3`',
    ],
    ['an address', 'https://x.example/a/issues', '`https://x.example/a/issues`'],
    ['a mention', '@acme/ops', '`@\u200bacme/ops`'],
    ['a digest', 'x@sha256:ab', '`x@sha256:ab`'],
  ])('shows %s', (_, raw, expected) => {
    expect(code(raw)).toBe(expected)
  })

  test('never ends before its end', () => {
    fc.assert(
      fc.property(untrusted(), (raw) => {
        const span = code(raw)
        expect(span).not.toMatch(/[|\r\n\u2028\u2029]/)
        const html = /^<code>(.*)<\/code>$/.exec(span)
        if (html !== null) {
          expect(html[1]).not.toMatch(/[<>`*_[\]]/)
          return
        }
        const [, fence = '', inner = ''] = /^(`+)(.*?)\1$/.exec(span) ?? []
        expect(span).toBe(`${fence}${inner}${fence}`)
        expect(inner).not.toMatch(/^`|`$/)
        expect(inner.match(/`+/g) ?? []).not.toContain(fence)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('block', () => {
  test('keeps lines, tabs and indentation', () => {
    expect(block('a:\r\n  b: "1"\n\tc\n\n', 'yaml')).toBe('```yaml\na:\n  b: "1"\n\tc\n```')
  })

  test('has a fence longer than any in it', () => {
    expect(block('````\nx')).toBe('`````\n````\nx\n`````')
  })

  test('leaves whole lines out beyond its limit and says so', () => {
    expect(block('aaa\nbbb\nccc', '', 7)).toBe(
      '```\naaa\nbbb\n```\n\nAnd 4 more characters, left out.',
    )
    expect(block('aaa\nbbb\nccc', '', 11)).toBe('```\naaa\nbbb\nccc\n```')
    expect(block('aaaa\nb', '', 2)).toBe('```\naa\n```\n\nAnd 4 more characters, left out.')
  })

  test('nothing in it ends it, and the runner finds no command in it', () => {
    fc.assert(
      fc.property(untrusted(), (raw) => {
        const lines = block(raw).split('\n')
        const fence = lines[0] ?? ''
        expect(fence).toMatch(/^`{3,}$/)
        expect(lines.at(-1)).toBe(fence)
        for (const line of lines.slice(1, -1)) {
          expect(line).not.toContain(fence)
          expect(line.trimStart()).not.toMatch(/^::/)
          expect(line).not.toMatch(/##\[|[\u202a-\u202e\r]/)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('shows a hostile text whole', () => {
    expect(block(HOSTILE)).toContain('<script>alert(1)</script>')
  })
})
