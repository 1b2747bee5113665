import { ForgeError } from '@fluxgate/forge'
import { type Environment, environmentOf, setOf, setsOf } from '@fluxgate/policy'
import { planSet, promotionBranch, type ServiceRecord, type SetRecord } from '@fluxgate/promotion'
import { tellsSetGates } from '@fluxgate/report'
import { carryOutSet, type SetOutcome } from '../carry-out/carry-out-set.ts'
import { withSetTests } from '../carry-out/set-tests.ts'
import { planWritable } from '../carry-out/writable-set.ts'
import { hasMovedOn } from '../facts/gather.ts'
import { promotionBook } from '../facts/gather-promotion.ts'
import type { Sources } from '../facts/gather-services.ts'
import { gatherSet, type SetToPlan } from '../facts/gather-set.ts'
import { depthFor, sweepFiles } from '../facts/sweep-files.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { stopsAll } from '../trouble.ts'
import { untilWonFrom } from './from-base.ts'
import type { OurPullRequest } from './our-pull-requests.ts'

/** What a sweep came to for one release set. */
export interface SweptSet {
  readonly environment: string
  /** `@all` or `@<group>`. */
  readonly id: string
  /** undefined: overtaken until the deadline, or not possible for now; the next sweep goes on. */
  readonly outcome: SetOutcome | undefined
  /** Why GitHub did not take what was to be done. */
  readonly trouble: ForgeError | undefined
}

/** A service that goes into an environment with a release set, and runs something else there than what an upstream has. */
export interface Member {
  readonly environment: string
  readonly id: string
  readonly key: string
}

/** Records of this run, which a read may not show yet. */
export interface OwnRecords {
  readonly records: readonly ServiceRecord[]
  readonly setRecords: readonly SetRecord[]
}

/** The release sets of some environments that have anything to decide: a service differs, or a pull request is open. `all`: every service there. */
export function setsToPlan(
  targets: readonly Environment[],
  all: readonly string[],
  members: readonly Member[],
  open: readonly OurPullRequest[],
  { records, setRecords }: OwnRecords,
): readonly SetToPlan[] {
  const branches = new Set(open.map(({ branch }) => branch))
  return targets.flatMap((target): readonly SetToPlan[] => {
    const differing = Map.groupBy(
      members.filter(({ environment }) => environment === target.name),
      ({ id }) => id,
    )
    const busy = setsOf(target).filter(
      ({ id }) => differing.has(id) || branches.has(promotionBranch(target.name, id)),
    )
    const every = Map.groupBy(busy.length === 0 ? [] : all, (key) => setOf(target, key))
    return busy.map(({ id }) => {
      const keys = (differing.get(id) ?? []).map(({ key }) => key).toSorted()
      const known = new Set(keys)
      const others = (every.get(id) ?? []).filter((key) => !known.has(key))
      const ofSet = setRecords.filter((one) => one.environment === target.name && one.key === id)
      return { target, id, keys, others, records, setRecords: ofSet }
    })
  })
}

/** Plans and carries out release sets, one after the other; what stops one does not stop the others. */
export async function sweepSets(
  ports: Ports,
  run: RunFacts,
  base: Base,
  wanted: readonly SetToPlan[],
  sources: Sources,
): Promise<readonly SweptSet[]> {
  const swept: SweptSet[] = []
  for (const one of wanted) {
    const named = { environment: one.target.name, id: one.id }
    try {
      const outcome = await sweepSet(ports, run, base, one, sources)
      swept.push({ ...named, outcome, trouble: undefined })
    } catch (error) {
      if (!(error instanceof ForgeError) || stopsAll(error)) throw error
      swept.push({ ...named, outcome: undefined, trouble: error })
    }
  }
  return swept
}

function sweepSet(
  ports: Ports,
  run: RunFacts,
  first: Base,
  wanted: SetToPlan,
  sources: Sources,
): Promise<SetOutcome | undefined> {
  return untilWonFrom<SetOutcome | undefined>(ports, first, async (base, isFresh) => {
    const target = environmentOf(base.policy, wanted.target.name)
    // A policy that changed meanwhile is for the next sweep.
    if (target === undefined || setsOf(target).every(({ id }) => id !== wanted.id)) {
      return { kind: 'done', result: undefined }
    }
    await using files = isFresh ? sweepFiles(ports, base, depthFor([target])) : undefined
    // What was read before says nothing of another commit, nor of records that came since.
    const own = files && { ...files, book: promotionBook(ports.forge, base, [target]) }
    const gathered = await gatherSet(ports, base, { ...wanted, target }, own ?? sources)
    if (hasMovedOn(gathered, base)) return { kind: 'moved' }
    if (run.dryRun) {
      const plan = planSet(gathered.facts, tellsSetGates)
      const { reason } = plan
      const result = { plan, operation: 'none', reason, pullRequest: undefined } as const
      return { kind: 'done', result }
    }
    const writable = planWritable(gathered, tellsSetGates)
    const carried = await carryOutSet(ports, run, base, gathered, writable)
    if (carried.kind === 'moved') return carried
    return { kind: 'done', result: await withSetTests(ports, run, gathered, carried.result) }
  })
}
