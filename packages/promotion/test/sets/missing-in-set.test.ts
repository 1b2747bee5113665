import { expect, test } from '@jest/globals'
import { missingInSet, type ServiceRecord } from '../../src/index.ts'
import { anEnvironment, at, failure, rollback, rollout } from '../builders.ts'

const SET = { since: at(10) }

function missing(
  records: readonly ServiceRecord[],
  clusters: readonly string[],
  later?: string,
): readonly string[] {
  const environment = anEnvironment({ name: 'prod', after: ['dev'], clusters })
  const members = new Map([['cart', later]])
  return missingInSet(records, environment, SET, members).map((one) => one.clusters.join())
}

const of = (cluster: string | undefined) => ({ key: 'cart', environment: 'prod', cluster })

test.each<[string, readonly ServiceRecord[], readonly string[]]>([
  ['nobody has reported', [], ['']],
  ['it came up', [rollout('1.1.0', 20, of(undefined))], []],
  ['it failed', [failure('1.1.0', 20, of('eu'))], []],
  ['it came up before the merge', [rollout('1.1.0', 5, of(undefined))], ['']],
  ['Flux went back, which is heard of as a failure', [rollback('1.0.0', 20, of('eu'))], ['']],
  ['it came up elsewhere', [rollout('1.1.0', 20, { key: 'cart', environment: 'dev' })], ['']],
  ['another came up', [rollout('1.1.0', 20, { ...of('eu'), key: 'shop' })], ['']],
])('a service of a merged set, where the policy names no cluster: %s', (_, records, expected) => {
  expect(missing(records, [])).toEqual(expected)
})

test.each<[string, readonly ServiceRecord[], readonly string[]]>([
  ['none has reported', [], ['eu,us']],
  ['one has', [rollout('1.1.0', 20, of('eu'))], ['us']],
  ['both have', [rollout('1.1.0', 20, of('eu')), failure('1.1.0', 21, of('us'))], []],
  ['somebody has, who names none', [rollout('1.1.0', 20, of(undefined))], ['eu,us']],
])('a service of a merged set, of two clusters: %s', (_, records, expected) => {
  expect(missing(records, ['eu', 'us'])).toEqual(expected)
})

test('a service of which a later set brought more is not waited for', () => {
  expect(missing([], [], at(30))).toEqual([])
})
