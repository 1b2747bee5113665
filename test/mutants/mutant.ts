/** One small mistake that somebody could make in one line, and the test that must not let it pass. */
export interface Mutant {
  /** The mistake in a few words; every name is used once. */
  readonly name: string
  /** The file of the mistake, from the root of the repository. */
  readonly file: string
  /** A part of one line that stands in the file exactly once. */
  readonly original: string
  /** What stands there instead; it must still compile. */
  readonly mutated: string
  readonly killedBy: {
    /** The file of the test, from the root of the repository. */
    readonly test: string
    /** The whole name: the groups around it, then its own, with a blank between each. */
    readonly name: string
  }
  /** What would go wrong in production. */
  readonly harm: string
}

/** The text of a file with one mutant applied, or what is wrong with the entry. */
export function applyMutant(
  text: string,
  { file, original, mutated }: Pick<Mutant, 'file' | 'original' | 'mutated'>,
): { readonly text: string } | { readonly why: string } {
  if (`${original}${mutated}`.includes('\n')) return { why: 'a mutant is a part of one line' }
  const parts = text.split(original)
  const found = parts.length - 1
  return found === 1 ? { text: parts.join(mutated) } : { why: `${file} has it ${found} times` }
}
