import type { Cost } from './measured.ts'
import { type Costs, SUBJECTS } from './subjects.ts'

/** What was measured in repositories of one size. */
export interface Sized {
  readonly services: number
  readonly costs: Costs
}

const HEAD = [
  'what',
  'runs',
  'requests',
  'KB',
  'wall ms (min to max)',
  'CPU ms',
  'peak MB',
  'wall beside plain git',
  'CPU beside plain git',
]

/** The table of one size for people, as Markdown that also reads well in a terminal. */
export function table({ costs }: Sized): string {
  const rows = SUBJECTS.flatMap(({ name, beside }) => {
    const runs = costs.get(name) ?? []
    return runs.length === 0 ? [] : [row(name, runs, beside && costs.get(beside))]
  })
  return aligned(HEAD, rows)
}

/** A table in Markdown, its columns as wide as what is in them; the first is text, the others are numbers. */
export function aligned(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

function row(name: string, runs: readonly Cost[], beside: readonly Cost[] | undefined): string[] {
  const walls = runs.map(({ wall }) => wall)
  const spread = `(${Math.min(...walls).toFixed(0)} to ${Math.max(...walls).toFixed(0)})`
  const of = (what: keyof Cost, all: readonly Cost[]) => median(all.map((cost) => cost[what]))
  const ratio = (what: keyof Cost) =>
    beside === undefined || beside.length === 0
      ? ''
      : (of(what, runs) / of(what, beside)).toFixed(2)
  return [
    name,
    String(runs.length),
    of('requests', runs).toFixed(0),
    (of('bytes', runs) / 1000).toFixed(1),
    `${of('wall', runs).toFixed(0)} ${spread}`,
    of('cpu', runs).toFixed(0),
    of('memory', runs).toFixed(0),
    ratio('wall'),
    ratio('cpu'),
  ]
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}
