/** Headers by lower-case name. */
export type Headers = ReadonlyMap<string, string>

/**
 * GitHub tells its limits by status and headers; the secondary ones may come as 403 without any header, with these words only.
 */
const LIMIT_TEXT =
  /secondary rate limit|abuse detection|API rate limit exceeded|submitted too quickly|exceeded a rate limit/i

/** GitHub asks for at least a minute where a secondary limit comes without `retry-after`. */
const UNTOLD_WAIT_MS = 60_000

/** Whether a refusal is a matter of too many requests. */
export function isRateLimit(status: number, headers: Headers, said: string): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  return (
    headers.has('retry-after') ||
    headers.get('x-ratelimit-remaining') === '0' ||
    LIMIT_TEXT.test(said)
  )
}

/** Whether a GraphQL error, which comes with HTTP 200, is a matter of too many requests. */
export function isGraphqlRateLimit(type: string, said: string): boolean {
  return type === 'RATE_LIMITED' || type === 'RATE_LIMIT' || LIMIT_TEXT.test(said)
}

/** How long GitHub asks to wait, as `retry-after` or as the moment of the reset; undefined: it does not say. */
export function askedWait(headers: Headers, now: Date): number | undefined {
  const after = wholeNumber(headers.get('retry-after'))
  if (after !== undefined) return after * 1000
  if (headers.get('x-ratelimit-remaining') !== '0') return undefined
  const reset = wholeNumber(headers.get('x-ratelimit-reset'))
  if (reset === undefined) return undefined
  // Against GitHub's own clock where it tells it: the runner's may be off by minutes.
  const theirs = Date.parse(headers.get('date') ?? '')
  const from = Number.isNaN(theirs) ? now.getTime() : theirs
  return Math.max(0, reset * 1000 - from) + 1000
}

/** The least wait after a rate limit. */
export function rateLimitFloor(headers: Headers, now: Date): number {
  return askedWait(headers, now) ?? UNTOLD_WAIT_MS
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined
}
