import semver from 'semver'
import { canonicalVersion, isVersion } from './version.ts'

const LONGEST = 256

/** Whether a text is a range of versions as Flux reads them (`1.x`, `>=1.0.0, <2.0.0`), and not one version. */
export function isRange(text: string): boolean {
  if (text.length > LONGEST || isVersion(text)) return false
  return semver.validRange(asNode(text)) !== null
}

/**
 * Whether a range admits a version. Flux's semver takes prereleases only where a bound of the range has one, and then
 * any that lies within; commas separate bounds that must all hold.
 */
export function rangeAdmits(range: string, version: string): boolean {
  if (range.length > LONGEST || !isVersion(version)) return false
  return range.split('||').some((part) =>
    semver.satisfies(canonicalVersion(version), asNode(part), {
      includePrerelease: /[\dxX*]-[0-9A-Za-z]/.test(part),
    }),
  )
}

function asNode(range: string): string {
  return range.replaceAll(',', ' ')
}

/** Whether a version lies above everything that a range admits. */
export function isAboveRange(range: string, version: string): boolean {
  const text = canonicalVersion(version)
  if (!isVersion(version) || !isRange(range) || semver.valid(text) === null) return false
  if (rangeAdmits(range, version)) return false
  return semver.gtr(text, asNode(range), { includePrerelease: true })
}
