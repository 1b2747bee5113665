import { type Environment, servicesIn as servicesAmong, setsOf } from '@fluxgate/policy'
import { readTogether } from './read-together.ts'
import type { ReadFiles } from './view.ts'

const FOLDERS_A_REQUEST = 50

/** Keys of the services that have an overlay in an environment, by listing the folders that its patterns lead through. */
export async function servicesIn(
  read: ReadFiles,
  environment: Environment,
): Promise<ReadonlySet<string>> {
  const listed = new Map<string, readonly string[]>()
  for (;;) {
    const found = servicesAmong(environment, listed)
    if (found.kind === 'found') return found.keys
    for (let from = 0; from < found.folders.length; from += FOLDERS_A_REQUEST) {
      const paths = found.folders.slice(from, from + FOLDERS_A_REQUEST)
      const files = await read(paths)
      for (const path of paths) {
        const file = files.get(path)
        listed.set(path, file?.kind === 'folder' ? file.entries.map(({ name }) => name) : [])
      }
    }
  }
}

/** Every service that has an overlay in one of the environments, and the environments in which none has. */
export async function allServices(
  read: ReadFiles,
  environments: readonly Environment[],
): Promise<{ readonly keys: readonly string[]; readonly empty: readonly Environment[] }> {
  const keys = new Set<string>()
  const empty: Environment[] = []
  const together = readTogether(read)
  const each = environments.map((environment) => servicesIn(together, environment))
  for (const [index, found] of (await Promise.all(each)).entries()) {
    const environment = environments[index]
    if (found.size === 0 && environment !== undefined) empty.push(environment)
    for (const key of found) keys.add(key)
  }
  return { keys: [...keys], empty }
}

/** Keys of the services that a release set of an environment may have, sorted: for one whose record has no room for them. */
export async function servicesOfSet(
  read: ReadFiles,
  environment: Environment,
  id: string,
): Promise<readonly string[]> {
  const set = setsOf(environment).find((one) => one.id === id)
  const { keys } = await allServices(read, [environment])
  return keys.filter((key) => set?.services?.includes(key) ?? true).toSorted()
}
