import type { Environment, Hold, Pins } from '@fluxgate/policy'
import { factsOf } from '../edge.ts'
import type { EnvironmentFacts, HistoryEntry, ServiceFacts } from '../facts.ts'
import { type HeldBefore, heldSince } from '../held-before.ts'
import { instant } from '../instant.ts'
import { pinnedBy } from '../overlay.ts'
import { aRelease, matches, releaseId, versionBeside, versionOf } from '../pins.ts'
import type { Change } from '../plan.ts'
import type { Release } from '../release.ts'
import { planRollback } from '../rollback.ts'
import type { ProposedSet } from './set-record.ts'

/** A service that goes back with its set. */
export interface SetBack {
  readonly key: string
  /** What the overlay holds, and is taken back from. */
  readonly from: Release
  /** What it held before the set was merged. */
  readonly to: HeldBefore
  /** Since when the overlay holds what is taken back, RFC 3339. */
  readonly since: string
  readonly changes: readonly Change[]
  /** The hold that is written with the pins; undefined: one that lasts as long is there. */
  readonly hold: Hold | undefined
  readonly notes: readonly string[]
}

/** A service of the set that is left as it is. */
export interface NotBack {
  readonly key: string
  /** The version that runs; empty where that can't be told. */
  readonly version: string
  readonly why: string
}

/** What a person wants with what is taken back. */
export interface BackTerms {
  readonly reason: string
  /** When the holds end, RFC 3339; undefined: when they are lifted. */
  readonly until: string | undefined
  /** Login of the person. */
  readonly by: string
}

/** Where a record of a set is older than the commit that it tells of, their clocks differ by no more than this. */
const CLOCKS = 10 * 60_000

/** What one service of a set held before the set was merged, or why it is left as it is. Never throws. */
export function backOf(
  facts: ServiceFacts,
  set: ProposedSet,
  environment: Environment,
  { reason, until, by }: BackTerms,
): SetBack | NotBack {
  const { key } = facts
  const own = factsOf(facts, environment.name)
  const now = pinnedBy(own.overlay)?.pins
  if (now === undefined || own.overlay.kind !== 'present') {
    const why = own.overlay.kind === 'refused' ? `: ${own.overlay.why}` : ''
    return { key, version: '', why: `what ${environment.name} pins can't be told${why}` }
  }
  const left = (why: string): NotBack => ({ key, version: versionOf(now), why })
  const brought = pinnedAt(factsOf(facts, set.upstream), set.at)
  if (brought === undefined) {
    return left(`what ${set.upstream} pinned of it for this set was not read, so set it back alone`)
  }
  const since = heldSince(own.history, now)
  if (!matches(now, brought)) {
    return left(`it has moved on from ${versionBeside(brought, now)}, which the set brought`)
  }
  if (since === undefined || instant(since) < instant(set.createdAt) - CLOCKS) {
    return left(`${environment.name} had it before the set`)
  }
  const before = heldBefore(own.history, now)
  if (before === undefined) {
    return left(`what ${environment.name} pinned before the set is not known`)
  }
  const plan = planRollback({
    facts,
    environment: { ...environment, rollback: 'commit' },
    to: releaseId(before),
    reason,
    until,
    by,
    open: undefined,
    leftover: undefined,
  })
  const { step, to, hold, notes } = plan
  if (step.kind !== 'commit' || to === undefined) return left(plan.reason)
  const from = aRelease(now, own.overlay.origin)
  return { key, from, to, since, changes: step.changes, hold, notes }
}

/** What an upstream pinned at a moment; undefined: nothing, or that was not read. */
function pinnedAt({ history, overlay }: EnvironmentFacts, moment: string): Pins | undefined {
  const [newest] = history
  const entry = history.find(({ date }) => instant(date) <= instant(moment))
  // The newest commit says what the overlay says; where it builds on other files, the overlay knows better.
  return entry === newest && entry !== undefined ? pinnedBy(overlay)?.pins : entry?.pins
}

/** What an overlay held before the pins that it holds now. */
function heldBefore(history: readonly HistoryEntry[], now: Pins): Pins | undefined {
  const before = history.find(({ pins }) => {
    return pins === undefined || releaseId(pins) !== releaseId(now)
  })
  return before?.range === true ? undefined : before?.pins
}
