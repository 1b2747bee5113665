import type { Cost } from './measured.ts'
import { type Costs, SUBJECTS, type SubjectName } from './subjects.ts'

/** What was measured in repositories of one size. */
export interface Sized {
  readonly services: number
  readonly costs: Costs
}

const HEAD = [
  'services',
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

/** The table for people, as Markdown that also reads well in a terminal. */
export function table(sizes: readonly Sized[]): string {
  const rows = sizes.flatMap(({ services, costs }) =>
    SUBJECTS.flatMap(({ name, beside }) => {
      const runs = costs.get(name) ?? []
      return runs.length === 0 ? [] : [row(services, name, runs, beside && costs.get(beside))]
    }),
  )
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`
  const rule = `|${widths.map((width, column) => (column === 1 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(HEAD), rule, ...rows.map(line)].join('\n')
}

/** The targets, each with what was measured; `met` is false where one was missed. */
export function targets(sizes: readonly Sized[]): readonly { text: string; met: boolean }[] {
  const wall = (services: number, most: number) => {
    const found = sizes.find((sized) => sized.services === services)
    const ratio = found && wallRatio(found.costs)
    if (ratio === undefined) return []
    const text = `wall of a new promotion at ${services} services: ${ratio.toFixed(2)} of plain git, at most ${most}`
    return [{ text, met: ratio <= most }]
  }
  const most = (name: SubjectName, what: keyof Cost, limit: number, unit: string) => {
    const all = sizes.flatMap(({ costs }) => costs.get(name) ?? []).map((cost) => cost[what])
    const highest = Math.max(0, ...all)
    return {
      text: `${unit} of ${name}: at most ${Math.round(highest)}, target ${limit}`,
      met: highest <= limit,
    }
  }
  return [
    ...wall(100, 1.5),
    ...wall(10_000, 1),
    most('new promotion', 'requests', 10, 'requests'),
    most('new promotion', 'bytes', 24_000, 'bytes'),
    most('event again', 'requests', 3, 'requests'),
    most('gate', 'requests', 10, 'requests'),
    most('sweep, nothing differs', 'requests', 10, 'requests'),
    most('sweep, nothing differs', 'wall', 10_000, 'milliseconds'),
    most('sweep, nothing differs', 'memory', 512, 'MB'),
  ]
}

function row(
  services: number,
  name: string,
  runs: readonly Cost[],
  beside: readonly Cost[] | undefined,
): string[] {
  const walls = runs.map(({ wall }) => wall)
  const spread = `(${Math.min(...walls).toFixed(0)} to ${Math.max(...walls).toFixed(0)})`
  const of = (what: keyof Cost, all: readonly Cost[]) => median(all.map((cost) => cost[what]))
  const ratio = (what: keyof Cost) =>
    beside === undefined || beside.length === 0
      ? ''
      : (of(what, runs) / of(what, beside)).toFixed(2)
  return [
    services.toLocaleString('en'),
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

function wallRatio(costs: Costs): number | undefined {
  const walls = (name: SubjectName) => (costs.get(name) ?? []).map(({ wall }) => wall)
  const [ours, theirs] = [walls('new promotion'), walls('plain git: new promotion')]
  return ours.length === 0 || theirs.length === 0 ? undefined : median(ours) / median(theirs)
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

function pad(cell: string, width: number, column: number): string {
  return column === 1 ? cell.padEnd(width) : cell.padStart(width)
}
