import type { Freeze, Window } from './seen.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Whether the clock on the wall stands within one of the windows; where there are none, always. */
export function isInWindow(windows: readonly Window[], at: number): boolean {
  return windows.length === 0 || windows.some((window) => isWithin(window, at))
}

/** Whether no freeze covers the day that it is in the freeze's zone. */
export function isFree(freezes: readonly Freeze[], at: number): boolean {
  return freezes.every(({ from, to, timezone }) => {
    const { day } = wall(timezone, at)
    return day < from || day > to
  })
}

function isWithin({ days, from, to, timezone }: Window, at: number): boolean {
  const { weekday, time } = wall(timezone, at)
  return days.includes(weekday) && time >= from && time < to
}

function wall(timeZone: string, at: number) {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(timeZone, format)
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    weekday: part('weekday').toLowerCase(),
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}
