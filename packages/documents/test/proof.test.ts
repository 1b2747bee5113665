import { expect, describe as group, test } from '@jest/globals'
import { nodeAt } from '../src/node-at.ts'
import { type ParsedDocument, parseYaml } from '../src/parse.ts'
import { onlyChanged } from '../src/proof.ts'

const BEFORE = 'a: &x 1.4.1\nb: { c: [1, two] }\nd: *x\n---\ne: "5"\n'

function documents(text: string): readonly ParsedDocument[] {
  const parsed = parseYaml(text)
  if (parsed.kind === 'bad') throw new Error(parsed.why)
  return parsed.documents
}

/** Whether the change of `a` to 1.4.2 is all that differs. */
function proven(after: string): boolean {
  const before = documents(BEFORE)
  const node = nodeAt(before[0]?.root, ['a'])
  if (node === undefined) throw new Error('no node')
  return onlyChanged(before, documents(after), new Map([[node, '1.4.2']]))
}

group('the proof of an edit', () => {
  test('holds for the one change that is meant', () => {
    expect(proven(BEFORE.replace('1.4.1', '1.4.2'))).toBe(true)
  })

  test.each([
    ['the value is another', 'a: &x 1.4.3\nb: { c: [1, two] }\nd: *x\n---\ne: "5"\n'],
    ['the value is no text any more', 'a: &x 2\nb: { c: [1, two] }\nd: *x\n---\ne: "5"\n'],
    ['another value changed', 'a: &x 1.4.2\nb: { c: [1, three] }\nd: *x\n---\ne: "5"\n'],
    [
      'another number is written otherwise',
      'a: &x 1.4.2\nb: { c: [1.0, two] }\nd: *x\n---\ne: "5"\n',
    ],
    ['quotes changed elsewhere', "a: &x 1.4.2\nb: { c: [1, two] }\nd: *x\n---\ne: '5'\n"],
    ['a key is gone', 'a: &x 1.4.2\nd: *x\n---\ne: "5"\n'],
    ['a key is new', 'a: &x 1.4.2\nb: { c: [1, two] }\nd: *x\nf: 1\n---\ne: "5"\n'],
    ['an item is new', 'a: &x 1.4.2\nb: { c: [1, two, 3] }\nd: *x\n---\ne: "5"\n'],
    ['an anchor is gone', 'x: &x 1\nb: 1\nd: *x\n---\ne: "5"\n'],
    ['an alias is written out', 'a: &x 1.4.2\nb: { c: [1, two] }\nd: 1.4.2\n---\ne: "5"\n'],
    ['a tag is new', 'a: &x 1.4.2\nb: { c: [1, !!str two] }\nd: *x\n---\ne: "5"\n'],
    ['a document is new', 'a: &x 1.4.2\nb: { c: [1, two] }\nd: *x\n---\ne: "5"\n---\nf: 1\n'],
  ])('fails where %s', (_, after) => {
    expect(proven(after)).toBe(false)
  })

  test('fails where a scalar that should change is not met', () => {
    const [stranger] = documents('1.4.1\n')
    if (stranger?.root === undefined) throw new Error('no node')
    expect(
      onlyChanged(documents(BEFORE), documents(BEFORE), new Map([[stranger.root, '1.4.2']])),
    ).toBe(false)
  })
})
