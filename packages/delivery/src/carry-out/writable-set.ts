import type { FileWrite } from '@fluxgate/forge'
import { planSet, type SetPlan, type ToldInSet } from '@fluxgate/promotion'
import type { GatheredSet } from '../facts/gather-set.ts'
import { editOverlays } from './edit-overlay.ts'

/** What a set's commit would be made of; services whose files can't be edited are left out, and told. */
export interface WritableSet {
  readonly plan: SetPlan
  readonly files: readonly FileWrite[]
}

/** Plans a release set from services whose files can be edited as planned: what can't is found by trying. */
export function planWritable(gathered: GatheredSet, isTold?: ToldInSet): WritableSet {
  const { located } = gathered
  const unwritable: GatheredSet['facts']['unwritable'][number][] = []
  while (true) {
    const plan = planSet({ ...gathered.facts, unwritable }, isTold)
    const { step } = plan
    if (step.kind !== 'open' && step.kind !== 'move') return { plan, files: [] }
    const edits = step.set.members.map(({ key, changes }) => ({
      key,
      edit: { located: located.get(key), changes },
    }))
    const all = editOverlays(
      gathered.files,
      edits.map(({ edit }) => edit),
    )
    if (all.kind === 'edited') return { plan, files: all.files }
    const before = unwritable.length
    for (const { key, edit } of edits) {
      const own = editOverlays(gathered.files, [edit])
      if (own.kind === 'refused') {
        unwritable.push({ key, why: own.reason, suggestion: own.suggestion })
      }
    }
    // Each alone can be edited, and not all of them together: they stand in each other's way.
    if (unwritable.length === before) {
      unwritable.push(
        ...edits.map(({ key }) => ({ key, why: all.reason, suggestion: all.suggestion })),
      )
    }
  }
}
