import { addHold, endHolds } from '@fluxgate/documents'
import { type Hold, parseHolds } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'

const HOLD: Hold = {
  version: '1.4.2',
  release: undefined,
  reason: 'leaks # under: load',
  until: '2026-12-01T08:00:00Z',
  by: 'ana',
}
const ENTRY = `- version: "1.4.2"
  reason: "leaks # under: load"
  until: "2026-12-01T08:00:00Z"
  by: "ana"
`
const NOW = '2026-11-20T10:00:00Z'

describe('a hold is added', () => {
  test.each([
    ['to a file that is not there', undefined, ENTRY],
    ['to an empty file', '', ENTRY],
    ['below comments', '# see the wiki\n', `# see the wiki\n${ENTRY}`],
    [
      'after the others, whose bytes stay',
      "-   version: '1.0.0' # old\n    reason: x\n    by: raj\n# the end\n",
      `-   version: '1.0.0' # old\n    reason: x\n    by: raj\n# the end\n${ENTRY}`,
    ],
    [
      'where the last line has no end',
      '- { version: "*", reason: x, by: raj }',
      `- { version: "*", reason: x, by: raj }\n${ENTRY}`,
    ],
    [
      'as deep as the others stand',
      '  - { version: "*", reason: x, by: raj }\n',
      `  - { version: "*", reason: x, by: raj }\n${ENTRY.replace(/^/gm, '  ').trimEnd()}\n`,
    ],
    [
      'with the line ends of the file',
      '- { version: "*", reason: x, by: raj }\r\n',
      `- { version: "*", reason: x, by: raj }\r\n${ENTRY.replaceAll('\n', '\r\n')}`,
    ],
    [
      'within brackets',
      '[{ version: "*", reason: x, by: raj }]\n',
      `[{ version: "*", reason: x, by: raj }, ${JSON.stringify({ version: '1.4.2', reason: HOLD.reason, until: HOLD.until, by: 'ana' })}]\n`,
    ],
    [
      'between empty brackets',
      '[]\n',
      `[${JSON.stringify({ version: '1.4.2', reason: HOLD.reason, until: HOLD.until, by: 'ana' })}]\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(addHold(before, HOLD)).toEqual({ kind: 'edited', text: after })
  })

  test.each([
    ['a file that does not parse', '- version: [\n'],
    ['two documents', '[]\n---\n[]\n'],
    ['what ends with a mark', '- { version: "*", reason: x, by: raj }\n...\n'],
  ])('nowhere in %s', (_, before) => {
    expect(addHold(before, HOLD)).toEqual({
      kind: 'refused',
      why: expect.stringMatching(/by hand$/),
    })
  })

  test('and read again it is the same, whatever its texts', () => {
    const line = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .filter((text) => text.trim() !== '' && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text))
    fc.assert(
      fc.property(line, line, (reason, by) => {
        const hold = { ...HOLD, reason, by }
        const edit = addHold(ENTRY, hold)
        if (edit.kind === 'refused') throw new Error(edit.why)
        expect(edit.text.startsWith(ENTRY)).toBe(true)
        expect(parseHolds(edit.text, 'f')).toEqual({ kind: 'ok', holds: [HOLD, hold] })
      }),
    )
  })
})

describe('a hold is ended', () => {
  test.each([
    [
      'by the moment in place of the one that is there',
      '- version: "*"\n  until: 2027-01-01T00:00:00Z # new year\n  reason: x\n  by: raj\n',
      `- version: "*"\n  until: "${NOW}" # new year\n  reason: x\n  by: raj\n`,
    ],
    [
      'by a line after its last, comments and all',
      '- version: "*"\n  reason: x\n  by: raj # on call\n# more\n- { version: "2", reason: y, by: z }\n',
      `- version: "*"\n  reason: x\n  by: raj # on call\n  until: "${NOW}"\n# more\n- { version: "2", reason: y, by: z }\n`,
    ],
    [
      'after a text of its own lines',
      '- version: "*"\n  by: raj\n  reason: >-\n    it\n    leaks\n',
      `- version: "*"\n  by: raj\n  reason: >-\n    it\n    leaks\n  until: "${NOW}"\n`,
    ],
    [
      'at the end of a file without a last line end',
      '- version: "*"\n  reason: x\n  by: raj',
      `- version: "*"\n  reason: x\n  by: raj\n  until: "${NOW}"`,
    ],
    [
      'within braces',
      '- { version: "*", reason: x, by: raj }\n',
      `- { version: "*", reason: x, by: raj, until: "${NOW}" }\n`,
    ],
    [
      'with the line ends of the file',
      '- version: "*"\r\n  reason: x\r\n  by: raj\r\n',
      `- version: "*"\r\n  reason: x\r\n  by: raj\r\n  until: "${NOW}"\r\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(endHolds(before, [0], NOW)).toEqual({ kind: 'edited', text: after })
  })

  test('and those beside it stay as they are', () => {
    const one = '- { version: "1", reason: x, by: raj }\n'
    const three = `${one}${one}${one}`
    const ended = `- { version: "1", reason: x, by: raj, until: "${NOW}" }\n`
    expect(endHolds(three, [0, 2], NOW)).toEqual({ kind: 'edited', text: `${ended}${one}${ended}` })
  })

  test.each([
    [
      'its moment is shared with another',
      '- { version: "1", reason: x, by: r, until: &u "2027-01-01T00:00:00Z" }\n- { version: "2", reason: x, by: r, until: *u }\n',
    ],
    ['it is not there', '[]\n'],
    ['it repeats another', '- &a { version: "1", reason: x, by: r }\n- *a\n'],
  ])('not where %s', (_, before) => {
    expect(endHolds(before, [before.includes('- *a') ? 1 : 0], NOW).kind).toBe('refused')
  })
})
