import { aftermathOf, type ServiceFacts } from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import { anEnvironment, aPullRequest, aServiceFacts, at, failure, rollout } from './builders.ts'

const PROD = anEnvironment({ name: 'prod', after: ['dev'], clusters: ['prod-1', 'prod-2'] })
const PINS = { chart: '1.4.2' }
const merged = aPullRequest('1.4.2', { state: 'merged' })
const on = (cluster: string) => ({ environment: 'prod', cluster }) as const

function after(records: ServiceFacts['records'], overrides: Partial<ServiceFacts> = {}) {
  const facts = aServiceFacts({ pullRequests: [merged], records, ...overrides })
  return aftermathOf(facts, PROD, PINS)
}

describe('what became of a promotion', () => {
  test('is told by cluster, with those that are missing', () => {
    expect(after([rollout('1.4.2', 5, on('prod-2'))])).toMatchObject({
      pullRequest: { number: 12 },
      taken: [{ cluster: 'prod-2', what: 'upgrade', outcome: 'success', at: at(5) }],
      missing: ['prod-1'],
    })
  })

  test('is the last report of each cluster, whatever order they were written in', () => {
    const reports = [
      failure('1.4.2', 7, { ...on('prod-1'), reason: 'timed out' }),
      rollout('1.4.2', 5, on('prod-1')), // recorded after the failure, and older
      rollout('1.4.2', 9, on('prod-2')),
    ]
    const told = after(reports)
    expect(told?.taken).toMatchObject([
      { cluster: 'prod-1', outcome: 'failure', error: 'timed out' },
      { cluster: 'prod-2', outcome: 'success', error: undefined },
    ])
    expect(after(reports.toReversed())).toEqual(told)
  })

  test('is a failure where a success has the same moment', () => {
    const both = [failure('1.4.2', 5, on('prod-1')), rollout('1.4.2', 5, on('prod-1'))]
    expect(after(both)?.taken).toMatchObject([{ outcome: 'failure' }])
  })

  test('is no matter of other releases, environments and reports that are bound to none', () => {
    const others = [
      rollout('1.4.1', 5, on('prod-1')),
      rollout('1.4.2', 5),
      rollout('1.4.2', 5, { ...on('prod-1'), outcome: 'unknown' }),
    ]
    expect(after(others)?.taken).toEqual([])
  })

  test.each([
    ['is open still', { state: 'open' }],
    ['was closed', { state: 'closed' }],
    ['is not ours', { author: 99 }],
    ['proposed another release', { pins: { chart: '1.4.1' } }],
    ['went into another environment', { environment: 'staging' }],
  ] as const)('is not told on a pull request that %s', (_, changes) => {
    expect(after([], { pullRequests: [{ ...merged, ...changes }] })).toBeUndefined()
  })

  test('is told on the newest of several', () => {
    const pullRequests = [merged, { ...merged, number: 30 }, { ...merged, number: 20 }]
    expect(after([], { pullRequests })?.pullRequest.number).toBe(30)
  })
})
