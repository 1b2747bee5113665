import { positionsIn } from './positions.ts'
import type { Problem } from './problem.ts'

/** A file with thousands of mistakes is one mistake; nobody reads further than this. */
const MOST_PROBLEMS = 100

/** Collects what is wrong in one file, so that all of it can be said at once. */
export interface ProblemList {
  /** Notes a problem at an offset of the text; a message that takes time to make is made only if it is shown. */
  add(offset: number, message: string | (() => string)): void
  /** How many there are so far. */
  count(): number
  /** All of them in the order of the file, the first 100 and how many more. */
  all(): readonly Problem[]
}

/** A list of problems for a file with this text. */
export function problemList(text: string, file: string): ProblemList {
  const found: { offset: number; message: string }[] = []
  let left = 0
  return {
    add(offset, message) {
      if (found.length >= MOST_PROBLEMS) left += 1
      else {
        const text = typeof message === 'string' ? message : message()
        found.push({ offset: Math.max(offset, 0), message: text })
      }
    },
    count: () => found.length + left,
    all() {
      const positionAt = positionsIn(text)
      const sorted = found.toSorted((a, b) => a.offset - b.offset)
      const problems = sorted.map(({ offset, message }) => ({
        file,
        ...positionAt(offset),
        message,
      }))
      const last = problems.at(-1)
      if (left === 0 || last === undefined) return problems
      return [...problems, { ...last, message: `and ${left} more problems; mend these first` }]
    },
  }
}
