import type { PinName } from '@fluxgate/policy'
import { readAddress } from './address.ts'
import { findChart } from './find-chart.ts'
import { findRelease } from './find-release.ts'
import type { Files, FileView, Found, Located, LocateRequest, Refusal } from './model.ts'
import { type Build, buildOverlay, type Overlay, pickOverlay } from './overlay.ts'
import {
  addressSlots,
  chartSlots,
  originSlots,
  type PinContext,
  suggestVersion,
  valueSlots,
} from './pin-slots.ts'
import { idOf, type Resource } from './resource.ts'
import type { ScalarTree } from './tree.ts'
import { openWorkspace, quickReader, stop, thoroughReader, type Workspace } from './workspace.ts'

/**
 * Finds the pins of one service in one environment, by what kustomize would build from the overlay. Pure:
 * it reads nothing, and answers with the paths it needs until it has them all.
 */
export function locate(files: FileView, request: LocateRequest): Located {
  return locateIn(openWorkspace(files), request)
}

/** Finds the same for several searches over files that they share: each is parsed once, and let go with this. */
export function thoroughLocator(): typeof locate {
  const reader = thoroughReader()
  return (files, request) => locateIn(openWorkspace(files, reader), request)
}

/**
 * Finds the same pins by a quicker reader, for telling whether thousands of overlays differ: ask about those of one service one after
 * the other, as only the last few files are kept parsed. What it found is not for `replace`: where something is to be edited, it is
 * located anew.
 */
export function quickLocator(): typeof locate {
  const reader = quickReader()
  return (files, request) => locateIn(openWorkspace(files, reader), request)
}

function locateIn(space: Workspace, request: LocateRequest): Located {
  const overlay = pickOverlay(space, request)
  const addressed = readAddresses(space, request)
  const build = overlay === undefined ? undefined : buildOverlay(space, overlay, request)
  if (space.needed.size > 0) return { kind: 'need', paths: [...space.needed].sort() }
  if (overlay === undefined || build === undefined || space.fatal !== undefined)
    return refused(space, space.fatal ?? NO_OVERLAY)
  const found = findRelease(space, overlay, build, request)
  if ('release' in found)
    return judge({ space, overlay, build, release: found.release, request, addressed })
  if (!isAddressed(request, addressed)) return refused(space, found.refusal)
  return foundBy({ space, overlay, build, release: undefined, request, addressed }, [])
}

const NO_OVERLAY: Refusal = {
  code: 'no-overlay',
  file: '',
  line: undefined,
  col: undefined,
  message: 'no overlay is named: give one in the policy',
  suggestion: undefined,
}

/** A release as it is built in the end, with everything that is built beside it. */
export interface BuiltRelease {
  readonly release: Resource
  readonly overlay: Overlay
  /** Everything that the overlay builds. */
  readonly resources: readonly Resource[]
}

/** The release that was found, as its overlay builds it; undefined where it is known by addresses alone, or files are missing. */
export function builtRelease(files: Files, found: Found): BuiltRelease | undefined {
  const request = {
    overlays: [found.overlay],
    name: found.release.name,
    namespace: found.release.namespace,
    pins: { chart: false, image: [], values: [] },
    addresses: [],
  }
  const space = openWorkspace(files)
  const overlay = pickOverlay(space, request)
  if (overlay === undefined) return undefined
  const build = buildOverlay(space, overlay, request)
  if (space.needed.size > 0 || space.fatal !== undefined) return undefined
  const built = findRelease(space, overlay, build, request)
  if (!('release' in built)) return undefined
  return { release: built.release, overlay, resources: build.built.resources }
}

interface Search {
  readonly space: Workspace
  readonly overlay: Overlay
  readonly build: Build
  readonly release: Resource | undefined
  readonly request: LocateRequest
  readonly addressed: ReadonlyMap<PinName, ScalarTree>
}

function judge(search: Search & { readonly release: Resource }): Located {
  const { space, build, release, request, addressed } = search
  if (!request.pins.chart) return foundBy(search, [])
  const chart = findChart(release, build.built.resources, build.built.followsNames)
  const context: PinContext = { ...search, files: space.used }
  if (chart.kind === 'pins') return foundBy(search, chartSlots(context, chart))
  if (addressed.has('chart')) return foundBy(search, [])
  const [remote] = space.remotes
  if (remote !== undefined && chart.refusal.code !== 'build') return refused(space, remote)
  return refused(space, { ...chart.refusal, suggestion: suggestVersion(context, chart) })
}

function foundBy(search: Search, chart: ReturnType<typeof chartSlots>): Located {
  const { space, overlay, release, request, addressed } = search
  const context: PinContext = { ...search, files: space.used }
  const explicit = addressSlots(context, addressed)
  const ruled = [...chart, ...(release === undefined ? [] : valueSlots(context, release))]
  const named = new Set(explicit.map((slot) => slot.name))
  const slots = [...explicit, ...ruled.filter((slot) => !named.has(slot.name))]
  return {
    kind: 'found',
    overlay: overlay.path,
    release:
      release === undefined
        ? { name: request.name, namespace: request.namespace }
        : { name: request.name, namespace: idOf(release.body).namespace ?? request.namespace },
    slots,
    origin: release === undefined ? [] : originSlots(context, release),
    files: [...space.used].sort(),
  }
}

function isAddressed(request: LocateRequest, addressed: ReadonlyMap<PinName, ScalarTree>): boolean {
  return addressed.size > 0 && (!request.pins.chart || addressed.has('chart'))
}

function refused(space: Workspace, refusal: Refusal): Located {
  return { kind: 'refused', refusal, files: [...space.used].sort() }
}

function readAddresses(space: Workspace, request: LocateRequest): ReadonlyMap<PinName, ScalarTree> {
  const addressed = new Map<PinName, ScalarTree>()
  for (const address of request.addresses) {
    const read = readAddress(space, address)
    if (read === undefined) continue
    if ('scalar' in read) addressed.set(address.pin, read.scalar)
    else stop(space, read.refusal)
  }
  return addressed
}
