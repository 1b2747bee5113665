import {
  buildsOn,
  type Files,
  type Found,
  type Located,
  movedBy,
  type Refusal,
  type Slot,
} from '@fluxgate/documents'
import type { Pins } from '@fluxgate/policy'
import {
  NO_COMMIT,
  NO_ORIGIN,
  type Origin,
  type OverlayFacts,
  type OverlaySlot,
} from '@fluxgate/promotion'

/** An environment beside the one looked at, and what it pins. */
export interface Neighbour {
  readonly name: string
  readonly located: Located
}

/**
 * What a plan needs to know of an overlay, from where its pins were found. A scalar that drives another environment too
 * can't be replaced, however it is reached.
 */
export function overlayFacts(
  located: Located,
  wantedPath: string,
  neighbours: readonly Neighbour[],
  files: Files = new Map(),
): OverlayFacts {
  switch (located.kind) {
    case 'found': {
      const long = unrecordable(located)
      if (long === undefined) return presentOverlay(located, neighbours, files)
      const why = `${placeOf(long)} ${long.name} has ${long.value.length} characters; a pin has at most ${LONGEST_PIN}`
      return { kind: 'refused', why, suggestion: undefined }
    }
    case 'need':
      return {
        kind: 'refused',
        why: `${wantedPath} builds on too many other files: ${located.paths.slice(0, 3).join(', ')}`,
        suggestion: undefined,
      }
    case 'refused':
      if (located.refusal.code === 'no-overlay') return { kind: 'absent', path: wantedPath }
      return {
        kind: 'refused',
        why: describeRefusal(located.refusal),
        suggestion: located.refusal.suggestion,
      }
  }
}

/** Longer ones can't be told in a record, so they can't be proven. */
const LONGEST_PIN = 256

/** A pin that no record can hold; undefined: there is none. */
export function unrecordable(found: Found): Slot | undefined {
  return found.slots.find(({ value }) => value.length > LONGEST_PIN)
}

/** The pins of an overlay as a plain object. */
export function pinsOf(slots: readonly Slot[]): Pins {
  return Object.fromEntries(slots.map((slot) => [slot.name, slot.value]))
}

/** Where a release says it came from; an annotation that waits for its value says nothing, so that who fills it in later is heard. */
export function originOf(found: Found): Origin {
  const value = (name: string) =>
    found.origin.find((slot) => slot.name === name)?.value || undefined
  const commit = value('source-commit')
  return {
    repository: value('source-repository'),
    commit: commit === NO_COMMIT ? undefined : commit,
  }
}

/** `file:line:col message`. */
export function describeRefusal(refusal: Refusal): string {
  const place = [refusal.file, refusal.line, refusal.col].filter((part) => part !== undefined)
  return `${place.join(':')} ${refusal.message}`
}

function presentOverlay(
  found: Found,
  neighbours: readonly Neighbour[],
  files: Files,
): OverlayFacts {
  return {
    kind: 'present',
    path: found.overlay,
    slots: found.slots.map((slot) => ({
      name: slot.name,
      value: slot.value,
      form: slot.form,
      at: placeOf(slot),
      fixed: whyFixed(slot, neighbours),
    })),
    buildsOn: buildsOn(files, found.overlay),
    origin: originOf(found),
    annotations: found.origin.map((slot) => ({
      name: slot.name,
      value: slot.value,
      fixed: slot.edit.kind === 'splice' ? undefined : { why: describeRefusal(slot.edit.refusal) },
    })),
  }
}

function whyFixed(slot: Slot, neighbours: readonly Neighbour[]): OverlaySlot['fixed'] {
  const moved = neighbours.filter(
    ({ located }) => located.kind === 'found' && movedBy(slot, [located]).length > 0,
  )
  const names = moved.map(({ name }) => name).join(' and ')
  const also = moved.length === 0 ? '' : `; an edit would move ${names} too`
  if (slot.edit.kind === 'refused') {
    const { refusal } = slot.edit
    return { why: `${describeRefusal(refusal)}${also}`, suggestion: refusal.suggestion }
  }
  if (moved.length === 0) return undefined
  return {
    why: `${placeOf(slot)} drives ${names} as well: give each environment a pin of its own`,
    suggestion: undefined,
  }
}

function placeOf({ file, line, col }: Slot): string {
  return `${file}:${line}:${col}`
}

/** What an overlay pins now, and where that came from. */
export function currentOf(overlay: OverlayFacts): {
  readonly pins: Pins
  readonly origin: Origin
} {
  if (overlay.kind !== 'present') return { pins: {}, origin: NO_ORIGIN }
  const pins = Object.fromEntries(overlay.slots.map((slot) => [slot.name, slot.value]))
  return { pins, origin: overlay.origin }
}
