import { type FileRead, releasesNothing } from '@fluxgate/documents'
import { describe, expect, test } from '@jest/globals'
import { ask } from './decide.ts'
import { build, onDisk } from './kustomize.ts'

const PLACE = 'apps/prod/common'
const META = 'metadata: { name: shop, namespace: apps }'
const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
${META}
spec: { chart: { spec: { chart: shop, version: 1.4.1, sourceRef: { kind: HelmRepository, name: acme } } } }
`
const PATCH = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
${META}
spec: { chart: { spec: { version: 1.4.1 } } }
`
const BY_REFERENCE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
${META}
spec: { chartRef: { kind: OCIRepository, name: shop } }
`
const source = (kind: string, spec: string) =>
  `apiVersion: source.toolkit.fluxcd.io/v1\nkind: ${kind}\n${META}\nspec: { ${spec} }\n`
const CONFIG = `apiVersion: v1\nkind: ConfigMap\n${META}\ndata: { a: "1" }\n`
const FLUX = `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n${META}\nspec: { path: ./apps/base/shop }\n`
const COMPONENT = 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n'
const listed = (...names: readonly string[]) => `resources: [${names.join(', ')}]\n`

type Folder = Readonly<Record<string, string>>

/** What kustomize builds of it that pins, or leads to, a chart. */
const PINS = /^(?:HelmRelease|OCIRepository|HelmChart|GitRepository|Kustomization)\//

const PARTS: readonly (readonly [string, Folder])[] = [
  [
    'a component that patches what others build',
    { 'kustomization.yaml': `${COMPONENT}patches: [{ path: patch.yaml }]\n`, 'patch.yaml': PATCH },
  ],
  [
    'a component with a target',
    {
      'kustomization.yaml': `${COMPONENT}patches: [{ path: patch.yaml, target: { kind: HelmRelease } }]\n`,
      'patch.yaml': PATCH,
    },
  ],
  ['a ConfigMap', { 'kustomization.yaml': listed('config.yaml'), 'config.yaml': CONFIG }],
  [
    'the address of a repository of charts',
    {
      'kustomization.yaml': listed('source.yaml'),
      'source.yaml': source('HelmRepository', 'url: "https://charts.acme.example"'),
    },
  ],
  ['values that no kustomization lists', { 'values.yaml': 'replicas: 2\n' }],
  [
    'a release that nothing lists',
    { 'kustomization.yaml': listed('config.yaml'), 'config.yaml': CONFIG, 'release.yaml': RELEASE },
  ],
]

const SERVICES: readonly (readonly [string, Folder])[] = [
  ['a release', { 'kustomization.yaml': listed('release.yaml'), 'release.yaml': RELEASE }],
  ['a release that no kustomization lists', { 'release.yaml': RELEASE }],
  [
    'a release by reference',
    { 'kustomization.yaml': listed('release.yaml'), 'release.yaml': BY_REFERENCE },
  ],
  [
    'a component with a release',
    { 'kustomization.yaml': COMPONENT + listed('release.yaml'), 'release.yaml': RELEASE },
  ],
  ...['OCIRepository', 'GitRepository', 'HelmChart'].map(
    (kind) =>
      [
        `a source that pins: ${kind}`,
        {
          'kustomization.yaml': listed('source.yaml'),
          'source.yaml': source(kind, 'url: "oci://registry.acme.example/shop"'),
        },
      ] as const,
  ),
  ['what Flux builds elsewhere', { 'kustomization.yaml': listed('flux.yaml'), 'flux.yaml': FLUX }],
]

/** What can't be told counts as a service's. */
const UNTOLD: readonly (readonly [string, Folder])[] = [
  ['a base from elsewhere', { 'kustomization.yaml': listed('"https://github.com/acme/x//y"') }],
  ['what does not exist', { 'kustomization.yaml': listed('gone.yaml') }],
  [
    'patches of no component that fit nothing',
    { 'kustomization.yaml': 'patches: [{ path: patch.yaml }]\n', 'patch.yaml': PATCH },
  ],
  ['what is no YAML', { 'release.yaml': 'a: [\n' }],
  ['nothing at all', {}],
]

function tells(folder: Folder): boolean {
  const files = Object.entries(folder).map(([name, text]): readonly [string, FileRead] => [
    `${PLACE}/${name}`,
    { kind: 'file', text },
  ])
  const pins = { chart: true, image: [], values: [] }
  const request = { overlays: [PLACE], name: 'common', namespace: undefined, pins, addresses: [] }
  return releasesNothing(ask(new Map(files), request).files, [PLACE])
}

async function pinningIn(folder: Folder): Promise<readonly string[]> {
  const texts = new Map(Object.entries(folder).map(([name, text]) => [`${PLACE}/${name}`, text]))
  const kind = 'kustomization.yaml' in folder ? 'folder' : 'generated'
  const made = await onDisk(texts, (root) => build(root, { kind, folder: PLACE }))
  return made.kind === 'built' ? [...made.objects.keys()].filter((id) => PINS.test(id)) : []
}

describe('at the place of an overlay', () => {
  test.each(PARTS)('%s is no service, and kustomize builds none of it', async (_, folder) => {
    expect(tells(folder)).toBe(true)
    expect(await pinningIn(folder)).toEqual([])
  })

  test.each(SERVICES)('%s is one, and kustomize builds it', async (_, folder) => {
    expect(tells(folder)).toBe(false)
    expect(await pinningIn(folder)).toEqual([expect.stringMatching(PINS)])
  })

  test.each(UNTOLD)('%s may be one', (_, folder) => {
    expect(tells(folder)).toBe(false)
  })
})
