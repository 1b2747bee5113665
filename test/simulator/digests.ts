import type { Place } from './model.ts'
import { digestOf, isSame, nameOf, withDigest } from './versions.ts'

// Part of the model: imports nothing of the project.

/** Whether a version has two digests among all that the upstreams and the target pin, pinned and reported. */
export function isAlarm({ seen, environment, rules }: Place, release: string): boolean {
  const here = new Set([environment, ...rules.after])
  const held = [...here].flatMap((one) => (seen.held.get(one) ?? []).map(({ version }) => version))
  const told = seen.reports.filter((one) => here.has(one.environment)).map((one) => one.version)
  const known = [release, ...held, ...told].filter((one) => nameOf(one) === nameOf(release))
  return new Set(known.flatMap((one) => digestOf(one) ?? [])).size > 1
}

/** The release with the digest that came up upstream, where none of them pins one and all that came up is the same. */
export function completed({ seen, rules }: Place, release: string): string {
  if (digestOf(release) !== undefined) return release
  const told = seen.reports.filter(
    (one) => one.good && rules.after.includes(one.environment) && isSame(one.version, release),
  )
  const [only, ...others] = new Set(told.flatMap(({ version }) => digestOf(version) ?? []))
  return others.length > 0 ? release : withDigest(release, only)
}

/**
 * Why a release can't be written into its target: a digest is pinned there and none is known, which would go on ruling; or one is
 * pinned upstream, and there is no place for it.
 */
export function isUnwritable({ seen, environment, rules }: Place, release: string): boolean {
  const digest = digestOf(release)
  if (seen.digests.has(environment)) return digest === undefined
  const held = rules.after.flatMap((one) => seen.held.get(one) ?? [])
  return digest !== undefined && held.some(({ version }) => version === release)
}

/** A release as an overlay pins it, with a digest or without. */
export function writtenIn({ seen, environment }: Omit<Place, 'rules'>, release: string): string {
  return seen.digests.has(environment) ? release : nameOf(release)
}

/** Whether it has a digest that nobody upstream pinned, and of which no success there told. */
export function isStrange({ seen, environment, rules }: Place, release: string): boolean {
  const digest = digestOf(release)
  const now = seen.held.get(environment)?.at(-1)?.version ?? ''
  if (digest === undefined || release === now) return false
  const isKnown = (one: string) => isSame(one, release) && digestOf(one) === digest
  return !rules.after.some(
    (upstream) =>
      (seen.held.get(upstream) ?? []).some(({ version }) => isKnown(version)) ||
      seen.reports.some((one) => one.environment === upstream && one.good && isKnown(one.version)),
  )
}
