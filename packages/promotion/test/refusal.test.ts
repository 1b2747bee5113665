import type { Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { type EnvironmentFacts, planEdge, type ServiceFacts } from '../src/index.ts'
import {
  anOverlay,
  aPolicy,
  aRange,
  aServiceFacts,
  aSlot,
  DIGEST_A,
  DIGEST_B,
  holding,
  KEY,
  rollout,
} from './builders.ts'

const TAG = 'values.image.tag'
const IMAGE_DIGEST = 'values.image.digest'
const two: Pins = { chart: '1.4.2', [TAG]: '2' }
const one: Pins = { chart: '1.4.1', [TAG]: '1' }

/** The step into prod when dev runs `release`, which is proven. */
function into(
  prod: EnvironmentFacts,
  release: string | Pins = '1.4.2',
  more: Partial<ServiceFacts> = {},
) {
  const environments = [holding('dev', [release]), prod]
  const { step, reason } = planEdge(
    aServiceFacts({ environments, records: [rollout(release, 5)], ...more }),
    'prod',
  )
  return step.kind === 'refuse' ? { refused: reason, suggestion: step.suggestion } : step
}

describe('a candidate is refused', () => {
  test('where the target holds a range', () => {
    expect(into(holding('prod', ['1.4.1'], { overlay: aRange('1.x') }))).toEqual({
      refused:
        'prod pins the range "1.x" at apps/x.yaml:3:5, which Flux follows by itself; pin one version there',
      suggestion: 'spec:\n  chart:\n    spec:\n      version: "1.4.2"',
    })
  })

  test('where the target pins a digest and the release has none', () => {
    expect(into(holding('prod', [{ chart: '1.4.1', digest: DIGEST_A }]))).toEqual({
      refused:
        'prod pins the digest at apps/x.yaml:3:5, and 1.4.2 comes without one: a digest beside a version wins, ' +
        'so nothing would roll out; pin the digest upstream too, or remove it here',
      suggestion: undefined,
    })
  })

  test('where the target pins the digest of an image and the release has none', () => {
    expect(into(holding('prod', [{ ...one, [IMAGE_DIGEST]: DIGEST_A }]), two)).toMatchObject({
      refused: expect.stringContaining(
        `prod pins ${IMAGE_DIGEST} at apps/x.yaml:3:5, and 1.4.2 comes without it`,
      ),
    })
  })

  test('by the pairs of the policy too', () => {
    const image = [{ tag: 'app.version', digest: 'app.checksum' }]
    const policy = aPolicy({ pins: { chart: true, image, values: [], order: 'semver' } })
    const prod = holding('prod', [
      { chart: '1.4.1', 'values.app.version': '1', 'values.app.checksum': 'a' },
    ])
    expect(into(prod, { chart: '1.4.2', 'values.app.version': '2' }, { policy })).toMatchObject({
      refused: expect.stringContaining('prod pins values.app.checksum'),
    })
  })

  test('where the target has no place for a pin', () => {
    expect(into(holding('prod', ['1.4.1']), { ...two, 'values.image.sidecar.tag': '7' })).toEqual({
      refused:
        'prod has no place for values.image.sidecar.tag and values.image.tag in apps/x; add it there so that it can travel',
      suggestion: [
        'spec:',
        '  values:',
        '    image:',
        '      sidecar:',
        '        tag: "7"',
        '      tag: "2"',
      ].join('\n'),
    })
  })

  test('where the target has no overlay yet, with the files to add', () => {
    expect(into(holding('prod', []), { ...two, digest: DIGEST_A })).toEqual({
      refused: `prod has no overlay of ${KEY} yet; add apps/prod/${KEY} to let 1.4.2 in`,
      suggestion: [
        `# apps/prod/${KEY}/kustomization.yaml; its folder is to be listed by a kustomization that Flux builds`,
        'apiVersion: kustomize.config.k8s.io/v1beta1',
        'kind: Kustomization',
        'resources: # the file below, with the rest of the HelmRelease',
        '  - helm-release.yaml',
        '---',
        `# apps/prod/${KEY}/helm-release.yaml`,
        'apiVersion: helm.toolkit.fluxcd.io/v2',
        'kind: HelmRelease',
        'metadata:',
        `  name: "${KEY}"`,
        'spec:',
        '  chart:',
        '    spec:',
        '      version: "1.4.2"',
        '  values:',
        '    image:',
        '      tag: "2"',
        '# in its OCIRepository, where it has one:',
        `# spec.ref.digest: "${DIGEST_A}"`,
      ].join('\n'),
    })
  })

  test('and the files to add build on what the upstream builds on', () => {
    const overlay = anOverlay('1.4.2', {
      path: `apps/dev/${KEY}`,
      buildsOn: [`apps/base/${KEY}`, 'lib/common labels', `apps/prod/${KEY}-extra`],
    })
    const facts = aServiceFacts({
      environments: [holding('dev', ['1.4.2'], { overlay }), holding('prod', [])],
      records: [rollout('1.4.2', 5)],
    })
    const { step } = planEdge(facts, 'prod')
    expect(step).toMatchObject({
      suggestion: expect.stringContaining(
        [
          `resources: # as apps/dev/${KEY} has them`,
          `  - ../../base/${KEY}`,
          '  - "../../../lib/common labels"',
          `  - ../${KEY}-extra`,
          'patches:',
          '  - path: helm-release.yaml',
          '---',
        ].join('\n'),
      ),
    })
  })

  test('and the file to add has the name that the policy gives the release', () => {
    const helmReleases = [{ environment: 'prod', namespace: 'web', name: 'customers' }]
    const policy = aPolicy({ services: [{ key: KEY, gates: [], helmReleases, addresses: [] }] })
    const refusal = into(holding('prod', []), two, { policy })
    expect(refusal).toMatchObject({
      suggestion: expect.stringContaining('metadata:\n  name: "customers"\n  namespace: "web"\n'),
    })
  })

  test('where the overlay can not be read', () => {
    const why = 'base.yaml:7:3 the version is shared by dev and prod'
    const overlay = { kind: 'refused', why, suggestion: 'spec: {}' } as const
    expect(into(holding('prod', [], { overlay }))).toEqual({
      refused: `what prod pins can't be told: ${why}`,
      suggestion: 'spec: {}',
    })
  })

  test('where the pin can not be edited', () => {
    const fixed = { why: 'apps/x.yaml:3:5 is an alias', suggestion: 'version: "1.4.2"' }
    const overlay = { ...anOverlay({}), slots: [aSlot('chart', '1.4.1', { fixed })] }
    expect(into(holding('prod', ['1.4.1'], { overlay }))).toEqual({
      refused: "chart of prod can't be edited: apps/x.yaml:3:5 is an alias",
      suggestion: 'version: "1.4.2"',
    })
  })

  test('where an annotation that must change can not be edited', () => {
    const fixed = { why: 'apps/x.yaml:2:1 is templated' }
    const overlay = anOverlay('1.4.1', { annotations: [{ name: 'release', value: 'old', fixed }] })
    expect(into(holding('prod', ['1.4.1'], { overlay }))).toEqual({
      refused: "annotation release of prod can't be edited: apps/x.yaml:2:1 is templated",
      suggestion: undefined,
    })
  })

  test('where the hold file does not parse', () => {
    expect(into(holding('prod', ['1.4.1'], { holdProblem: 'h.yaml:1:1 no list' }))).toEqual({
      refused: 'nothing moves in prod until its hold file is mended: h.yaml:1:1 no list',
      suggestion: undefined,
    })
  })
})

describe('a candidate is not refused', () => {
  test('for a pin that can not be edited but need not change', () => {
    const fixed = { why: 'an alias', suggestion: undefined }
    const overlay = {
      ...anOverlay({}),
      slots: [aSlot('chart', '1.4.1'), aSlot(TAG, '2', { fixed })],
    }
    expect(into(holding('prod', [one], { overlay }), two)).toMatchObject({
      kind: 'open',
      changes: [{ name: 'chart', from: '1.4.1', to: '1.4.2' }],
    })
  })

  test('for pins of the target that the release says nothing of', () => {
    expect(into(holding('prod', [{ ...one, 'values.other': 'x' }]), two)).toMatchObject({
      kind: 'open',
      changes: [
        { name: 'chart', from: '1.4.1', to: '1.4.2' },
        { name: TAG, from: '1', to: '2' },
      ],
    })
  })

  test('when the cluster told the digest that the target pins', () => {
    const environments = [
      holding('dev', ['1.4.2']),
      holding('prod', [{ chart: '1.4.1', digest: DIGEST_A }]),
    ]
    const records = [rollout({ chart: '1.4.2', digest: DIGEST_B }, 5)]
    expect(planEdge(aServiceFacts({ environments, records }), 'prod').step).toMatchObject({
      kind: 'open',
      changes: [
        { name: 'chart', from: '1.4.1', to: '1.4.2' },
        { name: 'digest', from: DIGEST_A, to: DIGEST_B },
      ],
    })
  })
})

test('refusals name a file of an overlay that is a file', () => {
  const overlay = { kind: 'absent', path: `apps/prod/${KEY}.yaml` } as const
  expect(into(holding('prod', [], { overlay }))).toMatchObject({
    suggestion: expect.stringContaining(`# apps/prod/${KEY}.yaml, to be`),
  })
})
