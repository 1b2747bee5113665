import { type Policy, parsePolicy } from '@fluxgate/policy'
import type { Base } from '../../src/repository.ts'

/** The identity whose records count in these tests. */
export const RECORDER = 7

/** A policy from its text; the test is broken where it does not parse. */
export function policyOf(text: string): Policy {
  const parsed = parsePolicy(text, 'policy.yaml')
  if (parsed.kind !== 'ok') throw new Error('the policy of the test is broken')
  return parsed.policy
}

/** A repository at one commit, with what a test changes. */
export function aBase(changes: Partial<Base> = {}): Base {
  return {
    commit: 'ba5e'.repeat(10),
    branch: 'main',
    policy: policyOf(
      'version: 1\nenvironments:\n  dev: { overlays: "apps/dev/{service}" }\n  prod: { after: [dev], overlays: "apps/prod/{service}" }\n',
    ),
    recorder: RECORDER,
    viewer: { id: RECORDER, login: 'fluxgate[bot]' },
    rules: { requiredStatuses: [], requiresPullRequest: false, mergeQueue: false },
    sharedIdentity: false,
    withHolds: [],
    warnings: [],
    stops: { kind: 'read', stops: [], cut: false },
    ...changes,
  }
}
