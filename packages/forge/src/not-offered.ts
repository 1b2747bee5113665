import type { Refusal } from './outcome.ts'

/** The server is older than the mutation, or the token may not use it: REST may still take the same change. */
export function isNotOffered({ status, problems, said }: Refusal): boolean {
  if (status !== 200) return false
  return (
    problems.some(({ code }) => code === 'undefinedField' || code === 'undefinedType') ||
    /doesn't exist on type 'Mutation'|not accessible by/i.test(said)
  )
}
