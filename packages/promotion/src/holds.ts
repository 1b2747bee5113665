import type { Hold, PinName, Pins } from '@fluxgate/policy'
import { describeInstant, instant } from './instant.ts'
import { releaseId, restrictedTo } from './pins.ts'
import { oneLine } from './text.ts'
import { canonicalVersion, sameVersion, withoutBuild } from './version.ts'

/** Whether a hold still holds: `until` means what it says. */
export function isActive({ until }: Hold, now: string): boolean {
  return until === undefined || instant(now) < instant(until)
}

/**
 * Whether a hold is about a release. A version without build metadata holds every build of it; `*` all versions. The id
 * may be that of the pins as the upstream has them, or as the target's own overlay would.
 */
export function isAbout(hold: Hold, pins: Pins, slots: ReadonlySet<PinName>): boolean {
  if (hold.release !== undefined && !idsOf(pins, slots).has(hold.release)) return false
  return hold.version === undefined || hold.version === '*' || names(hold.version, pins)
}

/** Whether a hold names a release, by version or id, and not merely all of them. */
export function isByName(hold: Hold, pins: Pins, slots: ReadonlySet<PinName>): boolean {
  if (hold.release === undefined && (hold.version === undefined || hold.version === '*')) {
    return false
  }
  return isAbout(hold, pins, slots)
}

/** The active hold that stops a release here, the one that lasts longest first. */
export function holdOn(
  pins: Pins,
  target: { readonly holds: readonly Hold[]; readonly slots: ReadonlySet<PinName> },
  now: string,
): Hold | undefined {
  return target.holds
    .filter((hold) => isActive(hold, now) && isAbout(hold, pins, target.slots))
    .toSorted((a, b) => end(b) - end(a))[0]
}

/** What a hold is on, for people: `customer-service 1.4.2`, `every version of customer-service`. */
export function heldName(
  { version, release }: Pick<Hold, 'version' | 'release'>,
  key: string,
): string {
  if (release !== undefined) {
    const beside = version === undefined || version === '*' ? '' : ` (${oneLine(version, 100)})`
    return `release ${release}${beside} of ${key}`
  }
  return version === undefined || version === '*'
    ? `every version of ${key}`
    : `${key} ${oneLine(version, 100)}`
}

/** Who holds, for how long, and why. */
export function holdStory({ by, until, reason }: Hold): string {
  const end = until === undefined ? '' : ` until ${describeInstant(until)}`
  return `by ${oneLine(by, 100)}${end}: ${oneLine(reason, 200)}`
}

function end({ until }: Hold): number {
  return until === undefined ? Number.MAX_SAFE_INTEGER : instant(until)
}

function names(version: string, { chart }: Pins): boolean {
  if (chart === undefined) return false
  const held = canonicalVersion(version)
  return sameVersion(held, chart) || (held === withoutBuild(held) && held === withoutBuild(chart))
}

function idsOf(pins: Pins, slots: ReadonlySet<PinName>): ReadonlySet<string> {
  const { digest: _, ...bare } = pins
  const forms = [pins, bare].flatMap((form) => [form, restrictedTo(form, slots)])
  return new Set(forms.map(releaseId))
}
