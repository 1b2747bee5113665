import {
  type Environment,
  HOLDS,
  heldInVain as heldAmong,
  namedInVain as namedAmong,
  type Policy,
} from '@fluxgate/policy'
import type { ReadFiles } from '../facts/view.ts'
import type { Base } from '../repository.ts'

/** Each is compared with the name of every service. */
const MOST_TOLD = 10

/**
 * Services that the policy speaks of and no environment has, a sentence for each. Nothing where an environment was not looked
 * through.
 */
export function namedInVain(
  policy: Policy,
  looked: readonly Environment[],
  known: readonly string[],
): readonly string[] {
  if (!isWhole(policy, looked)) return []
  const named = namedAmong(policy, known)
  const told = named.slice(0, MOST_TOLD).map(({ words }) => words())
  const rest = named.length - told.length
  return rest > 0 ? [...told, `the policy names ${rest} more that no environment has`] : told
}

/** Hold files of services that no environment has, a sentence for each. One request where there are holds at all. */
export async function heldInVain(
  read: ReadFiles,
  { policy, withHolds }: Pick<Base, 'policy' | 'withHolds'>,
  looked: readonly Environment[],
  known: readonly string[],
): Promise<readonly string[]> {
  if (withHolds.length === 0 || !isWhole(policy, looked)) return []
  const files = await read(withHolds.map((name) => `${HOLDS}/${name}`))
  const vain = withHolds.flatMap((environment) => {
    const found = files.get(`${HOLDS}/${environment}`)
    const names = found?.kind === 'folder' ? found.entries.map(({ name }) => name) : []
    return heldAmong(environment, names, known)
  })
  return vain.slice(0, MOST_TOLD)
}

function isWhole({ environments }: Policy, looked: readonly Environment[]): boolean {
  return environments.every(({ name }) => looked.some((one) => one.name === name))
}
