import type { Files } from '@fluxgate/documents'
import type { ForgeError } from '@fluxgate/forge'
import type { Environment } from '@fluxgate/policy'
import type { ServiceRecord } from '@fluxgate/promotion'
import type { Gathered } from './gather.ts'
import { type Attempt, untilWon } from './lost-race.ts'
import type { Ports, RunFacts } from './ports.ts'
import { gatherPromotion, type PromotedEdge, promoteInto } from './promote.ts'
import { type Base, openRepository } from './repository.ts'

/** What a sweep came to for one service. */
export interface SweptService {
  readonly key: string
  readonly edges: readonly PromotedEdge[]
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

/** Plans and carries out every edge of one service, from a fresh read after each lost race. */
export async function sweepService(
  ports: Ports,
  run: RunFacts,
  first: Base,
  targets: readonly Environment[],
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
    const more = { known: fresh ? undefined : known }
    const gathered = withRecords(await gatherPromotion(ports, at, key, targets, more), records)
    return promoteAll(ports, run, at, gathered, targets)
  })
  return { key, ...(swept ?? OVERTAKEN) }
}

const OVERTAKEN = { edges: [], deferred: true, trouble: undefined, nowhere: false }

async function promoteAll(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  targets: readonly Environment[],
): Promise<Attempt<Omit<SweptService, 'key'>>> {
  const promoted = await promoteInto(ports, run, base, gathered, targets)
  if (promoted.kind === 'moved') return promoted
  const { environments, pullRequests } = gathered.facts
  const nowhere =
    environments.every(({ overlay }) => overlay.kind === 'absent') &&
    pullRequests.every(({ state }) => state !== 'open')
  const edges = promoted.result
  return { kind: 'done', result: { edges, deferred: false, trouble: undefined, nowhere } }
}

function withRecords(gathered: Gathered, own: readonly ServiceRecord[]): Gathered {
  const { records } = gathered.facts
  const unseen = own.filter(({ id }) => !records.some((record) => record.id === id))
  return { ...gathered, facts: { ...gathered.facts, records: [...records, ...unseen] } }
}
