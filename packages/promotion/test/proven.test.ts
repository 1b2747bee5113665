import type { Environment, Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { upstreamOf } from '../src/edge.ts'
import type { ServiceRecord } from '../src/index.ts'
import { standing } from '../src/proven.ts'
import {
  anEnvironment,
  aPolicy,
  aServiceFacts,
  at,
  attestation,
  DIGEST_A,
  failure,
  holding,
  rollback,
  rollout,
} from './builders.ts'

const IMAGE = 'values.image.tag'

/** `proven since <minute>`, or the kind of standing, of 1.4.2 in dev. */
function standingOf(
  records: readonly ServiceRecord[],
  options: { environment?: Partial<Environment>; pins?: Pins; held?: (string | Pins)[] } = {},
): string {
  const environment = anEnvironment(options.environment)
  const policy = aPolicy({ environments: [environment] })
  const pins = options.pins ?? { chart: '1.4.2' }
  const environments = [holding('dev', options.held ?? ['1.4.1', pins])]
  const facts = aServiceFacts({ policy, environments, records })
  const found = standing(pins, upstreamOf(facts, environment))
  switch (found.kind) {
    case 'proven':
      return `proven since ${found.proof.since}`
    case 'unproven':
      return found.missing
    case 'failed':
    case 'voided':
      return found.kind
  }
}

/** The same as it is, where it is a failure. */
function failureOf(records: readonly ServiceRecord[]) {
  const environment = anEnvironment()
  const policy = aPolicy({ environments: [environment] })
  const environments = [holding('dev', ['1.4.1', '1.4.2'])]
  const facts = aServiceFacts({ policy, environments, records })
  return standing({ chart: '1.4.2' }, upstreamOf(facts, environment))
}

const proven = (minutes: number) => `proven since ${at(minutes)}`

describe('one cluster, proof by upgrade', () => {
  test.each<[string, ServiceRecord[], string]>([
    ['nothing', [], 'no report'],
    ['a success', [rollout('1.4.2', 5)], proven(5)],
    ['a success of another release', [rollout('1.4.1', 5)], 'no report'],
    ['a failure', [failure('1.4.2', 5)], 'failed'],
    ['a success after a failure', [failure('1.4.2', 5), rollout('1.4.2', 6)], proven(6)],
    ['a failure after a success', [rollout('1.4.2', 5), failure('1.4.2', 6)], 'failed'],
    ['a tie', [rollout('1.4.2', 5), failure('1.4.2', 5)], 'failed'],
    [
      'a failed test after it',
      [rollout('1.4.2', 5), failure('1.4.2', 6, { what: 'test' })],
      'failed',
    ],
    ['a test alone', [rollout('1.4.2', 5, { what: 'test' })], 'no report'],
    [
      'a repeated success',
      [rollout('1.4.2', 9), rollout('1.4.2', 5), rollout('1.4.2', 7)],
      proven(5),
    ],
    [
      'flapping',
      [rollout('1.4.2', 1), failure('1.4.2', 2), rollout('1.4.2', 3), rollout('1.4.2', 4)],
      proven(3),
    ],
    ['an unknown report', [rollout('1.4.2', 5, { outcome: 'unknown' })], 'no report that counts'],
    ['one of another version', [rollout('1.4.3', 5, { outcome: 'unknown' })], 'no report'],
    [
      'an unknown report after it',
      [rollout('1.4.2', 5), failure('1.4.2', 6, { outcome: 'unknown' })],
      proven(5),
    ],
    ['an attestation', [attestation('1.4.2', 5)], proven(5)],
    ['an attestation after a failure', [failure('1.4.2', 5), attestation('1.4.2', 6)], proven(6)],
    ['a failure after an attestation', [attestation('1.4.2', 5), failure('1.4.2', 6)], 'failed'],
  ])('%s', (_, records, expected) => {
    expect(standingOf(records)).toBe(expected)
    expect(standingOf(records.toReversed())).toBe(expected)
  })
})

describe('proof by test', () => {
  const environment = { proof: 'test' } as const
  test.each<[string, ServiceRecord[], string]>([
    ['an upgrade alone', [rollout('1.4.2', 5)], 'no test report'],
    ['a test', [rollout('1.4.2', 5), rollout('1.4.2', 6, { what: 'test' })], proven(6)],
    [
      'a test, then a failed upgrade',
      [rollout('1.4.2', 6, { what: 'test' }), failure('1.4.2', 7)],
      'failed',
    ],
    ['an attestation', [attestation('1.4.2', 5)], proven(5)],
  ])('%s', (_, records, expected) => {
    expect(standingOf(records, { environment })).toBe(expected)
  })
})

describe('a step down', () => {
  test.each<[string, ServiceRecord[], string]>([
    [
      'a rollback to a lower release voids it',
      [rollout('1.4.2', 5), rollback('1.4.1', 6)],
      'voided',
    ],
    ['at the same time too', [rollout('1.4.2', 5), rollback('1.4.1', 5)], 'voided'],
    [
      'an upgrade to a lower release voids it',
      [rollout('1.4.2', 5), rollout('1.4.1', 6)],
      'voided',
    ],
    ['an earlier one does not', [rollout('1.4.1', 4), rollout('1.4.2', 5)], proven(5)],
    [
      'a rollback from something higher does not',
      [rollout('1.4.2', 5), rollback('1.4.2', 6)],
      proven(5),
    ],
    ['a failed lower upgrade does not', [rollout('1.4.2', 5), failure('1.4.1', 6)], proven(5)],
    [
      'a test of a lower release does not',
      [rollout('1.4.2', 5), rollout('1.4.1', 6, { what: 'test' })],
      proven(5),
    ],
    [
      'an attestation of a lower one does not',
      [rollout('1.4.2', 5), attestation('1.4.1', 6)],
      proven(5),
    ],
    [
      'a success after it proves again',
      [rollout('1.4.2', 5), rollback('1.4.1', 6), rollout('1.4.2', 7)],
      proven(7),
    ],
    [
      'a rollback to what was never held counts',
      [rollout('1.4.2', 5), rollback('1.3.9', 6)],
      'voided',
    ],
    ['it says nothing of a release without a success', [rollout('1.4.1', 6)], 'no report'],
  ])('%s', (_, records, expected) => {
    expect(standingOf(records)).toBe(expected)
  })

  test('is told by the order of pinning where the version is the same', () => {
    const first = { chart: '1.4.2', [IMAGE]: 'a' }
    const second = { chart: '1.4.2', [IMAGE]: 'b' }
    const held = [first, second]
    const back = [rollout(second, 5), rollout(first, 6)]
    expect(standingOf(back, { pins: second, held })).toBe('voided')
    expect(standingOf([rollout(first, 5), rollout(second, 6)], { pins: first, held })).toBe(
      proven(5),
    )
  })
})

describe('several clusters', () => {
  const environment = { clusters: ['eu-1', 'eu-2'] }
  const eu1 = rollout('1.4.2', 5, { cluster: 'eu-1' })
  const eu2 = rollout('1.4.2', 8, { cluster: 'eu-2' })
  test.each<[string, ServiceRecord[], string]>([
    ['nothing', [], 'no report'],
    ['one of them', [eu1], 'no report from eu-2'],
    ['both, since the later', [eu2, eu1], proven(8)],
    ['one fails', [eu1, eu2, failure('1.4.2', 9, { cluster: 'eu-2' })], 'failed'],
    [
      'one fails later than the other succeeds',
      [failure('1.4.2', 4, { cluster: 'eu-2' }), eu1, eu2],
      proven(8),
    ],
    ['one is rolled back', [eu1, eu2, rollback('1.4.1', 9, { cluster: 'eu-1' })], 'voided'],
    [
      'a cluster that is not listed',
      [eu1, rollout('1.4.2', 6, { cluster: 'test' })],
      'no report from eu-2',
    ],
    ['a failure elsewhere', [eu1, eu2, failure('1.4.2', 9, { cluster: 'test' })], proven(8)],
    ['a success without a cluster', [eu1, rollout('1.4.2', 6)], 'no report from eu-2'],
    ['a failure without a cluster', [eu1, eu2, failure('1.4.2', 9)], 'failed'],
    ['a person for all', [attestation('1.4.2', 5)], proven(5)],
    ['a person for one', [attestation('1.4.2', 5, { cluster: 'eu-1' })], 'no report from eu-2'],
    [
      'a person for the one that is missing',
      [eu1, attestation('1.4.2', 9, { cluster: 'eu-2' })],
      proven(9),
    ],
  ])('%s', (_, records, expected) => {
    expect(standingOf(records, { environment })).toBe(expected)
  })

  test('count as one where the policy lists none', () => {
    expect(standingOf([eu1])).toBe(proven(5))
    expect(standingOf([eu1, failure('1.4.2', 6, { cluster: 'eu-2' })])).toBe('failed')
  })
})

describe('the time of a record', () => {
  test.each<[string, ServiceRecord[], string]>([
    [
      'is the event time, however late it came',
      [rollout('1.4.2', 5, { createdAt: at(900) })],
      proven(5),
    ],
    [
      'is the creation time without one',
      [rollout('1.4.2', 5, { timestamp: undefined })],
      proven(5),
    ],
    ['may be five minutes ahead', [rollout('1.4.2', 5, { timestamp: at(10) })], proven(10)],
    ['is not believed beyond that', [rollout('1.4.2', 5, { timestamp: at(11) })], proven(5)],
    [
      'can not outlive a failure by lying',
      [rollout('1.4.2', 5, { timestamp: at(9000) }), failure('1.4.2', 6)],
      'failed',
    ],
    [
      'is compared as a moment, not as text',
      [rollout('1.4.2', 5), failure('1.4.2', 4, { timestamp: '2026-11-19T11:04:00+02:00' })],
      proven(5),
    ],
  ])('%s', (_, records, expected) => {
    expect(standingOf(records)).toBe(expected)
  })
})

describe('what a report names', () => {
  const pins = { chart: '1.4.2', [IMAGE]: '2' }
  test.each<[string, ServiceRecord[], string]>([
    ['all pins prove', [rollout(pins, 5)], proven(5)],
    ['the version alone does not', [rollout('1.4.2', 5)], 'no report'],
    ['more than the pins proves', [rollout({ ...pins, digest: DIGEST_A }, 5)], proven(5)],
    ['another image does not', [rollout({ ...pins, [IMAGE]: '3' }, 5)], 'no report'],
    ['the version alone refutes', [rollout(pins, 5), failure('1.4.2', 6)], 'failed'],
    [
      'another image does not refute',
      [rollout(pins, 5), failure({ ...pins, [IMAGE]: '3' }, 6)],
      proven(5),
    ],
  ])('%s', (_, records, expected) => {
    expect(standingOf(records, { pins })).toBe(expected)
  })
})

describe('a release that fails again and again', () => {
  test('is told by the first failure since the last success, whatever came after it', () => {
    const records = [
      failure('1.4.2', 5, { cluster: 'dev-1' }),
      rollout('1.4.2', 6, { cluster: 'dev-1' }),
      failure('1.4.2', 7, { cluster: 'dev-2' }),
      failure('1.4.2', 8, { cluster: 'dev-1', what: 'test' }),
      failure('1.4.2', 9, { cluster: 'dev-2' }),
    ]
    const first = { kind: 'failed', cluster: 'dev-2', what: 'upgrade', at: at(7) }
    expect(failureOf(records)).toEqual(first)
    expect(failureOf(records.toReversed())).toEqual(first)
  })
})
