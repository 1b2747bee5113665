import { findingsFrom, mergeFindings, NO_FINDINGS, readSarif } from '@fluxgate/pipeline'
import { describe, expect, test } from '@jest/globals'

const RULES = [
  { id: 'R1', defaultConfiguration: { level: 'error' } },
  { id: 'R2', messageStrings: { wrong: { text: '"{0}" is {1}, not {2}\nmore' } } },
]

function sarif(results: readonly unknown[], run: object = {}): string {
  return JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Lint', rules: RULES } }, results, ...run }],
  })
}

function findings(...results: readonly unknown[]) {
  const reading = readSarif(sarif(results))
  if (reading.kind === 'broken') throw new Error(reading.why)
  return reading.tally
}

const at = (uri: string, region?: object) => ({
  locations: [{ physicalLocation: { artifactLocation: { uri }, region } }],
})

describe('the level of a finding', () => {
  test.each([
    ['its own', { ruleId: 'R1', level: 'note' }, 'note'],
    ["its rule's, by id", { ruleId: 'R1' }, 'error'],
    ["its rule's, by index", { ruleIndex: 0 }, 'error'],
    ['a warning where neither says', { ruleId: 'R2' }, 'warning'],
    ['a warning for a level that there is not', { level: 'fatal' }, 'warning'],
  ])('is %s', (_, result, level) => {
    expect(findings({ message: { text: 'x' }, ...result }).worst[0]?.level).toBe(level)
  })
})

test.each([
  ['passed', { kind: 'pass' }],
  ['gone since the baseline', { baselineState: 'absent' }],
  ['suppressed', { suppressions: [{ kind: 'inSource' }] }],
  ['suppressed, with a status', { suppressions: [{ kind: 'external', status: 'accepted' }] }],
])('what is %s is no finding', (_, result) => {
  expect(findings(result)).toEqual(NO_FINDINGS)
})

test.each([
  ['under review', [{ status: 'underReview' }]],
  ['that somebody rejected', [{ kind: 'inSource' }, { status: 'rejected' }]],
])('a suppression %s does not hide a finding', (_, suppressions) => {
  expect(findings({ suppressions }).counts.warning).toBe(1)
})

describe('a rule of an extension, as CodeQL keeps its queries', () => {
  const extensions = [
    { name: 'empty' },
    {
      name: 'queries',
      rules: [{ id: 'Q0' }, { id: 'Q1', defaultConfiguration: { level: 'error' } }],
    },
  ]
  const tool = { driver: { name: 'CodeQL', rules: RULES }, extensions }
  const levelOf = (result: object) => {
    const reading = readSarif(sarif([{ message: { text: 'x' }, ...result }], { tool }))
    return reading.kind === 'read' ? reading.tally.worst[0]?.level : reading.why
  }

  test.each([
    ['by its place', { rule: { index: 1, toolComponent: { index: 1 } } }, 'error'],
    ['by its id', { ruleId: 'Q1' }, 'error'],
    ['and not one of the driver', { rule: { index: 0, toolComponent: { index: 1 } } }, 'warning'],
    ['that is not there', { rule: { index: 0, toolComponent: { index: 7 } } }, 'warning'],
  ])('is found %s', (_, result, level) => {
    expect(levelOf(result)).toBe(level)
  })
})

test('a text that names a word of its own over and over is filled in only so far', () => {
  const message = { text: '{0}'.repeat(2_000), arguments: ['x'.repeat(500)] }
  const results = Array.from({ length: 300 }, () => ({ message }))
  const before = process.memoryUsage().heapUsed
  const { worst } = findings(...results)
  expect(worst[0]?.message).toHaveLength(500)
  // A mebibyte for each of them without an end to it.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1_048_576)
})

describe('a finding is told', () => {
  test("by its rule's text, filled in, in one line", () => {
    const message = { id: 'wrong', arguments: ['a', 'b', 3] }
    expect(findings({ ruleId: 'R2', message }).worst[0]?.message).toBe('"a" is b, not {2}')
  })

  test.each([
    ['src/a%20b.ts', { startLine: 3, startColumn: 4 }, { path: 'src/a b.ts', line: 3, column: 4 }],
    ['file:///w/src/a.ts', {}, { path: '/w/src/a.ts', line: 1, column: undefined }],
    ['%', { startLine: 3 }, undefined],
    ['', { startLine: 3 }, undefined],
  ])('at %j', (uri, region, place) => {
    expect(findings(at(uri, region)).worst[0]?.place).toEqual(place)
  })
})

test.each([
  ['', 'it is no JSON'],
  ['null', 'it has no list "runs": no SARIF'],
  ['{"runs": {}}', 'it has no list "runs": no SARIF'],
  ['{"runs": []}', 'it tells of no run of a tool'],
  [
    sarif([], { invocations: [{ executionSuccessful: false }] }),
    'Lint says that it did not finish',
  ],
  [sarif(Array(50_001).fill({})), 'it has more than 50000 findings'],
])('%.60s is told as broken', (text, why) => {
  expect(readSarif(text)).toEqual({ kind: 'broken', why })
})

test.each([
  '{"runs":[null, 3, "x", {"results": {}}, {"results": [null, 1, {"message": 3, "locations": [null]}]}]}',
  '{"runs":[{"tool":[],"results":[{"ruleIndex":-1,"rule":{"index":1e99}}]}]}',
  '{"runs":[{"results":[{"__proto__": {"level": "error"}}]}]}',
])('%s is read without harm', (text) => {
  expect(readSarif(text)).toMatchObject({ kind: 'read', tally: { counts: { error: 0 } } })
})

test('the worst findings come first and are kept', () => {
  const tally = findings(...Array(150).fill({ level: 'note' }), { level: 'error' })
  expect(tally.counts).toEqual({ error: 1, warning: 0, note: 150, none: 0 })
  expect(tally.worst).toHaveLength(100)
  expect(tally.worst[0]?.level).toBe('error')
  expect(mergeFindings(tally, tally).counts.note).toBe(300)
})

test.each([
  ['error', 1],
  ['warning', 3],
  ['note', 6],
  ['none', 0],
] as const)('from "%s" on, findings fail', (failOn, number) => {
  const levels = ['error', 'warning', 'warning', 'note', 'note', 'note', 'none']
  expect(findingsFrom(findings(...levels.map((level) => ({ level }))), failOn)).toBe(number)
})
