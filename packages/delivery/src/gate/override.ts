import type { Proposed } from '@fluxgate/forge'
import {
  type ExceptionPlan,
  enumerate,
  exceptionsOf,
  planException,
  type ServiceRecord,
  type Skippable,
} from '@fluxgate/promotion'
import { whyNotAllowed } from '../facts/people.ts'
import { recordOf } from '../facts/records.ts'
import type { Forge } from '../forge-port.ts'
import type { Ports, RunFacts, Sender } from '../ports.ts'
import type { Base } from '../repository.ts'
import { type Examined, verdictOn } from './judge-pull-request.ts'
import type { Looked } from './look-at.ts'
import { planSetException, recordSetException } from './override-set.ts'
import { pinnedIn, setOfPull } from './set-exceptions.ts'
import { tellRecorded, tellSkipped } from './tell-skipped.ts'

/** Who skips which gates of a pull request, and why. */
export interface Overriding {
  readonly sender: Sender
  readonly skip: readonly Skippable[]
  readonly reason: string
  /** The newest commit of the pull request as the person saw it; undefined: whatever it is by now. */
  readonly head?: string | undefined
}

/** Exceptions that were recorded, or why none may be. */
export type Overridden = { readonly kind: 'refused'; readonly why: string } | Recorded

/** What an override needs to know of a pull request. */
export type Overridable = Pick<
  Proposed,
  'number' | 'head' | 'author' | 'fork' | 'branch' | 'createdAt'
>

/** What was skipped. */
export interface Recorded {
  readonly kind: 'recorded'
  /** Written, or as they would be in a dry run; none where nobody skips anything. */
  readonly records: readonly ServiceRecord[]
  /** Why it could not be said on the pull request; undefined: it was, or there is nothing to say. */
  readonly untold: string | undefined
}

/** Stands for the number that a record will get. */
const NEWEST = Number.MAX_SAFE_INTEGER

/** A record costs two writes; who moves more at once can wait, or do it in several pull requests. */
const MOST_RECORDS = 20

/** Why this sender may skip nothing; undefined: they may, or nobody asks to. */
export async function whyNotOverride(
  forge: Pick<Forge, 'isTeamMember'>,
  base: Base | undefined,
  overriding: Overriding | undefined,
): Promise<string | undefined> {
  if (overriding === undefined) return undefined
  if (base === undefined) return 'the policy must be mended first: it says who may skip gates'
  return whyNotAllowed(forge, base.policy.people.override, 'override', overriding.sender)
}

/** That the pull request has moved since the person looked at it; undefined: it has not, or they did not say. */
function whyNotSeen(
  { number, head }: Pick<Overridable, 'number' | 'head'>,
  overriding: Overriding,
): string | undefined {
  const { head: seen } = overriding
  if (seen === undefined || seen === head) return undefined
  return `#${number} has moved on from ${seen.slice(0, 12)}, so nothing was skipped; look at what it brings now, and ask again with the head ${head}`
}

/**
 * Records what a person skips for what a pull request would pin: one exception for each service and environment that it helps. All of
 * them are planned before the first is written.
 */
export async function override(
  { forge }: Pick<Ports, 'forge'>,
  run: RunFacts,
  asked: {
    readonly base: Base | undefined
    readonly pull: Overridable
    readonly examined: Examined
    readonly overriding: Overriding | undefined
  },
): Promise<Overridden> {
  const { base, pull, examined, overriding } = asked
  if (overriding === undefined) return { kind: 'recorded', records: [], untold: undefined }
  const moved = whyNotSeen(pull, overriding)
  if (moved !== undefined) return { kind: 'refused', why: moved }
  if (examined.kind === 'told') return { kind: 'refused', why: examined.verdict.why }
  const plans = examined.looked.map((one) => planOf(one, pull, overriding))
  const { looked } = examined
  if (base !== undefined && isRepeated(plans, looked, pull, overriding)) {
    const untold = run.dryRun ? undefined : await tellRecorded(forge, base, pull, looked)
    return { kind: 'recorded', records: [], untold }
  }
  const planned = plans.flatMap((plan, index) => {
    const createdAt = examined.looked[index]?.facts.now ?? ''
    return plan.kind === 'write' ? { ...plan.record, id: NEWEST, createdAt } : []
  })
  const verdict = verdictOn(examined, planned)
  const refused = verdict.state === 'failure' ? verdict.why : undefined
  const set = base && setOfPull(base, pull)
  const most = set === undefined ? MOST_RECORDS : Number.POSITIVE_INFINITY
  const why = whyNot(plans, pull, overriding, most) ?? refused
  if (why !== undefined) return { kind: 'refused', why }
  const known = looked.flatMap(({ facts }) => facts.records)
  if (base !== undefined && set !== undefined) {
    const whole = await planSetException(forge, base, pull, set, { looked, overriding })
    if (whole.kind === 'refused') return whole
    if (run.dryRun) return { kind: 'recorded', records: planned, untold: undefined }
    const now = looked[0]?.facts.now ?? ''
    const record = await recordSetException(forge, run, whole.record, now)
    const records = exceptionsOf(record, pinnedIn(set, looked))
    const sets = [...whole.earlier, record]
    const untold = await tellSkipped(forge, base, pull, looked, { records: known, sets })
    return { kind: 'recorded', records, untold }
  }
  if (run.dryRun) return { kind: 'recorded', records: planned, untold: undefined }
  const records: ServiceRecord[] = []
  for (const [index, plan] of plans.entries()) {
    const now = examined.looked[index]?.facts.now
    if (plan.kind !== 'write' || now === undefined) continue
    records.push(await recordOf(forge, run, plan, now))
  }
  const said = { records: [...known, ...records], sets: [] }
  const untold = base && (await tellSkipped(forge, base, pull, looked, said))
  return { kind: 'recorded', records, untold }
}

/** Whether it was recorded before, by a run that may have ended before it said so: then there is no more to it than to say it. */
function isRepeated(
  plans: readonly ExceptionPlan[],
  looked: readonly Looked[],
  { number, head }: Pick<Overridable, 'number' | 'head'>,
  { sender, skip }: Overriding,
): boolean {
  if (plans.some(({ kind }) => kind !== 'none')) return false
  return looked.some(({ facts }) =>
    facts.records.some(
      (one) =>
        one.kind === 'exception' &&
        one.pullRequest === number &&
        one.head === head &&
        one.person === sender.id &&
        skip.every((gate) => one.gates.includes(gate)),
    ),
  )
}

function planOf(
  { facts, change }: Looked,
  { head }: Pick<Proposed, 'head'>,
  { sender, skip, reason }: Overriding,
): ExceptionPlan {
  const { id: person, login } = sender
  return planException(facts, change, { person, login, reason, gates: skip, head })
}

function whyNot(
  plans: readonly ExceptionPlan[],
  { number }: Pick<Proposed, 'number'>,
  { skip }: Overriding,
  most: number,
): string | undefined {
  const refused = plans.find((plan) => plan.kind === 'refuse')
  if (refused !== undefined) return refused.why
  const written = plans.filter((plan) => plan.kind === 'write')
  if (written.length > most) {
    return `#${number} moves ${written.length} services that wait; split it, ${most} at most`
  }
  if (written.length > 0) return undefined
  const waits = [...new Set(plans.flatMap((plan) => (plan.kind === 'none' ? plan.waits : [])))]
  return waits.length === 0
    ? `nothing keeps #${number} back, so there is nothing to skip`
    : `#${number} waits for ${enumerate(waits)}, and not for ${enumerate(skip)}`
}
