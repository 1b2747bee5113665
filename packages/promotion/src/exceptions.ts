import type { Pins } from '@fluxgate/policy'
import type { Objection, TakenBack } from './admissible.ts'
import { pinsAfter } from './changes.ts'
import { movedAfter } from './choice.ts'
import type { Edge } from './edge.ts'
import type { PullRequestFacts } from './facts.ts'
import type { Skip } from './gates/gate.ts'
import { SKIPPABLE, type Skippable } from './gates/skippable.ts'
import { instant } from './instant.ts'
import { isSamePins, matches } from './pins.ts'
import type { Skipped } from './plan.ts'
import type { ExceptionRecord } from './record.ts'

/** What is to be merged, as exceptions are about it. */
export interface Subject {
  /** All that the target would pin. */
  readonly pins: Pins
  /** Number of the pull request; undefined: it has none yet. */
  readonly pullRequest: number | undefined
  /** Numbers of those that it brings, where it is a commit of a merge queue. */
  readonly among?: readonly number[] | undefined
  /** The newest commit of the pull request; undefined: there is none yet, or it is a commit of a merge queue. */
  readonly head: string | undefined
  /** Whether somebody else than us committed to it. */
  readonly foreign: boolean
  /** Whether it is what we propose. */
  readonly ours: boolean
}

/** What our proposal of a release would bring into the target of an edge. */
export function ourSubject({ targetFacts, pullRequests }: Edge, release: Pins): Subject {
  const { overlay } = targetFacts
  const open = pullRequests.find(({ state }) => state === 'open')
  return {
    pins: overlay.kind === 'present' ? pinsAfter(overlay, release) : release,
    ...proposalOf(open),
    ours: true,
  }
}

/** What exceptions look at of an open pull request of ours; undefined: there is none. */
export function proposalOf(
  open: Pick<PullRequestFacts, 'number' | 'head' | 'foreignAuthors'> | undefined,
): Pick<Subject, 'pullRequest' | 'head' | 'foreign'> {
  const foreign = open !== undefined && open.foreignAuthors.length > 0
  return { pullRequest: open?.number, head: open?.head, foreign }
}

/** Each gate that somebody skipped for exactly these pins, by the newest exception that names it. */
export type Skips = ReadonlyMap<Skippable, Skip>

/** Every gate counts. */
export const NO_SKIPS: Skips = new Map()

/** The same by person and reason, in the order of the gates' names. */
export function skippedIn(skips: Skips): readonly Skipped[] {
  const all = SKIPPABLE.flatMap((gate) => {
    const skip = skips.get(gate)
    return skip === undefined ? [] : [{ gate, skip }]
  })
  const each = Map.groupBy(all, ({ skip }) => JSON.stringify([skip.by, skip.reason]))
  return [...each.values()].flatMap((own) => {
    const [first] = own
    return first === undefined ? [] : [{ ...first.skip, gates: own.map(({ gate }) => gate) }]
  })
}

/**
 * The gates that exceptions skip. One counts for the pins that it names, all of them and no other, in its environment and for its pull
 * request alone, until the target's pins move after it; one for what we propose, until a person closes that. Who skips approvals stands
 * in for those who would have read the newest commit: that counts for that commit alone.
 */
export function skipsFor(edge: Edge, { rejections }: TakenBack, subject: Subject): Skips {
  const skips = new Map<Skippable, Skip>()
  for (const exception of edge.exceptions) {
    if (!isSamePins(exception.pins, subject.pins) || !isFor(exception, subject)) continue
    if (movedAfter(exception.createdAt, edge.targetFacts.history)) continue
    const closed = rejections.some(
      ({ at, pins }) =>
        instant(at) >= instant(exception.createdAt) && matches(pins, exception.pins),
    )
    if (closed && subject.ours) continue
    const by = exception.login ?? `user ${exception.person}`
    for (const gate of exception.gates) {
      if (gate === 'approvals' && !isSameCommit(exception, subject)) continue
      if (!skips.has(gate)) skips.set(gate, { by, reason: exception.reason })
    }
  }
  return skips
}

/**
 * The same, of those alone that were given for the commit that is looked at: what they are about is more than its pins. A merge queue
 * takes what was judged so.
 */
export function skipsOfCommit(edge: Edge, taken: TakenBack, subject: Subject): Skips {
  const inQueue = subject.head === undefined
  const exceptions = edge.exceptions.filter((one) => inQueue || isSameCommit(one, subject))
  return skipsFor({ ...edge, exceptions }, taken, subject)
}

function isFor({ pullRequest }: ExceptionRecord, subject: Subject): boolean {
  if (pullRequest === undefined) return subject.ours
  return pullRequest === subject.pullRequest || subject.among?.includes(pullRequest) === true
}

/** Whether what is to be merged is, file by file, what the exception was given for: what we propose is made from the pins alone. */
function isSameCommit({ pullRequest, head }: ExceptionRecord, subject: Subject): boolean {
  if (pullRequest === undefined) return !subject.foreign
  return head !== undefined && head === subject.head
}

/** Whether a rule asks for proof upstream, which is all that skipping `proven` skips: holds, alarms and order stand. */
export function asksForProof(rule: Objection['rule']): boolean {
  return rule === 'unproven' || rule === 'failed' || rule === 'withdrawn' || rule === 'unreadable'
}
