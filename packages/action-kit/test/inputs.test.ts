import { describe, expect, test } from '@jest/globals'
import { type InputReader, type InputSource, readInputs, UserError } from '../src/index.ts'

function inputs(values: Readonly<Record<string, string>>): InputSource {
  const all = new Map(Object.entries(values))
  return { get: (name) => all.get(name) ?? '' }
}

const CURRENT = { owner: 'acme', name: 'gitops' }

type Case = readonly [kind: string, value: string, expected: unknown]

const READ: Readonly<Record<string, (input: InputReader) => unknown>> = {
  required: (input) => input.required('x'),
  optional: (input) => input.optional('x'),
  'one of': (input) => input.oneOf('x', ['commit', 'pull-request']),
  list: (input) => input.list('x'),
  'boolean, true by default': (input) => input.boolean('x', true),
  'repository, this one by default': (input) => input.repository('x', CURRENT),
}

const ACCEPTED: readonly Case[] = [
  ['required', 'dev', 'dev'],
  ['optional', '', undefined],
  ['optional', 'dev', 'dev'],
  ['one of', '', 'commit'],
  ['one of', 'pull-request', 'pull-request'],
  ['list', '', []],
  ['list', 'a, b\nc  a', ['a', 'b', 'c']],
  ['boolean, true by default', '', true],
  ['boolean, true by default', 'false', false],
  ['boolean, true by default', 'FALSE', false],
  ['boolean, true by default', 'True', true],
  ['repository, this one by default', '', CURRENT],
  ['repository, this one by default', 'a-c.me_/x.y', { owner: 'a-c.me_', name: 'x.y' }],
]

const REFUSED: readonly Case[] = [
  ['required', '', 'input "x" is missing'],
  ['required', 'x'.repeat(4097), 'input "x" has 4097 characters; at most 4096 are taken'],
  ['one of', 'Commit', 'input "x" is "Commit"; use one of commit, pull-request'],
  ['one of', 'a\n::error::b', 'input "x" is "a\\n::error::b"; use one of commit, pull-request'],
  ['boolean, true by default', 'yes', 'input "x" is "yes"; use true or false'],
  ['boolean, true by default', 'tRue', 'input "x" is "tRue"; use true or false'],
  ['repository, this one by default', 'gitops', 'input "x" is "gitops"; write it as owner/name'],
  ['repository, this one by default', 'a/b/c', 'input "x" is "a/b/c"; write it as owner/name'],
  ['repository, this one by default', 'a/..', 'input "x" is "a/.."; write it as owner/name'],
  ['repository, this one by default', 'a/b?c', 'input "x" is "a/b?c"; write it as owner/name'],
  [
    'list',
    'a '.repeat(1).concat(Array.from({ length: 1001 }, (_, n) => n).join(' ')),
    'input "x" has 1002 entries; at most 1000 are taken',
  ],
]

describe('an input', () => {
  test.each(ACCEPTED)('%s takes %j', (kind, value, expected) => {
    expect(readInputs(inputs({ x: value }), (input) => READ[kind]?.(input))).toEqual(expected)
  })

  test.each(REFUSED)('%s refuses what it can not take (%#)', (kind, value, expected) => {
    const read = () => readInputs(inputs({ x: value }), (input) => READ[kind]?.(input))
    expect(read).toThrow(new UserError('INVALID_INPUT', String(expected)))
  })
})

test('all problems come in one message, each with its input', () => {
  const read = () =>
    readInputs(inputs({ 'dry-run': 'maybe', to: 'prod' }), (input) => {
      const from = input.required('from')
      const to = input.required('to')
      if (from !== 'dev') input.problem('to', 'has no upstream here')
      return { from, to, dryRun: input.boolean('dry-run', false) }
    })
  expect(read).toThrow(
    [
      'input "from" is missing',
      'input "to" has no upstream here',
      'input "dry-run" is "maybe"; use true or false',
    ].join('\n'),
  )
})

describe('a list of known words', () => {
  const read = (value: string) =>
    readInputs({ get: () => value }, (input) => input.someOf('skip', ['soak', 'windows', 'stop']))

  test.each<[string, readonly string[]]>([
    ['', []],
    ['windows', ['windows']],
    ['stop,soak  stop\nsoak', ['soak', 'stop']],
  ])('%j is read in the order of the words', (value, words) => {
    expect(read(value)).toEqual(words)
  })

  test('with another word is a problem that names those there are', () => {
    expect(() => read('soak, hold')).toThrow(
      'input "skip" has "hold"; use some of soak, windows, stop',
    )
  })
})
