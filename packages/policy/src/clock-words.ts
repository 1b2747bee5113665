const SECONDS: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
])

/** Seconds of a duration such as `90s`, `10m`, `4h`, `1d`; undefined where it is none, or longer than a year. */
export function secondsOf(text: string): number | undefined {
  const [, count, unit] = /^([0-9]{1,8})([smhd])$/.exec(text) ?? []
  const seconds = Number(count) * (SECONDS.get(unit ?? '') ?? Number.NaN)
  return seconds <= 366 * 86_400 ? seconds : undefined
}

/** Whether it is a time of day, `00:00` to `24:00`. */
export function isTimeOfDay(text: string): boolean {
  return /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/.test(text)
}

/** Whether it is a day of the calendar, `2026-12-18`. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text) ?? []
  if (year === undefined) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toISOString().startsWith(text)
}

/** Whether it is a moment by RFC 3339, `2026-12-18T09:00:00Z` or with an offset. */
export function isMoment(text: string): boolean {
  const parts =
    /^([0-9-]{10})T([0-9]{2}:[0-9]{2}):[0-5][0-9](?:\.[0-9]{1,9})?(?:Z|[+-]([0-9]{2}:[0-9]{2}))$/.exec(
      text,
    )
  if (parts === null) return false
  const [, date = '', time = '', offset = '00:00'] = parts
  return isDate(date) && time !== '24:00' && isTimeOfDay(time) && isTimeOfDay(offset)
}

/** Whether the IANA database of this machine has the zone; offsets such as `+01:00` are no zones. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}
