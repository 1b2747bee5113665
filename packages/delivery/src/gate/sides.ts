import type { ReadFiles } from '../facts/view.ts'
import type { WholeFiles } from '../facts/whole-files.ts'

/** How files are read at one commit. */
export interface Reading {
  readonly read: ReadFiles
  readonly whole: WholeFiles
}

/** The same at base, and as a merge would leave them. */
export interface Sides {
  readonly before: Reading
  readonly after: Reading
}

/** Those that are there only after a merge, by what each is called. */
export function newcomers<T>(
  was: readonly T[],
  is: readonly T[],
  nameOf: (one: T) => string,
): readonly T[] {
  const known = new Set(was.map(nameOf))
  return is.filter((one) => !known.has(nameOf(one)))
}
