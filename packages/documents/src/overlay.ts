import { buildRoot, KUSTOMIZATION_FILES, readObjects } from './build.ts'
import { type Built, NOTHING } from './built.ts'
import { buildThrough, fluxKustomizations } from './flux-kustomization.ts'
import type { LocateRequest } from './model.ts'
import { folderOf, isWithin, nameOf, resolvePath } from './path.ts'
import { quoted, refuseFile } from './position.ts'
import { idOf, isKind, isRelease, type Resource, resourcesOf } from './resource.ts'
import { itemsAt, type ScalarTree, scalarAt, textAt } from './tree.ts'
import { lookFolder, stop, type Workspace } from './workspace.ts'

/** The candidate that exists. */
export interface Overlay {
  /** As the policy names it. */
  readonly path: string
  readonly kind: 'folder' | 'file'
  /** Folder that is built, or the file itself. */
  readonly root: string
}

/** Everything that an overlay builds, as far as pins go. */
export interface Build {
  readonly built: Built
  /** Flux `Kustomization`s that the releases were reached through. */
  readonly through: readonly Resource[]
  /** Objects that a ResourceSet makes from a template. */
  readonly templated: ReadonlySet<Resource>
}

/** Picks the first candidate that exists; undefined: none does, or it is not known yet. */
export function pickOverlay(space: Workspace, request: LocateRequest): Overlay | undefined {
  const reads = request.overlays.map((written) => {
    const path = resolvePath('', written)
    return { path, read: path === undefined ? undefined : lookFolder(space, path) }
  })
  for (const { path, read } of reads) {
    if (path === undefined || read === undefined) continue
    if (read.kind === 'absent') continue
    if (read.kind === 'folder') return { path, kind: 'folder', root: path }
    const listed = KUSTOMIZATION_FILES.some((name) => name === nameOf(path))
    return listed && read.kind === 'file'
      ? { path, kind: 'folder', root: folderOf(path) }
      : { path, kind: 'file', root: path }
  }
  const [first] = request.overlays
  const message = `no overlay: none of ${request.overlays.map(quoted).join(', ')} exists`
  stop(space, refuseFile(first ?? '', 'no-overlay', message))
  return undefined
}

/** Whether a file is this environment's own. */
export function owns(overlay: Overlay, file: string): boolean {
  return overlay.kind === 'folder' ? isWithin(overlay.root, file) : file === overlay.root
}

/** Builds the overlay; where the wanted release is not in it, what the Flux `Kustomization`s in it build. */
export function buildOverlay(space: Workspace, overlay: Overlay, request: LocateRequest): Build {
  const direct =
    overlay.kind === 'folder'
      ? buildRoot(space, overlay.root, undefined)
      : fileBuild(space, overlay.root)
  const through = fluxKustomizations(direct)
  const followed =
    through.length === 0 || direct.resources.some((resource) => isWanted(resource, request))
      ? []
      : through.map((flux) => buildThrough(space, flux, request))
  const built: Built = {
    ...NOTHING,
    resources: [...direct.resources, ...followed.flatMap((build) => build.resources)],
    unmatched: [...direct.unmatched, ...followed.flatMap((build) => build.unmatched)],
    followsNames: [direct, ...followed].some((build) => build.followsNames),
  }
  const templated = built.resources
    .filter((resource) => isKind(resource, 'fluxcd.controlplane.io', 'ResourceSet'))
    .flatMap((set) => itemsAt(set.body, 'spec', 'resources').flatMap(resourcesOf))
  return {
    built: { ...built, resources: [...built.resources, ...templated] },
    through: followed.length === 0 ? [] : through,
    templated: new Set(templated),
  }
}

/** Whether an object is the release asked for; a namespace that is missing on either side fits any. */
export function isWanted(resource: Resource, request: LocateRequest): boolean {
  const id = idOf(resource.body)
  return (
    isRelease(resource) &&
    id.name === request.name &&
    (id.namespace === undefined ||
      request.namespace === undefined ||
      id.namespace === request.namespace)
  )
}

/** Where a Flux `Kustomization` in reach sets a variable. */
export function findVariable(
  build: Build,
  name: string,
): { readonly flux: Resource; readonly scalar: ScalarTree } | undefined {
  const all = build.built.resources.filter((resource) =>
    isKind(resource, 'kustomize.toolkit.fluxcd.io', 'Kustomization'),
  )
  for (const flux of all) {
    const scalar = scalarAt(flux.body, 'spec', 'postBuild', 'substitute', name)
    if (scalar !== undefined && textAt(flux.body, 'metadata', 'name') !== undefined)
      return { flux, scalar }
  }
  return undefined
}

function fileBuild(space: Workspace, file: string): Built {
  const before = space.doubts.length
  const resources = readObjects(space, file)
  const [doubt] = space.doubts.slice(before)
  if (doubt !== undefined) stop(space, doubt)
  return { ...NOTHING, resources }
}
