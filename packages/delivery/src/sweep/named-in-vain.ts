import { describeUnknownService, type Environment, type Policy } from '@fluxgate/policy'

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
  if (!policy.environments.every(({ name }) => looked.some((one) => one.name === name))) return []
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
