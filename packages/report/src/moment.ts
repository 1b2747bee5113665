import { describeDay, describeInstant } from '@fluxgate/promotion'

/** `19 Nov 2026, 09:14 UTC`; without the date where `today` (RFC 3339) is the same day in UTC. */
export function moment(time: string, today?: string): string {
  const whole = describeInstant(time)
  const day = `${describeDay(time)}, `
  const isToday =
    today !== undefined && whole.startsWith(day) && describeDay(today) === describeDay(time)
  return isToday ? whole.slice(day.length) : whole
}
