import { describe, expect, test } from '@jest/globals'
import { anyText } from '../../../test/support/any-text.ts'
import { fc } from '../../../test/support/fast-check.ts'
import { processorTime } from '../../../test/support/processor-time.ts'
import { parseDeliveryFile, parseHolds, parsePolicy } from '../src/index.ts'
import { policyWith, prodWith, RIGHT } from './corpus.ts'
import { deliveryWith, RIGHT_DELIVERIES, stageWith } from './delivery-corpus.ts'

const bomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 30 }, (_, level) => {
    const alias = `*a${level}`
    return `a${level + 1}: &a${level + 1} [${Array.from({ length: 9 }, () => alias).join(', ')}]`
  }),
].join('\n')

function many(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(', ')
}

const HOSTILE: readonly (readonly [string, string])[] = [
  ['1,000 brackets', '['.repeat(1000)],
  ['20,000 brackets', '['.repeat(20_000)],
  ['5,000 braces', '{a: '.repeat(5000)],
  ['5,000 dashes', '- '.repeat(5000)],
  ['5,000 question marks', '? '.repeat(5000)],
  ['a deep block', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['a bomb of aliases', policyWith(bomb)],
  ['a thousand aliases', policyWith(`x: &x 1\ny: [${'*x, '.repeat(1000)}]`)],
  ['an alias of itself', policyWith('people: &p { attest: *p }')],
  ['a text of 1 MB', policyWith(`branch: "${'x'.repeat(1_000_000)}"`)],
  ['a text of 200 KB', policyWith(`branch: "${'x'.repeat(200_000)}"`)],
  ['a line that a pattern could choke on', policyWith(`branch: ${'a/'.repeat(50_000)}!`)],
  ['a name that a pattern could choke on', policyWith(`services: { ${'a-'.repeat(50_000)}: {} }`)],
  ['an overlay that a pattern could choke on', prodWith(`land: ${'1'.repeat(100_000)}`)],
  ['20,000 unknown keys', Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n')],
  ['20,000 equal keys', 'version: 1\n'.repeat(20_000)],
  [
    '5,000 environments',
    `version: 1\nenvironments:\n${Array.from({ length: 5000 }, (_, i) => `  e${i}: { overlays: "e${i}/{service}" }`).join('\n')}`,
  ],
  [
    '100 environments that meet',
    `version: 1\nenvironments:\n${Array.from({ length: 100 }, (_, i) => `  e${i}: { overlays: "${'{service}/'.repeat(40)}{service}" }`).join('\n')}`,
  ],
  ['20,000 upstreams', prodWith('').replace('[dev]', `[${many(20_000, (i) => `e${i}`)}]`)],
  ['20,000 cluster names', prodWith(`clusters: [${many(20_000, (i) => `c${i}`)}, c0]`)],
  [
    '5,000 images',
    policyWith(`pins: { image: [${many(5000, (i) => `{ tag: a${i}, digest: a${i} }`)}, {}] }`),
  ],
  [
    '5,000 addresses',
    `${prodWith(`pins: { ${many(5000, (i) => `a${i}: "v/{service}.yaml#/a${i}"`)} }`)}pins: { values: [${many(5000, (i) => `a${i}`)}] }`,
  ],
  [
    '3,000 addresses of services',
    policyWith(
      `services: { ${many(3000, (i) => `s${i}: { pins: { prod: { chart: "x.yaml#/v" } } }`)} }`,
    ),
  ],
  ['5,000 people', policyWith(`people: { hold: [${many(5000, (i) => `u${i}`)}, "1"] }`)],
  [
    '5,000 reporters',
    policyWith(`reporters: [${many(5000, (i) => `{ id: ${i + 1}, environments: [e${i}] }`)}]`),
  ],
  [
    'an environment with an endless name, and reporters of others',
    `version: 1\nenvironments: { "A${'\\n::a'.repeat(15_000)}": { overlays: {service} } }\nreporters: [{ id: 1, environments: [${many(1000, (i) => `b${i}`)}] }]\n`,
  ],
  ['tabs', 'version: 1\nenvironments:\n\tdev: 1\n'],
  ['no character but NUL', '\u0000'.repeat(1000)],
  ['half a surrogate', policyWith('branch: "\uD800"')],
  ['a bad escape', policyWith('branch: "\\xZZ"')],
  [
    'keys of a prototype',
    policyWith('__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }'),
  ],
  [
    'keys of a prototype as environments',
    'version: 1\nenvironments: { __proto__: { overlays: "x" }, constructor: {} }\n',
  ],
  [
    'keys of a prototype as services',
    policyWith('services: { __proto__: { pins: { __proto__: {} } } }'),
  ],
  ['a binary tag', policyWith('branch: !!binary "AAAA"')],
  ['a tag of JavaScript', policyWith('branch: !!js/function "x"')],
  [
    '5,000 stages',
    `version: 1\nservice: cart\nstages: [${many(5000, (i) => `{ name: s${i}, run: make }`)}]\n`,
  ],
  ['5,000 variables', stageWith(`env: { ${many(5000, (i) => `A${i}: x`)} }`)],
  ['5,000 globs', stageWith(`reports: [${many(5000, (i) => `r${i}/**`)}]`)],
  ['a glob that a pattern could choke on', stageWith(`reports: "${'**/'.repeat(50_000)}"`)],
  ['a command of 200 KB', stageWith('').replace('make test', 'x'.repeat(200_000))],
  [
    'keys of a prototype as variables',
    stageWith('env: { __proto__: { polluted: "1" }, constructor: "x" }'),
  ],
  ['keys of a prototype as a stamp', deliveryWith('chart: { path: a, stamp: { __proto__: 1 } }')],
]

const PARSERS = [parsePolicy, parseHolds, parseDeliveryFile]

describe('a hostile file', () => {
  test.each(HOSTILE)('of %s is told what is wrong, soon, twice', (_, text) => {
    for (const parse of [...PARSERS, ...PARSERS]) {
      const { result: parsed, seconds } = processorTime(() => parse(text, 'policy.yaml'))
      expect(seconds).toBeLessThan(8)
      expect(parsed.kind).toBe('problems')
      if (parsed.kind === 'ok') return
      expect(parsed.problems.length).toBeGreaterThan(0)
      expect(parsed.problems.length).toBeLessThanOrEqual(101)
      for (const { message, line, col } of parsed.problems) {
        expect(message.length).toBeLessThan(1000)
        expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
        expect(line).toBeGreaterThan(0)
        expect(col).toBeGreaterThan(0)
      }
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test('with thousands of problems is told the first hundred and how many more', () => {
    const parsed = parsePolicy(
      Array.from({ length: 150 }, (_, index) => `k${index}: 1`).join('\n'),
      'x',
    )
    if (parsed.kind === 'ok') throw new Error('it is not right')
    expect(parsed.problems).toHaveLength(101)
    expect(parsed.problems.at(-1)?.message).toBe('and 52 more problems; mend these first')
  })
})

describe('whatever the text', () => {
  const texts = fc.oneof(
    anyText(200),
    fc
      .array(
        fc.constantFrom(
          'version: 1\n',
          'environments:\n',
          '  dev:\n',
          '  overlays: ',
          '"a/{service}"',
          '\n',
          '- ',
          '[',
          ']',
          '{',
          '}',
          '&a ',
          '*a',
          ': ',
          ',',
          '|\n',
          "'",
          '"',
          '!!str ',
          '? ',
          '---\n',
          '# ',
          '\t',
          '  ',
        ),
      )
      .map((parts) => parts.join('')),
    fc.json().map((json) => `version: 1\nenvironments: ${json}\nservices: ${json}\n`),
  )

  test('nothing is thrown', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const parse of PARSERS) {
          const parsed = parse(text, 'x')
          if (parsed.kind === 'problems') expect(parsed.problems.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('nothing is thrown where a part of a right file is cut out or doubled', () => {
    const right = fc.constantFrom(...[...RIGHT, ...RIGHT_DELIVERIES].map(([, text]) => text))
    fc.assert(
      fc.property(
        right,
        fc.nat(),
        fc.nat({ max: 40 }),
        fc.boolean(),
        (text, at, length, doubled) => {
          const start = at % (text.length + 1)
          const end = start + length
          const part = doubled ? text.slice(start, end) : ''
          for (const parse of PARSERS) {
            const parsed = parse(text.slice(0, start) + part + part + text.slice(end), 'x')
            if (parsed.kind === 'problems') expect(parsed.problems.length).toBeGreaterThan(0)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})
