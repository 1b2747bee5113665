import { expect, test } from '@jest/globals'
import { reasonsOf } from '../src/present/reasons.ts'

const about = (environment: string, reason: string) => ({ environment, reason })
const PROVEN = '1.1.0 is proven in dev'

test.each([
  ['none', [], []],
  ['one, which needs no name', [about('prod', PROVEN)], [PROVEN]],
  [
    'the same twice, said once',
    [about('eu', PROVEN), about('us', PROVEN)],
    [`eu and us: ${PROVEN}`],
  ],
  [
    'different ones, each with its environment',
    [about('eu', PROVEN), about('us', '#3 proposes 1.1.0 already')],
    [`eu: ${PROVEN}`, 'us: #3 proposes 1.1.0 already'],
  ],
  [
    'one that names its environment itself',
    [about('eu', PROVEN), about('us', '1.1.0 is held in us by ana')],
    [`eu: ${PROVEN}`, '1.1.0 is held in us by ana'],
  ],
  [
    'one that names an environment with a longer name alone',
    [about('prod', 'prod-eu runs 1.1.0'), about('prod-eu', 'prod-eu runs 1.1.0')],
    ['prod: prod-eu runs 1.1.0'],
  ],
])('reasons of environments: %s', (_, outcomes, said) => {
  expect(reasonsOf(outcomes)).toEqual(said)
})
