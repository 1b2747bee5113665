import { describe, expect, test } from '@jest/globals'
import {
  type ExceptedSet,
  parseSetRecord,
  planSet,
  type RecordMeta,
  setPayload,
} from '../../src/index.ts'
import { at } from '../builders.ts'
import { proposedBy, setFacts, takenOut } from './set-facts.ts'

const META: RecordMeta = { id: 900, environment: 'prod', key: '@all', createdAt: at(60) }
const PROPOSED = proposedBy(
  planSet(
    setFacts({
      cart: {
        dev: [
          [0, '1.0.0'],
          [10, '1.1.0'],
        ],
        prod: '1.0.0',
      },
    }),
  ),
)
const TAKEN = takenOut('cart', '0123456789ab', { id: 900, createdAt: at(60) })

const EXCEPTED: ExceptedSet = {
  ...{ ...META, name: PROPOSED.name, what: 'excepted', members: ['cart'], gates: ['soak', 'stop'] },
  ...{
    pullRequest: 12,
    head: PROPOSED.head,
    person: 42,
    login: 'olga',
    reason: 'the site is down',
  },
}

describe('the record of a release set', () => {
  test.each([
    ['proposed', PROPOSED],
    ['taken out', TAKEN],
    ['let past gates', EXCEPTED],
    ['let past gates by somebody without a login', { ...EXCEPTED, login: undefined }],
    [
      'taken out by somebody without a login or a reason',
      { ...TAKEN, login: undefined, reason: undefined },
    ],
  ])('reads as it was written: %s', (_, record) => {
    const { id: _id, createdAt: _at, ...written } = record
    expect(parseSetRecord(setPayload(written), META)).toEqual(record)
    expect(parseSetRecord(JSON.stringify(setPayload(written)), META)).toEqual(record)
  })

  test('leaves the keys out where they are too many, and keeps their number', () => {
    const members = Array.from(
      { length: 1_000 },
      (_, index) => `a-service-with-a-long-name-${index}`,
    )
    const payload = setPayload({ ...PROPOSED, members, services: 1_000 })
    expect(JSON.stringify(payload).length).toBeLessThan(32_000)
    expect(parseSetRecord(payload, META)).toMatchObject({ members: undefined, services: 1_000 })
  })

  const payload = setPayload(PROPOSED)
  test.each<[string, unknown]>([
    ['of another schema', { ...payload, schema: 2 }],
    ['of another kind', { ...payload, kind: 'rollout' }],
    ['of another set', { ...payload, key: '@shop' }],
    ['of another environment', { ...payload, environment: 'dev' }],
    ['without a name', { ...payload, name: undefined }],
    ['with a head that is no commit', { ...payload, head: 'main' }],
    ['with a time that is none', { ...payload, at: 'yesterday' }],
    ['with members that are no keys', { ...payload, members: [1] }],
    ['of something else that is done to sets', { ...payload, what: 'blessed' }],
    ['taken out, with an id that is none', { ...setPayload(TAKEN), releaseId: 'x' }],
    ['taken out by nobody', { ...setPayload(TAKEN), person: 'olga' }],
    ['let past gates that are none', { ...setPayload(EXCEPTED), gates: ['hold', 1] }],
    ['let past gates that are no list', { ...setPayload(EXCEPTED), gates: 'soak' }],
    ['let past gates without a reason', { ...setPayload(EXCEPTED), reason: undefined }],
    ['let past gates for no pull request', { ...setPayload(EXCEPTED), pullRequest: '12' }],
    ['let past gates at no commit', { ...setPayload(EXCEPTED), head: 'main' }],
    ['let past gates by nobody', { ...setPayload(EXCEPTED), person: undefined }],
    ['let past gates of nothing', { ...setPayload(EXCEPTED), members: undefined }],
    ['that is no object', ['set']],
    ['that is no JSON', '{'],
    ['that is endless', `"${'x'.repeat(70_000)}"`],
  ])('is no record: %s', (_, odd) => {
    expect(parseSetRecord(odd, META)).toMatchObject({ kind: 'unreadable' })
  })
})
