import { describeUnknownService, type Environment, type Policy } from '@fluxgate/policy'
import type { ReadFiles } from '../facts/view.ts'
import { type Base, HOLDS } from '../repository.ts'

/** Each is compared with the name of every service. */
const MOST_TOLD = 10

/**
 * Services that the policy speaks of and no environment has, a sentence for each: a misspelt name asks for stricter gates, or for a
 * place in a release set, and nobody gets them. Nothing where an environment was not looked through.
 */
export function namedInVain(
  policy: Policy,
  looked: readonly Environment[],
  known: readonly string[],
): readonly string[] {
  if (!isWhole(policy, looked)) return []
  const there = new Set(known)
  const places = [
    ...policy.services.map(({ key }) => ({ key, where: `"services" of "${key}"` })),
    ...policy.environments.flatMap(({ name, batch }) =>
      batch.kind !== 'groups'
        ? []
        : batch.groups.flatMap((group) =>
            group.services.map((key) => ({ key, where: `group "${group.name}" of ${name}` })),
          ),
    ),
  ].filter(({ key }) => !there.has(key))
  const told = places.slice(0, MOST_TOLD).map(({ key, where }) => {
    return `what the policy says in ${where} counts for nothing: ${describeUnknownService(key, known)}`
  })
  const rest = places.length - told.length
  return rest > 0 ? [...told, `the policy names ${rest} more that no environment has`] : told
}

/**
 * Hold files of services that no environment has, a sentence for each: whoever misspelt one believes that something is held. One request
 * where there are holds at all.
 */
export async function heldInVain(
  read: ReadFiles,
  { policy, withHolds }: Pick<Base, 'policy' | 'withHolds'>,
  looked: readonly Environment[],
  known: readonly string[],
): Promise<readonly string[]> {
  if (withHolds.length === 0 || !isWhole(policy, looked)) return []
  const folders = withHolds.map((name) => `${HOLDS}/${name}`)
  const files = await read(folders)
  const there = new Set(known)
  const vain = folders.flatMap((folder) => {
    const found = files.get(folder)
    if (found?.kind !== 'folder') return []
    return found.entries.flatMap(({ name }) => {
      const key = name.replace(/\.yaml$/, '')
      return key !== name && there.has(key) ? [] : [{ folder, name, key }]
    })
  })
  return vain.slice(0, MOST_TOLD).map(({ folder, name, key }) => {
    const why =
      key === name ? 'a hold file is named <service>.yaml' : describeUnknownService(key, known)
    return `${folder}/${name} holds nothing: ${why}`
  })
}

function isWhole({ environments }: Policy, looked: readonly Environment[]): boolean {
  return environments.every(({ name }) => looked.some((one) => one.name === name))
}
