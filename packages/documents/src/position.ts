import type { Refusal, RefusalCode } from './model.ts'
import type { Spot } from './tree.ts'

/** A place a person can go to; line and col count from 1. */
export interface Position {
  readonly file: string
  readonly line: number
  readonly col: number
}

/** Offsets at which lines start. */
export function linesOf(text: string): readonly number[] {
  const lines = [0]
  for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1))
    lines.push(next + 1)
  return lines
}

/** Line and col of an offset. */
export function lineCol(lines: readonly number[], offset: number): { line: number; col: number } {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, col: offset - (lines[low] ?? 0) + 1 }
}

/** Where a spot stands in its file; for a string within a file that can't be mapped, where the string starts. */
export function positionOf(spot: Spot, into = 0): Position {
  const { source } = spot
  const offset = spot.node.range[0] + into
  if (source.inside === undefined) return { file: source.file, ...lineCol(source.lines, offset) }
  const { outer, outward } = source.inside
  if (outward === undefined || outer.source.inside !== undefined) return positionOf(outer)
  return { file: source.file, ...lineCol(outer.source.lines, outward(offset)) }
}

/** A refusal that points at a spot. */
export function refuseAt(
  spot: Spot,
  code: RefusalCode,
  message: string,
  suggestion?: string,
): Refusal {
  return { code, ...positionOf(spot), message, suggestion }
}

/** A refusal about a file or folder as a whole. */
export function refuseFile(
  file: string,
  code: RefusalCode,
  message: string,
  suggestion?: string,
): Refusal {
  return { code, file, line: undefined, col: undefined, message, suggestion }
}

/** A foreign string in quotes, short and without control characters. */
export function quoted(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 77)}...` : text
  return `"${short.replaceAll(/[\p{Cc}\p{Cf}"]/gu, '?')}"`
}
