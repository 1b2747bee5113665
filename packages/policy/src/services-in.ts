import type { Environment } from './model.ts'
import { keyFromPath } from './overlay-paths.ts'

/** The services of an environment, or the folders whose names have to be known first. */
export type ServicesIn =
  | { readonly kind: 'found'; readonly keys: ReadonlySet<string> }
  | { readonly kind: 'need'; readonly folders: readonly string[] }

/**
 * Keys of the services that have an overlay in an environment, by the folders that its patterns lead through.
 *
 * @param listed the names in folders, by path from the root, '' being the root itself; none for what is no folder
 */
export function servicesIn(
  environment: Environment,
  listed: ReadonlyMap<string, readonly string[]>,
): ServicesIn {
  const keys = new Set<string>()
  const folders = new Set<string>()
  for (const pattern of environment.overlays) {
    for (const path of pathsOf(pattern, listed, folders)) {
      const key = keyFromPath(environment, path)
      if (key !== undefined) keys.add(key)
    }
  }
  return folders.size > 0 ? { kind: 'need', folders: [...folders] } : { kind: 'found', keys }
}

/** Existing paths that have the shape of a pattern, as far as folders are listed; those that are not go to `needed`. */
function pathsOf(
  pattern: string,
  listed: ReadonlyMap<string, readonly string[]>,
  needed: Set<string>,
): readonly string[] {
  let prefixes: readonly string[] = ['']
  for (const segment of pattern.split('/')) {
    if (!segment.includes('{')) {
      prefixes = prefixes.map((prefix) => below(prefix, segment))
      continue
    }
    for (const prefix of prefixes) if (!listed.has(prefix)) needed.add(prefix)
    prefixes = prefixes.flatMap((prefix) =>
      (listed.get(prefix) ?? []).map((name) => below(prefix, name)),
    )
  }
  return prefixes
}

function below(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}/${name}`
}
