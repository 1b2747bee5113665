import type { PinName, Pins } from '@fluxgate/policy'
import { shortHash } from './digest.ts'
import type { Origin, Release } from './release.ts'
import { oneLine } from './text.ts'
import { canonicalVersion, sameVersion } from './version.ts'

/** Of a release that does not say where it was built from. */
export const NO_ORIGIN: Origin = { repository: undefined, commit: undefined }

/** The id of pins: 12 hex of the sha256 of their sorted `name=value` lines, whatever order they came in. */
export function releaseId(pins: Pins): string {
  const lines = pinNames(pins).map((name) => {
    const value = pins[name] ?? ''
    return `${JSON.stringify(name)}=${JSON.stringify(name === 'chart' ? canonicalVersion(value) : value)}`
  })
  return shortHash(lines.join('\n'))
}

/** A release of these pins, with its id. */
export function aRelease(pins: Pins, origin: Origin = NO_ORIGIN): Release {
  return { pins, id: releaseId(pins), origin }
}

/** Names of the pins that have a value, sorted by code unit. */
export function pinNames(pins: Pins): readonly PinName[] {
  return Object.keys(pins)
    .filter(isPinName)
    .filter((name) => pins[name] !== undefined)
    .sort((a, b) => (a < b ? -1 : Number(a > b)))
}

/** Whether a text is the name of a pin. */
export function isPinName(text: string): text is PinName {
  return text === 'chart' || text === 'digest' || (text.startsWith('values.') && text.length > 7)
}

/** Whether two scalars of one pin say the same; a chart version also where one is spelled as an OCI tag. */
export function samePin(name: PinName, a: string, b: string): boolean {
  return name === 'chart' ? sameVersion(a, b) : a === b
}

/** Whether pins match: both hold the chart version, and every pin that both hold is equal. */
export function matches(a: Pins, b: Pins): boolean {
  if (a.chart === undefined || b.chart === undefined || !sameVersion(a.chart, b.chart)) return false
  return overlap(a, b) !== undefined
}

/** Whether both are the same pins, to the letter. */
export function isSamePins(a: Pins, b: Pins): boolean {
  const names = pinNames(a)
  return names.length === pinNames(b).length && names.every((name) => a[name] === b[name])
}

/** How many pins both hold; undefined where one of them differs. */
export function overlap(a: Pins, b: Pins): number | undefined {
  let common = 0
  for (const name of Object.keys(a)) {
    if (!isPinName(name)) continue
    const left = a[name]
    const right = b[name]
    if (left === undefined || right === undefined) continue
    if (!samePin(name, left, right)) return undefined
    common += 1
  }
  return common
}

/** Whether two name one chart version, each with a digest, and the digests differ. */
export function isTamperedWith(a: Pins, b: Pins): boolean {
  if (a.digest === undefined || b.digest === undefined || a.digest === b.digest) return false
  return a.chart !== undefined && b.chart !== undefined && sameVersion(a.chart, b.chart)
}

/** The pins that are among `names`. */
export function restrictedTo(pins: Pins, names: ReadonlySet<PinName>): Pins {
  const kept = pinNames(pins).filter((name) => names.has(name))
  return Object.fromEntries(kept.map((name) => [name, pins[name] ?? '']))
}

/** What people call these pins. */
export function versionOf(pins: Pins): string {
  return pins.chart ?? `release ${releaseId(pins)}`
}

/**
 * What people call pins beside those they stand next to: the chart version, and where that is the same, the first pin that
 * differs, since "from 1.4.1 to 1.4.1" tells nobody anything.
 */
export function versionBeside(pins: Pins, other: Pins): string {
  const version = versionOf(pins)
  if (pins.chart === undefined || other.chart === undefined) return version
  if (!sameVersion(pins.chart, other.chart)) return version
  const differing = pinNames(pins).filter(
    (name) => name !== 'chart' && other[name] !== undefined && other[name] !== pins[name],
  )
  const name = differing.find((one) => !/[./@]?digest$/i.test(one)) ?? differing[0]
  if (name === undefined) return version
  const value = oneLine((pins[name] ?? '').replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1'), 60)
  return `${version} with ${name.replace(/^values\./, '')} ${value}`
}
