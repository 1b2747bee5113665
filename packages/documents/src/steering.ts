import { openPatch } from './apply-patches.ts'
import { fieldKeys, openReplacement } from './apply-replacements.ts'
import { KUSTOMIZATION_FILES } from './build.ts'
import { configuredPlaces, type FieldSpec } from './field-specs.ts'
import { readPointer } from './json-patch.ts'
import {
  type Kustomization,
  type PatchEntry,
  readFluxKustomization,
  readKustomization,
} from './kustomization.ts'
import { oddKey, openOwn } from './kustomize-keys.ts'
import type { LocateRequest } from './model.ts'
import { resolvePath, within } from './path.ts'
import { compilePattern } from './pattern.ts'
import { isAlong, mayMovePins, type PinPlaces, pinPlaces } from './pin-places.ts'
import { readable, type Trees } from './read-text.ts'
import { groupOf, idOf } from './resource.ts'
import { at, child, entriesOf, itemsAt, type MapTree, scalarAt, type Tree, textAt } from './tree.ts'
import { look, open, type Workspace } from './workspace.ts'

/** How much of a patch is compared. */
const NODE_LIMIT = 20_000

/**
 * All by which the kustomization of a folder, components included, may change pins of what it lists: a text for each, equal for what
 * does the same. Files that are missing are asked for.
 */
export function steering(
  space: Workspace,
  folder: string,
  pins: LocateRequest['pins'],
): readonly string[] {
  return steeringIn(space, folder, pinPlaces(pins), new Set())
}

/** The same of a `Kustomization` of Flux, whose components are told by their paths alone. */
export function steeringOfFlux(
  space: Workspace,
  tree: MapTree,
  pins: LocateRequest['pins'],
): readonly string[] {
  const own = readFluxKustomization(tree)
  const components = own.components.map(({ text }) => `component ${text}`)
  return [...patching(space, '', own, pinPlaces(pins)), ...components]
}

function steeringIn(
  space: Workspace,
  folder: string,
  places: readonly PinPlaces[],
  seen: Set<string>,
): readonly string[] {
  if (seen.has(folder)) return []
  seen.add(folder)
  return KUSTOMIZATION_FILES.flatMap((name) => {
    const file = within(folder, name)
    if (look(space, file)?.kind !== 'file') return []
    const [tree] = readable(open(space, file))
    if (tree?.kind !== 'map') return []
    const own = readKustomization(tree)
    return [
      ...(oddKey(tree) === undefined ? [] : [`unread ${written(tree)}`]),
      ...patching(space, folder, own, places),
      ...replacing(space, folder, own, places),
      ...configuring(space, folder, own, places),
      ...opaque(space, folder, own),
      ...own.components.flatMap((written) => {
        const path = resolvePath(folder, written.text)
        return path === undefined ? [] : steeringIn(space, path, places, seen)
      }),
    ]
  })
}

function patching(
  space: Workspace,
  folder: string,
  own: Omit<Kustomization, 'resources'>,
  places: readonly PinPlaces[],
): readonly string[] {
  return [...own.merges, ...own.patches, ...own.jsonPatches].flatMap((entry) => {
    const read = openPatch(space, folder, entry)
    if (isRefused(read)) return [`unread ${written(entry.entry)}`]
    return readable(read)
      .filter((patch) => mayPin(entry, patch, places))
      .map((patch) => `patch ${written(entry.target)} ${written(patch)}`)
  })
}

/** What we do not read, kustomize may. */
function isRefused(read: Trees | 'waiting'): boolean {
  return read !== 'waiting' && read.kind === 'refused'
}

function mayPin(entry: PatchEntry, patch: Tree, places: readonly PinPlaces[]): boolean {
  const paths = hitBy(entry, patch, places).flatMap((one) => one.paths)
  if (patch.kind === 'list') {
    return itemsAt(patch).some((operation) =>
      ['path', 'from'].some((field) => {
        const pointer = scalarAt(operation, field)?.text
        if (pointer === undefined) return false
        // kustomize leaves out whatever stands before the first slash.
        const keys = readPointer(pointer.slice(Math.max(0, pointer.indexOf('/'))))
        return keys === undefined || [...paths, ...IDENTITY].some((path) => isAlong(keys, path))
      }),
    )
  }
  return entry.allowKindChange || paths.some((path) => reaches(patch, path))
}

/** What becomes an object of another kind is patched as one of that. */
const IDENTITY = [['kind'], ['apiVersion']]

/** Those that an entry may patch; under a target, the patch's own kind says nothing. */
function hitBy(
  { target }: PatchEntry,
  patch: Tree,
  places: readonly PinPlaces[],
): readonly PinPlaces[] {
  if (target !== undefined) return places.filter((one) => selects(target, one))
  const { apiVersion, kind } = patch.kind === 'map' ? idOf(patch) : { apiVersion: '', kind: '' }
  if (apiVersion === '' || kind === '') return places
  return places.filter((one) => one.group === groupOf(apiVersion) && one.kind === kind)
}

/** Whether a target may be of that kind; a pattern that is not understood may. */
function selects(target: Tree, { group, kind }: PinPlaces): boolean {
  return [
    { pattern: textAt(target, 'group'), text: group },
    { pattern: textAt(target, 'kind'), text: kind },
  ].every(
    ({ pattern, text }) =>
      pattern === undefined || compilePattern(pattern)?.matches(text) !== false,
  )
}

/** What copies a value, wherever that comes from. */
function replacing(
  space: Workspace,
  folder: string,
  own: Kustomization,
  places: readonly PinPlaces[],
): readonly string[] {
  return own.replacements.flatMap((entry) => {
    const read = openReplacement(space, folder, entry)
    if (isRefused(read)) return [`unread ${written(entry)}`]
    return readable(read)
      .filter((one) => itemsAt(one, 'targets').some((target) => maySet(target, places)))
      .map((one) => `replacement ${written(one)}`)
  })
}

function maySet(target: Tree, places: readonly PinPlaces[]): boolean {
  const select = at(target, 'select')
  const paths = places
    .filter((one) => select === undefined || selects(select, one))
    .flatMap((one) => one.paths)
  return itemsAt(target, 'fieldPaths').some((field) => {
    const keys = field.kind === 'scalar' ? fieldKeys(field.text) : []
    const odd = keys.findIndex((key) => key === '*' || key.includes('['))
    const plain = odd === -1 ? keys : keys.slice(0, odd)
    return [...paths, ...IDENTITY].some((path) => isAlong(plain, path))
  })
}

/** Lists of a configuration that name places to be written to. */
const WRITING = [
  ...['images', 'commonLabels', 'templateLabels', 'commonAnnotations', 'varReference'],
  ...['namespace', 'namePrefix', 'nameSuffix', 'nameReference', 'replicas'],
]

/** What labels, images and the like set besides what they are for; with what is set, where that may be a pin. */
function configuring(
  space: Workspace,
  folder: string,
  own: Kustomization,
  places: readonly PinPlaces[],
): readonly string[] {
  const fits = (spec: FieldSpec) => mayMovePins(spec, places)
  const labels = own.labels.filter(({ fields }) => fields.some(fits)).map(labelText)
  const read = own.configurations.map((one) => {
    const path = resolvePath(folder, one.text)
    return { one, trees: path === undefined ? 'waiting' : openOwn(space, path) } as const
  })
  const unread = read.filter(({ trees }) => isRefused(trees)).map(({ one }) => `unread ${one.text}`)
  const set = read
    .flatMap(({ trees }) => readable(trees))
    .flatMap((tree) => configuredPlaces(tree, WRITING))
    .filter(fits)
    .map((spec) => `configuration ${specText(spec)}`)
  if (set.length === 0) return [...labels, ...unread]
  return [
    ...unread,
    ...set,
    ...own.labels.map(labelText),
    ...own.annotations.map(([key, value]) => `annotation ${key} ${written(value)}`),
    ...own.images.map((one) => `image ${written(one)}`),
    ...[own.namespace, own.namePrefix, own.nameSuffix].map((one) => `name ${written(one)}`),
  ]
}

function labelText({ pairs, fields, also }: Kustomization['labels'][number]): string {
  const set = pairs.map(([key, value]) => `${key} ${written(value)}`)
  return `labels ${set.join()} in ${also ?? ''} ${fields.map(specText).join()}`
}

function specText({ group, version, kind, path, create }: FieldSpec): string {
  return JSON.stringify([group, version, kind, path, create])
}

/** What runs programs, whatever they do, with what the files say that it names. */
function opaque(space: Workspace, folder: string, own: Kustomization): readonly string[] {
  return own.opaque.map(({ field, tree }) => {
    const files = itemsAt(tree).flatMap((item) => {
      const path = item.kind === 'scalar' ? resolvePath(folder, item.text) : undefined
      const isFile = path !== undefined && look(space, path)?.kind === 'file'
      return isFile ? readable(open(space, path)).map(written) : []
    })
    return [field, written(tree), ...files].join(' ')
  })
}

/** Whether a patch says something of a path: what is no map on the way there takes the place of all below. */
function reaches(patch: Tree, path: readonly string[]): boolean {
  let here: Tree | undefined = patch
  for (const key of path) {
    if (here.kind !== 'map') return true
    // Under `$patch: replace` goes what the patch does not say; `delete` takes all of it.
    if (child(here, '$patch') !== undefined) return true
    here = child(here, key)
    if (here === undefined) return false
  }
  return true
}

/** A value as a text, equal for what says the same. */
export function written(tree: Tree | undefined): string {
  let nodes = 0
  const text = (one: Tree | undefined): string => {
    nodes += 1
    if (one === undefined || nodes > NODE_LIMIT) return '-'
    if (one.kind === 'scalar') return JSON.stringify(one.text)
    if (one.kind === 'list') return `[${itemsAt(one).map(text).join(',')}]`
    return `{${entriesOf(one)
      .map(([key, value]) => `${JSON.stringify(key)}:${text(value)}`)
      .join(',')}}`
  }
  return text(tree)
}
