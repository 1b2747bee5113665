import { type Environment, keyFromPath } from '@fluxgate/policy'
import type { ReadFiles } from './view.ts'

const FOLDERS_A_REQUEST = 50

/** Keys of the services that have an overlay in an environment, by listing the folders that its patterns lead through. */
export async function servicesIn(
  read: ReadFiles,
  environment: Environment,
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>()
  for (const pattern of environment.overlays) {
    for (const path of await pathsOf(read, pattern)) {
      const key = keyFromPath(environment, path)
      if (key !== undefined) keys.add(key)
    }
  }
  return keys
}

/** Existing paths that have the shape of a pattern, one folder level a request. */
async function pathsOf(read: ReadFiles, pattern: string): Promise<readonly string[]> {
  let prefixes = ['']
  for (const segment of pattern.split('/')) {
    if (!segment.includes('{')) {
      prefixes = prefixes.map((prefix) => join(prefix, segment))
      continue
    }
    const next: string[] = []
    for (let from = 0; from < prefixes.length; from += FOLDERS_A_REQUEST) {
      const paths = prefixes.slice(from, from + FOLDERS_A_REQUEST)
      const files = await read(paths)
      for (const path of paths) {
        const found = files.get(path)
        if (found?.kind === 'folder')
          next.push(...found.entries.map(({ name }) => join(path, name)))
      }
    }
    prefixes = next
  }
  return prefixes
}

function join(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}/${name}`
}
