import { describe, expect, test } from '@jest/globals'
import { planAttestation, planChoice, releaseId, type ServiceFacts } from '../src/index.ts'
import {
  aClosedPullRequest,
  aHold,
  anEnvironment,
  anOverlay,
  aPolicy,
  aRange,
  aServiceFacts,
  attestation,
  choice,
  commit,
  failure,
  holding,
  KEY,
  NO_ORIGIN,
  rollout,
} from './builders.ts'

const ana = { person: 42, login: 'ana', reason: 'seen by eye' }

describe('an attestation', () => {
  function attest(
    overrides: Partial<ServiceFacts> = {},
    act: { environment?: string; version?: string; cluster?: string } = {},
  ) {
    const { environment = 'dev', version, cluster } = act
    const facts = aServiceFacts({ records: [], ...overrides })
    return planAttestation(facts, { ...ana, environment, version, cluster })
  }

  test('is of what the overlay pins now, at the commit that holds it', () => {
    expect(attest()).toEqual({
      kind: 'write',
      record: {
        ...{ kind: 'attestation', environment: 'dev', key: KEY, pins: { chart: '1.4.2' } },
        ...{
          releaseId: releaseId({ chart: '1.4.2' }),
          origin: NO_ORIGIN,
          cluster: undefined,
          ...ana,
        },
      },
      ref: commit(3001),
    })
  })

  test('carries the origin of the overlay', () => {
    const origin = { repository: 'acme/x', commit: commit(5) }
    const dev = holding('dev', ['1.4.2'], { overlay: anOverlay('1.4.2', { origin }) })
    expect(attest({ environments: [dev] })).toMatchObject({ record: { origin } })
  })

  test('adds nothing to what is proven', () => {
    expect(attest({ records: [rollout('1.4.2', 5)] })).toEqual({ kind: 'already' })
    expect(attest({ records: [attestation('1.4.2', 5)] })).toEqual({ kind: 'already' })
  })

  test('can be given again after a failure', () => {
    const records = [attestation('1.4.2', 5), failure('1.4.2', 6)]
    expect(attest({ records }).kind).toBe('write')
  })

  test('may name the version that is pinned, and no other', () => {
    expect(attest({}, { version: '1.4.2' }).kind).toBe('write')
    expect(attest({}, { version: '1.4.1' })).toEqual({
      kind: 'refuse',
      why: `dev pins "1.4.2" of ${KEY}; only that can be attested, so leave the version out`,
    })
  })

  describe('where the overlay holds a range', () => {
    const environments = [
      holding('dev', [], { overlay: aRange('1.x', { 'values.image.tag': '2' }) }),
    ]
    test.each([
      [undefined, `dev pins the range "1.x" of ${KEY}; say which version it runs`],
      ['2.0.0', 'the range "1.x" that dev pins does not admit "2.0.0"'],
      ['1.x', 'the range "1.x" that dev pins does not admit "1.x"'],
    ])('is refused for %s', (version, why) => {
      expect(attest({ environments }, version === undefined ? {} : { version })).toEqual({
        kind: 'refuse',
        why,
      })
    })

    test('is of the version given, with the pins beside it', () => {
      expect(attest({ environments }, { version: '1.4.2' })).toMatchObject({
        kind: 'write',
        record: { pins: { chart: '1.4.2', 'values.image.tag': '2' } },
        ref: commit(0xba5e),
      })
    })
  })

  describe('of one cluster', () => {
    const policy = aPolicy({ environments: [anEnvironment({ clusters: ['eu-1', 'eu-2'] })] })
    const records = [rollout('1.4.2', 5, { cluster: 'eu-1' })]

    test('adds nothing where that one is proven', () => {
      expect(attest({ policy, records }, { cluster: 'eu-1' })).toEqual({ kind: 'already' })
      expect(attest({ policy, records }, { cluster: 'eu-2' })).toMatchObject({
        record: { cluster: 'eu-2' },
      })
      expect(attest({ policy, records })).toMatchObject({ record: { cluster: undefined } })
    })

    test('is refused where the policy does not have it', () => {
      expect(attest({ policy }, { cluster: 'us-1' })).toEqual({
        kind: 'refuse',
        why: 'dev has no cluster "us-1" (it has eu-1 and eu-2)',
      })
    })

    test.each(['EU-1', 'eu 1', '-eu', 'eu/1', 'e'.repeat(64)])(
      'is refused where no event could name it: %s',
      (cluster) => {
        expect(attest({}, { cluster })).toEqual({
          kind: 'refuse',
          why: expect.stringMatching(/^".+" is no cluster that an event could name; write it as/),
        })
      },
    )

    test('is one of all where the policy lists none', () => {
      expect(attest({ records }, { cluster: 'eu-9' })).toEqual({ kind: 'already' })
    })
  })

  test.each<[string, Partial<ServiceFacts>, string, string]>([
    [
      'an unknown environment',
      {},
      'qa',
      'environment "qa" is not in the policy (declared: dev, prod)',
    ],
    ['no overlay', { environments: [] }, 'dev', `dev has no overlay of ${KEY} (looked for )`],
    [
      'an overlay that can not be read',
      {
        environments: [
          holding('dev', [], {
            overlay: { kind: 'refused', why: 'a:1:1 alias', suggestion: undefined },
          }),
        ],
      },
      'dev',
      "what dev pins can't be told: a:1:1 alias",
    ],
    [
      'no chart version',
      { environments: [holding('dev', [{ 'values.a': 'b' }])] },
      'dev',
      `dev pins no chart version of ${KEY}`,
    ],
  ])('is refused for %s', (_, overrides, environment, why) => {
    expect(attest(overrides, { environment })).toEqual({ kind: 'refuse', why })
  })
})

describe('a choice', () => {
  const dev = holding('dev', ['1.4.0', '1.4.1', '1.4.2'])
  const records = [rollout('1.4.1', 5), rollout('1.4.2', 15)]
  function choose(version: string, overrides: Partial<ServiceFacts> = {}, environment = 'prod') {
    const environments = [dev, holding('prod', ['1.4.0'])]
    const facts = aServiceFacts({ environments, records, ...overrides })
    return planChoice(facts, { ...ana, environment, version })
  }

  test('is recorded at the commit that pinned it upstream', () => {
    expect(choose('1.4.1')).toEqual({
      kind: 'write',
      record: {
        ...{ kind: 'choice', environment: 'prod', key: KEY, pins: { chart: '1.4.1' } },
        ...{ releaseId: releaseId({ chart: '1.4.1' }), origin: NO_ORIGIN, ...ana },
      },
      ref: commit(3001),
    })
  })

  test('adds nothing while the same one counts', () => {
    const chosen = [...records, choice('1.4.1', 60)]
    expect(choose('1.4.1', { records: chosen })).toEqual({ kind: 'already' })
    expect(choose('1.4.2', { records: chosen }).kind).toBe('write')
    const pullRequests = [aClosedPullRequest('1.4.1', 70)]
    expect(choose('1.4.1', { records: chosen, pullRequests }).kind).toBe('write')
  })

  test('may be of what a person closed, and of what was taken back', () => {
    expect(choose('1.4.2', { pullRequests: [aClosedPullRequest('1.4.2', 30)] }).kind).toBe('write')
    const environments = [dev, holding('prod', ['1.4.0', '1.4.2', '1.4.0'])]
    expect(choose('1.4.2', { environments }).kind).toBe('write')
  })

  test.each<[string, string, Partial<ServiceFacts>, string]>([
    [
      'what is not proven',
      '1.4.2',
      { records: [] },
      '1.4.2 is not proven in dev: no report; wait for the rollout, or attest it',
    ],
    [
      'what is held',
      '1.4.2',
      { environments: [dev, holding('prod', ['1.4.0'], { holds: [aHold()] })] },
      '1.4.2 is held in prod by ana: broken login; lift the hold to let it through',
    ],
    [
      'what was withdrawn',
      '1.4.2',
      { environments: [holding('dev', ['1.4.2', '1.4.1']), holding('prod', ['1.4.0'])] },
      'dev pins 1.4.1 now, so 1.4.2 is withdrawn; pin it there again to promote it',
    ],
    ['what the target runs', '1.4.0', {}, 'prod runs 1.4.0, and 1.4.0 is not above it'],
    [
      'what is below the target',
      '1.3.0',
      {},
      'dev never had "1.3.0" as a release that prod could take above 1.4.0 (there are: 1.4.2, 1.4.1, 1.4.0)',
    ],
    [
      'a service that is not there',
      '1.4.2',
      { environments: [holding('dev', []), holding('prod', [])], records: [] },
      'dev has no overlay of customer-service (looked for apps/dev/customer-service)',
    ],
  ])('of %s is refused', (_, version, overrides, why) => {
    expect(choose(version, overrides)).toEqual({ kind: 'refuse', why })
  })

  test('needs an environment that follows another', () => {
    expect(choose('1.4.2', {}, 'dev')).toMatchObject({
      why: expect.stringContaining('dev follows no other'),
    })
    expect(choose('1.4.2', {}, 'qa')).toMatchObject({
      why: expect.stringContaining('is not in the policy'),
    })
  })
})
