/** What a registry said, as far as it matters to whoever asked. */
export type RegistryAnswer<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'absent' }
  /** It will not take this from us; `status` is 401 or 403. */
  | { readonly kind: 'denied'; readonly status: number }
  /** It may be otherwise in a while; `waitMs`: what it asks to wait for, 0 where it does not say. */
  | { readonly kind: 'unclear'; readonly why: string; readonly waitMs: number }
  /** It will not be otherwise. */
  | { readonly kind: 'broken'; readonly why: string }

/** The statuses after which it is worth to ask again. */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500
}

/** `Retry-After` in milliseconds, as seconds or as a date; 0 where it is absent or makes no sense. */
export function retryAfter(header: string | undefined, now: Date): number {
  if (header === undefined) return 0
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000
  const at = header.length > 40 ? Number.NaN : Date.parse(header)
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime())
}
