import { KUSTOMIZATION_FILES } from './build.ts'
import type { FileView, LocateRequest } from './model.ts'
import { buildOverlay, type Overlay, pickOverlay } from './overlay.ts'
import { within } from './path.ts'
import { isKind, isRelease, namesChart, type Resource } from './resource.ts'
import { textAt } from './tree.ts'
import { look, open, openWorkspace, type Workspace } from './workspace.ts'

/**
 * Whether what stands at the place of an overlay has no release of its own, and is at most a part for overlays to build on: a component,
 * patches, a ConfigMap, the address of a repository of charts. `overlays` are its candidates, of which the first that exists counts;
 * another one that exists may be what Flux takes. False where it can't be told from the files that were read, and where nothing is
 * there.
 */
export function releasesNothing(files: FileView, overlays: readonly string[]): boolean {
  const request: LocateRequest = {
    overlays,
    name: '',
    namespace: undefined,
    addresses: [],
    pins: { chart: false, image: [], values: [] },
  }
  const space = openWorkspace(files)
  const overlay = pickOverlay(space, request)
  if (overlay === undefined || overlays.some((path) => isThereToo(space, path, overlay)))
    return false
  const { built } = buildOverlay(space, overlay, request)
  const told = space.needed.size + space.doubts.length + space.remotes.length === 0
  if (!told || space.fatal !== undefined) return false
  // Patches of a component are for what others build; of a kustomization, kustomize stops at them.
  if (built.unmatched.length > 0 && !isComponent(space, overlay)) return false
  return built.resources.every(isPart)
}

function isThereToo(space: Workspace, path: string, overlay: Overlay): boolean {
  return path !== overlay.path && look(space, path)?.kind !== 'absent'
}

/** Other objects of Flux than releases may deploy, or fix what others deploy. */
function isPart(resource: Resource): boolean {
  return isRelease(resource)
    ? !namesChart(resource)
    : isKind(resource, 'source.toolkit.fluxcd.io', 'HelmRepository')
}

function isComponent(space: Workspace, { kind, root }: Overlay): boolean {
  if (kind === 'file') return false
  return KUSTOMIZATION_FILES.map((name) => within(root, name)).some((file) => {
    if (!space.files.has(file)) return false
    const read = open(space, file)
    const [tree] = read !== 'waiting' && read.kind === 'trees' ? read.trees : []
    return textAt(tree, 'kind') === 'Component'
  })
}
