import { KUSTOMIZATION_FILES } from './build.ts'
import { readPointer } from './json-patch.ts'
import {
  type Kustomization,
  type PatchEntry,
  readFluxKustomization,
  readKustomization,
} from './kustomization.ts'
import type { LocateRequest } from './model.ts'
import { resolvePath, within } from './path.ts'
import { readInner, type Trees } from './read-text.ts'
import { child, entriesOf, itemsAt, type MapTree, scalarAt, type Tree } from './tree.ts'
import { look, open, type Workspace } from './workspace.ts'

type Pins = LocateRequest['pins']

/** Components of components of components. */
const DEPTH_LIMIT = 8

/** How much of a patch is compared. */
const NODE_LIMIT = 20_000

/** Under `spec`: what fixes the chart of a release, its source, or what a Flux `Kustomization` builds. */
const STEERED: readonly string[] = [
  ...['chart', 'chartRef', 'ref', 'url', 'version', 'sourceRef', 'verify', 'path', 'components'],
  ...['patches', 'patchesStrategicMerge', 'patchesJson6902', 'postBuild', 'images'],
]

/**
 * All by which the kustomization of a folder, components included, may change pins of what it lists: a text for each, equal for what
 * does the same. Files that are missing are asked for.
 */
export function steering(
  space: Workspace,
  folder: string,
  pins: Pins,
  depth = 0,
): readonly string[] {
  if (depth > DEPTH_LIMIT) return []
  return KUSTOMIZATION_FILES.flatMap((name) => {
    const tree = mapIn(space, within(folder, name))
    if (tree === undefined) return []
    const own = readKustomization(tree)
    const components = own.components.flatMap((written) => {
      const path = resolvePath(folder, written.text)
      return path === undefined ? [] : steering(space, path, pins, depth + 1)
    })
    return [...patching(space, folder, own, pins), ...opaque(own), ...components]
  })
}

/** The same of a `Kustomization` of Flux, whose components are told by their paths alone. */
export function steeringOfFlux(space: Workspace, tree: MapTree, pins: Pins): readonly string[] {
  const own = readFluxKustomization(tree)
  const components = own.components.map(({ text }) => `component ${text}`)
  return [...patching(space, '', own, pins), ...components]
}

function patching(
  space: Workspace,
  folder: string,
  own: Omit<Kustomization, 'resources'>,
  pins: Pins,
): readonly string[] {
  return [...own.merges, ...own.patches, ...own.jsonPatches].flatMap((entry) => {
    const read = patchOf(space, folder, entry)
    // What we do not read, kustomize may.
    if (read.kind === 'refused') return [`unread ${written(entry.entry)}`]
    return read.trees
      .filter((patch) => mayPin(patch, pins))
      .map((patch) => `patch ${written(entry.target)} ${written(patch)}`)
  })
}

/** What copies, runs, or is told by a configuration, may set any field. */
function opaque(own: Kustomization): readonly string[] {
  const images = own.configurations.length > 0 ? own.images : []
  return [
    ...own.replacements.map((one) => `replacement ${written(one)}`),
    ...images.map((one) => `image ${written(one)}`),
    ...own.opaque.map(({ field, tree }) => `${field} ${written(tree)}`),
  ]
}

function patchOf(space: Workspace, folder: string, entry: PatchEntry): Trees {
  if (entry.tree !== undefined) return { kind: 'trees', trees: [entry.tree] }
  if (entry.inline !== undefined) return readInner(entry.inline)
  const path = entry.path && resolvePath(folder, entry.path.text)
  const read = path === undefined ? 'waiting' : open(space, path)
  return read === 'waiting' ? { kind: 'trees', trees: [] } : read
}

function readable(read: Trees | 'waiting'): readonly Tree[] {
  return read !== 'waiting' && read.kind === 'trees' ? read.trees : []
}

function mapIn(space: Workspace, file: string): MapTree | undefined {
  if (look(space, file)?.kind !== 'file') return undefined
  const [tree] = readable(open(space, file))
  return tree?.kind === 'map' ? tree : undefined
}

function mayPin(patch: Tree, pins: Pins): boolean {
  const paths = [
    ...STEERED.map((field) => ['spec', field]),
    ...[...pins.values, ...pins.image.flatMap(({ tag, digest }) => [tag, digest])]
      .filter((path) => path !== undefined)
      .map((path) => ['spec', 'values', ...path.split('.')]),
  ]
  if (patch.kind === 'list') {
    return itemsAt(patch).some((operation) =>
      ['path', 'from'].some((field) => {
        const pointer = scalarAt(operation, field)?.text
        const keys = pointer === undefined ? undefined : readPointer(pointer)
        return keys !== undefined && paths.some((path) => isAlong(keys, path))
      }),
    )
  }
  return paths.some((path) => reaches(patch, path))
}

/** Whether one of the paths leads on from the other. */
function isAlong(a: readonly string[], b: readonly string[]): boolean {
  return a.every((key, index) => index >= b.length || key === b[index])
}

/** Whether a patch says something of a path: what is no map on the way there takes the place of all below. */
function reaches(patch: Tree, path: readonly string[]): boolean {
  let here: Tree | undefined = patch
  for (const key of path) {
    if (here.kind !== 'map') return true
    // Under `$patch: replace` goes what the patch does not say.
    if (here !== patch && child(here, '$patch') !== undefined) return true
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
