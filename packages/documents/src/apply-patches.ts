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
import { type ListTree, type MapTree, type Spot, type Tree, withEntry } from './tree.ts'
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
  const trees = treesOf(space, folder, entry)?.flatMap(listed)
  if (trees === undefined) return resources
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
function afford(space: Workspace, steps: number, spot: Spot): boolean {
  space.patching.left -= steps
  if (space.patching.left >= 0) return true
  stop(
    space,
    refuseAt(spot, 'too-large', 'patches take too many steps: write fewer, or without aliases'),
  )
  return false
}

function treesOf(space: Workspace, folder: string, entry: PatchEntry): readonly Tree[] | undefined {
  const { path, inline, tree } = entry
  if (tree !== undefined) return [tree]
  let read: Trees | 'waiting' | undefined
  if (inline !== undefined) read = readInner(inline)
  else if (path !== undefined) {
    const file = resolvePath(folder, path.text)
    if (file === undefined) {
      stop(space, refuseAt(path.spot, 'outside', `path ${quoted(path.text)} leaves the repository`))
      return undefined
    }
    read = open(space, file)
  }
  if (read === undefined || read === 'waiting') return undefined
  if (read.kind === 'trees') return read.trees
  stop(space, read.refusal)
  return undefined
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
