import { describe, expect, test } from '@jest/globals'
import {
  chartOrigin,
  chartSource,
  type FileRead,
  type Files,
  type Found,
  type LocateRequest,
  locate,
} from '../src/index.ts'

const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop, namespace: apps }
spec:
  interval: 10m
  chart:
    spec:
      chart: shop
      version: 1.4.1
      sourceRef: { kind: HelmRepository, name: acme }
  values: { replicas: 2 }
`
const REPOSITORY = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: { name: acme, namespace: apps }
spec: { interval: 10m, url: "https://charts.acme.example" }
`
const OCI = `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: { name: shop, namespace: apps }
spec:
  url: oci://registry.acme.example/shop
  ref: { tag: 1.4.1, digest: "sha256:${'a'.repeat(64)}" }
  verify: { provider: cosign }
`
const BY_REFERENCE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop, namespace: apps }
spec: { chartRef: { kind: OCIRepository, name: shop } }
`

const REQUEST: LocateRequest = {
  overlays: ['apps/prod/shop'],
  name: 'shop',
  namespace: undefined,
  pins: { chart: true, image: [], values: [] },
  addresses: [],
}

function sourceIn(release: string, source: string): ReadonlyMap<string, string> {
  return chartSource(...built(release, source), REQUEST.pins)
}

/** By what it can be compared with that of another environment. */
function originIn(release: string, source: string) {
  return chartOrigin(...built(release, source))
}

function built(release: string, source: string): [Files, Found] {
  const file = (text: string): FileRead => ({ kind: 'file', text })
  const kustomization = 'resources: [release.yaml, source.yaml]\n'
  const names = ['kustomization.yaml', 'release.yaml', 'source.yaml']
  const files: Files = new Map<string, FileRead>([
    ['apps/prod/shop', { kind: 'folder', entries: names.map((name) => ({ name, folder: false })) }],
    ['apps/prod/shop/kustomization.yaml', file(kustomization)],
    ['apps/prod/shop/release.yaml', file(release)],
    ['apps/prod/shop/source.yaml', file(source)],
  ])
  const located = locate(files, REQUEST)
  if (located.kind !== 'found') throw new Error(JSON.stringify(located))
  return [files, located]
}

describe('where a chart comes from', () => {
  const before = sourceIn(RELEASE, REPOSITORY)
  const byReference = sourceIn(BY_REFERENCE, OCI)

  test('names the chart, its reference and the address of the source', () => {
    expect(Object.fromEntries(before)).toEqual({
      'HelmRelease apps/shop spec.chart.spec.chart': 'shop',
      'HelmRelease apps/shop spec.chart.spec.sourceRef.kind': 'HelmRepository',
      'HelmRelease apps/shop spec.chart.spec.sourceRef.name': 'acme',
      'HelmRepository apps/acme spec.url': 'https://charts.acme.example',
    })
  })

  test.each([
    ['the version', RELEASE.replace('1.4.1', '1.4.2'), REPOSITORY],
    ['a value', RELEASE.replace('replicas: 2', 'replicas: 3'), REPOSITORY],
    ['how often it is looked at', RELEASE.replace('10m', '1m'), REPOSITORY.replace('10m', '1m')],
  ])('is the same after a change of %s', (_, release, source) => {
    expect(sourceIn(release, source)).toEqual(before)
  })

  test('is the same after a change of tag and digest', () => {
    const moved = OCI.replace('1.4.1', '1.4.2').replaceAll('a'.repeat(64), 'b'.repeat(64))
    expect(sourceIn(BY_REFERENCE, moved)).toEqual(byReference)
  })

  test.each([
    ['the name of the chart', RELEASE.replace('chart: shop', 'chart: evil'), REPOSITORY],
    ['the reference', RELEASE.replace('name: acme', 'name: other'), REPOSITORY],
    ['the address', RELEASE, REPOSITORY.replace('charts.acme', 'charts.evil')],
  ])('is another after a change of %s', (_, release, source) => {
    expect(sourceIn(release, source)).not.toEqual(before)
  })

  test.each([
    ['the address', OCI.replace('registry.acme', 'registry.evil')],
    ['verification', OCI.replace('  verify: { provider: cosign }\n', '')],
  ])('of an OCIRepository is another after a change of %s', (_, source) => {
    expect(sourceIn(BY_REFERENCE, source)).not.toEqual(byReference)
  })
})

describe('where a chart comes from, for other environments', () => {
  const before = originIn(RELEASE, REPOSITORY)
  const verified = originIn(BY_REFERENCE, OCI)

  test('is the chart and the address of its source, whatever that is called', () => {
    expect(before).toEqual({
      from: new Map([
        ['chart', 'shop'],
        ['kind', 'HelmRepository'],
        ['url', 'https://charts.acme.example'],
      ]),
      verify: new Map(),
      label: 'https://charts.acme.example',
    })
    const named = (text: string) => text.replace('name: acme', 'name: acme-prod')
    expect(originIn(named(RELEASE), named(REPOSITORY))).toEqual(before)
    const secret = REPOSITORY.replace('{ interval', '{ secretRef: { name: x }, interval')
    expect(originIn(RELEASE, secret)).toEqual(before)
  })

  test('of an OCIRepository has its address and how it is verified', () => {
    expect(verified).toEqual({
      from: new Map([
        ['kind', 'OCIRepository'],
        ['url', 'oci://registry.acme.example/shop'],
      ]),
      verify: new Map([['verify.provider', 'cosign']]),
      label: 'oci://registry.acme.example/shop',
    })
  })

  test('through a HelmChart is that of its source', () => {
    const chart = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmChart
metadata: { name: shop, namespace: apps }
spec: { chart: shop, version: 1.4.1, sourceRef: { kind: HelmRepository, name: acme } }
---
${REPOSITORY}`
    expect(originIn(BY_REFERENCE.replace('OCIRepository', 'HelmChart'), chart)).toEqual(before)
  })

  test.each([
    ['another chart', RELEASE.replace('chart: shop', 'chart: evil'), REPOSITORY],
    ['another address', RELEASE, REPOSITORY.replace('charts.acme', 'charts.evil')],
    ['a source that is not built', RELEASE.replace('name: acme', 'name: other'), REPOSITORY],
    ['a source in another namespace', RELEASE, REPOSITORY.replace('apps', 'other')],
  ])('is not the same of %s', (_, release, source) => {
    expect(originIn(release, source)?.from).not.toEqual(before?.from)
  })

  test('is what a source is called that the overlay does not build, and holds no password', () => {
    const elsewhere = RELEASE.replace('name: acme', 'name: other, namespace: flux-system')
    expect(originIn(elsewhere, REPOSITORY)).toEqual({
      from: new Map([
        ['chart', 'shop'],
        ['kind', 'HelmRepository'],
        ['called', '["other","flux-system"]'],
      ]),
      verify: new Map(),
      label: 'HelmRepository other',
    })
    const secret = REPOSITORY.replace('https://', 'https://ana:pass@')
    expect(originIn(RELEASE, secret)?.label).toBe('https://charts.acme.example')
  })
})
