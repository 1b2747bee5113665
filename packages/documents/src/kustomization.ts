import { type FieldSpec, readFieldSpecs } from './field-specs.ts'
import {
  at,
  entriesOf,
  itemsAt,
  type MapTree,
  type ScalarTree,
  type Spot,
  scalarAt,
  type Tree,
  textAt,
} from './tree.ts'

/** One entry of `patches` or `patchesJson6902`. */
export interface PatchEntry {
  /** Where the entry is written. */
  readonly entry: Tree
  readonly path: ScalarTree | undefined
  /** The patch as a string in the kustomization. */
  readonly inline: ScalarTree | undefined
  /** The patch as YAML in the kustomization, as early versions of Flux's kind had it. */
  readonly tree: Tree | undefined
  readonly target: MapTree | undefined
  readonly allowNameChange: boolean
  readonly allowKindChange: boolean
}

/** One entry of `labels`, or all of `commonLabels`. */
export interface Labels {
  readonly pairs: readonly (readonly [string, Tree])[]
  /** Where they are set besides the metadata. */
  readonly fields: readonly FieldSpec[]
  /** What a configuration adds to that. */
  readonly also: 'commonLabels' | 'templateLabels' | undefined
}

/** The fields of a kustomization that can change a pin. */
export interface Kustomization {
  readonly resources: readonly ScalarTree[]
  readonly components: readonly ScalarTree[]
  /** `patchesStrategicMerge`: paths, or patches as strings. */
  readonly merges: readonly PatchEntry[]
  readonly patches: readonly PatchEntry[]
  readonly jsonPatches: readonly PatchEntry[]
  readonly namespace: ScalarTree | undefined
  readonly namePrefix: ScalarTree | undefined
  readonly nameSuffix: ScalarTree | undefined
  readonly labels: readonly Labels[]
  readonly annotations: readonly (readonly [string, Tree])[]
  readonly images: readonly MapTree[]
  readonly replacements: readonly MapTree[]
  readonly configurations: readonly ScalarTree[]
  /** Fields that run programs or plugins over the objects: what they do can't be told. */
  readonly opaque: readonly { readonly field: string; readonly spot: Spot; readonly tree: Tree }[]
  /** Whether objects come from elsewhere than files that are followed. */
  readonly generates: Spot | undefined
}

/** Reads `kustomize.config.k8s.io` kustomizations and components. */
export function readKustomization(tree: MapTree): Kustomization {
  return {
    resources: [...scalars(tree, 'resources'), ...scalars(tree, 'bases')],
    components: scalars(tree, 'components'),
    merges: itemsAt(tree, 'patchesStrategicMerge').map(readMerge),
    patches: itemsAt(tree, 'patches').map(readPatch),
    jsonPatches: itemsAt(tree, 'patchesJson6902').map(readPatch),
    namespace: named(tree, 'namespace'),
    namePrefix: named(tree, 'namePrefix'),
    nameSuffix: named(tree, 'nameSuffix'),
    labels: [
      ...itemsAt(tree, 'labels').map(readLabels),
      { pairs: pairs(at(tree, 'commonLabels')), fields: [], also: 'commonLabels' },
    ],
    annotations: pairs(at(tree, 'commonAnnotations')),
    images: [...maps(tree, 'images'), ...maps(tree, 'imageTags')],
    replacements: maps(tree, 'replacements'),
    configurations: scalars(tree, 'configurations'),
    opaque: ['transformers', 'vars'].flatMap((field) => {
      const found = filled(tree, field)
      return found === undefined ? [] : [{ field, spot: found.spot, tree: found }]
    }),
    generates: ['generators', 'helmCharts', 'helmChartInflationGenerator']
      .map((field) => filled(tree, field)?.spot)
      .find((spot) => spot !== undefined),
  }
}

/** The fields that a Flux `Kustomization` adds to the kustomization at its path. */
export function readFluxKustomization(tree: MapTree): Omit<Kustomization, 'resources'> {
  const spec = at(tree, 'spec')
  const merges = itemsAt(spec, 'patchesStrategicMerge').map(readMerge)
  return {
    components: scalars(spec, 'components'),
    // kustomize-controller puts all three kinds of patches behind those of the folder.
    merges: [],
    patches: [
      ...itemsAt(spec, 'patches').map(readPatch),
      ...merges,
      ...itemsAt(spec, 'patchesJson6902').map(readPatch),
    ],
    jsonPatches: [],
    namespace: named(spec, 'targetNamespace'),
    namePrefix: named(spec, 'namePrefix'),
    nameSuffix: named(spec, 'nameSuffix'),
    labels: [{ pairs: pairs(at(spec, 'commonMetadata', 'labels')), fields: [], also: undefined }],
    annotations: pairs(at(spec, 'commonMetadata', 'annotations')),
    images: maps(spec, 'images'),
    replacements: [],
    configurations: [],
    opaque: [],
    generates: undefined,
  }
}

/** A kustomization with the additions of a Flux `Kustomization` behind its own. */
export function joined(
  own: Kustomization,
  added: Omit<Kustomization, 'resources'> | undefined,
): Kustomization {
  if (added === undefined) return own
  return {
    ...own,
    components: [...own.components, ...added.components],
    patches: [...own.patches, ...added.patches],
    namespace: added.namespace ?? own.namespace,
    namePrefix: added.namePrefix ?? own.namePrefix,
    nameSuffix: added.nameSuffix ?? own.nameSuffix,
    labels: [...own.labels, ...added.labels],
    annotations: [...own.annotations, ...added.annotations],
    images: [...own.images, ...added.images],
  }
}

/** The kustomization that Flux makes for a folder that has none. */
export function generatedKustomization(resources: readonly ScalarTree[]): Kustomization {
  return {
    resources,
    components: [],
    merges: [],
    patches: [],
    jsonPatches: [],
    namespace: undefined,
    namePrefix: undefined,
    nameSuffix: undefined,
    labels: [],
    annotations: [],
    images: [],
    replacements: [],
    configurations: [],
    opaque: [],
    generates: undefined,
  }
}

function readMerge(item: Tree): PatchEntry {
  const text = item.kind === 'scalar' ? item : undefined
  const inline = text?.text.includes('\n') === true
  return {
    entry: item,
    path: inline ? undefined : text,
    inline: inline ? text : undefined,
    tree: item.kind === 'scalar' ? undefined : item,
    target: undefined,
    allowNameChange: false,
    allowKindChange: false,
  }
}

function readPatch(item: Tree): PatchEntry {
  const inline = at(item, 'patch')
  const target = at(item, 'target')
  return {
    entry: item,
    path: scalarAt(item, 'path'),
    inline: inline?.kind === 'scalar' && inline.type !== 'null' ? inline : undefined,
    tree: inline !== undefined && inline.kind !== 'scalar' ? inline : undefined,
    target: target?.kind === 'map' ? target : undefined,
    allowNameChange: textAt(item, 'options', 'allowNameChange') === 'true',
    allowKindChange: textAt(item, 'options', 'allowKindChange') === 'true',
  }
}

function readLabels(item: Tree): Labels {
  const isSet = (field: string) => textAt(item, field) === 'true'
  return {
    pairs: pairs(at(item, 'pairs')),
    fields: readFieldSpecs(itemsAt(item, 'fields')),
    also: isSet('includeSelectors')
      ? 'commonLabels'
      : isSet('includeTemplates')
        ? 'templateLabels'
        : undefined,
  }
}

function scalars(tree: Tree | undefined, field: string): readonly ScalarTree[] {
  return itemsAt(tree, field).flatMap((item) =>
    item.kind === 'scalar' && item.text !== '' ? [item] : [],
  )
}

function maps(tree: Tree | undefined, field: string): readonly MapTree[] {
  return itemsAt(tree, field).flatMap((item) => (item.kind === 'map' ? [item] : []))
}

function pairs(tree: Tree | undefined): readonly (readonly [string, Tree])[] {
  return tree?.kind === 'map' ? entriesOf(tree) : []
}

function named(tree: Tree | undefined, field: string): ScalarTree | undefined {
  const found = scalarAt(tree, field)
  return found?.text === '' ? undefined : found
}

function filled(tree: Tree, field: string): Tree | undefined {
  const found = at(tree, field)
  if (found === undefined || (found.kind === 'list' && found.items.length === 0)) return undefined
  return found.kind === 'scalar' && found.type === 'null' ? undefined : found
}
