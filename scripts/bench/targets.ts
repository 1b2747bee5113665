import type { Cost } from './measured.ts'
import type { SubjectName } from './subjects.ts'
import { aligned, median, type Sized } from './table.ts'

/** What was promised, and what was measured. */
export interface Target {
  readonly text: string
  readonly measured: number
  readonly most: number
  readonly unit: string
}

/** The most that a new promotion may take of the wall that git alone takes. */
const WALLS = [
  { services: 100, most: 1.5 },
  { services: 10_000, most: 1 },
] as const

/** What no single run may exceed, whatever the size of the repository. */
const LIMITS = [
  { name: 'new promotion', what: 'requests', most: 10 },
  { name: 'new promotion', what: 'bytes', most: 24_000 },
  { name: 'event again', what: 'requests', most: 3 },
  { name: 'gate', what: 'requests', most: 10 },
  { name: 'sweep, nothing differs', what: 'requests', most: 10 },
  { name: 'sweep, nothing differs', what: 'wall', most: 10_000 },
  { name: 'sweep, nothing differs', what: 'memory', most: 512 },
  { name: 'sweep, 10 differ', what: 'requests', most: 15 },
  { name: 'sweep, 10 differ', what: 'wall', most: 10_000 },
  { name: 'sweep, 10 differ', what: 'memory', most: 512 },
] as const satisfies readonly {
  readonly name: SubjectName
  readonly what: keyof Cost
  readonly most: number
}[]

/** What grows with the services, `from` so many on: so many requests, and one more for each so many. */
const GROWING = [
  { name: 'sweep, all differ', from: 10, most: 20, each: 8 },
  // Its own fifteen, and pages of a hundred records.
  { name: 'release set of all', from: 1_000, most: 18, each: 100 },
] as const satisfies readonly {
  readonly name: SubjectName
  readonly from: number
  readonly most: number
  readonly each: number
}[]

const UNITS: Readonly<Record<keyof Cost, string>> = {
  wall: 'ms',
  cpu: 'ms',
  memory: 'MB',
  requests: 'requests',
  bytes: 'bytes',
}

/** The targets of what was measured, in the order of the table; of what was not, there is none. */
export function targets(sizes: readonly Sized[]): readonly Target[] {
  return [...sizes.flatMap(wallTarget), ...limits(sizes), ...sizes.flatMap(growing)]
}

/** Whether it is kept. */
export function isMet({ measured, most }: Target): boolean {
  return measured <= most
}

/** The targets as a table, met or missed in words. */
export function targetTable(all: readonly Target[]): string {
  return aligned(
    ['target', 'measured', 'at most', ''],
    all.map((target) => [
      target.text,
      shown(target.measured, target.unit),
      shown(target.most, target.unit),
      isMet(target) ? 'met' : '**missed**',
    ]),
  )
}

function shown(amount: number, unit: string): string {
  const text = unit === TIMES ? amount.toFixed(2) : Math.round(amount).toLocaleString('en')
  return `${text} ${unit}`
}

const TIMES = 'times'

function wallTarget({ services, costs }: Sized): readonly Target[] {
  const wall = WALLS.find((one) => one.services === services)
  const walls = (name: SubjectName) => (costs.get(name) ?? []).map((cost) => cost.wall)
  const [ours, theirs] = [walls('new promotion'), walls('plain git: new promotion')]
  if (wall === undefined || ours.length === 0 || theirs.length === 0) return []
  const text = `wall of a new promotion beside plain git, ${services.toLocaleString('en')} services`
  return [{ text, measured: median(ours) / median(theirs), most: wall.most, unit: TIMES }]
}

function limits(sizes: readonly Sized[]): readonly Target[] {
  return LIMITS.flatMap(({ name, what, most }) => {
    const all = sizes.flatMap(({ costs }) => costs.get(name) ?? []).map((cost) => cost[what])
    if (all.length === 0) return []
    const text = `${name}: ${NAMES[what]}, in any repository`
    return [{ text, measured: Math.max(...all), most, unit: UNITS[what] }]
  })
}

const NAMES: Readonly<Record<keyof Cost, string>> = {
  wall: 'wall',
  cpu: 'CPU',
  memory: 'peak memory',
  requests: 'requests',
  bytes: 'bytes on the wire',
}

function growing({ services, costs }: Sized): readonly Target[] {
  return GROWING.flatMap(({ name, from, most, each }) => {
    const all = (costs.get(name) ?? []).map(({ requests }) => requests)
    if (all.length === 0 || services < from) return []
    const text = `${name}: requests, ${services.toLocaleString('en')} services`
    return [
      {
        text,
        measured: Math.max(...all),
        most: most + Math.ceil(services / each),
        unit: UNITS.requests,
      },
    ]
  })
}
