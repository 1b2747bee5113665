/** A HelmRelease of service `web`; `lines` stand under `spec`. */
export function release(version: string, lines = '', name = 'web'): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${name}
  namespace: apps
spec:
  chart:
    spec:
      chart: web
      version: ${version}
${lines}`
}

/** A strategic-merge patch that pins a chart version. */
export function patch(version: string, lines = ''): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: web
  namespace: apps
spec:
  chart:
    spec:
      version: ${version}
${lines}`
}

/** A release that takes its chart from an OCIRepository `web`. */
export function byReference(kind = 'OCIRepository'): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: web
  namespace: apps
spec:
  chartRef:
    kind: ${kind}
    name: web
`
}

/** The OCIRepository, with lines under `spec.ref`. */
export function source(ref: string): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: web
  namespace: apps
spec:
  url: oci://registry.example.com/charts/web
  ref:
${ref.replace(/^/gm, '    ').trimEnd()}
`
}

/** A base, and a prod overlay over it whose kustomization has these further lines. */
export function overBase(kustomization: string, files: Readonly<Record<string, string>> = {}) {
  return {
    'apps/base/web/kustomization.yaml': 'resources: [release.yaml]\n',
    'apps/base/web/release.yaml': release('1.0.0'),
    'apps/prod/web/kustomization.yaml': `resources: [../../base/web]\n${kustomization}`,
    ...files,
  }
}

/** The same with one patch file that holds `text`. */
export function patchedBy(text: string) {
  return overBase('patches: [{ path: version.yaml }]\n', { 'apps/prod/web/version.yaml': text })
}

/** A digest made of one pair of digits. */
export function digest(pair: string): string {
  return `sha256:${pair.repeat(32)}`
}
