import { type FieldSpec, readFieldSpecs, setEntries } from './field-specs.ts'
import type { Labels } from './kustomization.ts'
import type { Resource } from './resource.ts'
import { child, entriesOf, itemsAt, type MapTree, type Tree, withEntry } from './tree.ts'

const LISTS = ['commonLabels', 'templateLabels', 'commonAnnotations'] as const

/** Where a configuration has kustomize set labels or annotations besides the metadata. */
export interface ConfiguredField {
  readonly of: (typeof LISTS)[number]
  readonly spec: FieldSpec
}

type Pairs = readonly (readonly [string, Tree])[]

/** Reads those fields of a configuration file. */
export function readConfigured(tree: Tree): readonly ConfiguredField[] {
  return LISTS.flatMap((of) => readFieldSpecs(itemsAt(tree, of)).map((spec) => ({ of, spec })))
}

/** Labels added to an object: to its metadata, and wherever else they are told to be set. */
export function addLabels(
  resource: Resource,
  { pairs, fields, also }: Labels,
  configured: readonly ConfiguredField[],
): Resource {
  const more = configured.filter(({ of }) => of === also).map(({ spec }) => spec)
  return setAll(addMetadata(resource, 'labels', pairs), [...fields, ...more], pairs)
}

/** Annotations added to an object in the same way. */
export function addAnnotations(
  resource: Resource,
  pairs: Pairs,
  configured: readonly ConfiguredField[],
): Resource {
  const more = configured.filter(({ of }) => of === 'commonAnnotations').map(({ spec }) => spec)
  return setAll(addMetadata(resource, 'annotations', pairs), more, pairs)
}

const BY_LABELS = 'set by labels or annotations: have them set it nowhere but in the metadata'

function setAll(resource: Resource, specs: readonly FieldSpec[], pairs: Pairs): Resource {
  if (pairs.length === 0) return resource
  const computed = pairs.map(
    ([key, value]) =>
      [key, value.kind === 'scalar' ? { ...value, computed: BY_LABELS } : value] as const,
  )
  return specs.reduce((here, spec) => setEntries(here, spec, computed), resource)
}

function addMetadata(
  resource: Resource,
  field: 'labels' | 'annotations',
  added: readonly (readonly [string, Tree])[],
): Resource {
  if (added.length === 0) return resource
  const metadata = child(resource.body, 'metadata')
  if (metadata?.kind !== 'map') return resource
  const before = child(metadata, field)
  const entries = new Map(before?.kind === 'map' ? entriesOf(before) : [])
  for (const [key, value] of added) entries.set(key, value)
  const map: MapTree = { kind: 'map', entries, spot: (before ?? metadata).spot, alias: undefined }
  return {
    ...resource,
    body: withEntry(resource.body, 'metadata', withEntry(metadata, field, map)),
  }
}
