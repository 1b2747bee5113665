import type { Files } from '@fluxgate/documents'
import type { ForgeError } from '@fluxgate/forge'
import { type Environment, environmentOf } from '@fluxgate/policy'
import {
  type EdgePlan,
  failingIn,
  planEdge,
  reportsWanted,
  type ServiceRecord,
} from '@fluxgate/promotion'
import type { Attempt } from '../carry-out/lost-race.ts'
import { tellsGates } from '../carry-out/narrate.ts'
import { type PromotedEdge, promoteInto } from '../carry-out/promote.ts'
import { type Reverted, revertFailed } from '../carry-out/revert-failed.ts'
import { type Gathered, type GatherRequest, gather, withRecords } from '../facts/gather.ts'
import { promotionRequest } from '../facts/gather-promotion.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { untilWonFrom } from './from-base.ts'

/** What a sweep came to for one service. */
export interface SweptService {
  readonly key: string
  readonly edges: readonly PromotedEdge[]
  /** What failed where the policy takes such releases back. */
  readonly reverted: readonly Reverted[]
  /** Overtaken until the deadline, or by a policy that can't be read; the next sweep goes on. */
  readonly deferred: boolean
  /** Why GitHub did not take what was to be done; the other services are swept all the same. */
  readonly trouble: ForgeError | undefined
  /** Whether nothing is known of it: no environment has an overlay, no pull request of ours is open. */
  readonly nowhere: boolean
}

/** A service to sweep: its key, and what is known of it already. */
export interface ToSweep {
  readonly key: string
  /** Records of this run, which a read may not show yet. */
  readonly records: readonly ServiceRecord[]
  /** Files at the base commit that were read before. */
  readonly known?: Files | undefined
}

/** What a sweep is about. */
export interface Scope {
  readonly targets: readonly Environment[]
  /** Environments in which what failed is taken back. */
  readonly reverting: readonly Environment[]
}

/** Plans and carries out every edge of one service, from a fresh read after each lost race. */
export async function sweepService(
  ports: Ports,
  run: RunFacts,
  first: Base,
  scope: Scope,
  { key, records, known }: ToSweep,
): Promise<SweptService> {
  const swept = await untilWonFrom(ports, first, async (base, isFresh) => {
    const at = isFresh ? scopeAt(base, scope) : scope
    const request = sweepRequest(base, key, at, isFresh ? undefined : known)
    const read = await gather(ports, base, request)
    return promoteAll(ports, run, base, withRecords(read, records), at)
  })
  return { key, ...(swept ?? OVERTAKEN) }
}

/** The same environments as the policy has them by now, without those that it has no more. */
function scopeAt({ policy }: Base, { targets, reverting }: Scope): Scope {
  const byNow = (environments: readonly Environment[]) =>
    environments.flatMap(({ name }) => environmentOf(policy, name) ?? [])
  return { targets: byNow(targets), reverting: byNow(reverting) }
}

/** What is read of a service that is swept. */
export function sweepRequest(
  base: Base,
  key: string,
  { targets, reverting }: Scope,
  known: Files | undefined,
): GatherRequest {
  return promotionRequest(base, key, targets, { known, environments: reverting })
}

/** What a sweep comes to for a service of which nothing is to be written, by facts as they were read; undefined: something is. */
export async function atRest(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  scope: Scope,
): Promise<Omit<SweptService, 'key'> | undefined> {
  const { facts } = gathered
  const isTold = tellsGates(run)
  const entrances = scope.targets.map(({ name }) => ({ environment: name, pins: undefined }))
  // Checks and tests are looked for where a release was pinned, however long ago.
  if (reportsWanted(facts, entrances).unsure) return undefined
  const acts =
    (!run.dryRun && scope.targets.some(({ name }) => writes(planEdge(facts, name, isTold)))) ||
    scope.reverting.some((environment) => failingIn(facts, environment) !== undefined)
  if (acts) return undefined
  const swept = await promoteAll(ports, run, base, gathered, scope)
  return swept.kind === 'done' ? swept.result : undefined
}

function writes({ step, tests, leftApprovals }: EdgePlan): boolean {
  if (tests !== undefined) return true
  switch (step.kind) {
    case 'open':
    case 'move':
    case 'touch':
    case 'close':
      return true
    case 'keep':
      return leftApprovals.length > 0
    case 'none':
    case 'defer':
    case 'refuse':
      return false
  }
}

const OVERTAKEN = { edges: [], reverted: [], deferred: true, trouble: undefined, nowhere: false }

async function promoteAll(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  { targets, reverting }: Scope,
): Promise<Attempt<Omit<SweptService, 'key'>>> {
  const promoted = await promoteInto(ports, run, base, gathered, targets)
  if (promoted.kind === 'moved') return promoted
  const failed = await revertFailed(ports, run, base, gathered, reverting)
  if (failed.kind === 'moved') return failed
  const { environments, pullRequests } = gathered.facts
  const nowhere =
    environments.every(({ overlay }) => overlay.kind === 'absent') &&
    pullRequests.every(({ state }) => state !== 'open')
  const edges = promoted.result
  const reverted = failed.result
  return { kind: 'done', result: { edges, reverted, deferred: false, trouble: undefined, nowhere } }
}
