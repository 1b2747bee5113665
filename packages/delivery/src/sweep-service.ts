import type { Files } from '@fluxgate/documents'
import type { ForgeError } from '@fluxgate/forge'
import type { Environment } from '@fluxgate/policy'
import type { ServiceRecord } from '@fluxgate/promotion'
import { type Gathered, withRecords } from './gather.ts'
import { type Attempt, untilWon } from './lost-race.ts'
import type { Ports, RunFacts } from './ports.ts'
import { gatherPromotion, type PromotedEdge, promoteInto } from './promote.ts'
import { type Base, openRepository } from './repository.ts'
import { type Reverted, revertFailed } from './revert-failed.ts'

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
  let base: Base | undefined = first
  const swept = await untilWon<Omit<SweptService, 'key'>>(ports.clock, async () => {
    const fresh = base === undefined
    if (base === undefined) {
      const opened = await openRepository(ports.forge)
      // A policy that broke meanwhile is mended by a person, not by waiting.
      if (opened.kind !== 'open') return { kind: 'done', result: OVERTAKEN }
      base = opened.base
    }
    const at = base
    base = undefined
    const more = { known: fresh ? undefined : known, environments: scope.reverting }
    const read = await gatherPromotion(ports, at, key, scope.targets, more)
    return promoteAll(ports, run, at, withRecords(read, records), scope)
  })
  return { key, ...(swept ?? OVERTAKEN) }
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
