import { type ImagePin, type PinName, type Pins, POLICY_PATH, type Policy } from '@fluxgate/policy'
import { imagePlaces } from '@fluxgate/promotion'

/** What a bump is to pin, as its inputs say. */
export interface WantedVersions {
  readonly chartVersion: string | undefined
  readonly chartDigest: string | undefined
  readonly imageTag: string | undefined
  readonly imageDigest: string | undefined
  /** Paths in the chart's values where it holds the image itself; none: it does not. */
  readonly imageInChart: readonly string[]
}

/** The pins that a bump asks for, or why they can't be told. */
export type Wanted =
  | { readonly kind: 'pins'; readonly pins: Pins }
  | { readonly kind: 'refused'; readonly why: string }

/**
 * The pins that the inputs ask for. An image's go to the one that the policy names; where the chart holds the image, to the one of that
 * path, and nowhere where the policy names none.
 */
export function wantedPins(policy: Policy, versions: WantedVersions): Wanted {
  const { chartVersion, chartDigest, imageTag, imageDigest, imageInChart } = versions
  const pins: Record<string, string> = {}
  if (chartVersion !== undefined) pins['chart'] = chartVersion
  if (chartDigest !== undefined) pins['digest'] = chartDigest
  if (imageTag === undefined && imageDigest === undefined) return { kind: 'pins', pins }
  const isInChart = imageInChart.length > 0
  const image = isInChart ? imageAt(policy, imageInChart) : onlyImage(policy)
  if (image === undefined) return { kind: 'pins', pins }
  if (typeof image === 'string') return { kind: 'refused', why: image }
  if (imageTag !== undefined && image.tag === undefined && !isInChart) {
    const why = `an image tag was given, but the policy names no place for one; add "tag" to "pins.image" in ${POLICY_PATH}`
    return { kind: 'refused', why }
  }
  if (imageTag !== undefined && image.tag !== undefined) pins[`values.${image.tag}`] = imageTag
  const name = digestName(image)
  if (imageDigest !== undefined && name !== undefined) pins[name] = imageDigest
  return { kind: 'pins', pins }
}

/** The policy, with the places of an image as pins that it does not name: to see what an overlay sets there. */
export function lookingAt(policy: Policy, imageInChart: readonly string[]): Policy {
  const { pins } = policy
  const named = [...pins.image.flatMap(({ tag, digest }) => [tag, digest]), ...pins.values]
  const more = imagePlaces(imageInChart).filter((path) => !named.includes(path))
  return more.length === 0
    ? policy
    : { ...policy, pins: { ...pins, values: [...pins.values, ...more] } }
}

function imageAt({ pins }: Policy, imageInChart: readonly string[]): ImagePin | undefined {
  const paths = imagePlaces(imageInChart)
  return pins.image.find(({ tag, digest }) => paths.some((path) => path === tag || path === digest))
}

/** Why it is not clear which, otherwise. */
function onlyImage({ pins }: Policy): ImagePin | string {
  const [image, ...more] = pins.image
  if (image === undefined) {
    return `an image was given, but the policy names none; add "image: [{ tag: image.tag }]" under "pins" in ${POLICY_PATH}`
  }
  return more.length === 0
    ? image
    : `an image was given, but the policy names ${more.length + 1} under "pins.image", so it is not clear which is meant`
}

/** What a digest is called that stands behind its tag in one scalar (`1.4.2@sha256:...`), or in a place of its own. */
function digestName({ tag, digest }: ImagePin): PinName | undefined {
  if (digest !== undefined && digest !== tag) return `values.${digest}`
  return tag === undefined ? undefined : `values.${tag}@digest`
}
