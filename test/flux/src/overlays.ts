/** Where a service's chart comes from, and with it where its version stands. */
export type Kind = 'helm-repository' | 'oci-repository'

/** A service of the GitOps repository, and what all environments of it share. */
export interface Service {
  readonly key: string
  readonly kind: Kind
  /** Name of the chart; several services may run one. */
  readonly chart: string
  /** Lines under `spec` of the HelmRelease, indented by two. */
  readonly spec?: string
}

/** What an environment's overlay sets. */
export interface Pins {
  readonly version: string
  readonly digest?: string
  readonly image?: string
  readonly replicas?: number
  /** Under `event.toolkit.fluxcd.io/`, by name. */
  readonly annotations?: Readonly<Record<string, string>>
}

/** The namespace that stands for an environment's cluster. */
export function namespaceOf(environment: string): string {
  return `${environment}-apps`
}

/** What the environments share: no version in it. */
export function baseFiles(service: Service, registry: string): ReadonlyMap<string, string> {
  const folder = `apps/base/${service.key}`
  return new Map([
    [`${folder}/kustomization.yaml`, kustomization(['release.yaml', 'source.yaml'])],
    [`${folder}/release.yaml`, releaseFile(service)],
    [`${folder}/source.yaml`, sourceFile(service, registry)],
  ])
}

/** A service's overlay in an environment: the kustomization, and the patch that pins. */
export function overlayFiles(
  environment: string,
  service: Service,
  pins: Pins,
): ReadonlyMap<string, string> {
  const folder = `apps/${environment}/${service.key}`
  const listed = kustomization([`../../base/${service.key}`], namespaceOf(environment))
  return new Map([
    [`${folder}/kustomization.yaml`, `${listed}patches:\n  - path: patch.yaml\n`],
    [patchPath(environment, service.key), patchFile(environment, service, pins)],
  ])
}

/** The file that holds a service's pins. */
export function patchPath(environment: string, key: string): string {
  return `apps/${environment}/${key}/patch.yaml`
}

/** The kustomization that an environment's cluster is given: all its services. */
export function environmentFile(keys: readonly string[]): string {
  return kustomization(keys)
}

function kustomization(resources: readonly string[], namespace?: string): string {
  const lines = resources.map((resource) => `  - ${resource}\n`).join('')
  const placed = namespace === undefined ? '' : `namespace: ${namespace}\n`
  const list = lines === '' ? 'resources: []\n' : `resources:\n${lines}`
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${placed}${list}`
}

function releaseFile({ key, kind, chart, spec = '' }: Service): string {
  const source =
    kind === 'oci-repository'
      ? `  chartRef:\n    kind: OCIRepository\n    name: ${key}\n`
      : `  chart:\n    spec:\n      chart: ${chart}\n      sourceRef:\n        kind: HelmRepository\n        name: ${key}\n`
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${key}
spec:
  interval: 10m
${source}${spec}  values:
    replicas: 1
`
}

function sourceFile({ key, kind, chart }: Service, registry: string): string {
  const spec =
    kind === 'oci-repository'
      ? `  url: ${registry}/${chart}\n  layerSelector:\n    mediaType: application/vnd.cncf.helm.chart.content.v1.tar+gzip\n    operation: copy\n`
      : `  type: oci\n  url: ${registry}\n`
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: ${kind === 'oci-repository' ? 'OCIRepository' : 'HelmRepository'}
metadata:
  name: ${key}
spec:
  interval: 10m
${spec}`
}

function patchFile(environment: string, { key, kind }: Service, pins: Pins): string {
  const { version, digest, image, replicas, annotations = {} } = pins
  const noted = Object.entries(annotations).map(
    ([name, value]) => `    event.toolkit.fluxcd.io/${name}: ${JSON.stringify(value)}\n`,
  )
  const metadata = noted.length === 0 ? '' : `  annotations:\n${noted.join('')}`
  const spec = [
    kind === 'oci-repository' ? '' : `  chart:\n    spec:\n      version: ${version}\n`,
    replicas === undefined && image === undefined ? '' : '  values:\n',
    replicas === undefined ? '' : `    replicas: ${replicas}\n`,
    image === undefined ? '' : `    image:\n      tag: ${image}\n`,
  ].join('')
  const release =
    spec === '' && metadata === ''
      ? ''
      : `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${key}
${metadata}${spec === '' ? '' : `spec:\n${spec}`}`
  if (kind === 'helm-repository') return release
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: ${key}
spec:
  # what ${environment} runs
  ref:
    tag: ${version}
${digest === undefined ? '' : `    digest: ${digest}\n`}${release === '' ? '' : `---\n${release}`}`
}
