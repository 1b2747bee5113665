import type { Hold } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { holdOn, isActive } from '../src/holds.ts'
import { aHold } from './builders.ts'

const NOW = '2026-11-20T09:00:00Z'

describe('a hold', () => {
  test.each<[string, string | undefined, boolean]>([
    ['without an end holds', undefined, true],
    ['holds until its end', '2026-11-20T09:00:01Z', true],
    ['ends at its end', NOW, false],
    ['ends at its end in whatever zone it is written', '2026-11-20T10:00:00+01:00', false],
    ['has ended after it', '2026-11-19T09:00:00Z', false],
  ])('%s', (_, until, active) => {
    expect(isActive(aHold({ until }), NOW)).toBe(active)
  })

  test('that lasts longest is the one that is told', () => {
    const holds: readonly Hold[] = [
      aHold({ until: '2026-11-21T00:00:00Z', reason: 'short' }),
      aHold({ until: undefined, reason: 'for good' }),
      aHold({ until: '2026-12-24T00:00:00Z', reason: 'long' }),
    ]
    const target = { holds, slots: new Set(['chart'] as const) }
    expect(holdOn({ chart: '1.4.2' }, target, NOW)?.reason).toBe('for good')
  })
})
