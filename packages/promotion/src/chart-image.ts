import { type ImagePin, type PinName, type Pins, POLICY_PATH } from '@fluxgate/policy'
import type { OverlayFacts } from './facts.ts'
import { slotNames } from './overlay.ts'
import { pinNames } from './pins.ts'
import { type Refusal, tagsBeside } from './refusal.ts'

type Present = Extract<OverlayFacts, { readonly kind: 'present' }>

/**
 * What is left to pin where the chart brings the image along: a tag or a digest that the overlay has no place for is the
 * chart's own, and nothing is missing.
 */
export function withoutChartImage(wanted: Pins, overlay: OverlayFacts): Pins {
  const slots = slotNames(overlay)
  const left = pinNames(wanted).filter((name) => !name.startsWith('values.') || slots.has(name))
  return Object.fromEntries(left.map((name) => [name, wanted[name]]))
}

/**
 * Where an overlay's values may rule over the image that a chart holds at some paths: there, and by a digest beside a tag, which
 * charts prefer to it.
 */
export function imagePlaces(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap((path) => [path, path.replace(/(^|\.)tag$/, '$1digest')]))]
}

/**
 * Why the image that a chart brings along would not run: the overlay sets another at the same path of its values, or a digest
 * beside it, and the bump leaves that as it is. Undefined: nothing rules over the chart.
 *
 * @param images of the policy, which says what else is a digest of which tag
 */
export function overruled(
  environment: string,
  overlay: Present,
  wanted: Pins,
  paths: readonly string[],
  images: readonly ImagePin[],
): Refusal | undefined {
  const held = new Set(paths.map((path): PinName => `values.${path}`))
  const slot = overlay.slots.find(({ name, value }) => {
    if (wanted[name] !== undefined) return false
    return held.has(name) || (value !== '' && tagsBeside(name, images).some((tag) => held.has(tag)))
  })
  if (slot === undefined) return undefined
  const why = `${environment} sets ${slot.name} at ${slot.at}, which rules over the image that the chart brings; name it under "pins.image" in ${POLICY_PATH}, with its tag and digest given, or take it out there`
  return { why, suggestion: undefined }
}
