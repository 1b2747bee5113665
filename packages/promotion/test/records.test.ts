import type { PinName, Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import {
  aRelease,
  type Binding,
  isKnown,
  type NewRecord,
  parseRecord,
  recordPayload,
  releaseId,
  rolloutRecord,
  type ServiceRecord,
} from '../src/index.ts'
import {
  at,
  attestation,
  choice,
  DIGEST_A,
  exception,
  KEY,
  NO_ORIGIN,
  rollout,
} from './builders.ts'

const meta = { id: 5, environment: 'dev', key: KEY, createdAt: at(7) }

function written(record: ServiceRecord): NewRecord {
  const { id: _, createdAt: __, ...rest } = record
  return rest
}

function read(payload: unknown, environment = 'dev') {
  return parseRecord(payload, { ...meta, environment })
}

describe('a record on GitHub', () => {
  const complete = { cluster: 'eu-1', origin: { repository: 'acme/x', commit: 'a'.repeat(40) } }
  const unknown = { outcome: 'unknown', pins: {}, releaseId: releaseId({}), reason: 'why' } as const
  test.each<[string, ServiceRecord]>([
    [
      'a rollout',
      rollout({ chart: '1.4.2', digest: DIGEST_A, 'values.image.tag': '2' }, 5, complete),
    ],
    ['a bare rollout', rollout('1.4.2', 5, { timestamp: undefined })],
    ['an unknown rollout', rollout('1.4.2', 5, unknown)],
    ['an attestation', attestation('1.4.2', 5, { cluster: 'eu-1' })],
    ['a choice', choice('1.4.2', 5)],
    ['an exception', exception('1.4.2', 5, { gates: ['proven', 'soak'], head: 'a'.repeat(40) })],
    ['an exception for what we propose', exception('1.4.2', 5, { pullRequest: undefined })],
  ])('%s is read back as it was written', (_, record) => {
    const { environment } = record
    const sent: unknown = JSON.parse(JSON.stringify(recordPayload(written(record))))
    expect(read(sent, environment)).toEqual({ ...record, id: 5, createdAt: at(7) })
    expect(read(JSON.stringify(sent), environment)).toEqual({ ...record, id: 5, createdAt: at(7) })
  })

  test('round trips for any pins that records hold', () => {
    const value = fc.string({ maxLength: 100 })
    const path = fc.string({ minLength: 1, maxLength: 60 }).map((text): PinName => `values.${text}`)
    fc.assert(
      fc.property(fc.array(fc.tuple(path, value), { maxLength: 20 }), value, (values, chart) => {
        const pins: Pins = Object.fromEntries<string>([['chart', chart], ...values])
        const record = written(rollout(pins, 5))
        expect(read(JSON.parse(JSON.stringify(recordPayload(record))))).toEqual({
          ...record,
          id: 5,
          createdAt: at(7),
        })
      }),
    )
  })

  test('is small and has a schema number', () => {
    const payload = recordPayload(written(rollout('1.4.2', 5, { reason: 'x\n'.repeat(50_000) })))
    expect(payload['schema']).toBe(1)
    expect(JSON.stringify(payload).length).toBeLessThan(2000)
    expect(read(payload)).toMatchObject({ kind: 'rollout' })
  })

  const good = recordPayload(written(rollout('1.4.2', 5)))
  test.each<[string, unknown]>([
    ['no object', null],
    ['a list', [good]],
    ['broken text', '{'],
    ['long text', `${JSON.stringify(good)}${' '.repeat(70_000)}`],
    ['another schema', { ...good, schema: 2 }],
    ['another environment', { ...good, environment: 'prod' }],
    ['another service', { ...good, key: 'other' }],
    ['an unknown kind', { ...good, kind: 'wish' }],
    ['pins that are no object', { ...good, pins: 'chart' }],
    ['a pin of another name', { ...good, pins: { chart: '1.4.2', __proto__x: '1' } }],
    ['a pin that is no text', { ...good, pins: { chart: 1 } }],
    ['an endless pin', { ...good, pins: { chart: '1'.repeat(300) } }],
    ['an id of other pins', { ...good, releaseId: releaseId({ chart: '1.4.3' }) }],
    ['no chart version', { ...good, pins: {}, releaseId: releaseId({}) }],
    ['an outcome that is none', { ...good, outcome: 'perhaps' }],
    ['a thing that is none', { ...good, what: 'install' }],
    ['a time that is none', { ...good, timestamp: 'yesterday' }],
    ['a day that does not exist', { ...good, timestamp: '2026-13-41T00:00:00Z' }],
    ['no reporter', { ...good, reporter: '99' }],
    ['a cluster that is no text', { ...good, cluster: 7 }],
    ['no origin', { ...good, origin: null }],
  ])('%s is unreadable', (_, payload) => {
    expect(read(payload)).toMatchObject({ kind: 'unreadable', why: expect.any(String) })
  })

  const allowed = recordPayload(written(exception('1.4.2', 5)))
  test.each<[string, Record<string, unknown>]>([
    ['without gates', { gates: [] }],
    ['of gates that nobody can skip', { gates: ['hold', 'source'] }],
    ['of endless gates', { gates: Array.from({ length: 100 }, () => 'soak') }],
    ['of a gate by name alone', { gates: 'soak' }],
    ['without a reason', { reason: undefined }],
    ['of nobody', { person: undefined }],
    ['with a head that is none', { head: 'x'.repeat(41) }],
    ['for a pull request that is none', { pullRequest: '12' }],
    ['for no pins', { pins: {}, releaseId: releaseId({}) }],
  ])('an exception %s is unreadable', (_, more) => {
    expect(read({ ...allowed, ...more }, 'prod')).toMatchObject({ kind: 'unreadable' })
  })

  test('an exception skips the gates that are known, and no other', () => {
    const payload = { ...allowed, gates: ['later', 'freezes', 'soak', 7] }
    expect(read(payload, 'prod')).toMatchObject({ kind: 'exception', gates: ['soak', 'freezes'] })
  })

  test('never breaks the reader', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json()), (payload) => {
        expect(read(payload)).toBeDefined()
      }),
    )
  })
})

describe('a rollout of an event', () => {
  const pins = { chart: '1.4.2' }
  const told = { repository: 'acme/told', commit: 'b'.repeat(40) }
  const input = {
    key: KEY,
    environment: 'dev',
    what: 'upgrade',
    outcome: 'failure',
    cluster: 'eu-1',
    timestamp: at(5),
    reporter: 99,
    origin: told,
  } as const
  const bound: Binding = { kind: 'bound', release: aRelease(pins), pinnedAt: undefined }

  test('carries the bound release and the outcome', () => {
    expect(rolloutRecord({ ...input, binding: bound })).toEqual({
      ...{ kind: 'rollout', environment: 'dev', key: KEY, pins, releaseId: releaseId(pins) },
      ...{ origin: told, reason: undefined, what: 'upgrade', outcome: 'failure' },
      ...{ cluster: 'eu-1', timestamp: at(5), reporter: 99 },
    })
  })

  test('believes Git before the event about where it comes from', () => {
    const origin = { repository: 'acme/git', commit: 'c'.repeat(40) }
    const binding = { ...bound, release: aRelease(pins, origin) }
    expect(rolloutRecord({ ...input, binding }).origin).toEqual(origin)
  })

  test('takes no origin from a rollback, whose annotations are those of what failed', () => {
    const rolledBack = { ...input, binding: bound, what: 'rollback' } as const
    expect(rolloutRecord(rolledBack).origin).toEqual(NO_ORIGIN)
  })

  test('is unknown with the reason where it could not be bound', () => {
    const binding: Binding = { kind: 'unknown', pins, why: 'who knows', annotationLines: '' }
    expect(rolloutRecord({ ...input, binding })).toMatchObject({
      outcome: 'unknown',
      reason: 'who knows',
    })
  })
})

describe('a record that is known already', () => {
  const known = rollout('1.4.2', 5, { cluster: 'eu-1' })
  const again = written(known)

  test('is the same fact with the same event timestamp, however that is written', () => {
    expect(isKnown(again, [known])).toBe(true)
    expect(
      isKnown({ ...written(known), timestamp: '2026-11-19T10:05:00+01:00' } as NewRecord, [known]),
    ).toBe(true)
    const timeless = rollout('1.4.2', 5, { timestamp: undefined })
    expect(isKnown(written(timeless), [timeless])).toBe(true)
  })

  test.each<[string, ServiceRecord]>([
    ['another timestamp', rollout('1.4.2', 6, { cluster: 'eu-1' })],
    ['no timestamp', rollout('1.4.2', 5, { cluster: 'eu-1', timestamp: undefined })],
    ['another cluster', rollout('1.4.2', 5)],
    ['another outcome', rollout('1.4.2', 5, { cluster: 'eu-1', outcome: 'failure' })],
    ['a test', rollout('1.4.2', 5, { cluster: 'eu-1', what: 'test' })],
    ['other pins', rollout('1.4.3', 5, { cluster: 'eu-1' })],
    ['another environment', rollout('1.4.2', 5, { cluster: 'eu-1', environment: 'staging' })],
  ])('is not one with %s', (_, other) => {
    expect(isKnown(again, [other])).toBe(false)
  })

  test('without a timestamp is a new one where something else was told since', () => {
    const timeless = { timestamp: undefined } as const
    const failed = rollout('1.4.2', 5, { ...timeless, outcome: 'failure' })
    const succeeded = rollout('1.4.2', 6, timeless)
    expect(isKnown(written(failed), [failed, succeeded])).toBe(false)
    expect(isKnown(written(succeeded), [succeeded, failed])).toBe(true)
    expect(isKnown(written(failed), [failed, rollout('1.4.3', 6, timeless)])).toBe(true)
  })

  test('is never what a person does again', () => {
    const attested = attestation('1.4.2', 5)
    expect(isKnown(written(attested), [attested])).toBe(false)
    const chosen = choice('1.4.2', 5)
    expect(isKnown(written(chosen), [chosen])).toBe(false)
  })
})
