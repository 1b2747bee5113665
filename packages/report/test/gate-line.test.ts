import type { Gate, GateVerdict, ServiceVerdict } from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import { gateLine, gateSentence } from '../src/index.ts'

const NOON = '2026-11-19T12:00:00Z'
const SOAK: Gate = {
  name: 'soak 4h',
  rule: 'soak',
  state: { kind: 'waiting', until: NOON, why: undefined },
}
const FREEZE: Gate = {
  name: 'freezes',
  rule: 'freezes',
  state: { kind: 'waiting', until: NOON, why: 'year-end freeze' },
}
const OPEN: Gate = {
  name: 'window Mon 09:00-16:00 UTC',
  rule: 'windows',
  state: { kind: 'open', since: undefined, until: NOON },
}

function service(overrides: Partial<ServiceVerdict> = {}): ServiceVerdict {
  return {
    ...{ key: 'shop', environment: 'prod', state: 'open', moves: true, why: '1.4.2 for prod' },
    ...{ gates: [], until: undefined, warning: undefined },
    ...overrides,
  }
}

function verdict(overrides: Partial<GateVerdict>): GateVerdict {
  return { state: 'success', why: 'changes no pin', until: undefined, services: [], ...overrides }
}

describe('the line of the status', () => {
  const waits = service({ state: 'waiting', gates: [SOAK, OPEN, FREEZE] })
  const held = service({ state: 'closed', why: '1.4.2 is held' })

  test.each<[string, Partial<GateVerdict>]>([
    ['changes no pin', {}],
    ['shop: 1.4.2 for prod', { services: [service({ gates: [OPEN] })] }],
    [
      'shop: 1.4.2 for prod, cart: 2.0.0 for prod and 1 more',
      {
        services: [
          service(),
          service({ key: 'cart', why: '2.0.0 for prod' }),
          service({ key: 'pay' }),
        ],
      },
    ],
    [
      'waiting until 19 Nov 2026, 12:00 UTC: soak 4h and year-end freeze (shop: 1.4.2 for prod)',
      { state: 'pending', until: NOON, services: [waits, service({ key: 'cart' })] },
    ],
    ['shop: 1.4.2 is held', { state: 'failure', why: held.why, services: [held, waits] }],
    [
      'changes pins together with the policy',
      { state: 'failure', why: 'changes pins together with the policy', services: [held] },
    ],
  ])('is %j', (line, overrides) => {
    expect(gateLine(verdict(overrides))).toBe(line)
  })

  test('is one line that GitHub takes, whatever it quotes', () => {
    const line = gateLine(verdict({ state: 'failure', why: `no\n::error::x ${'y'.repeat(500)}` }))
    expect(line).toHaveLength(140)
    expect(line).toMatch(/^no ::error::x y+…$/)
  })

  test('goes on to its end where there is room', () => {
    const why = `"${'y'.repeat(500)}" has the HelmRelease "shop": put it into its overlay`
    expect(gateSentence(verdict({ state: 'failure', why }))).toBe(why)
    expect(gateSentence(verdict({ state: 'failure', why: 'y'.repeat(2_000) }))).toHaveLength(1_000)
  })
})
