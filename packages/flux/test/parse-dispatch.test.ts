import { describe, expect, test } from '@jest/globals'
import { anyText } from '../../../test/support/any-text.ts'
import { fc } from '../../../test/support/fast-check.ts'
import { parseDispatch } from '../src/index.ts'
import { anEvent } from './an-event.ts'

const DIGEST = 'sha256:da5f1b9dfbc6462e4f685289a24002cda8982a93c9609a2e9bb7336c75ed51f7'
const COMMIT = '0123456789abcdef0123456789abcdef01234567'

describe('a release event', () => {
  test('comes with everything that is read of it', () => {
    expect(parseDispatch(anEvent())).toEqual({
      kind: 'release',
      object: {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        name: 'demo',
        namespace: 'apps',
      },
      reason: 'UpgradeSucceeded',
      report: { what: 'upgrade', outcome: 'success' },
      version: '1.1.0',
      buildLost: false,
      revision: '1.1.0',
      digest: undefined,
      environment: 'staging',
      cluster: 'lab-1',
      origin: { release: undefined, sourceRepository: undefined, sourceCommit: undefined },
      timestamp: '2026-11-21T07:49:17Z',
      message: 'Helm upgrade succeeded for release apps/demo.v2 with chart app@1.1.0',
    })
  })

  test.each([
    ['InstallSucceeded', 'upgrade', 'success'],
    ['UpgradeSucceeded', 'upgrade', 'success'],
    ['InstallFailed', 'upgrade', 'failure'],
    ['UpgradeFailed', 'upgrade', 'failure'],
    ['TestSucceeded', 'test', 'success'],
    ['TestFailed', 'test', 'failure'],
    ['RollbackSucceeded', 'rollback', 'success'],
  ])('is told by its reason %s, whatever the text says', (reason, what, outcome) => {
    const event = parseDispatch(anEvent({ payload: { reason, message: 'Helm uninstall failed' } }))
    expect(event).toMatchObject({ kind: 'release', report: { what, outcome } })
  })

  test.each([
    [
      'an OCI source: the suffix is the digest',
      '1.0.0+da5f1b9dfbc6',
      DIGEST,
      '1.0.0',
      true,
      DIGEST,
    ],
    ['a tag that is no version', '1.0.0+da5f1b9dfbc6', `latest@${DIGEST}`, '1.0.0', true, DIGEST],
    ['digest tracking switched off', '1.0.0', DIGEST, '1.0.0', false, DIGEST],
    ['build metadata beside a digest', '1.0.0+build.7', DIGEST, '1.0.0+build.7', false, DIGEST],
    [
      'a suffix without a digest',
      '1.0.0+da5f1b9dfbc6',
      undefined,
      '1.0.0+da5f1b9dfbc6',
      false,
      undefined,
    ],
    ['build metadata of a chart', '1.5.0+build.7', undefined, '1.5.0+build.7', false, undefined],
    [
      'a time in the version',
      '1.5.0-BUILD.20261121',
      undefined,
      '1.5.0-BUILD.20261121',
      false,
      undefined,
    ],
  ])(
    'has its version without what the source added: %s',
    (_, revision, ociDigest, version, buildLost, digest) => {
      const metadata = { revision, ...(ociDigest === undefined ? {} : { 'oci-digest': ociDigest }) }
      expect(parseDispatch(anEvent({ metadata }))).toMatchObject({
        kind: 'release',
        revision,
        version,
        buildLost,
        digest,
      })
    },
  )

  test.each([
    ['release', '0a1b2c3d4e5f', { release: '0a1b2c3d4e5f' }],
    ['release', '0A1B2C3D4E5F', { release: undefined }],
    ['release', '0a1b2c3d4e5f\n', { release: undefined }],
    ['source-repository', 'acme/customer-service', { sourceRepository: 'acme/customer-service' }],
    ['source-repository', 'acme/a/b', { sourceRepository: undefined }],
    ['source-repository', '-x/y', { sourceRepository: undefined }],
    ['source-commit', COMMIT, { sourceCommit: COMMIT }],
    ['source-commit', `sha1:${COMMIT}`, { sourceCommit: COMMIT }],
    ['source-commit', COMMIT.slice(1), { sourceCommit: undefined }],
    ['source-commit', 42, { sourceCommit: undefined }],
    ['source-commit', '0'.repeat(100_000), { sourceCommit: undefined }],
  ])('takes annotation %s %j only where it has the right form', (key, value, origin) => {
    expect(parseDispatch(anEvent({ metadata: { [key]: value } }))).toMatchObject({
      kind: 'release',
      origin,
    })
  })

  test.each([
    ['2026-11-21T07:49:17Z', '2026-11-21T07:49:17Z'],
    ['2026-11-21T08:49:17.250+01:00', '2026-11-21T07:49:17Z'],
    [null, undefined],
    [undefined, undefined],
  ])('has its time %j in whole seconds UTC', (timestamp, expected) => {
    expect(parseDispatch(anEvent({ payload: { timestamp } }))).toMatchObject({
      timestamp: expected,
    })
  })

  test('may lack environment and cluster, for the policy to decide', () => {
    const event = parseDispatch(anEvent({ payload: { metadata: { revision: '1.1.0' } } }))
    expect(event).toMatchObject({ kind: 'release', environment: undefined, cluster: undefined })
  })

  test('keeps nothing of its text that could break out of a line or turn it round', () => {
    const message = `x\r\n::add-mask::1\n\u202e\u0000${'y'.repeat(39_000)}`
    const event = parseDispatch(anEvent({ payload: { message } }))
    if (event.kind !== 'release') throw new Error('not a release event')
    expect(event.message).toHaveLength(2000)
    expect(event.message).toMatch(/^x {2}::add-mask::1 {3}y+$/)
  })

  test('is the same whatever other metadata an annotation brings', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub, as an annotation may bring it
    const odd = { foo: '${{ github.token }}', summary: ['x'], kind: 'refused', why: 'me' }
    expect(parseDispatch(anEvent({ metadata: odd }))).toEqual(parseDispatch(anEvent()))
  })
})

describe('noise', () => {
  test.each([
    ['UninstallSucceeded', 'an uninstall proves no release'],
    ['RollbackFailed', 'the failed upgrade before it has been reported already'],
    ['DriftDetected', 'drift is repaired under the same release'],
    ['DependencyNotReady', 'it waits for another release and has tried none'],
    ['ValuesError', 'the values could not be put together; no release was tried'],
    ['SomethingNew', 'its reason says nothing of a release'],
    ['constructor', 'its reason says nothing of a release'],
  ])('is an event with reason %s, even without metadata', (reason, why) => {
    const event = parseDispatch(anEvent({ payload: { reason, metadata: undefined } }))
    expect(event).toMatchObject({ kind: 'noise', reason, why, object: { name: 'demo' } })
  })

  test('is an event of another kind', () => {
    const event = anEvent({
      object: { kind: 'Kustomization' },
      event: { action: 'Kustomization/demo.apps' },
    })
    expect(parseDispatch(event)).toMatchObject({
      kind: 'noise',
      why: 'a Kustomization is no HelmRelease',
    })
  })

  test('is a HelmRelease that is not of Flux', () => {
    const event = anEvent({ object: { apiVersion: 'helm.example.com/v1' } })
    expect(parseDispatch(event)).toMatchObject({
      kind: 'noise',
      why: "a HelmRelease of helm.example.com is not Flux's",
    })
  })
})

describe('a refusal says why', () => {
  test.each<[string, unknown, RegExp]>([
    ['no object at all', 'HelmRelease/demo.apps', /^the event is no object$/],
    ['a list', [], /^the event is no object$/],
    ['another webhook', { action: 'opened' }, /no client_payload/],
    [
      'a payload of somebody else',
      { action: 'x', client_payload: { unit: false } },
      /no involvedObject/,
    ],
    [
      'an event for one object that names another',
      anEvent({ event: { action: 'HelmRelease/other.apps' } }),
      /"HelmRelease\/other\.apps" does not name the involved object, which is "HelmRelease\/demo\.apps"/,
    ],
    [
      'no event type',
      anEvent({ event: { action: undefined } }),
      /does not name the involved object/,
    ],
    ['no revision', anEvent({ metadata: { revision: undefined } }), /names no revision/],
    ['no metadata', anEvent({ payload: { metadata: undefined } }), /names no revision/],
    [
      'a list as revision',
      anEvent({ metadata: { revision: ['1.0.0'] } }),
      /revision \(a list\) is no chart version/,
    ],
    [
      'a revision with a line break',
      anEvent({ metadata: { revision: '1.0.0\n' } }),
      /revision "1\.0\.0�" is no/,
    ],
    [
      'a revision that is a command',
      anEvent({ metadata: { revision: '$(touch PWN)' } }),
      /is no chart version/,
    ],
    [
      'a revision that is an option',
      anEvent({ metadata: { revision: '--upload-pack=x' } }),
      /is no chart version/,
    ],
    [
      'a revision without end',
      anEvent({ metadata: { revision: '1'.repeat(100_000) } }),
      /is no chart version/,
    ],
    [
      'an odd digest',
      anEvent({ metadata: { 'oci-digest': 'sha256:abc' } }),
      /oci-digest "sha256:abc" does not end/,
    ],
    [
      'a digest of another kind',
      anEvent({ metadata: { 'oci-digest': `sha512:${'a'.repeat(128)}` } }),
      /does not end in sha256/,
    ],
    [
      'a digest glued to something',
      anEvent({ metadata: { 'oci-digest': `x${DIGEST}` } }),
      /does not end in sha256/,
    ],
    [
      'an environment that is a path',
      anEvent({ metadata: { env: '../prod' } }),
      /metadata\.env "\.\.\/prod" is not a name/,
    ],
    [
      'an environment that is no text',
      anEvent({ metadata: { env: 1 } }),
      /metadata\.env \(a value of type number\)/,
    ],
    [
      'a cluster with capitals',
      anEvent({ metadata: { cluster: 'Lab' } }),
      /metadata\.cluster "Lab" is not a name/,
    ],
    ['metadata that is a list', anEvent({ payload: { metadata: [] } }), /metadata is \(a list\)/],
    [
      'a name that is a path',
      anEvent({ object: { name: '../../x' }, event: { action: 'HelmRelease/../../x.apps' } }),
      /involvedObject\.name/,
    ],
    [
      'a namespace with a dot',
      anEvent({ object: { namespace: 'a.b' } }),
      /involvedObject\.namespace "a\.b"/,
    ],
    [
      'a kind that is a list',
      anEvent({ object: { kind: ['HelmRelease'] } }),
      /involvedObject\.kind \(a list\)/,
    ],
    ['a reason that is no word', anEvent({ payload: { reason: '' } }), /reason "" is no reason/],
    [
      'a time that is none',
      anEvent({ payload: { timestamp: '2026-13-41T00:00:00Z' } }),
      /timestamp/,
    ],
    ['a text that is none', anEvent({ payload: { message: {} } }), /message/],
  ])('%s', (_, event, why) => {
    const parsed = parseDispatch(event)
    expect(parsed.kind).toBe('refused')
    if (parsed.kind === 'refused') expect(parsed.why).toMatch(why)
  })
})

const anything = fc.anything({ withNullPrototype: true, withMap: true, withDate: true })

describe('whatever comes in', () => {
  test('nothing throws, and a refusal has its reason', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const parsed = parseDispatch(value)
        expect(parsed.kind).toBe('refused')
        if (parsed.kind === 'refused') expect(parsed.why).not.toBe('')
      }),
    )
  })

  test('an event with any part replaced is a release, noise or a reasoned refusal, on one line', () => {
    const part = fc.constantFrom('event', 'payload', 'object', 'metadata')
    const key = fc.constantFrom(
      'action',
      'client_payload',
      'involvedObject',
      'reason',
      'metadata',
      'timestamp',
      'message',
      'kind',
      'name',
      'namespace',
      'apiVersion',
      'revision',
      'oci-digest',
      'env',
      'cluster',
      'release',
      'source-repository',
      'source-commit',
      '__proto__',
      'constructor',
    )
    const value = fc.oneof(anything, anyText(), fc.string())
    fc.assert(
      fc.property(part, key, value, (where, name, odd) => {
        const parsed = parseDispatch(anEvent({ [where]: Object.fromEntries([[name, odd]]) }))
        for (const text of textsIn(parsed)) expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        if (parsed.kind === 'refused') expect(parsed.why).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })
})

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
