import { createHash } from 'node:crypto'

/** How a service of a seeded repository is pinned: chart version and image tag, tag and digest of an OCIRepository, chart version. */
export type ServiceKind = 'image' | 'oci' | 'chart'

const KINDS: readonly ServiceKind[] = ['image', 'oci', 'chart']

export interface Service {
  readonly key: string
  readonly kind: ServiceKind
}

/** What one release of a service is pinned by. */
export interface SeedRelease {
  readonly version: string
  /** Only where the service's chart comes from an OCI registry. */
  readonly digest: string | undefined
}

/** The services of a seeded repository by their keys, the three kinds in turn; or so many of them: `svc-0000`, ... */
export function services(wanted: number | readonly string[]): readonly Service[] {
  const keys = typeof wanted === 'number' ? numbered(wanted) : wanted
  return keys.map((key, index) => ({ key, kind: KINDS[index % KINDS.length] ?? 'chart' }))
}

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `svc-${String(index).padStart(4, '0')}`)
}

export function releaseOf({ key, kind }: Service, version: string): SeedRelease {
  const digest = `sha256:${createHash('sha256').update(`${key} ${version}`).digest('hex')}`
  return { version, digest: kind === 'oci' ? digest : undefined }
}

/** What all environments share: no version in it. */
export function baseFiles({ key, kind }: Service): ReadonlyMap<string, string> {
  const folder = `apps/base/${key}`
  return new Map([
    [`${folder}/kustomization.yaml`, kustomization(['release.yaml', 'source.yaml'])],
    [`${folder}/release.yaml`, release(key, kind)],
    [`${folder}/source.yaml`, kind === 'oci' ? ociSource(key) : helmSource(key)],
  ])
}

/** An environment's overlay: the kustomization and the one patch that pins. */
export function overlayFiles(
  environment: string,
  service: Service,
  version: string,
): ReadonlyMap<string, string> {
  const folder = `apps/${environment}/${service.key}`
  return new Map([
    [
      `${folder}/kustomization.yaml`,
      `${kustomization([`../../base/${service.key}`])}patches:\n  - path: patch.yaml\n`,
    ],
    ...pinFile(environment, service, version),
  ])
}

/** The file of the overlay that holds the pins. */
export function pinFile(
  environment: string,
  service: Service,
  version: string,
): ReadonlyMap<string, string> {
  const path = `apps/${environment}/${service.key}/patch.yaml`
  return new Map([[path, patch(service, releaseOf(service, version), environment)]])
}

function kustomization(resources: readonly string[]): string {
  const lines = resources.map((resource) => `  - ${resource}\n`).join('')
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${lines}`
}

function release(key: string, kind: ServiceKind): string {
  const chart =
    kind === 'oci'
      ? `  chartRef:\n    kind: OCIRepository\n    name: ${key}\n`
      : `  chart:\n    spec:\n      chart: ${key}\n      sourceRef:\n        kind: HelmRepository\n        name: ${key}\n`
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${key}
  namespace: apps
spec:
  interval: 10m
${chart}  values:
    service:
      port: 8080
`
}

function helmSource(key: string): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: ${key}
  namespace: apps
spec:
  interval: 10m
  url: https://charts.acme.example/${key}
`
}

function ociSource(key: string): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: ${key}
  namespace: apps
spec:
  interval: 10m
  url: oci://registry.acme.example/charts/${key}
`
}

function patch({ key, kind }: Service, { version, digest }: SeedRelease, environment: string) {
  const replicas = environment === 'dev' ? 1 : 3
  if (kind === 'oci') {
    return `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: ${key}
  namespace: apps
spec:
  # what ${environment} runs
  ref:
    tag: ${version}
    digest: ${digest ?? ''}
`
  }
  const image = kind === 'image' ? `    image:\n      tag: ${version}\n` : ''
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${key}
  namespace: apps
spec:
  chart:
    spec:
      version: ${version} # what ${environment} runs
  values:
    replicaCount: ${replicas}
${image}`
}
