import { groupOf, idOf, type Resource, withBody } from './resource.ts'
import {
  child,
  emptyMap,
  entriesOf,
  itemsAt,
  type MapTree,
  type Spot,
  type Tree,
  textAt,
  withEntry,
} from './tree.ts'

/** A place that a transformer of kustomize writes to, in all objects of a kind: undefined fits any. */
export interface FieldSpec {
  readonly group: string | undefined
  readonly version: string | undefined
  readonly kind: string | undefined
  /** Keys; one that ends in `[]` is that of a list, and stands for each of its items. */
  readonly path: readonly string[]
  /** Whether it is made where it is missing. */
  readonly create: boolean
  readonly spot: Spot
}

const PATH_LIMIT = 512

/** Reads a list of field specs; what is longer than any path is left out. */
export function readFieldSpecs(items: readonly Tree[]): readonly FieldSpec[] {
  return items.flatMap((item) => {
    const path = textAt(item, 'path')
    if (path === undefined || path.length > PATH_LIMIT) return []
    return [
      {
        group: textAt(item, 'group'),
        version: textAt(item, 'version'),
        kind: textAt(item, 'kind'),
        path: path.split(/(?<!\\)\//).map((segment) => segment.replaceAll('\\/', '/')),
        create: textAt(item, 'create') === 'true',
        spot: item.spot,
      },
    ]
  })
}

/** The places that the lists of these names have a configuration write to; a name that follows its object is none. */
export function configuredPlaces(
  configuration: Tree,
  lists: readonly string[],
): readonly FieldSpec[] {
  return lists.flatMap((list) => {
    const items = itemsAt(configuration, list)
    if (list !== 'nameReference') return readFieldSpecs(items)
    return readFieldSpecs(items.flatMap((item) => itemsAt(item, 'fieldSpecs'))).filter(
      ({ path }) => path.at(-1) !== 'name',
    )
  })
}

/** The object with entries set in the map at a place, as kustomize sets labels and annotations there. */
export function setEntries(
  resource: Resource,
  spec: FieldSpec,
  entries: readonly (readonly [string, Tree])[],
): Resource {
  if (!isOf(resource, spec)) return resource
  const body = setAt(resource.body, spec.path, spec, entries)
  return body.kind !== 'map' || body === resource.body ? resource : withBody(resource, body)
}

function isOf({ body }: Resource, { group, version, kind }: FieldSpec): boolean {
  const id = idOf(body)
  const own = id.apiVersion.slice(id.apiVersion.lastIndexOf('/') + 1)
  return (
    (group === undefined || group === groupOf(id.apiVersion)) &&
    (version === undefined || version === own) &&
    (kind === undefined || kind === id.kind)
  )
}

function setAt(
  tree: Tree,
  [segment, ...rest]: readonly string[],
  spec: FieldSpec,
  entries: readonly (readonly [string, Tree])[],
): Tree {
  if (tree.kind === 'list') {
    const path = segment === undefined ? [] : [segment, ...rest]
    return { ...tree, items: itemsAt(tree).map((item) => setAt(item, path, spec, entries)) }
  }
  if (tree.kind !== 'map') return tree
  if (segment === undefined) return withEntries(tree, entries)
  const key = segment.endsWith('[]') ? segment.slice(0, -2) : segment
  const inner = child(tree, key) ?? (spec.create ? emptyMap(spec.spot) : undefined)
  return inner === undefined ? tree : withEntry(tree, key, setAt(inner, rest, spec, entries))
}

function withEntries(map: MapTree, entries: readonly (readonly [string, Tree])[]): MapTree {
  return { ...map, entries: new Map([...entriesOf(map), ...entries]), alias: undefined }
}
