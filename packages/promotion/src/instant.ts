/** Milliseconds of an RFC 3339 moment; one that is none counts as the beginning of time, so that nothing follows from it. */
export function instant(rfc3339: string): number {
  const time = Date.parse(rfc3339)
  return Number.isNaN(time) ? 0 : time
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

/** Whether a text is a moment by RFC 3339 that exists. */
export function isInstant(text: string): boolean {
  return text.length <= 40 && RFC3339.test(text) && !Number.isNaN(Date.parse(text))
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A moment as people read it everywhere: `19 Nov 2026, 09:14 UTC`. */
export function describeInstant(rfc3339: string): string {
  const at = utc(rfc3339)
  return at === undefined ? 'an unknown time' : `${describeDay(rfc3339)}, ${at.slice(11, 16)} UTC`
}

/** The day of a moment in UTC: `19 Nov 2026`. */
export function describeDay(rfc3339: string): string {
  const at = utc(rfc3339)
  if (at === undefined) return 'an unknown day'
  const month = MONTHS[Number(at.slice(5, 7)) - 1] ?? ''
  return `${Number(at.slice(8, 10))} ${month} ${at.slice(0, 4)}`
}

/** `2026-11-19T09:14:00.000Z`; undefined where the text is no moment of a year of four digits. */
function utc(rfc3339: string): string | undefined {
  return isInstant(rfc3339) ? new Date(rfc3339).toISOString().slice(-24) : undefined
}
