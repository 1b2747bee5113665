import { type Policy, whyNoServiceKey } from '@fluxgate/policy'

/**
 * Why some of the names that a run was given can be no service, a line for each; undefined: all can. Asked before anything is
 * read: a path is made of keys alone.
 */
export function whyNoServices(policy: Policy, names: readonly string[]): string | undefined {
  const problems = names.flatMap((name) => whyNoServiceKey(policy, name) ?? [])
  return problems.length === 0 ? undefined : problems.join('\n')
}
