import type { ImagePin, PinName, Pins, Policy } from '@fluxgate/policy'
import { changesTo, withoutSlot } from './changes.ts'
import type { EnvironmentFacts, OverlayFacts } from './facts.ts'
import { samePin, versionOf } from './pins.ts'
import type { Origin } from './release.ts'
import { overlaySuggestion, pinLines } from './suggestion.ts'
import { enumerate, oneLine } from './text.ts'

/** Why a release can't be written into an overlay, and lines that would mend it. */
export interface Refusal {
  readonly why: string
  readonly suggestion: string | undefined
}

/** A release on its way into an overlay. */
export interface Entering {
  readonly key: string
  /** Names of releases where they differ from the key; undefined where the policy is not at hand. */
  readonly policy: Policy | undefined
  readonly pins: Pins
  /** Those of its pins that must have a slot. */
  readonly names: readonly PinName[]
  readonly origin: Origin
  /** The overlay that it comes from, and what that builds on; undefined: it comes from no overlay. */
  readonly from?: { readonly overlay: string; readonly buildsOn: readonly string[] } | undefined
}

type Present = Extract<OverlayFacts, { readonly kind: 'present' }>

/** The first reason why an environment can't take a release, whatever its version; undefined where it can. */
export function refusalOf(facts: EnvironmentFacts, entering: Entering): Refusal | undefined {
  const { name, overlay, holdProblem } = facts
  if (holdProblem !== undefined) {
    return {
      why: `nothing moves in ${name} until its hold file is mended: ${holdProblem}`,
      suggestion: undefined,
    }
  }
  if (overlay.kind !== 'present') return overlayRefusal(name, overlay, entering)
  return (
    rangeRefusal(name, overlay, entering) ??
    slotRefusal(name, overlay, entering) ??
    digestRefusal(name, overlay, entering) ??
    imageDigestRefusal(name, overlay, entering) ??
    fixedRefusal(name, overlay, entering)
  )
}

/** Why an overlay that is not there, or can't be read, takes nothing. */
export function overlayRefusal(
  name: string,
  overlay: Exclude<OverlayFacts, Present>,
  entering: Entering,
): Refusal {
  switch (overlay.kind) {
    case 'absent':
      return {
        why: `${name} has no overlay of ${entering.key} yet; add ${overlay.path} to let ${versionOf(entering.pins)} in`,
        suggestion: overlaySuggestion({ ...entering, path: overlay.path, environment: name }),
      }
    case 'refused':
      return {
        why: `what ${name} pins can't be told: ${overlay.why}`,
        suggestion: overlay.suggestion,
      }
  }
}

function rangeRefusal(name: string, overlay: Present, { pins }: Entering): Refusal | undefined {
  const range = overlay.slots.find(({ form }) => form === 'range')
  if (range === undefined) return undefined
  const held = JSON.stringify(oneLine(range.value, 100))
  return {
    why: `${name} pins the range ${held} at ${range.at}, which Flux follows by itself; pin one version there`,
    suggestion: pinLines(pins.chart === undefined ? {} : { chart: pins.chart }).join('\n'),
  }
}

/** Why an overlay can't take a pin that it has no place for. */
export function slotRefusal(
  name: string,
  overlay: Present,
  { pins, names }: Entering,
): Refusal | undefined {
  const missing = withoutSlot(overlay, names)
  if (missing.length === 0) return undefined
  const wanted = Object.fromEntries(missing.map((pin) => [pin, pins[pin] ?? '']))
  return {
    why: `${name} has no place for ${enumerate(missing)} in ${overlay.path}; add it there so that it can travel`,
    suggestion: pinLines(wanted).join('\n'),
  }
}

function digestRefusal(name: string, overlay: Present, { pins }: Entering): Refusal | undefined {
  const slot = overlay.slots.find((one) => one.name === 'digest')
  if (slot === undefined || pins.digest !== undefined || pins.chart === undefined) return undefined
  const chart = overlay.slots.find((one) => one.name === 'chart')?.value
  if (chart !== undefined && samePin('chart', chart, pins.chart)) return undefined
  return {
    why:
      `${name} pins the digest at ${slot.at}, and ${versionOf(pins)} comes without one: ` +
      'a digest beside a version wins, so nothing would roll out; pin the digest upstream too, or remove it here',
    suggestion: undefined,
  }
}

function imageDigestRefusal(
  name: string,
  overlay: Present,
  { pins, policy, origin }: Entering,
): Refusal | undefined {
  const changed = new Set(changesTo(overlay, pins, origin).map((change) => change.name))
  const left = overlay.slots.find(
    (slot) =>
      pins[slot.name] === undefined &&
      tagsBeside(slot.name, policy?.pins.image ?? []).some((tag) => changed.has(tag)),
  )
  if (left === undefined) return undefined
  return {
    why:
      `${name} pins ${left.name} at ${left.at}, and ${versionOf(pins)} comes without it: ` +
      'the old digest would win over the new tag; pin it upstream too, or remove it here',
    suggestion: undefined,
  }
}

/** Tags that a digest rules over: as the policy pairs them, `tag` beside `digest`, and the tag before the digest in one scalar. */
export function tagsBeside(name: PinName, images: readonly ImagePin[]): readonly PinName[] {
  const paired = images.flatMap(({ tag, digest }): PinName[] =>
    tag !== undefined && name === `values.${digest}` ? [`values.${tag}`] : [],
  )
  const scalar = /^(values\..+)@digest$/.exec(name)?.[1]
  if (scalar?.startsWith('values.')) return [...paired, `values.${scalar.slice('values.'.length)}`]
  if (!name.startsWith('values.') || !name.endsWith('.digest')) return paired
  const sibling = name.slice('values.'.length, -'digest'.length)
  return [...paired, `values.${sibling}tag`]
}

function fixedRefusal(
  name: string,
  overlay: Present,
  { pins, origin }: Entering,
): Refusal | undefined {
  const changed = new Set<string>(changesTo(overlay, pins, origin).map((change) => change.name))
  const slot = overlay.slots.find((one) => one.fixed !== undefined && changed.has(one.name))
  if (slot?.fixed !== undefined) {
    const { why, suggestion } = slot.fixed
    return { why: `${slot.name} of ${name} can't be edited: ${why}`, suggestion }
  }
  const annotation = overlay.annotations.find(
    (one) => one.fixed !== undefined && changed.has(`annotation.${one.name}`),
  )
  if (annotation?.fixed === undefined) return undefined
  const why = `annotation ${annotation.name} of ${name} can't be edited: ${annotation.fixed.why}`
  return { why, suggestion: undefined }
}
