import { applyPatch } from './apply-patches.ts'
import { buildRoot } from './build.ts'
import { type Built, NOTHING } from './built.ts'
import { type PatchEntry, readFluxKustomization } from './kustomization.ts'
import type { LocateRequest } from './model.ts'
import { resolvePath } from './path.ts'
import { refuseAt } from './position.ts'
import { readInner } from './read-text.ts'
import { idOf, isKind, type Resource } from './resource.ts'
import {
  emptyMap,
  type MapTree,
  madeScalar,
  type ScalarTree,
  scalarAt,
  textAt,
  withPath,
} from './tree.ts'
import { lookFolder, stop, type Workspace } from './workspace.ts'

/** The Flux `Kustomization` objects of a build. */
export function fluxKustomizations(built: Built): readonly Resource[] {
  return built.resources.filter((resource) =>
    isKind(resource, 'kustomize.toolkit.fluxcd.io', 'Kustomization'),
  )
}

/**
 * What one Flux `Kustomization` would build: its path in this repository with its own patches behind those
 * of the folder; or, where that path is elsewhere, the wanted release as far as the patches name it.
 */
export function buildThrough(space: Workspace, flux: Resource, request: LocateRequest): Built {
  const added = readFluxKustomization(flux.body)
  const folder = folderOfFlux(flux)
  const read = folder === undefined ? undefined : lookFolder(space, folder)
  if (folder !== undefined && read === undefined) return NOTHING
  if (folder !== undefined && read?.kind === 'folder') return buildRoot(space, folder, added)
  return {
    ...NOTHING,
    resources: named(space, flux, added.patches, request),
  }
}

/** Path in this repository, when the object reads a Git source; the root is not followed, it is everything. */
function folderOfFlux(flux: Resource): string | undefined {
  const kind = textAt(flux.body, 'spec', 'sourceRef', 'kind') ?? 'GitRepository'
  const path = textAt(flux.body, 'spec', 'path')
  if (kind !== 'GitRepository' || path === undefined || path.includes('$')) return undefined
  const folder = resolvePath('', path.replace(/^\//, ''))
  return folder === '' ? undefined : folder
}

function named(
  space: Workspace,
  flux: Resource,
  patches: readonly PatchEntry[],
  request: LocateRequest,
): readonly Resource[] {
  let release = blank(flux, request)
  const start = release
  for (const entry of patches) {
    const target = aim(entry, request, space)
    if (target === 'no') continue
    const aimed = { ...release, body: withIdentity(release.body, target) }
    // Operations on fields that only the unseen base has would fail here; they are no trouble of ours.
    const aside: Workspace = { ...space, fatal: undefined }
    const [patched] = applyPatch(aside, '', { ...entry, target: undefined }, [aimed], [])
    const [operated] = applyPatch(aside, '', entry, [aimed], [])
    const result = patched?.body === aimed.body ? operated : patched
    if (result !== undefined) release = result
  }
  return release.body === start.body ? [] : [release]
}

type Aim = {
  readonly apiVersion: ScalarTree | undefined
  readonly namespace: ScalarTree | undefined
}

function aim(entry: PatchEntry, request: LocateRequest, space: Workspace): Aim | 'no' {
  if (entry.target !== undefined) {
    const kind = textAt(entry.target, 'kind')
    if (kind !== undefined && kind !== 'HelmRelease') return 'no'
    const name = textAt(entry.target, 'name')
    if (name === request.name)
      return { apiVersion: undefined, namespace: scalarAt(entry.target, 'namespace') }
    if (name !== undefined && /^[a-z0-9.-]+$/.test(name)) return 'no'
    const message = 'target fits more than one release: name the release in it'
    stop(space, refuseAt(entry.target.spot, 'several-releases', message))
    return 'no'
  }
  const read = entry.inline === undefined ? undefined : readInner(entry.inline)
  const patch = entry.tree ?? (read?.kind === 'trees' ? read.trees[0] : undefined)
  if (patch?.kind !== 'map') return 'no'
  const id = idOf(patch)
  if (id.kind !== 'HelmRelease' || id.name !== request.name) return 'no'
  return {
    apiVersion: scalarAt(patch, 'apiVersion'),
    namespace: scalarAt(patch, 'metadata', 'namespace'),
  }
}

function withIdentity(body: MapTree, { apiVersion, namespace }: Aim): MapTree {
  const versioned = apiVersion === undefined ? body : withPath(body, ['apiVersion'], apiVersion)
  return namespace === undefined
    ? versioned
    : withPath(versioned, ['metadata', 'namespace'], namespace)
}

/** The wanted release with every wanted pin there and empty, so that operations find their place. */
function blank(flux: Resource, request: LocateRequest): Resource {
  const { spot } = flux.body
  const empty: ScalarTree = { ...madeScalar('', spot), type: 'null' }
  let body = emptyMap(spot)
  body = withPath(body, ['apiVersion'], madeScalar('helm.toolkit.fluxcd.io/v2', spot))
  body = withPath(body, ['kind'], madeScalar('HelmRelease', spot))
  body = withPath(body, ['metadata', 'name'], madeScalar(request.name, spot))
  if (request.namespace !== undefined)
    body = withPath(body, ['metadata', 'namespace'], madeScalar(request.namespace, spot))
  body = withPath(body, ['spec', 'chart', 'spec', 'version'], empty)
  const paths = [
    ...request.pins.values,
    ...request.pins.image.flatMap((pin) => [pin.tag ?? [], pin.digest ?? []].flat()),
  ]
  for (const path of paths) body = withPath(body, ['spec', 'values', ...path.split('.')], empty)
  return { body, original: idOf(body), previous: [] }
}
