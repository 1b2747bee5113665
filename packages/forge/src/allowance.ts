import type { Headers } from './rate-limit.ts'

/** What is left of the requests that GitHub lets the identity make in an hour. */
export interface Allowance {
  /** Takes notice of an answer. */
  note(headers: Headers): void
  /** The least share that any kind of request has left, 0 to 1; 1 before anything is known. */
  left(): number
}

/** Kinds that one run meets: REST and GraphQL are counted apart. */
const MOST_KINDS = 10

/** Nothing is known before the first answer: then all is left. */
export function createAllowance(): Allowance {
  const shares = new Map<string, number>()
  return {
    note(headers) {
      const remaining = countIn(headers, 'x-ratelimit-remaining')
      const limit = countIn(headers, 'x-ratelimit-limit')
      if (remaining === undefined || limit === undefined || limit === 0) return
      const kind = headers.get('x-ratelimit-resource') ?? ''
      if (shares.has(kind) || shares.size < MOST_KINDS) shares.set(kind, remaining / limit)
    },
    left: () => Math.min(1, ...shares.values()),
  }
}

function countIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined
}
