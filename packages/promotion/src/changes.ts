import type { PinName, Pins } from '@fluxgate/policy'
import type { OverlayAnnotation, OverlayFacts } from './facts.ts'
import { releaseId, samePin } from './pins.ts'
import type { Change } from './plan.ts'
import type { Origin } from './release.ts'
import { canonicalVersion, isVersion } from './version.ts'

type Present = Extract<OverlayFacts, { readonly kind: 'present' }>

/**
 * What an overlay will pin once it takes a release: its own slots, each with the release's value where it has one. A
 * chart version is spelled as the slot needs it: an OCI tag can't hold `+`, a Helm version can't hold `_`.
 */
export function pinsAfter(overlay: Present, wanted: Pins): Pins {
  const oci = overlay.slots.some(({ name }) => name === 'digest')
  const pairs = overlay.slots.map(({ name, value }): [PinName, string] => {
    const to = wanted[name]
    if (to === undefined || samePin(name, value, to)) return [name, value]
    return [name, name === 'chart' ? spelledLike(value, to, oci) : to]
  })
  return Object.fromEntries(pairs)
}

/**
 * The scalars to replace so that an overlay takes a release: pins that differ, and with them the annotations that are
 * there. The release annotation becomes the id of what this overlay will pin, so that the events that follow find it; a source commit
 * that nobody named becomes `unknown`, and the source repository stays.
 */
export function changesTo(overlay: Present, wanted: Pins, origin: Origin): readonly Change[] {
  const after = pinsAfter(overlay, wanted)
  const pins = overlay.slots.flatMap(({ name, value }): Change[] => {
    const to = after[name]
    return to === undefined || to === value ? [] : [{ name, from: value, to }]
  })
  if (pins.length === 0) return []
  const annotations = overlay.annotations.flatMap(({ name, value }): Change[] => {
    const to = annotationAfter(name, after, origin)
    return to === undefined || to === value ? [] : [{ name: `annotation.${name}`, from: value, to }]
  })
  return [...pins, ...annotations]
}

/** Whether pins hold a release as far as the overlay has slots for it. */
export function holdsRelease(pins: Pins, overlay: Present, wanted: Pins): boolean {
  return overlay.slots.every(({ name }) => {
    const to = wanted[name]
    const value = pins[name]
    return to === undefined || (value !== undefined && samePin(name, value, to))
  })
}

/** What the annotation says of a release whose source nobody named: it needs some text to be replaced again later. */
export const NO_COMMIT = 'unknown'

/** Names of pins that a release has and an overlay has no slot for. */
export function withoutSlot(overlay: Present, names: readonly PinName[]): readonly PinName[] {
  const slots = new Set(overlay.slots.map(({ name }) => name))
  return names.filter((name) => !slots.has(name))
}

function annotationAfter(
  name: OverlayAnnotation['name'],
  after: Pins,
  origin: Origin,
): string | undefined {
  switch (name) {
    case 'release':
      return releaseId(after)
    case 'source-repository':
      return origin.repository
    case 'source-commit':
      // The one that is there is of the release before, and would say of this one who wrote it.
      return origin.commit ?? NO_COMMIT
  }
}

function spelledLike(slot: string, version: string, oci: boolean): string {
  const canonical = canonicalVersion(version)
  if (!isVersion(canonical) || !canonical.includes('+')) return version
  if (oci || slot.includes('_')) return canonical.replace('+', '_')
  return slot.includes('+') ? canonical : version
}

/** Whether a pin is the digest of something that another pin names. */
export function isDigest(name: PinName): boolean {
  return name === 'digest' || (name.startsWith('values.') && /[./@]digest$/i.test(name))
}
