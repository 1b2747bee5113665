import {
  type Files,
  type Located,
  type LocateRequest,
  type locate,
  thoroughLocator,
} from '@fluxgate/documents'
import { layered, type ReadFiles } from './view.ts'

/** A kustomization that leads further than this is not followed; each round is one request. */
const ROUNDS = 8

/** The paths that one environment's pins of a service are read from at every commit. */
export function overlayRoots(request: LocateRequest): readonly string[] {
  const addressed = request.addresses.map((address) => address.file)
  const chart = request.addresses.some((address) => address.pin === 'chart')
  return [...new Set(chart ? addressed : [...request.overlays, ...addressed])]
}

/**
 * Folders that the overlays probably build on: the usual layout has `base` where the overlay has the environment's
 * name. Asking for them at once saves a request; a wrong guess costs nothing but its bytes.
 */
export function likelyBases(
  requests: readonly { name: string; overlays: readonly string[] }[],
): string[] {
  const guesses = new Set<string>()
  for (const { name, overlays } of requests) {
    for (const overlay of overlays) {
      const segments = overlay.split('/')
      if (segments.includes(name)) {
        guesses.add(segments.map((segment) => (segment === name ? 'base' : segment)).join('/'))
      }
    }
  }
  return [...guesses]
}

/**
 * Locates the pins of each request, reading further files of the same commit until nothing is missing.
 * Returns the answers in the order of the requests, and all files read.
 */
export async function locateAll(
  read: ReadFiles,
  requests: readonly LocateRequest[],
  known: Files,
  by: typeof locate = thoroughLocator(),
): Promise<{ readonly located: readonly Located[]; readonly files: Files }> {
  let files = known
  let located = requests.map((request) => by(files, request))
  for (let round = 0; round < ROUNDS; round += 1) {
    const wanted = new Set(located.flatMap((one) => (one.kind === 'need' ? one.paths : [])))
    if (wanted.size === 0) break
    files = layered(files, await read([...wanted].sort()))
    located = requests.map((request, index) => {
      const before = located[index]
      return before !== undefined && before.kind !== 'need' ? before : by(files, request)
    })
  }
  return { located, files }
}
