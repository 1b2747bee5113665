import { type Changes, serviceChanges } from '@fluxgate/pipeline'
import { gatherDelivery } from './gather-delivery.ts'

/** What of a service differs from an earlier commit; `why` says why that is not known. */
export interface ServiceChanges extends Changes {
  readonly why: string | undefined
}

/**
 * Compares the commit that is checked out with another, a whole id, by the content of their files. DeliveryFileError as
 * `gatherDelivery` has it.
 */
export async function changesSince(
  workspace: string,
  path: string,
  commit: string,
): Promise<ServiceChanges> {
  const facts = await gatherDelivery({
    workspace,
    path,
    since: commit,
    // What a plan would ask of the run; a comparison with a commit that is named asks for none of it.
    ref: { kind: 'branch', name: '' },
    defaultBranch: undefined,
    version: undefined,
    time: '',
    byHand: false,
    lastSuccess: () => Promise.resolve({ commit: undefined }),
  })
  const why = facts.changes.kind === 'unknown' ? facts.changes.why : undefined
  return { ...serviceChanges(facts), why }
}
