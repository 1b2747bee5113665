import { type Files, type Located, type Replacement, replace } from '@fluxgate/documents'
import type { FileWrite } from '@fluxgate/forge'
import type { Change } from '@fluxgate/promotion'
import { describeRefusal } from './overlay-facts.ts'

export type OverlayEdit =
  | { readonly kind: 'edited'; readonly files: readonly FileWrite[] }
  | {
      readonly kind: 'refused'
      readonly reason: string
      readonly suggestion: string | undefined
    }

/** The files of an overlay with a plan's changes made, each whole; nothing else in them differs. */
export function editOverlay(
  files: Files,
  located: Located | undefined,
  changes: readonly Change[],
): OverlayEdit {
  if (located?.kind !== 'found') {
    return { kind: 'refused', reason: 'the overlay can not be read', suggestion: undefined }
  }
  const slots = new Map<string, Replacement['slot']>([
    ...located.slots.map((slot): [string, Replacement['slot']] => [slot.name, slot]),
    ...located.origin.map((slot): [string, Replacement['slot']] => [
      `annotation.${slot.name}`,
      slot,
    ]),
  ])
  const replacements: Replacement[] = []
  for (const change of changes) {
    const slot = slots.get(change.name)
    if (slot === undefined) {
      const reason = `no place for ${change.name} in ${located.overlay}`
      return { kind: 'refused', reason, suggestion: undefined }
    }
    replacements.push({ slot, value: change.to })
  }
  const edited = replace(files, replacements)
  if (edited.kind === 'edited') return edited
  return {
    kind: 'refused',
    reason: describeRefusal(edited.refusal),
    suggestion: edited.refusal.suggestion,
  }
}
