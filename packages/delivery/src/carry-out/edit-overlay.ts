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

/** Changes to the overlay of one service among several. */
export interface ServiceEdit {
  readonly key: string
  readonly located: Located | undefined
  readonly changes: readonly Change[]
}

/** Whole files with all edits, or the services whose files can't be edited so. */
export type ServiceEdits =
  | { readonly kind: 'edited'; readonly files: readonly FileWrite[] }
  | { readonly kind: 'unfit'; readonly services: readonly Unwritable[] }

/** A service whose files can't be edited as planned, and where there are, the lines to write by hand. */
export interface Unwritable {
  readonly key: string
  readonly why: string
  readonly suggestion: string | undefined
}

/** The overlays of several services, some of which may share a file, with the changes to each. */
export function editServices(files: Files, edits: readonly ServiceEdit[]): ServiceEdits {
  const all = editOverlays(files, edits)
  if (all.kind === 'edited') return all
  const alone = edits.flatMap(({ key, ...edit }) => {
    const own = editOverlays(files, [edit])
    return own.kind === 'refused' ? [unwritable(key, own)] : []
  })
  // Each alone can be edited, and not all of them together: they stand in each other's way.
  const services = alone.length > 0 ? alone : edits.map(({ key }) => unwritable(key, all))
  return { kind: 'unfit', services }
}

type Refused = Extract<OverlayEdit, { readonly kind: 'refused' }>

function unwritable(key: string, { reason, suggestion }: Refused): Unwritable {
  return { key, why: reason, suggestion }
}

function editOverlays(files: Files, edits: readonly Omit<ServiceEdit, 'key'>[]): OverlayEdit {
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
