import { describe, expect, test } from '@jest/globals'
import { parseSetRecord, planSet, type RecordMeta, setPayload } from '../../src/index.ts'
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

describe('the record of a release set', () => {
  test.each([
    ['proposed', PROPOSED],
    ['taken out', TAKEN],
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
    ['that is no object', ['set']],
    ['that is no JSON', '{'],
    ['that is endless', `"${'x'.repeat(70_000)}"`],
  ])('is no record: %s', (_, odd) => {
    expect(parseSetRecord(odd, META)).toMatchObject({ kind: 'unreadable' })
  })
})
