import type { ReadFiles } from '../facts/view.ts'

/** How files are read at base, and as a merge would leave them. */
export interface Sides {
  readonly before: ReadFiles
  readonly after: ReadFiles
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
