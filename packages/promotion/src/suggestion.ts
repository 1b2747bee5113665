import type { PinName, Pins, Policy } from '@fluxgate/policy'
import { pinNames } from './pins.ts'

/** The files that would give a service its first overlay in an environment, with the release's pins in it. */
export function overlaySuggestion(overlay: {
  readonly path: string
  readonly environment: string
  readonly key: string
  readonly policy: Policy | undefined
  readonly pins: Pins
  readonly from?: { readonly overlay: string; readonly buildsOn: readonly string[] } | undefined
}): string {
  const { path } = overlay
  const listed = 'to be listed by a kustomization that Flux builds'
  if (/\.ya?ml$/.test(path)) return [`# ${path}, ${listed}`, ...releaseLines(overlay)].join('\n')
  return [
    `# ${path}/kustomization.yaml; its folder is ${listed}`,
    ...kustomizationLines(path, overlay.from),
    '---',
    `# ${path}/helm-release.yaml`,
    ...releaseLines(overlay),
  ].join('\n')
}

/** With something to build on, the release's file patches that; else it has to be the whole release. */
function kustomizationLines(
  path: string,
  from: { readonly overlay: string; readonly buildsOn: readonly string[] } | undefined,
): readonly string[] {
  const head = ['apiVersion: kustomize.config.k8s.io/v1beta1', 'kind: Kustomization']
  if (from === undefined || from.buildsOn.length === 0) {
    return [
      ...head,
      'resources: # the file below, with the rest of the HelmRelease',
      '  - helm-release.yaml',
    ]
  }
  return [
    ...head,
    `resources: # as ${from.overlay} has them`,
    ...from.buildsOn.map((base) => `  - ${yamlPath(relativePath(path, base))}`),
    'patches:',
    '  - path: helm-release.yaml',
  ]
}

function releaseLines({
  environment,
  key,
  policy,
  pins,
}: {
  readonly environment: string
  readonly key: string
  readonly policy: Policy | undefined
  readonly pins: Pins
}): readonly string[] {
  const exception = policy?.services.find((service) => service.key === key)
  const named = exception?.helmReleases.find((one) => one.environment === environment)
  const [first = '', second] = key.split('.')
  const namespace = named?.namespace ?? (second === undefined ? undefined : first)
  return [
    'apiVersion: helm.toolkit.fluxcd.io/v2',
    'kind: HelmRelease',
    'metadata:',
    `  name: ${JSON.stringify(named?.name ?? second ?? first)}`,
    ...(namespace === undefined ? [] : [`  namespace: ${JSON.stringify(namespace)}`]),
    ...pinLines(pins),
  ]
}

/** The way from a folder to a path, both from the root of the repository. */
function relativePath(folder: string, path: string): string {
  const [from, to] = [folder.split('/'), path.split('/')]
  const fork = from.findIndex((segment, index) => segment !== to[index])
  const shared = fork === -1 ? from.length : fork
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}

function yamlPath(path: string): string {
  return /^[\w./-]{1,300}$/.test(path) ? path : JSON.stringify(path)
}

/** The lines of a HelmRelease that pin these; a digest belongs to the source that it names. */
export function pinLines(pins: Pins): readonly string[] {
  const chart = pins.chart === undefined ? [] : chartLines(pins.chart)
  const values = pinNames(pins).filter((name) => name.startsWith('values.'))
  const lines = valueLines(pins, values)
  const spec = [...chart, ...(lines.length === 0 ? [] : ['  values:', ...lines])]
  const digest = pins.digest === undefined ? [] : digestLines(pins.digest)
  return [...(spec.length === 0 ? [] : ['spec:', ...spec]), ...digest]
}

function chartLines(version: string): readonly string[] {
  return ['  chart:', '    spec:', `      version: ${JSON.stringify(version)}`]
}

function digestLines(digest: string): readonly string[] {
  return [
    '# in its OCIRepository, where it has one:',
    `# spec.ref.digest: ${JSON.stringify(digest)}`,
  ]
}

function valueLines(pins: Pins, names: readonly PinName[]): readonly string[] {
  const lines: string[] = []
  let open: readonly string[] = []
  for (const name of names) {
    const path = name.split('.').slice(1)
    const shared = path.findIndex((key, depth) => key !== open[depth])
    for (const [depth, key] of path.entries()) {
      if (depth < (shared === -1 ? path.length : shared)) continue
      const value = depth === path.length - 1 ? ` ${JSON.stringify(pins[name] ?? '')}` : ''
      lines.push(`${'  '.repeat(depth + 2)}${yamlKey(key)}:${value}`)
    }
    open = path
  }
  return lines
}

function yamlKey(key: string): string {
  return /^[A-Za-z_][\w-]{0,100}$/.test(key) ? key : JSON.stringify(key)
}
