import type { LocateRequest, Refusal } from './model.ts'
import type { Build } from './overlay.ts'
import { isWanted, type Overlay } from './overlay.ts'
import { positionOf, quoted, refuseAt, refuseFile } from './position.ts'
import { idOf, isRelease, type Resource } from './resource.ts'
import { scalarAt } from './tree.ts'
import type { Workspace } from './workspace.ts'

/** Finds the one release asked for, or says why there is none. */
export function findRelease(
  space: Workspace,
  overlay: Overlay,
  build: Build,
  request: LocateRequest,
): { readonly release: Resource } | { readonly refusal: Refusal } {
  const { resources } = build.built
  const fitting = resources.filter((resource) => isWanted(resource, request))
  const exact = fitting.filter((resource) => idOf(resource.body).namespace === request.namespace)
  const chosen = request.namespace !== undefined && exact.length === 1 ? exact : fitting
  const [release, second] = chosen
  if (release !== undefined && second === undefined) {
    const broken = unmatchedTrouble(space, build, request)
    return broken === undefined ? { release } : { refusal: broken }
  }
  if (second !== undefined) return { refusal: several(chosen, second, request) }
  return { refusal: missing(space, overlay, build, request) }
}

function several(chosen: readonly Resource[], second: Resource, request: LocateRequest): Refusal {
  const places = chosen.slice(0, 5).map((resource) => {
    const { file, line } = positionOf(resource.body.spot)
    return `${file}:${line}`
  })
  const message = `${chosen.length} releases are called ${quoted(request.name)} (${places.join(', ')}): name the namespace in the policy`
  return refuseAt(second.body.spot, 'several-releases', message)
}

/** A patch that fits nothing stops kustomize, unless what it is meant for comes from elsewhere. */
function unmatchedTrouble(
  space: Workspace,
  build: Build,
  request: LocateRequest,
): Refusal | undefined {
  for (const { id, spot } of build.built.unmatched) {
    if (space.remotes.length > 0 && id.name !== request.name) continue
    const namespace =
      id.namespace === undefined ? 'no namespace' : `namespace ${quoted(id.namespace)}`
    const message = `patch for ${id.kind} ${quoted(id.name)} with ${namespace} and ${quoted(id.apiVersion)} fits nothing that is built: kustomize stops here`
    return refuseAt(spot, 'build', message)
  }
  return undefined
}

function missing(
  space: Workspace,
  overlay: Overlay,
  build: Build,
  request: LocateRequest,
): Refusal {
  const [remote] = space.remotes
  if (remote !== undefined) return remote
  const broken = unmatchedTrouble(space, build, request)
  if (broken !== undefined) return broken
  const [doubt] = space.doubts
  if (doubt !== undefined) return doubt
  const releases = build.built.resources.filter(isRelease)
  const template = releases.find((resource) => {
    const { name } = idOf(resource.body)
    return build.templated.has(resource) && (name.includes('<<') || name.includes('{{'))
  })
  if (template !== undefined) {
    const version = scalarAt(template.body, 'spec', 'chart', 'spec', 'version')
    const message =
      'release comes from a template of a ResourceSet: give the address of its input in the policy'
    return refuseAt((version ?? template.body).spot, 'template', message)
  }
  const wanted =
    request.namespace === undefined ? request.name : `${request.namespace}/${request.name}`
  const there = releases.slice(0, 5).map(({ body }) => quoted(idOf(body).name))
  return refuseFile(
    overlay.path,
    'no-release',
    `overlay builds no HelmRelease ${quoted(wanted)}: ${wayOut(there)}`,
  )
}

/** A name that Flux fills in later is none that a policy could hold. */
function wayOut(there: readonly string[]): string {
  if (there.length === 0) return 'it builds none'
  const names = there.join(', ')
  return names.includes('${')
    ? `it builds ${names}, and names are filled in later: give the pin's address in the policy`
    : `it builds ${names}: name the one in the policy's helmReleases`
}
