/**
 * What a person whom `people.override` names may skip, by the key of the policy or the rule. A hold is a person's own word, which a
 * person lifts; and where a release goes, or what its pins are, is nothing that could be skipped.
 */
export const SKIPPABLE = [
  'proven',
  'soak',
  'checks',
  'tests',
  'approvals',
  'windows',
  'freezes',
  'stop',
] as const

/** A gate that may be skipped. */
export type Skippable = (typeof SKIPPABLE)[number]

/** Which of some words may be skipped, in the order of the list, and which are no such gates. */
export function skippableOf(words: readonly string[]): {
  readonly gates: readonly Skippable[]
  readonly unknown: readonly string[]
} {
  return {
    gates: SKIPPABLE.filter((gate) => words.includes(gate)),
    unknown: words.filter((word) => !SKIPPABLE.some((gate) => gate === word)),
  }
}
