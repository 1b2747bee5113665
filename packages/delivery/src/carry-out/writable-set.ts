import type { FileWrite } from '@fluxgate/forge'
import { planSet, type SetPlan, type ToldInSet } from '@fluxgate/promotion'
import type { GatheredSet } from '../facts/gather-set.ts'
import { editServices, type Unwritable } from './edit-overlay.ts'

/** What a set's commit would be made of; services whose files can't be edited are left out, and told. */
export interface WritableSet {
  readonly plan: SetPlan
  readonly files: readonly FileWrite[]
}

/** Plans a release set from services whose files can be edited as planned: what can't is found by trying. */
export function planWritable(gathered: GatheredSet, isTold?: ToldInSet): WritableSet {
  const { facts, files, located } = gathered
  const unwritable: Unwritable[] = []
  while (true) {
    const plan = planSet({ ...facts, unwritable }, isTold)
    const { step } = plan
    if (step.kind !== 'open' && step.kind !== 'move') return { plan, files: [] }
    const edits = step.set.members.map(({ key, changes }) => ({
      key,
      located: located.get(key),
      changes,
    }))
    const edited = editServices(files, edits)
    if (edited.kind === 'edited') return { plan, files: edited.files }
    unwritable.push(...edited.services)
  }
}
