import { describe, expect, test } from '@jest/globals'
import { bindEvent, planEdge, rolloutRecord, type ServiceFacts } from '../src/index.ts'
import {
  aPullRequest,
  aServiceFacts,
  DIGEST_A,
  failure,
  holding,
  KEY,
  NO_ORIGIN,
  rollback,
  rollout,
} from './builders.ts'
import { applied } from './model.ts'

/** What the workflow that people copy from the Flux documentation gets wrong, as far as planning decides it. */
describe('defects of the guide', () => {
  const step = (facts: ServiceFacts) => planEdge(facts, 'prod').step

  test('c: reverting dev does not open a downgrade of prod', () => {
    const environments = [holding('dev', ['1.4.1', '1.4.2', '1.4.1']), holding('prod', ['1.4.2'])]
    const records = [rollout('1.4.1', -5), rollout('1.4.2', 5), rollout('1.4.1', 15)]
    const facts = aServiceFacts({ environments, records })
    expect(step(facts)).toEqual({ kind: 'none' })
    expect(planEdge(facts, 'prod').notes).toEqual(['prod runs 1.4.2, ahead of dev (1.4.1)'])
    expect(applied(facts).pullRequests).toEqual([])
  })

  test('c: reverting dev takes the open promotion back', () => {
    const environments = [holding('dev', ['1.4.1', '1.4.2', '1.4.1']), holding('prod', ['1.4.1'])]
    const records = [rollout('1.4.2', 5), rollout('1.4.1', 15)]
    const facts = aServiceFacts({ environments, records, pullRequests: [aPullRequest('1.4.2')] })
    expect(step(facts)).toMatchObject({ kind: 'close', pullRequest: 12 })
  })

  test('d: a rollback is heard, and stops the release that it took back', () => {
    const dev = holding('dev', ['1.4.1', '1.4.2'])
    const event = {
      version: '1.4.1',
      buildLost: false,
      digest: undefined,
      releaseId: undefined,
      what: 'rollback',
    } as const
    const record = rolloutRecord({
      ...{
        key: KEY,
        environment: 'dev',
        binding: bindEvent(event, dev),
        what: 'rollback',
        outcome: 'success',
      },
      ...{
        cluster: undefined,
        timestamp: rollback('1.4.1', 6).timestamp,
        reporter: 99,
        origin: NO_ORIGIN,
      },
    })
    const heard = { ...record, id: 5, createdAt: rollback('1.4.1', 6).createdAt }
    const facts = aServiceFacts({ environments: [dev, holding('prod', ['1.4.1'])] })
    expect(step(facts).kind).toBe('open')
    expect(step({ ...facts, records: [rollout('1.4.2', 5), heard] })).toEqual({ kind: 'none' })
    expect(step({ ...facts, records: [rollout('1.4.2', 5), failure('1.4.2', 6), heard] })).toEqual({
      kind: 'none',
    })
  })

  test('e: the digest suffix of an OCI revision never reaches a pin', () => {
    const dev = holding('dev', ['6.6.1', '6.6.2'])
    const event = {
      version: '6.6.2',
      buildLost: true,
      digest: DIGEST_A,
      releaseId: undefined,
      what: 'upgrade',
    } as const
    const binding = bindEvent(event, dev)
    expect(binding).toMatchObject({
      kind: 'bound',
      release: { pins: { chart: '6.6.2', digest: DIGEST_A } },
    })
    const pins = binding.kind === 'bound' ? binding.release.pins : {}
    const facts = aServiceFacts({
      environments: [dev, holding('prod', ['6.6.1'])],
      records: [rollout(pins, 5)],
    })
    expect(step(facts)).toMatchObject({
      kind: 'open',
      changes: [{ name: 'chart', from: '6.6.1', to: '6.6.2' }],
      title: `Promote ${KEY} 6.6.2 to prod`,
    })
  })
})
