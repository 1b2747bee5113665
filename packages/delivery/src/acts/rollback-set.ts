import { addHold, type Files, type Located } from '@fluxgate/documents'
import type { FileWrite } from '@fluxgate/forge'
import { type Environment, holdsPath } from '@fluxgate/policy'
import {
  planSetRollback,
  type SetBack,
  type SetRollbackInput,
  type SetRollbackPlan,
} from '@fluxgate/promotion'
import { editOverlay, editOverlays } from '../carry-out/edit-overlay.ts'
import { type LandedSet, landSetRollback } from '../carry-out/land-set-rollback.ts'
import type { Attempt } from '../carry-out/lost-race.ts'
import { servicesOfSet } from '../facts/find-services.ts'
import type { Gathered } from '../facts/gather.ts'
import { gatherMany } from '../facts/gather-many.ts'
import { rollbackRequest } from '../facts/gather-rollback.ts'
import { findMergedSet, type MergedSet } from '../facts/merged-set.ts'
import { openRecordBook } from '../facts/record-book.ts'
import { depthFor, sweepFiles } from '../facts/sweep-files.ts'
import { united } from '../facts/view.ts'
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
  const { plan, files } = planWritable(gathered, {
    environment,
    id: found.id,
    set: found.set,
    open: found.open,
    leftover: found.leftover,
    reason: request.reason,
    until: request.until,
    by: sender.login,
    services: gathered.map(({ facts }) => facts),
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

/** Plans it from services whose files can be edited as planned: what can't is found by trying. */
function planWritable(
  gathered: readonly Gathered[],
  input: Omit<SetRollbackInput, 'unwritable'>,
): { readonly plan: SetRollbackPlan; readonly files: readonly FileWrite[] } {
  const unwritable: { readonly key: string; readonly why: string }[] = []
  const all = united(gathered.map(({ files }) => files))
  const located = new Map(
    gathered.map((one) => [one.facts.key, one.located.get(input.environment.name)]),
  )
  while (true) {
    const plan = planSetRollback({ ...input, unwritable })
    const edits = plan.back.map(({ key, changes }) => ({ located: located.get(key), changes }))
    const edited = editOverlays(all, edits)
    const holds = plan.back.map((one) => holdOf(all, plan.environment, one))
    const odd = holds.flatMap((one) => ('why' in one ? one : []))
    if (edited.kind === 'edited' && odd.length === 0) {
      return { plan, files: [...edited.files, ...holds.flatMap((one) => filesIn(one))] }
    }
    const before = unwritable.length
    unwritable.push(...odd, ...unfit(all, located, plan))
    // Each alone can be edited, and not all of them together: they stand in each other's way.
    if (unwritable.length === before && edited.kind === 'refused') {
      unwritable.push(...plan.back.map(({ key }) => ({ key, why: edited.reason })))
    }
  }
}

function unfit(
  files: Files,
  located: ReadonlyMap<string, Located | undefined>,
  { back }: SetRollbackPlan,
) {
  return back.flatMap(({ key, changes }) => {
    const own = editOverlay(files, located.get(key), changes)
    return own.kind === 'refused' ? [{ key, why: own.reason }] : []
  })
}

type HoldWrite =
  | { readonly key: string; readonly why: string }
  | { readonly files: readonly FileWrite[] }

function holdOf(files: Files, environment: string, { key, hold }: SetBack): HoldWrite {
  if (hold === undefined) return { files: [] }
  const path = holdsPath(environment, key)
  const file = files.get(path)
  const edited = addHold(file?.kind === 'file' ? file.text : undefined, hold)
  return edited.kind === 'refused'
    ? { key, why: `${path}: ${edited.why}` }
    : { files: [{ path, text: edited.text }] }
}

function filesIn(one: HoldWrite): readonly FileWrite[] {
  return 'files' in one ? one.files : []
}
