import { builtRelease } from './locate.ts'
import type { Files, Found } from './model.ts'
import { groupOf, idOf, isKind, type Resource } from './resource.ts'
import { at, child, type Tree, textAt } from './tree.ts'

/** Where a chart comes from, by what is the same in every environment that takes it from there, whatever things are called in each. */
export interface ChartOrigin {
  /** The chart's name, and the address of its source; where the overlay does not build the source, what it is called. */
  readonly from: ReadonlyMap<string, string>
  /** How it is verified, keys apart; empty: it is not. */
  readonly verify: ReadonlyMap<string, string>
  /** For people: an address, or a kind and a name. */
  readonly label: string
}

/** What tells one source from another; credentials, and how often it is looked at, are each environment's own. */
const ADDRESS = ['url', 'bucketName', 'endpoint', 'prefix', 'insecure', 'layerSelector', 'ref']

/** Of `ref`, the pins themselves. */
const PINS = new Set(['ref.tag', 'ref.semver', 'ref.digest'])

const VISIT_LIMIT = 1_000
const DEPTH_LIMIT = 32

/** Where the chart of a release comes from; undefined: the release is known by addresses of the policy alone. */
export function chartOrigin(files: Files, found: Found): ChartOrigin | undefined {
  const built = builtRelease(files, found)
  if (built === undefined) return undefined
  const { release, resources } = built
  const reference = at(release.body, 'spec', 'chartRef')
  if (reference === undefined) {
    return ofChart(at(release.body, 'spec', 'chart', 'spec'), release, resources)
  }
  const named = sourceNamed(reference, release, resources)
  return named !== undefined && isKind(named, 'source.toolkit.fluxcd.io', 'HelmChart')
    ? ofChart(at(named.body, 'spec'), named, resources)
    : ofSource(reference, release, resources, [])
}

/** Of a chart by name: `spec.chart.spec` of a release, or `spec` of a HelmChart. */
function ofChart(
  chart: Tree | undefined,
  owner: Resource,
  resources: readonly Resource[],
): ChartOrigin {
  const name = textAt(chart, 'chart') ?? ''
  const origin = ofSource(at(chart, 'sourceRef'), owner, resources, [['chart', name]])
  const verify = new Map([...origin.verify, ...told(at(chart, 'verify'), 'chart.verify')])
  return { ...origin, verify }
}

function ofSource(
  reference: Tree | undefined,
  owner: Resource,
  resources: readonly Resource[],
  more: readonly (readonly [string, string])[],
): ChartOrigin {
  const kind = textAt(reference, 'kind') ?? ''
  const source = sourceNamed(reference, owner, resources)
  if (source === undefined) {
    const name = textAt(reference, 'name') ?? ''
    const called = [name, textAt(reference, 'namespace')].filter((part) => part !== undefined)
    const from = new Map([...more, ['kind', kind], ['called', JSON.stringify(called)]] as const)
    return { from, verify: new Map(), label: `${kind} ${name}` }
  }
  const spec = at(source.body, 'spec')
  const address = ADDRESS.flatMap((field) => [...told(at(spec, field), field)])
  const url = textAt(spec, 'url') ?? textAt(spec, 'bucketName') ?? ''
  return {
    from: new Map([...more, ['kind', kind] as const, ...address]),
    verify: told(at(spec, 'verify'), 'verify'),
    // Who writes a password into an address has it in Git, and need not have it in a status as well.
    label: url.replace(/\/\/[^/@]{0,500}@/, '//'),
  }
}

/** The source that a reference names, where the overlay builds it and no other of that name. */
function sourceNamed(
  reference: Tree | undefined,
  owner: Resource,
  resources: readonly Resource[],
): Resource | undefined {
  const namespace = textAt(reference, 'namespace') ?? idOf(owner.body).namespace
  const [source, second] = resources.filter(({ body }) => {
    const id = idOf(body)
    return (
      groupOf(id.apiVersion) === 'source.toolkit.fluxcd.io' &&
      id.kind === textAt(reference, 'kind') &&
      id.name === textAt(reference, 'name') &&
      id.namespace === namespace
    )
  })
  return second === undefined ? source : undefined
}

/** Every scalar of a part of a source, but pins and the names of secrets. */
function told(tree: Tree | undefined, path: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  let visits = 0
  const walk = (here: Tree | undefined, at: string, depth: number): void => {
    visits += 1
    if (here === undefined || PINS.has(at) || at.endsWith('.secretRef')) return
    if (visits > VISIT_LIMIT || depth > DEPTH_LIMIT) {
      // Too much to compare in full: equal to nothing but the same length of it.
      parts.set(at, `cut after ${visits}`)
      return
    }
    if (here.kind === 'scalar') {
      parts.set(at, here.text)
      return
    }
    const keys = here.kind === 'map' ? [...here.entries.keys()] : [...here.items.keys()]
    for (const key of keys) walk(child(here, key), `${at}.${key}`, depth + 1)
  }
  walk(tree, path, 0)
  return parts
}
