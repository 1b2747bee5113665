import { describe, expect, test } from '@jest/globals'
import { anyText } from '../../../test/support/any-text.ts'
import { fc } from '../../../test/support/fast-check.ts'
import { readActor, readCommitAuthor } from '../src/actor.ts'
import { type Answer, answerTo } from '../src/answer.ts'
import { readBranch } from '../src/branches.ts'
import { ForgeError } from '../src/error.ts'
import { graphqlOutcome } from '../src/graphql-outcome.ts'
import { restOutcome } from '../src/rest-outcome.ts'
import { cleaned } from '../src/said.ts'
import { sameJson } from '../src/same-json.ts'
import { readNode } from '../src/tree.ts'
import { aBlob, aPage, aPullRequest, oid } from './support/answers.ts'

const BRANCH = { name: 'promote/prod/shop', paths: ['p'] }
const CONNECTION = { secrets: ['s3cret'], now: () => new Date(0), hadWorked: false }

const READERS: Readonly<Record<string, readonly [(answer: Answer) => unknown, unknown]>> = {
  readNode: [readNode, aBlob('text')],
  readActor: [readActor, { login: 'ana', databaseId: 3 }],
  readCommitAuthor: [
    (answer) => readCommitAuthor(answer, 'github.com'),
    { email: 'a@b', user: { login: 'ana', databaseId: 3 } },
  ],
  readBranch: [
    (answer) => readBranch(answer, 0, BRANCH, { into: 'main', domain: 'github.com' }),
    {
      b0: { target: { oid: oid('c'), author: null }, compare: { behindBy: 1 } },
      q0: aPage(aPullRequest()),
    },
  ],
}

/** Paths to every member of a value. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key])),
  ]
}

function withPart(value: unknown, path: readonly string[], part: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return part
  if (Array.isArray(value)) {
    return value.map((item, index) => (String(index) === key ? withPart(item, rest, part) : item))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === key ? withPart(member, rest, part) : member,
    ]),
  )
}

function readsOrTells(read: (answer: Answer) => unknown, value: unknown): void {
  try {
    read(answerTo('a question', value))
  } catch (error) {
    expect(error).toBeInstanceOf(ForgeError)
    expect(error).toMatchObject({ kind: 'broken', code: 'INVALID_ANSWER' })
  }
}

const odd = fc.oneof(
  fc.jsonValue(),
  fc.anything(),
  fc.constantFrom('__proto__', Number.NaN, 2 ** 60, 10n),
)

describe.each(Object.entries(READERS))('%s', (_, [read, valid]) => {
  test('reads the answer that it is for', () => {
    expect(() => read(answerTo('a question', valid))).not.toThrow()
  })

  test('never breaks on another answer, but names what is wrong', () => {
    fc.assert(
      fc.property(odd, (value) => readsOrTells(read, value)),
      { numRuns: 300 },
    )
  })

  test('never breaks where one part of the right answer is another value', () => {
    const part = fc.constantFrom(...pathsOf(valid))
    fc.assert(
      fc.property(part, odd, (path, value) => readsOrTells(read, withPart(valid, path, value))),
      { numRuns: 600 },
    )
  })
})

test('an answer that lacks a part is told by its path', () => {
  const answer = answerTo('a question', { repository: { refs: [{ target: null, oid: 5 }] } })
  const first = answer.at('repository').at('refs').items()[0] ?? answer
  expect(() => first.at('target').at('oid').oid()).toThrow(
    "GitHub's answer to a question lacks repository.refs[0].target",
  )
  expect(() => first.at('oid').oid()).toThrow(
    "GitHub's answer to a question has a number at repository.refs[0].oid where an object name belongs",
  )
  expect(() => answer.at('constructor').text()).toThrow('lacks constructor')
})

test('no body, status or header breaks the judgement of an answer', () => {
  const answers = fc.record({
    status: fc.integer({ min: 200, max: 599 }),
    headers: fc
      .array(
        fc.tuple(
          fc.constantFrom(
            'retry-after',
            'x-ratelimit-remaining',
            'x-ratelimit-reset',
            'date',
            'x-github-sso',
          ),
          fc.oneof(fc.string(), fc.constant('0'), fc.nat().map(String)),
        ),
      )
      .map((entries) => new Map(entries)),
    asked: fc.string(),
    data: fc.oneof(odd, fc.record({ message: odd, errors: odd, data: odd })),
  })
  fc.assert(
    fc.property(answers, (answer) => {
      for (const outcome of [
        restOutcome(answer, CONNECTION),
        graphqlOutcome(answer, () => false, CONNECTION),
      ]) {
        if (outcome.kind === 'transient') expect(outcome.floorMs).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 600 },
  )
})

test('cleaned text is one short printable line without the secret', () => {
  const text = fc.array(
    fc.oneof(anyText(), fc.constantFrom('s3cret', '\u202e', '\r\n::error::', '\u0085')),
  )
  fc.assert(
    fc.property(text, (parts) => {
      const line = cleaned(parts.join(''), ['s3cret'])
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      expect(line).not.toContain('s3cret')
      expect(line.length).toBeLessThanOrEqual(300)
    }),
  )
})

test('equal JSON is equal in any order of keys, and a change is a difference', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
      const again: unknown = JSON.parse(JSON.stringify(left))
      expect(sameJson(left, again)).toBe(true)
      if (sameJson(left, right)) expect(sorted(left)).toBe(sorted(right))
    }),
  )
})

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}
