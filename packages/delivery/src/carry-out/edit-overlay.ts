import { type Files, type Located, type Replacement, replace } from '@fluxgate/documents'
import type { FileWrite } from '@fluxgate/forge'
import type { Change } from '@fluxgate/promotion'
import { describeRefusal } from '../facts/overlay-facts.ts'

/** Whole files with the edit, or why it can not be made and, where there are, the lines to write by hand. */
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
  return editOverlays(files, [{ located, changes }])
}

/** The same of several overlays, some of which may share a file. */
export function editOverlays(
  files: Files,
  edits: readonly {
    readonly located: Located | undefined
    readonly changes: readonly Change[]
  }[],
): OverlayEdit {
  const replacements: Replacement[] = []
  for (const { located, changes } of edits) {
    const own = replacementsFor(located, changes)
    if ('reason' in own) return { kind: 'refused', reason: own.reason, suggestion: undefined }
    replacements.push(...own.all)
  }
  const edited = replace(files, replacements)
  if (edited.kind === 'edited') return edited
  return {
    kind: 'refused',
    reason: describeRefusal(edited.refusal),
    suggestion: edited.refusal.suggestion,
  }
}

function replacementsFor(
  located: Located | undefined,
  changes: readonly Change[],
): { readonly all: readonly Replacement[] } | { readonly reason: string } {
  if (located?.kind !== 'found') return { reason: 'the overlay can not be read' }
  const slots = new Map<string, Replacement['slot']>([
    ...located.slots.map((slot): [string, Replacement['slot']] => [slot.name, slot]),
    ...located.origin.map((slot): [string, Replacement['slot']] => [
      `annotation.${slot.name}`,
      slot,
    ]),
  ])
  const all: Replacement[] = []
  for (const change of changes) {
    const slot = slots.get(change.name)
    if (slot === undefined) return { reason: `no place for ${change.name} in ${located.overlay}` }
    all.push({ slot, value: change.to })
  }
  return { all }
}
