import type { Found, Located, Refusal, Slot } from '@fluxgate/documents'
import type { Pins } from '@fluxgate/policy'
import type { Origin, OverlayFacts } from '@fluxgate/promotion'

/** What a plan needs to know of an overlay, from where its pins were found. */
export function overlayFacts(located: Located, wantedPath: string): OverlayFacts {
  switch (located.kind) {
    case 'found':
      return presentOverlay(located)
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

/** The pins of an overlay as a plain object. */
export function pinsOf(slots: readonly Slot[]): Pins {
  return Object.fromEntries(slots.map((slot) => [slot.name, slot.value]))
}

/** Where a release says it came from. */
export function originOf(found: Found): Origin {
  const value = (name: string) => found.origin.find((slot) => slot.name === name)?.value
  return { repository: value('source-repository'), commit: value('source-commit') }
}

/** `file:line:col message`. */
export function describeRefusal(refusal: Refusal): string {
  const place = [refusal.file, refusal.line, refusal.col].filter((part) => part !== undefined)
  return `${place.join(':')} ${refusal.message}`
}

function presentOverlay(found: Found): OverlayFacts {
  return {
    kind: 'present',
    path: found.overlay,
    slots: found.slots.map((slot) => ({
      name: slot.name,
      value: slot.value,
      form: slot.form,
      at: `${slot.file}:${slot.line}:${slot.col}`,
      fixed:
        slot.edit.kind === 'splice'
          ? undefined
          : {
              why: describeRefusal(slot.edit.refusal),
              suggestion: slot.edit.refusal.suggestion,
            },
    })),
    origin: originOf(found),
    annotations: found.origin.map((slot) => ({
      name: slot.name,
      value: slot.value,
      fixed: slot.edit.kind === 'splice' ? undefined : { why: describeRefusal(slot.edit.refusal) },
    })),
  }
}
