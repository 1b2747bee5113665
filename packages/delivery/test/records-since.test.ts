import { type Policy, parsePolicy } from '@fluxgate/policy'
import type { EnvironmentFacts } from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import { recordsSince } from '../src/facts/records-since.ts'

const POLICY = policyOf(`version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  staging: { after: [dev], overlays: "apps/staging/{service}" }
  prod: { after: [staging], overlays: "apps/prod/{service}" }
`)

function policyOf(text: string): Policy {
  const parsed = parsePolicy(text, 'policy.yaml')
  if (parsed.kind !== 'ok') throw new Error('the policy of the test is broken')
  return parsed.policy
}

/** An environment of which these commits were read, newest first. */
function read(name: string, ...dates: readonly string[]): EnvironmentFacts {
  const entry = { pins: {}, range: false, annotation: undefined }
  const origin = { repository: undefined, commit: undefined }
  return {
    name,
    overlay: { kind: 'absent', path: '' },
    history: dates.map((date) => ({ commit: date, date, origin, ...entry })),
    historyCut: false,
    holds: [],
    holdProblem: undefined,
  }
}

function since(environments: readonly EnvironmentFacts[], ...targets: readonly string[]) {
  const named = POLICY.environments.filter(({ name }) => targets.includes(name))
  return recordsSince(POLICY, environments, named)
}

describe('records matter', () => {
  const dev = read('dev', '2026-11-19T09:00:00Z', '2026-11-18T09:00:00Z')
  const staging = read('staging', '2026-11-17T09:00:00Z', '2026-11-01T09:00:00+02:00')
  const prod = read('prod', '2026-10-01T09:00:00Z')

  test('since the oldest commit that was read of the upstream', () => {
    expect(since([dev, staging], 'staging')).toBe('2026-11-18T09:00:00Z')
  })

  test('since that of a target that is an upstream of another, where the first moves faster', () => {
    expect(since([dev, staging, prod], 'staging', 'prod')).toBe('2026-11-01T09:00:00+02:00')
  })

  test('since ever, where no commit was read', () => {
    expect(since([read('dev')], 'staging')).toBeUndefined()
  })

  test('since the oldest commit of an environment that is looked at alone', () => {
    expect(since([prod])).toBe('2026-10-01T09:00:00Z')
  })

  test('since an environment holds what it holds, where what fails is taken back', () => {
    const policy = policyOf(`version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  staging: { after: [dev], overlays: "apps/staging/{service}", onFailure: revert }
`)
    const own = read('staging', '2026-11-17T09:00:00Z', '2026-11-16T09:00:00Z')
    const targets = policy.environments.filter(({ name }) => name === 'staging')
    expect(recordsSince(policy, [dev, own], targets)).toBe('2026-11-16T09:00:00Z')
    expect(recordsSince(policy, [read('dev'), own], targets)).toBeUndefined()
  })
})
