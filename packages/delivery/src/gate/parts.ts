import { type Files, type Located, releasesNothing } from '@fluxgate/documents'
import {
  addressesFor,
  type Environment,
  keyFromPath,
  overlayPaths,
  type Policy,
} from '@fluxgate/policy'
import { locateServices } from '../facts/locate-services.ts'
import { sweepFiles } from '../facts/sweep-files.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { Touched } from './touched.ts'

/** The service whose overlay in an environment is the path, or a folder above it, wherever the pattern has one. */
export function overlayOf(environment: Environment, path: string): string | undefined {
  const segments = path.split('/')
  for (let length = segments.length; length > 0; length -= 1) {
    const key = keyFromPath(environment, segments.slice(0, length).join('/'))
    if (key !== undefined) return key
  }
  return undefined
}

/** Every overlay that a path is part of, by the patterns of the policy alone. */
export function overlaysOf({ environments }: Policy, path: string): readonly Touched[] {
  return environments.flatMap((environment) => {
    const key = overlayOf(environment, path)
    return key === undefined ? [] : [{ environment, key }]
  })
}

/** What was found of a service in an environment, and the files that it was found in. */
export interface Side extends Touched {
  readonly located: Located | undefined
  readonly files: Files
}

/**
 * Whether what stands where a service would have its overlay is no service's: it has no release, and other overlays build on it at
 * most. Where the policy gives addresses, a release may be elsewhere.
 */
export function isPart(policy: Policy, { environment, key, located, files }: Side): boolean {
  if (located?.kind !== 'refused' || located.refusal.code === 'no-overlay') return false
  if (addressesFor(policy, environment, key).length > 0) return false
  return releasesNothing(files, placesOf({ environment, key }))
}

/** Where its overlay can be. */
export function placesOf({ environment, key }: Touched): readonly string[] {
  return overlayPaths(environment, key)
}

/** Tells the parts among overlays by a name for each, so that they can be asked for. */
export type Parts = ReadonlySet<string>

/** Name of an overlay among {@link Parts}. */
export function nameOf({ environment, key }: Touched): string {
  return `${environment.name} ${key}`
}

/** Those of the overlays at a commit that are no service's; nothing is read where there are none to ask about. */
export async function partsAt(
  ports: Ports,
  { policy }: Pick<Base, 'policy'>,
  commit: string,
  asked: readonly Touched[],
): Promise<Parts> {
  const all = [...new Map(asked.map((one) => [nameOf(one), one])).values()]
  const parts = new Set<string>()
  if (all.length === 0) return parts
  await using at = sweepFiles(ports, { commit })
  for (let from = 0; from < all.length; ) {
    const { services: together } = await at.together(all.length - from)
    const some = all.slice(from, from + together)
    from += some.length
    const overlays = await locateServices(at.read, policy, some)
    for (const one of some) {
      const located = overlays.at(one.environment.name, one.key)
      if (isPart(policy, { ...one, located, files: overlays.files })) parts.add(nameOf(one))
    }
  }
  return parts
}

/** Files of a build that are part of overlays of other services: who changes those is judged for their service alone. */
export function filesOfOthers(
  policy: Policy,
  key: string,
  files: readonly string[],
  parts: Parts,
): readonly string[] {
  return files.filter((file) => othersOf(policy, key, file).some((one) => !parts.has(nameOf(one))))
}

/** Overlays of other services that a file is part of; none where one of its own is among them. */
export function othersOf(policy: Policy, key: string, file: string): readonly Touched[] {
  const owners = overlaysOf(policy, file)
  return owners.some((owner) => owner.key === key) ? [] : owners
}
