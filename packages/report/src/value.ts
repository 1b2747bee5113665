import type { Release } from '@fluxgate/promotion'
import { code, text } from './escape.ts'

const VERSION = /^v?\d[0-9A-Za-z.+-]{0,79}$/
/** GitHub makes links of what may be a commit. */
const COMMIT_LIKE = /^[0-9a-f]{7,64}$/
const DIGEST = /^((?:.{1,150}@)?sha256:[0-9a-f]{12})[0-9a-f]{52}$/

/** A pin's value: a plain version as it is, a digest by its first 12 digits, anything else as code. */
export function value(raw: string, max?: number): string {
  if (VERSION.test(raw) && !COMMIT_LIKE.test(raw)) return text(raw, max)
  const [, start] = DIGEST.exec(raw) ?? []
  return start === undefined ? code(raw, max) : code(`${start}…`, max)
}

/** Whether `value` shows less of it than there is. */
export function isShortened(raw: string): boolean {
  return DIGEST.test(raw)
}

/** What people call a release: its chart version; its id where it pins none. */
export function versionOf(release: Release): string {
  return release.pins.chart ?? release.id
}

/** A login, or a numeric id, as a person is named. */
export function person(by: string): string {
  return /^\d+$/.test(by) ? `user ${text(by, 20)}` : text(by, 60)
}
