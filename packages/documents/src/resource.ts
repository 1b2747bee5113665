import {
  child,
  itemsAt,
  type MapTree,
  madeScalar,
  type ScalarTree,
  scalarAt,
  type Tree,
  textAt,
  withPath,
} from './tree.ts'

/** What kustomize tells objects apart by. */
export interface ResourceId {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace: string | undefined
}

/** An object of the build, with the names it had before transformers renamed it. */
export interface Resource {
  readonly body: MapTree
  /** As first read. */
  readonly original: ResourceId
  /** Every id it had, the original first, without the current one. */
  readonly previous: readonly ResourceId[]
}

/** The kinds a pin can stand in, or that can change one. Everything else is left out of the build. */
const GROUPS: ReadonlySet<string> = new Set([
  'helm.toolkit.fluxcd.io',
  'source.toolkit.fluxcd.io',
  'kustomize.toolkit.fluxcd.io',
  'fluxcd.controlplane.io',
])

/** Group of an `apiVersion`; the core group is the empty string. */
export function groupOf(apiVersion: string): string {
  const cut = apiVersion.indexOf('/')
  return cut === -1 ? '' : apiVersion.slice(0, cut)
}

/** The objects of a document that matter here; the items of a `List` count as objects. */
export function resourcesOf(tree: Tree): readonly Resource[] {
  return listed(tree).flatMap((item) => {
    if (item.kind !== 'map') return []
    const id = idOf(item)
    if (!GROUPS.has(groupOf(id.apiVersion)) || id.kind === '' || id.name === '') return []
    return [{ body: item, original: id, previous: [] }]
  })
}

/**
 * What kustomize takes a document for, an object or a patch: whatever is in a `List`, also in one within it, or the document itself. What
 * aliases repeat is taken once.
 */
export function listed(tree: Tree): readonly Tree[] {
  const seen = new Set<unknown>()
  const found: Tree[] = []
  const waiting = [tree]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const items = textAt(next, 'kind')?.endsWith('List') === true ? child(next, 'items') : undefined
    if (items?.kind !== 'list') found.push(next)
    else if (!seen.has(items.items)) {
      seen.add(items.items)
      waiting.push(...itemsAt(items).toReversed())
    }
  }
  return found
}

/** The id an object has now. */
export function idOf(body: MapTree): ResourceId {
  return {
    apiVersion: textAt(body, 'apiVersion') ?? '',
    kind: textAt(body, 'kind') ?? '',
    name: textAt(body, 'metadata', 'name') ?? '',
    namespace: textAt(body, 'metadata', 'namespace'),
  }
}

/** Whether two ids name one object; no namespace means `default`, as kustomize has it. */
function sameId(a: ResourceId, b: ResourceId): boolean {
  return (
    a.apiVersion === b.apiVersion &&
    a.kind === b.kind &&
    a.name === b.name &&
    (a.namespace ?? 'default') === (b.namespace ?? 'default')
  )
}

/** Whether an object has, or had, this id. */
export function hasId(resource: Resource, id: ResourceId): boolean {
  return (
    sameId(idOf(resource.body), id) || resource.previous.some((previous) => sameId(previous, id))
  )
}

/** The object with another body, remembering the id it had. */
export function withBody(resource: Resource, body: MapTree): Resource {
  const before = idOf(resource.body)
  if (sameId(before, idOf(body))) return { ...resource, body }
  return { ...resource, body, previous: [...resource.previous, before] }
}

/** The object in another namespace, as kustomize's `namespace` puts it. */
export function inNamespace(resource: Resource, namespace: ScalarTree): Resource {
  return withBody(resource, withPath(resource.body, ['metadata', 'namespace'], namespace))
}

/** The object with a prefix and a suffix around its name. */
export function renamed(
  resource: Resource,
  prefix: ScalarTree | undefined,
  suffix: ScalarTree | undefined,
): Resource {
  const name = scalarAt(resource.body, 'metadata', 'name')
  if (name === undefined || (prefix === undefined && suffix === undefined)) return resource
  const text = `${prefix?.text ?? ''}${name.text}${suffix?.text ?? ''}`
  return withBody(
    resource,
    withPath(resource.body, ['metadata', 'name'], madeScalar(text, name.spot)),
  )
}

/** Whether the object is a HelmRelease of Flux. */
export function isRelease(resource: Resource): boolean {
  return isKind(resource, 'helm.toolkit.fluxcd.io', 'HelmRelease')
}

/** Whether a release names its chart: one that does not is a patch for another. */
export function namesChart({ body }: Resource): boolean {
  const chart = textAt(body, 'spec', 'chart', 'spec', 'chart')
  return chart !== undefined || textAt(body, 'spec', 'chartRef', 'name') !== undefined
}

/** Whether the object is of a kind, in any version of its API. */
export function isKind(resource: Resource, group: string, kind: string): boolean {
  const id = idOf(resource.body)
  return id.kind === kind && groupOf(id.apiVersion) === group
}
