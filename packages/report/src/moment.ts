const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `19 Nov 2026, 09:14 UTC`; without the date where `today` (RFC 3339) is the same day in UTC. */
export function moment(time: string, today?: string): string {
  const at = utc(time)
  if (at === undefined) return 'an unknown time'
  const clock = `${at.slice(11, 16)} UTC`
  if (today !== undefined && utc(today)?.slice(0, 10) === at.slice(0, 10)) return clock
  return `${day(time)}, ${clock}`
}

/** `19 Nov 2026`, in UTC. */
export function day(time: string): string {
  const at = utc(time)
  if (at === undefined) return 'an unknown day'
  const month = MONTHS[Number(at.slice(5, 7)) - 1] ?? ''
  return `${Number(at.slice(8, 10))} ${month} ${at.slice(0, 4)}`
}

/** `2026-11-19T09:14:00.000Z`; undefined where the text is no RFC 3339 time of a year of four digits. */
function utc(time: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i.test(time)) {
    return undefined
  }
  const ms = Date.parse(time)
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString().slice(-24)
}
