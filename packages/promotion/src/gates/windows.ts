import type { AllowedTime } from '@fluxgate/policy'
import type { Schedule } from './schedule.ts'
import {
  DAY,
  dayOf,
  jumpsBetween,
  momentsAt,
  timeOfDay,
  wallTime,
  weekdayOf,
} from './wall-clock.ts'

/** A week, and one more for a window that clocks jump over. */
const DAYS_AHEAD = 15

/**
 * Allowed times by the clock on the wall: open while it shows a time from `from` up to `to`. What the clocks jump over does not
 * exist; what they show twice is open twice.
 */
export function windowsSchedule(windows: readonly AllowedTime[]): Schedule {
  return {
    holds: (moment) => windows.some((window) => isWithin(window, moment)),
    marks: (moment) => windows.flatMap((window) => marksOf(window, moment)),
  }
}

function isWithin({ days, from, to, timezone }: AllowedTime, moment: number): boolean {
  const wall = wallTime(timezone, moment)
  const time = wall - dayOf(wall)
  return days.includes(weekdayOf(wall)) && time >= timeOfDay(from) && time < timeOfDay(to)
}

function marksOf({ days, from, to, timezone }: AllowedTime, moment: number): readonly number[] {
  const first = dayOf(wallTime(timezone, moment))
  const marks = Array.from({ length: DAYS_AHEAD }, (_, index) => first + index * DAY)
    .filter((day) => days.includes(weekdayOf(day)))
    .flatMap((day) => [
      ...momentsAt(timezone, day + timeOfDay(from)),
      ...momentsAt(timezone, day + timeOfDay(to)),
    ])
  // Clocks that are set back or on can lead into a window, and out of it.
  return [...marks, ...jumpsBetween(timezone, moment - DAY, moment + DAYS_AHEAD * DAY)]
}

const DAY_NAMES = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
} as const
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** What the gate of a list of windows is called: `window Mon-Thu 09:00-16:00 Europe/Berlin`, or one of several. */
export function windowsName(windows: readonly AllowedTime[]): string {
  return `window ${windows.map(describeWindow).join(' or ')}`
}

/** `Mon-Thu 09:00-16:00 Europe/Berlin`. */
export function describeWindow({ days, from, to, timezone }: AllowedTime): string {
  const runs: (typeof WEEK)[number][][] = []
  for (const [index, day] of WEEK.entries()) {
    if (!days.includes(day)) continue
    const run = runs.at(-1)
    if (run !== undefined && run.at(-1) === WEEK[index - 1]) run.push(day)
    else runs.push([day])
  }
  const named = runs.map((run) => {
    const [first = 'mon'] = run
    const last = run.at(-1) ?? first
    return run.length > 2
      ? `${DAY_NAMES[first]}-${DAY_NAMES[last]}`
      : run.map((day) => DAY_NAMES[day]).join(', ')
  })
  return `${named.join(', ')} ${from}-${to} ${timezone}`
}
