import type { PinName, Pins, Policy } from '@fluxgate/policy'
import { pinNames } from './pins.ts'

/** The file that would give a service its first overlay in an environment, with the release's pins in it. */
export function overlaySuggestion(overlay: {
  readonly path: string
  readonly environment: string
  readonly key: string
  readonly policy: Policy | undefined
  readonly pins: Pins
}): string {
  const { path, environment, key, policy, pins } = overlay
  const exception = policy?.services.find((service) => service.key === key)
  const named = exception?.helmReleases.find((one) => one.environment === environment)
  const [first = '', second] = key.split('.')
  const namespace = named?.namespace ?? (second === undefined ? undefined : first)
  return [
    `# ${path}${/\.ya?ml$/.test(path) ? '' : '/helm-release.yaml'}, to be listed by a kustomization that Flux builds`,
    'apiVersion: helm.toolkit.fluxcd.io/v2',
    'kind: HelmRelease',
    'metadata:',
    `  name: ${JSON.stringify(named?.name ?? second ?? first)}`,
    ...(namespace === undefined ? [] : [`  namespace: ${JSON.stringify(namespace)}`]),
    ...pinLines(pins),
  ].join('\n')
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
