import { ok, type Parsed, refused } from './refusal.ts'
import { quote } from './text.ts'

const MOMENT =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})$/

/** A time in whole seconds UTC; undefined where the event has none (Flux writes null then). */
export function parseTimestamp(value: unknown): Parsed<string | undefined> {
  if (value === undefined || value === null) return ok(undefined)
  const moment = typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(moment)
    ? refused(`timestamp ${quote(value)} is no time by RFC 3339`)
    : ok(`${new Date(moment).toISOString().slice(0, 19)}Z`)
}
