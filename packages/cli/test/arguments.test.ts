import { describe, expect, test } from '@jest/globals'
import { readArguments } from '../src/arguments.ts'

const ALL = {
  delivery: '.fluxgate/delivery.yaml',
  steps: { kind: 'named', names: ['all'] },
  budget: undefined,
  plain: false,
} as const

describe('a command line', () => {
  test.each([
    ['', { kind: 'help' }],
    ['--help', { kind: 'help' }],
    ['test -h', { kind: 'help' }],
    ['-V', { kind: 'version' }],
    ['test', { kind: 'test', asked: ALL }],
    ['check', { kind: 'check' }],
    [
      'test unit chart',
      { kind: 'test', asked: { ...ALL, steps: { kind: 'named', names: ['unit', 'chart'] } } },
    ],
    ['test --fast', { kind: 'test', asked: { ...ALL, steps: { kind: 'fast' } } }],
    [
      '--plain test --budget 90s --delivery a/.fluxgate/delivery.yaml',
      {
        kind: 'test',
        asked: { ...ALL, plain: true, budget: 90_000, delivery: 'a/.fluxgate/delivery.yaml' },
      },
    ],
  ])('"%s" is understood', (line, command) => {
    expect(readArguments(line.split(' ').filter((word) => word !== ''))).toEqual(command)
  })

  test.each([
    ['tst', 'there is no command "tst"; there are "check" and "test"'],
    ['--plain', 'no command is named; there are "check" and "test"'],
    ['test --budgt 3m -x', 'there is no option "--budgt"\nthere is no option "-x"'],
    ['test --budget', '"--budget" lacks its value'],
    ['test --fast=no', '"--fast" takes no value'],
    ['test --constructor', 'there is no option "--constructor"'],
    ['test --budget soon', '"--budget" "soon" is no duration; write it as 90s, 15m or 2h'],
    ['test --budget 0s', '"--budget" "0s" is no duration; write it as 90s, 15m or 2h'],
    ['check --fast', '"check" takes nothing more; leave out "--fast"'],
    ['check prod', '"check" takes nothing more; leave out "prod"'],
    ['test --fast unit', '"--fast" names the steps already; leave it out, or "unit"'],
    ['\u001b[2J', 'there is no command "\\u{1b}[2J"; there are "check" and "test"'],
  ])('"%s" is refused with what would be right', (line, why) => {
    expect(readArguments(line.split(' '))).toEqual({ kind: 'mistake', why })
  })
})
