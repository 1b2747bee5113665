import type { Environment } from '@fluxgate/policy'
import type { SetRollbackPlan } from '@fluxgate/promotion'
import { type LandedSet, landSetRollback } from '../carry-out/land-set-rollback.ts'
import type { Attempt } from '../carry-out/lost-race.ts'
import { planWritableRollback } from '../carry-out/writable-set-rollback.ts'
import { servicesOfSet } from '../facts/find-services.ts'
import type { Gathered } from '../facts/gather.ts'
import { gatherMany } from '../facts/gather-many.ts'
import { rollbackRequest } from '../facts/gather-rollback.ts'
import { findMergedSet, type MergedSet } from '../facts/merged-set.ts'
import { openRecordBook } from '../facts/record-book.ts'
import { depthFor, sweepFiles } from '../facts/sweep-files.ts'
import type { Ports, RunFacts, Sender } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { Stopped } from './open-for.ts'
import type { RollbackRequest } from './rollback-request.ts'

/** The rollback of a release set, carried out, or planned in a dry run. */
export interface SetRolledBack extends LandedSet {
  readonly kind: 'set-rolled-back'
  readonly base: Base
  readonly plan: SetRollbackPlan
}

/**
 * Tries to take a release set back as one: what each of its services holds goes back to what the overlay held before the set was merged,
 * and what is left is held, in one commit.
 */
export async function attemptSet(
  ports: Ports,
  run: RunFacts,
  request: RollbackRequest,
  sender: Sender,
  { base, environment }: { readonly base: Base; readonly environment: Environment },
): Promise<Attempt<Stopped | SetRolledBack>> {
  const refused = (why: string) => ({ kind: 'done', result: { kind: 'refused', why } }) as const
  if (request.to !== undefined) {
    return refused(
      'a release set goes back to what was there before it; leave "to" empty, and name the set under "service"',
    )
  }
  const found = await findMergedSet(ports.forge, base, environment, request.service)
  if ('why' in found) return refused(found.why)
  const gathered = await gatherMembers(ports, base, environment, found)
  const { plan, files } = planWritableRollback(gathered, {
    environment,
    id: found.id,
    set: found.set,
    open: found.open,
    leftover: found.leftover,
    reason: request.reason,
    until: request.until,
    by: sender.login,
  })
  const landed = await landSetRollback(ports, run, base, found, plan, files, sender.login)
  if (landed.kind === 'moved') return landed
  return { kind: 'done', result: { kind: 'set-rolled-back', ...landed.result, base, plan } }
}

async function gatherMembers(
  ports: Ports,
  base: Base,
  environment: Environment,
  { id, set }: MergedSet,
): Promise<readonly Gathered[]> {
  await using files = sweepFiles(ports, base, depthFor([environment]))
  const keys = set.members ?? (await servicesOfSet(files.read, environment, id))
  const book = openRecordBook(ports.forge, base, [environment.name])
  const requests = keys.map((key) => ({
    ...rollbackRequest(base, key, environment),
    unbranched: true,
  }))
  return gatherMany(ports, base, requests, { ...files, book })
}
