import type { Weekday } from '@fluxgate/policy'

/** What the clocks of a time zone show: milliseconds as if the zone were UTC. */
export type WallTime = number

/** In milliseconds. */
export const MINUTE = 60_000
/** In milliseconds, where no clock changes. */
export const DAY = 86_400_000

const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** What clocks in a zone of the IANA database show at a moment, in milliseconds. */
export function wallTime(zone: string, moment: number): WallTime {
  return moment + offsetAt(zone, moment)
}

/** The day that a wall time lies on: its first millisecond. */
export function dayOf(wall: WallTime): WallTime {
  return Math.floor(wall / DAY) * DAY
}

/** `00:00` to `24:00` as milliseconds of a day. */
export function timeOfDay(text: string): number {
  const [hours = '', minutes = ''] = text.split(':')
  return (Number(hours) * 60 + Number(minutes)) * MINUTE
}

/** The first millisecond of a day of the calendar, `2026-12-18`, as clocks show it. */
export function calendarDay(date: string): WallTime {
  return Date.parse(`${date}T00:00:00Z`)
}

/** The day that a calendar on the wall shows. */
export function weekdayOf(wall: WallTime): Weekday {
  return WEEKDAYS[new Date(wall).getUTCDay()] ?? 'sun'
}

/**
 * The moments at which clocks pass a wall time, earliest first: two in the hour that exists twice; where the clocks jump over it,
 * the moment of the jump.
 */
export function momentsAt(zone: string, wall: WallTime): readonly number[] {
  const before = offsetAt(zone, wall - DAY)
  const after = offsetAt(zone, wall + DAY)
  if (before === after) return [wall - before]
  const exact = [...new Set([before, after])]
    .map((offset) => wall - offset)
    .filter((moment) => wallTime(zone, moment) === wall)
    .toSorted((a, b) => a - b)
  return exact.length > 0 ? exact : jumpsBetween(zone, wall - DAY, wall + DAY)
}

/** The moments from `start` to `end` at which a zone's clocks are set, each the first that shows the new time. */
export function jumpsBetween(zone: string, start: number, end: number): readonly number[] {
  const jumps: number[] = []
  let before = offsetAt(zone, start)
  for (let day = start; day < end; day += DAY) {
    const after = offsetAt(zone, day + DAY)
    if (after !== before) jumps.push(jumpWithin(zone, day, before))
    before = after
  }
  return jumps
}

/** Clocks are set at a full second. */
const SECOND = 1000

function jumpWithin(zone: string, day: number, before: number): number {
  let low = Math.floor(day / SECOND)
  let high = low + DAY / SECOND
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle * SECOND) === before) low = middle
    else high = middle
  }
  return high * SECOND
}

/** Making one takes longer than all that is asked of it; there are as many as zones in use. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function offsetAt(zone: string, moment: number): number {
  const shown = new Map(
    clockOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes) => Number(shown.get(name))
  const date = [part('year'), part('month') - 1, part('day')] as const
  const wall = Date.UTC(...date, part('hour'), part('minute'), part('second'))
  return wall - Math.floor(moment / 1000) * 1000
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(zone, clock)
  return clock
}
