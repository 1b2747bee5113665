import type { FileWrite } from '@fluxgate/forge'
import { holdsPath } from '@fluxgate/policy'
import { planSetRollback, type SetRollbackInput, type SetRollbackPlan } from '@fluxgate/promotion'
import type { Gathered } from '../facts/gather.ts'
import { united } from '../facts/view.ts'
import { editServices } from './edit-overlay.ts'
import { withHold } from './with-hold.ts'

/** What the commit of a set's rollback would be made of; services whose files can't be edited are left out, and told. */
export interface WritableSetRollback {
  readonly plan: SetRollbackPlan
  readonly files: readonly FileWrite[]
}

/** Plans the rollback of a set from services whose files can be edited as planned: what can't is found by trying. */
export function planWritableRollback(
  gathered: readonly Gathered[],
  input: Omit<SetRollbackInput, 'unwritable' | 'services'>,
): WritableSetRollback {
  const services = gathered.map(({ facts }) => facts)
  const unwritable: { readonly key: string; readonly why: string }[] = []
  const files = united(gathered.map((one) => one.files))
  const located = new Map(
    gathered.map((one) => [one.facts.key, one.located.get(input.environment.name)]),
  )
  while (true) {
    const plan = planSetRollback({ ...input, services, unwritable })
    const held = plan.back.map(({ key, hold }) => ({
      key,
      ...withHold(files, holdsPath(plan.environment, key), hold),
    }))
    const odd = held.flatMap((one) => ('why' in one ? one : []))
    const edits = plan.back.map(({ key, changes }) => ({ key, located: located.get(key), changes }))
    const edited = odd.length > 0 ? { services: odd } : editServices(files, edits)
    if ('files' in edited) {
      const holds = held.flatMap((one) => ('files' in one ? one.files : []))
      return { plan, files: [...edited.files, ...holds] }
    }
    unwritable.push(...edited.services.map(({ key, why }) => ({ key, why })))
  }
}
