/** How far one list of records was read, newest first, and how much time a page of it covers. */
export interface PageOf {
  /** Milliseconds; infinite before the first page, minus infinity at the end. */
  readonly oldest: number
  /** Milliseconds; undefined: not known before the first page. */
  readonly span: number | undefined
}

/** With fewer services to tell of for each list, even its first page is no gain. */
const WORTH_A_LOOK = 2

/**
 * The moment down to which, itself included, reading pages takes fewer requests than asking for each service of which records are
 * missing, by how densely the pages read so far are filled; undefined: none does. `missing` has the moment since when each of those needs records,
 * minus infinity for since ever.
 */
export function worthReading(
  lists: readonly PageOf[],
  missing: readonly number[],
): number | undefined {
  if (missing.length <= WORTH_A_LOOK * lists.length) return undefined
  // Before its first page nobody knows what a list holds.
  if (lists.some(({ span }) => span === undefined)) return Number.MAX_VALUE
  const newestFirst = missing.toSorted((a, b) => b - a)
  let best: { readonly gain: number; readonly moment: number } | undefined
  for (const [index, moment] of newestFirst.entries()) {
    const gain = index + 1 - pagesDownTo(lists, moment)
    if (gain > (best?.gain ?? 0)) best = { gain, moment }
  }
  return best?.moment
}

function pagesDownTo(lists: readonly PageOf[], moment: number): number {
  return lists.reduce((sum, { oldest, span = 0 }) => {
    if (oldest < moment || oldest === Number.NEGATIVE_INFINITY) return sum
    return sum + Math.max(1, Math.ceil((oldest - moment) / Math.max(span, 1)))
  }, 0)
}
