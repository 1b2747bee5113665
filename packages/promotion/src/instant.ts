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

/** A moment as people read it: `2026-11-19 09:14 UTC`. */
export function describeInstant(rfc3339: string): string {
  const time = Date.parse(rfc3339)
  if (Number.isNaN(time)) return 'an unknown time'
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
