import { describe, expect, test } from '@jest/globals'
import { type Stamped, stampAnnotation, stampValue } from '../src/index.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`
const outcome = (stamped: Stamped): string =>
  stamped.kind === 'stamped' ? stamped.text : `${stamped.line}:${stamped.col} ${stamped.why}`

describe('a value is stamped, and no other byte changes', () => {
  test.each([
    [
      'image:\n  tag: "" # set when it is published\n',
      'image:\n  tag: "1.10" # set when it is published\n',
    ],
    ["image: { tag: '' }\n", "image: { tag: '1.10' }\n"],
    ['image:\n  tag: latest', 'image:\n  tag: "1.10"'],
    ['image:\n  tag:\n', 'image:\n  tag: "1.10"\n'],
    ['image:\n  tag: # none yet\n', 'image:\n  tag: "1.10" # none yet\n'],
    ['image:\n  tag: ~\n', 'image:\n  tag: "1.10"\n'],
    ['\ufeffimage:\r\n  tag: 1 # a\r\nb: 1\r\n', '\ufeffimage:\r\n  tag: "1.10" # a\r\nb: 1\r\n'],
  ])('%j', (before, after) => {
    expect(outcome(stampValue(before, ['image', 'tag'], '1.10', 'tag'))).toBe(after)
  })
})

describe('a value is not stamped where', () => {
  const nowhere = '1:1 has no "image.tag"; add it, empty (""), where the templates read it'
  test.each([
    ['', nowhere],
    ['image: {}\n', nowhere],
    ['image: 1\n', nowhere],
    ['tag: 1\n', nowhere],
    ['image:\n  tag: [1]\n', '2:8 "image.tag" is no single value'],
    [
      'image:\n  tag: &tag 1\nother: *tag\n',
      '2:13 "image.tag" stands in a value with an anchor, so others would change with it; write it out',
    ],
    [
      'image: &i { tag: 1 }\nother: *i\n',
      '1:11 "image.tag" stands in a value with an anchor, so others would change with it; write it out',
    ],
    ['image:\n  tag: |\n    a\n', '2:8 "image.tag" is a block of text; write it on one line'],
    ['a: 1\n---\nimage: { tag: 1 }\n', '1:1 holds more than one document'],
  ])('%j', (before, why) => {
    expect(outcome(stampValue(before, ['image', 'tag'], '1.10', 'tag'))).toBe(why)
  })

  test.each([
    ['1.10\n', 'tag'],
    ['a b', 'tag'],
    ['{{ .x }}', 'tag'],
    ['sha256:1', 'digest'],
  ] as const)('the value is %j', (value, kind) => {
    expect(stampValue('image: { tag: 1 }', ['image', 'tag'], value, kind).kind).toBe('refused')
  })
})

describe('an annotation is set', () => {
  const name = 'example.com/digest'
  const line = `"${name}": "${DIGEST}"`
  test.each([
    ['name: shop\n', `name: shop\nannotations:\n  ${line}\n`],
    ['name: shop', `name: shop\nannotations:\n  ${line}\n`],
    ['annotations: {}\nname: shop\n', `name: shop\nannotations:\n  ${line}\n`],
    ['annotations:\nname: shop\n', `name: shop\nannotations:\n  ${line}\n`],
    ['annotations:\n    a: b\nname: shop\n', `annotations:\n    ${line}\n    a: b\nname: shop\n`],
    ['annotations: { a: b }\n', `annotations: { ${line}, a: b }\n`],
    [`annotations:\n  ${name}: x # old\n`, `annotations:\n  ${name}: ${DIGEST} # old\n`],
  ])('in %j', (before, after) => {
    expect(outcome(stampAnnotation(before, name, DIGEST, 'digest'))).toBe(after)
  })

  test.each([
    ['- a\n', '1:1 is no map of keys'],
    ['annotations: [', '1:15 not YAML: '],
    [
      '{ name: shop }\n',
      '1:1 "annotations" can\'t be added to safely here; write them as a block, one to a line',
    ],
    [
      'annotations: text\n',
      '1:1 "annotations" can\'t be added to safely here; write them as a block, one to a line',
    ],
  ])('not in %j', (before, why) => {
    expect(outcome(stampAnnotation(before, name, DIGEST, 'digest'))).toContain(why)
  })
})
