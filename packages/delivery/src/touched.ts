import type { Proposed } from '@fluxgate/forge'
import { type Environment, keyFromPath, type Policy } from '@fluxgate/policy'
import { servicesIn } from './find-services.ts'
import type { Forge } from './forge-port.ts'
import { locateServices, type Overlays, SERVICES_A_REQUEST } from './locate-services.ts'
import { type Base, POLICY_PATH } from './repository.ts'
import { filesAt } from './view.ts'

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
}

const HOLDS = '.fluxgate/holds/'

/** Sorts the changed paths of a pull request, by the policy at base. */
export function changedBy(policy: Policy, changed: Proposed['changed']): Changed {
  const services = new Map<string, Touched>()
  const shared: string[] = []
  for (const { path, renamed } of changed) {
    const own = policy.environments.flatMap((environment) => {
      const key = overlayOf(environment, path)
      return key === undefined ? [] : [{ environment, key }]
    })
    for (const one of own) services.set(`${one.environment.name} ${one.key}`, one)
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
  }
}

function isOurs(path: string): boolean {
  return path.startsWith('.github/') || path.startsWith('.fluxgate/')
}

/** The service whose overlay is the path, or a folder above it. */
function overlayOf(environment: Environment, path: string): string | undefined {
  const segments = path.split('/')
  for (let length = segments.length; length > 0; length -= 1) {
    const key = keyFromPath(environment, segments.slice(0, length).join('/'))
    if (key !== undefined) return key
  }
  return undefined
}

/** Looking whether a file is part of an overlay takes reading the overlay, on both sides. */
const MOST_SERVICES = 1_000

export type Bearing =
  | { readonly kind: 'services'; readonly services: readonly Touched[] }
  | { readonly kind: 'too-many'; readonly services: number }

/** The services whose build one of the files is part of, before the merge or after it. */
export async function bearingOn(
  forge: Pick<Forge, 'read'>,
  base: Base,
  merged: string,
  files: readonly string[],
): Promise<Bearing> {
  if (files.length === 0) return { kind: 'services', services: [] }
  const { policy } = base
  const atBase = filesAt(forge, base.commit)
  const atMerge = filesAt(forge, merged)
  const all: Touched[] = []
  for (const environment of policy.environments) {
    const keys = await servicesIn(atBase, environment)
    for (const key of keys) all.push({ environment, key })
  }
  if (all.length > MOST_SERVICES) return { kind: 'too-many', services: all.length }
  const found: Touched[] = []
  for (let from = 0; from < all.length; from += SERVICES_A_REQUEST) {
    const some = all.slice(from, from + SERVICES_A_REQUEST)
    const before = await locateServices(atBase, policy, some)
    const after = await locateServices(atMerge, policy, some)
    for (const one of some) {
      const was = filesOf(before, one)
      const is = filesOf(after, one)
      // A file that moved away is told by its new path alone: the build has other files then.
      const others = was.size !== is.size || [...was].some((file) => !is.has(file))
      if (others || files.some((file) => was.has(file) || is.has(file))) {
        found.push(one)
      }
    }
  }
  return { kind: 'services', services: found }
}

function filesOf(overlays: Overlays, { environment, key }: Touched): ReadonlySet<string> {
  const located = overlays.at(environment.name, key)
  return new Set(located === undefined || located.kind === 'need' ? [] : located.files)
}
