import type { Fields } from './fields.ts'
import type { ProblemList } from './problem-list.ts'

/**
 * What the policy can already say and this version does not do yet, with the way out. Ignoring it would let
 * through what somebody meant to stop, so it is refused until it is carried out.
 */
const LATER = {
  'unproven.then: open': 'use "show"',
} as const

/** Refuses what is right but not carried out yet; `condition` says whether the value asks for anything. */
export function refuseLater(
  what: keyof typeof LATER,
  offset: number,
  condition: boolean,
  problems: ProblemList,
): void {
  if (condition) {
    problems.add(offset, `"${what}" is not carried out by this version yet; ${LATER[what]}`)
  }
}

/** Where the key of a field stands. */
export function keyOffset<Key extends string>(fields: Fields<Key>, key: Key): number {
  return fields.get(key)?.keyOffset ?? 0
}
