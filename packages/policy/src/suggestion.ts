import { isPlainText, quote } from './quote.ts'

/** Past this length a name is no typing slip of ours, nor what was meant by one, and comparing it costs time. */
const LONGEST_NAME = 64

/**
 * What to add to a message about a name that is none of `known`: `; did you mean "x"?` where one is near, else
 * the list of them.
 */
export function hint(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  if (near !== undefined) return `; did you mean ${quote(near)}?`
  return known.length === 0 ? '' : ` (known: ${known.slice(0, 20).map(shown).join(', ')})`
}

/** What is known may be what somebody else wrote, such as an environment whose name is none. */
function shown(name: string): string {
  return name.length <= LONGEST_NAME && isPlainText(name) ? name : quote(name)
}

/** What may have been meant by a name that is none of `known`; undefined: nothing is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST_NAME) return undefined
  const plain = withoutStyle(name)
  let best: { readonly option: string; readonly distance: number } | undefined
  for (const option of known) {
    if (option.length > LONGEST_NAME) continue
    const distance = editDistance(plain, withoutStyle(option))
    const near = distance <= Math.min(2, Math.floor(option.length / 3))
    if (near && (best === undefined || distance < best.distance)) best = { option, distance }
  }
  return best?.option
}

/** `after-any`, `after_any` and `afterAny` differ in style alone. */
function withoutStyle(name: string): string {
  return name.replace(/[-_ ]/g, '').toLowerCase()
}

/** How many letters to add, drop, change or swap with the next one. */
function editDistance(from: string, to: string): number {
  let before: readonly number[] = []
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      const swap = swapped && i > 1 && j > 1 ? (before[j - 2] ?? 0) + 1 : change
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[to.length] ?? 0
}
