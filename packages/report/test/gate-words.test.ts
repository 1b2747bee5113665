import type { GateState } from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import { gateWords } from '../src/index.ts'

const NOON = '2026-11-19T12:00:00Z'

describe('a gate', () => {
  test.each<[string, GateState]>([
    ['open', { kind: 'open', since: undefined, until: undefined }],
    ['open since 19 Nov 2026, 12:00 UTC', { kind: 'open', since: NOON, until: undefined }],
    ['open until 19 Nov 2026, 12:00 UTC', { kind: 'open', since: undefined, until: NOON }],
    ['waiting until 19 Nov 2026, 12:00 UTC', { kind: 'waiting', until: NOON, why: undefined }],
    [
      'waiting until 19 Nov 2026, 12:00 UTC: year-end freeze',
      { kind: 'waiting', until: NOON, why: 'year-end freeze' },
    ],
    ['waiting for 1 approval', { kind: 'awaiting', what: '1 approval' }],
    ['skipped by olga', { kind: 'skipped', by: 'olga' }],
    ['skipped by olga: fire', { kind: 'skipped', by: 'olga', reason: 'fire' }],
    ['closed: it is held', { kind: 'closed', why: 'it is held' }],
  ])('says %j', (words, state) => {
    expect(gateWords(state)).toBe(words)
  })

  test('leaves out the date of the day it is read on', () => {
    const state: GateState = { kind: 'waiting', until: NOON, why: undefined }
    expect(gateWords(state, '2026-11-19T08:00:00Z')).toBe('waiting until 12:00 UTC')
  })
})
