import { applyJsonPatch } from './json-patch.ts'
import type { PatchEntry } from './kustomization.ts'
import { mergePatch } from './merge.ts'
import { resolvePath } from './path.ts'
import { quoted, refuseAt } from './position.ts'
import { readInner, type Trees } from './read-text.ts'
import {
  groupOf,
  hasId,
  idOf,
  isKind,
  isRelease,
  listed,
  type Resource,
  type ResourceId,
  withBody,
} from './resource.ts'
import { readSelector, type Selector } from './selector.ts'
import { type ListTree, type MapTree, type ScalarTree, type Spot, withEntry } from './tree.ts'
import { open, stop, type Workspace } from './workspace.ts'

/** A patch that names no object of the build: kustomize stops there, unless the object comes from elsewhere. */
export interface Unmatched {
  readonly id: ResourceId
  readonly spot: Spot
}

/** Applies one entry; `folder` is what its path is relative to. */
export function applyPatch(
  space: Workspace,
  folder: string,
  entry: PatchEntry,
  resources: readonly Resource[],
  unmatched: Unmatched[],
): readonly Resource[] {
  const read = openPatch(space, folder, entry)
  if (read === 'waiting') return resources
  if (read.kind === 'refused') {
    stop(space, read.refusal)
    return resources
  }
  const { trees } = read
  const [first] = trees
  if (first === undefined) return resources
  const selector = entry.target === undefined ? undefined : readSelector(entry.target)
  if (selector !== undefined && 'odd' in selector) {
    const message = `target pattern ${quoted(selector.odd)} is not followed: write it plainer`
    stop(space, refuseAt(entry.entry.spot, 'build', message))
    return resources
  }
  const cost = (selector?.cost ?? 1) * trees.length * resources.length
  if (!afford(space, cost, entry.entry.spot)) return resources
  if (first.kind === 'list') return applyOperations(space, first, selector, resources)
  if (selector !== undefined && trees.length > 1) {
    const message = 'several patches under one target, which kustomize refuses: split them'
    stop(space, refuseAt(entry.entry.spot, 'build', message))
    return resources
  }
  let here = resources
  for (const patch of trees)
    if (patch.kind === 'map') here = applyMerge(space, entry, patch, selector, here, unmatched)
  return here
}

/** Takes steps from the search's budget; a search that has none left has ended. */
export function afford(space: Workspace, steps: number, spot: Spot): boolean {
  space.patching.left -= steps
  if (space.patching.left >= 0) return true
  stop(
    space,
    refuseAt(
      spot,
      'too-large',
      'patches, labels and replacements take too many steps: write fewer, or without aliases',
    ),
  )
  return false
}

/** What an entry patches with, one object after the other; `waiting` where its file has to be read first, or it names none. */
export function openPatch(
  space: Workspace,
  folder: string,
  { path, inline, tree }: PatchEntry,
): Trees | 'waiting' {
  const read =
    tree !== undefined
      ? { kind: 'trees' as const, trees: [tree] }
      : inline !== undefined
        ? readInner(inline)
        : openFile(space, folder, path)
  return read === 'waiting' || read.kind === 'refused'
    ? read
    : { ...read, trees: read.trees.flatMap(listed) }
}

function openFile(
  space: Workspace,
  folder: string,
  path: ScalarTree | undefined,
): Trees | 'waiting' {
  if (path === undefined) return 'waiting'
  const file = resolvePath(folder, path.text)
  if (file !== undefined) return open(space, file)
  const message = `path ${quoted(path.text)} leaves the repository`
  return { kind: 'refused', refusal: refuseAt(path.spot, 'outside', message) }
}

function applyOperations(
  space: Workspace,
  operations: ListTree,
  selector: Selector | undefined,
  resources: readonly Resource[],
): readonly Resource[] {
  if (selector === undefined) {
    stop(space, refuseAt(operations.spot, 'build', 'a JSON6902 patch needs a target'))
    return resources
  }
  return resources.map((resource) => {
    if (!selector.matches(resource)) return resource
    const patched = applyJsonPatch(resource.body, operations, space.patching)
    if (!afford(space, 0, operations.spot)) return resource
    if (patched.kind === 'patched') return withBody(resource, patched.body)
    stop(
      space,
      refuseAt(patched.operation.spot, 'build', `kustomize would stop here: ${patched.why}`),
    )
    return resource
  })
}

function applyMerge(
  space: Workspace,
  entry: PatchEntry,
  patch: MapTree,
  selector: Selector | undefined,
  resources: readonly Resource[],
  unmatched: Unmatched[],
): readonly Resource[] {
  const id = idOf(patch)
  const hits = resources.filter((resource) =>
    selector === undefined ? hasId(resource, id) : selector.matches(resource),
  )
  if (selector === undefined && hits.length > 1) {
    const message = `patch fits ${hits.length} objects, which kustomize refuses: name a namespace`
    stop(space, refuseAt(patch.spot, 'build', message))
    return resources
  }
  if (selector === undefined && hits.length === 0 && mayPin(id))
    unmatched.push({ id, spot: patch.spot })
  const hit = new Set(hits)
  return resources.flatMap((resource) => {
    if (!hit.has(resource)) return [resource]
    const body = mergePatch(resource.body, patch, space.patching)
    if (!afford(space, 0, patch.spot)) return [resource]
    return body === undefined ? [] : [withBody(resource, identity(entry, resource, body))]
  })
}

/** What a patch may not change: kustomize puts name, namespace and kind back unless the entry's options allow it. */
function identity(entry: PatchEntry, resource: Resource, body: MapTree): MapTree {
  const before = resource.body
  let after = withEntry(body, 'apiVersion', before.entries.get('apiVersion'))
  if (!entry.allowKindChange) after = withEntry(after, 'kind', before.entries.get('kind'))
  const metadata = after.entries.get('metadata')
  const was = before.entries.get('metadata')
  if (metadata?.kind !== 'map' || was?.kind !== 'map') return after
  let kept = withEntry(metadata, 'namespace', was.entries.get('namespace'))
  if (!entry.allowNameChange) kept = withEntry(kept, 'name', was.entries.get('name'))
  return withEntry(after, 'metadata', kept)
}

function mayPin(id: ResourceId): boolean {
  const group = groupOf(id.apiVersion)
  return group === 'helm.toolkit.fluxcd.io' || group === 'source.toolkit.fluxcd.io'
}

/** Whether an object can hold a pin: a release, or what its chart comes from. */
export function holdsPins(resource: Resource): boolean {
  return (
    isRelease(resource) ||
    isKind(resource, 'source.toolkit.fluxcd.io', 'OCIRepository') ||
    isKind(resource, 'source.toolkit.fluxcd.io', 'HelmChart')
  )
}
