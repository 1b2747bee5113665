import { describe, expect, test } from '@jest/globals'
import { printStageTimes, readStageTimes, type StepResult } from '../src/index.ts'

function step(name: string, milliseconds: number, outcome: StepResult['outcome']): StepResult {
  const nothing = { tests: undefined, findings: undefined, chart: undefined, notes: [] }
  return { name, kind: 'stage', milliseconds, outcome, ...nothing }
}

describe('what a job tells of its stages', () => {
  test('is read as it was told', () => {
    const told = printStageTimes({
      steps: [
        step('unit', 1234.5, { kind: 'passed' }),
        step('slow', 0, { kind: 'not-reached', after: 'unit' }),
      ],
    })
    expect(readStageTimes(`Fast stages: ${told}\nSlow stages: \n\n`)).toEqual(
      new Map([
        [
          'Fast stages',
          [
            { name: 'unit', result: 'passed', milliseconds: 1235 },
            { name: 'slow', result: 'not-reached', milliseconds: 0 },
          ],
        ],
        ['Slow stages', []],
      ]),
    )
  })

  test.each([
    ['[{"name":1,"result":"passed","milliseconds":1}]'],
    ['[{"name":"a","result":"toString","milliseconds":1}]'],
    ['[{"name":"a","result":"passed","milliseconds":"1"}]'],
    ['[null]'],
  ])('is left out where it is %s', (list) => {
    expect(readStageTimes(`__proto__: ${list}`)).toEqual(new Map([['__proto__', []]]))
  })

  test.each(['Fast stages', 'Fast stages: {}', 'Fast stages: [', ': []', '[]'])(
    'is nothing like "%s"',
    (text) => {
      expect(readStageTimes(text)).toBeUndefined()
    },
  )
})
