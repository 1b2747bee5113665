import type { Proposed } from '@fluxgate/forge'
import { type Environment, POLICY_PATH, type Policy } from '@fluxgate/policy'
import { servicesIn } from '../facts/find-services.ts'
import { locateServices, type Overlays } from '../facts/locate-services.ts'
import { sweepFiles } from '../facts/sweep-files.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import { nameOf, overlaysOf, placesOf } from './parts.ts'
import { folderOf } from './roots.ts'

/** A service in an environment that a pull request bears on. */
export interface Touched {
  readonly environment: Environment
  readonly key: string
}

/** What a pull request changes, sorted by what it means. */
export interface Changed {
  readonly policy: boolean
  readonly workflows: boolean
  /** Hold files. */
  readonly holds: readonly string[]
  /** Services whose overlays it changes. */
  readonly services: readonly Touched[]
  /** Files that may be part of any overlay: bases, components, files that moved. */
  readonly shared: readonly string[]
  /** Whether any file was renamed. */
  readonly renames: boolean
}

const HOLDS = '.fluxgate/holds/'

/** Sorts the changed paths of a pull request, by the policy at base. */
export function changedBy(policy: Policy, changed: Proposed['changed']): Changed {
  const services = new Map<string, Touched>()
  const shared: string[] = []
  for (const { path, renamed } of changed) {
    const own = overlaysOf(policy, path)
    for (const one of own) services.set(nameOf(one), one)
    // Where a renamed file came from is not told: it may have left any overlay.
    if (renamed || (own.length === 0 && !isOurs(path))) shared.push(path)
  }
  const paths = changed.map(({ path }) => path)
  return {
    policy: paths.includes(POLICY_PATH),
    workflows: paths.some((path) => path.startsWith('.github/')),
    holds: paths.filter((path) => path.startsWith(HOLDS)),
    services: [...services.values()],
    shared,
    renames: changed.some(({ renamed }) => renamed),
  }
}

/**
 * Whether a path can be no part of what Flux builds: Flux leaves `.github` out, and a policy or hold file that is a manifest as well does
 * not parse. Any other file in our folder can.
 */
export function isOurs(path: string): boolean {
  return path.startsWith('.github/') || path === POLICY_PATH || path.startsWith(HOLDS)
}

/** Looking whether a file is part of an overlay takes reading the overlay, on both sides; by GitHub's API, 25 in a request. */
const MOST_BY_API = 1_000

/** The services whose builds a change bears on, or that they are too many to judge. */
export type Bearing =
  | { readonly kind: 'services'; readonly services: readonly Touched[] }
  | { readonly kind: 'too-many'; readonly services: number }

/** What may be part of the build of any service. */
export interface Anywhere extends Pick<Changed, 'shared' | 'renames'> {
  /** Places of overlays that are no service's: whatever stands there. */
  readonly parts: readonly Touched[]
}

/**
 * The services whose build one of the files is part of. Looking at base is enough: what a build takes in anew, a changed file of it
 * names. Where files were renamed, which GitHub tells by their new paths alone, both sides are compared.
 */
export async function bearingOn(
  ports: Ports,
  base: Base,
  merged: string,
  { shared, parts, renames }: Anywhere,
): Promise<Bearing> {
  if (shared.length + parts.length === 0) return { kind: 'services', services: [] }
  const places = parts.flatMap(placesOf)
  await using before = sweepFiles(ports, base)
  await using after = sweepFiles(ports, { commit: merged })
  const all: Touched[] = []
  for (const environment of base.policy.environments) {
    for (const key of await servicesIn(before.read, environment)) all.push({ environment, key })
  }
  const found: Touched[] = []
  for (let from = 0; from < all.length; ) {
    const left = all.length - from
    const { services: together, ahead: byGit } = await before.together(left)
    if (left > MOST_BY_API && !byGit) {
      return { kind: 'too-many', services: all.length }
    }
    const some = all.slice(from, from + together)
    from += some.length
    const was = await locateServices(before.read, base.policy, some)
    const is = renames ? await locateServices(after.read, base.policy, some) : was
    found.push(
      ...some.filter((one) => {
        const own = filesOf(was, one)
        return (
          isMoved(thereOf(was, one), thereOf(is, one)) ||
          takesIn(own, shared) ||
          standsOn(own, places)
        )
      }),
    )
  }
  return { kind: 'services', services: found }
}

/** Whether the builds before and after are of different files. */
function isMoved(was: ReadonlySet<string>, is: ReadonlySet<string>): boolean {
  return was.size !== is.size || [...was].some((file) => !is.has(file))
}

/** Whether a file is part of a build, or stands beside one that is. */
function takesIn(build: ReadonlySet<string>, files: readonly string[]): boolean {
  const folders = new Set([...build].map(folderOf))
  return files.some((file) => build.has(file) || folders.has(folderOf(file)))
}

/** Whether a build takes in anything that stands at one of the places. */
function standsOn(build: ReadonlySet<string>, places: readonly string[]): boolean {
  return places.some((place) =>
    [...build].some((file) => file === place || file.startsWith(`${place}/`)),
  )
}

/** Those of its files that are there: a build also names what it lists and lacks. */
function thereOf(overlays: Overlays, one: Touched): ReadonlySet<string> {
  const files = [...filesOf(overlays, one)]
  return new Set(files.filter((file) => (overlays.files.get(file)?.kind ?? 'absent') !== 'absent'))
}

function filesOf(overlays: Overlays, { environment, key }: Touched): ReadonlySet<string> {
  const located = overlays.at(environment.name, key)
  return new Set(located === undefined || located.kind === 'need' ? [] : located.files)
}
