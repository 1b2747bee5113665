import type { Freeze } from '@fluxgate/policy'
import type { Schedule } from './schedule.ts'
import { calendarDay, DAY, dayOf, momentsAt, wallTime } from './wall-clock.ts'

/** Holds on every day that no freeze covers, each in its own zone, first and last day included. */
export function freezesSchedule(freezes: readonly Freeze[]): Schedule {
  return {
    holds: (moment) => freezeAt(freezes, moment) === undefined,
    marks: () =>
      freezes.flatMap(({ from, to, timezone }) => [
        ...momentsAt(timezone, calendarDay(from)),
        ...momentsAt(timezone, calendarDay(to) + DAY),
      ]),
  }
}

/** The freeze that covers a moment; of several, the one that ends last. */
export function freezeAt(freezes: readonly Freeze[], moment: number): Freeze | undefined {
  return freezes
    .filter(({ from, to, timezone }) => {
      const day = dayOf(wallTime(timezone, moment))
      return day >= calendarDay(from) && day <= calendarDay(to)
    })
    .toSorted((a, b) => calendarDay(b.to) - calendarDay(a.to))[0]
}

/** `year-end freeze`, `freeze “stocktaking”` where the reason alone would not tell what shuts, or its days where it has no reason. */
export function describeFreeze({ from, to, reason }: Freeze): string {
  if (reason === undefined) return from === to ? `freeze on ${from}` : `freeze ${from} to ${to}`
  return /freeze|frozen/i.test(reason) ? reason : `freeze “${reason}”`
}
