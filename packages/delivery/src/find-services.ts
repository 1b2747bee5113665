import { type Environment, keyFromPath } from '@fluxgate/policy'
import type { Forge } from './forge-port.ts'

const FOLDERS_A_REQUEST = 50

/** Keys of the services that have an overlay in an environment, by listing the folders that its patterns lead through. */
export async function servicesIn(
  forge: Pick<Forge, 'read'>,
  commit: string,
  environment: Environment,
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>()
  for (const pattern of environment.overlays) {
    for (const path of await pathsOf(forge, commit, pattern)) {
      const key = keyFromPath(environment, path)
      if (key !== undefined) keys.add(key)
    }
  }
  return keys
}

/** Existing paths that have the shape of a pattern, one folder level a request. */
async function pathsOf(
  forge: Pick<Forge, 'read'>,
  commit: string,
  pattern: string,
): Promise<readonly string[]> {
  let prefixes = ['']
  for (const segment of pattern.split('/')) {
    if (!segment.includes('{')) {
      prefixes = prefixes.map((prefix) => join(prefix, segment))
      continue
    }
    const next: string[] = []
    for (let from = 0; from < prefixes.length; from += FOLDERS_A_REQUEST) {
      const paths = prefixes.slice(from, from + FOLDERS_A_REQUEST)
      const answer = await forge.read({ commit, paths, histories: [], branches: [] })
      for (const path of paths) {
        const node = answer.nodes.get(path)
        if (node?.kind === 'folder') next.push(...node.entries.map(({ name }) => join(path, name)))
      }
    }
    prefixes = next
  }
  return prefixes
}

function join(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}/${name}`
}
