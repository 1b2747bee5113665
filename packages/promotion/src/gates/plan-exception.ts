import { type Act, refuse } from '../act.ts'
import { factsOf } from '../edge.ts'
import type { ServiceFacts } from '../facts.ts'
import { pinningCommit } from '../overlay.ts'
import { aRelease } from '../pins.ts'
import type { ExceptionRecord } from '../record.ts'
import { enumerate, oneLine } from '../text.ts'
import type { PinChange } from './change.ts'
import { judgeChange, type ServiceVerdict } from './judge-change.ts'
import type { Skippable } from './skippable.ts'

/** What comes of skipping gates for what a pull request does to one service in one environment. */
export type ExceptionPlan =
  | {
      readonly kind: 'write'
      readonly record: Omit<ExceptionRecord, 'id' | 'createdAt'>
      /** The commit that holds the pins, for the record to stand on. */
      readonly ref: string
    }
  /** Nothing holds it up, or what does is not among the gates named: what waits is said. */
  | { readonly kind: 'none'; readonly waits: readonly string[] }
  | { readonly kind: 'refuse'; readonly why: string }

/** Who skips which gates of a pull request, and why. */
export interface ExceptionAct extends Omit<Act, 'environment'> {
  readonly reason: string
  readonly gates: readonly Skippable[]
  /** Head of the pull request. */
  readonly head: string
}

/**
 * A person skips gates for exactly what a pull request would pin. Refused where it would be refused with those gates open as well:
 * an exception says when, and never what may be pinned; from where, only for a service that is new to the environment.
 */
export function planException(
  facts: ServiceFacts,
  change: PinChange,
  act: ExceptionAct,
): ExceptionPlan {
  const before = judgeChange(facts, change)
  if (before.state === 'open' || change.after.kind !== 'pinned') {
    return before.state === 'closed' ? refuse(before.why) : { kind: 'none', waits: [] }
  }
  const { pins } = change.after
  const { id } = aRelease(pins)
  const { person, login, reason, gates, head } = act
  const { environment, pullRequest } = change
  const { overlay, history } = factsOf(facts, environment)
  const none = { repository: undefined, commit: undefined }
  const { key } = facts
  const record = {
    ...({ kind: 'exception', environment, key, pins, releaseId: id, gates } as const),
    origin: overlay.kind === 'present' ? overlay.origin : none,
    person,
    login,
    reason: oneLine(reason, LONGEST_REASON),
    pullRequest,
    head,
  }
  const judgedWith = (skipped: readonly Skippable[]) => {
    const written = { ...record, gates: skipped, id: NEWEST, createdAt: facts.now }
    return judgeChange({ ...facts, records: [...facts.records, written] }, change)
  }
  const after = judgedWith(gates)
  if (after.state === 'closed') {
    const shut = shutIn(after)
    if (shut.length > 0) return refuse(`${after.why}; skip ${enumerate(shut)} too, or wait`)
    const helps = judgedWith([...gates, 'proven']).state !== 'closed'
    return refuse(helps ? `${after.why}; or skip proven too` : `${after.why}; nobody can skip that`)
  }
  if (isUnchanged(before, after)) return { kind: 'none', waits: shutIn(after) }
  const commits = facts.environments.flatMap((one) => pinningCommit(pins, one.history) ?? [])
  return { kind: 'write', record, ref: commits[0] ?? history[0]?.commit ?? facts.base }
}

/** Fits into a row beside who wrote it. */
const LONGEST_REASON = 300

/** Stands for the number that a record will get. */
const NEWEST = Number.MAX_SAFE_INTEGER

/** The rules of the gates that keep a change back. */
function shutIn({ gates }: ServiceVerdict): readonly string[] {
  return gates
    .filter(({ state }) => state.kind !== 'open' && state.kind !== 'skipped')
    .map(({ rule }) => rule)
}

function isUnchanged(before: ServiceVerdict, after: ServiceVerdict): boolean {
  return before.state === after.state && shutIn(before).length === shutIn(after).length
}
