import type { Environment, Hold, Pins } from '@fluxgate/policy'
import type { BumpStep } from './bump-plan.ts'
import { changesTo, holdsRelease } from './changes.ts'
import { factsOf } from './edge.ts'
import type { BranchFacts, OverlayFacts, PullRequestFacts, ServiceFacts } from './facts.ts'
import { type HeldBefore, type Past, pastOf } from './held-before.ts'
import { oddHold } from './hold-plan.ts'
import { isActive, isByName } from './holds.ts'
import { describeInstant, instant } from './instant.ts'
import { whyLeft } from './leftover.ts'
import { labelsFor, rollbackBranch, rollbackTitle } from './names.ts'
import { pinnedBy } from './overlay.ts'
import { aRelease, pinNames, versionBeside, versionOf } from './pins.ts'
import { type Refusal, refusalOf } from './refusal.ts'
import type { Release } from './release.ts'
import { named, previous } from './rollback-aim.ts'
import { enumerate, oneLine } from './text.ts'
import { sameVersion } from './version.ts'

/** One rollback: where to, why, and everything the answer depends on. */
export interface RollbackInput {
  readonly facts: ServiceFacts
  readonly environment: Environment
  /** A version, or the id of a release; undefined: the highest lower one that the overlay held, neither held nor failed there. */
  readonly to: string | undefined
  readonly reason: string
  /** When the hold ends that comes with it, RFC 3339; undefined: when it is lifted. */
  readonly until: string | undefined
  /** Login of the person. */
  readonly by: string
  /** The open pull request of our rollback branch; the caller has checked that we opened it. */
  readonly open: PullRequestFacts | undefined
  /** Our rollback branch; undefined: it does not exist. */
  readonly leftover: BranchFacts | undefined
}

/** What is to be done about it; plain data, equal for equal facts. */
export interface RollbackPlan {
  readonly environment: string
  readonly branch: string
  readonly step: BumpStep
  /** Why, in one sentence without a full stop. */
  readonly reason: string
  /** What the overlay holds, and is taken back from; undefined where that can't be told. */
  readonly from: Release | undefined
  /** What the overlay would hold again. */
  readonly to: HeldBefore | undefined
  /** The hold that is written with the pins; undefined: one that lasts as long is there. */
  readonly hold: Hold | undefined
  /** What a person should know before they take it. */
  readonly notes: readonly string[]
}

type Present = Extract<OverlayFacts, { readonly kind: 'present' }>
type Outcome = Pick<RollbackPlan, 'step' | 'reason'> &
  Partial<Pick<RollbackPlan, 'to' | 'hold' | 'notes'>>

/** Plans a rollback, by pull request or by commit as the environment says; never throws. */
export function planRollback(input: RollbackInput): RollbackPlan {
  const { facts, environment } = input
  const { overlay } = factsOf(facts, environment.name)
  const pins = pinnedBy(overlay)?.pins
  const from =
    pins === undefined
      ? undefined
      : aRelease(pins, overlay.kind === 'present' ? overlay.origin : undefined)
  const {
    step,
    reason,
    to,
    hold,
    notes = [],
  } = overlay.kind === 'present' && from !== undefined
    ? rollBack(overlay, from, input)
    : refuse(whyNoPins(overlay, input))
  const branch = rollbackBranch(environment.name, facts.key)
  return { environment: environment.name, branch, step, reason, from, to, hold, notes }
}

function whyNoPins(overlay: OverlayFacts, { environment, facts }: RollbackInput): string {
  if (overlay.kind === 'refused')
    return `what ${environment.name} pins can't be told: ${overlay.why}`
  return `${environment.name} has no overlay of ${facts.key} (looked for ${overlay.path}), so there is nothing to roll back`
}

function rollBack(overlay: Present, from: Release, input: RollbackInput): Outcome {
  const { facts, environment } = input
  const unfit = refusalFor({}, overlay, input)
  if (unfit !== undefined) return refused(unfit)
  const past = pastOf(facts, environment, from)
  const aim = input.to === undefined ? previous(past, input) : named(input.to, past, input)
  if ('why' in aim) return refuse(aim.why)
  if ('there' in aim) return nothing(overlay, input, aim.there)
  const { to, notes } = aim
  const { pins } = to.release
  const stopped = unknownPins(overlay, to, input) ?? refusalFor(pins, overlay, input)
  if (stopped !== undefined) return refused(stopped)
  const hold = holdFor(from, to.release, input)
  const odd = oddHold(hold, facts.now)
  if (odd !== undefined) return refuse(odd)
  const needed = isHeldAlready(hold, past, facts.now) ? undefined : hold
  return { ...land(overlay, from, to, past, input), to, hold: needed, notes }
}

/** A pin whose value from then is not known, as the overlay did not set it: what ran with the release can't be told. */
function unknownPins(
  overlay: Present,
  { release: { pins }, commit }: HeldBefore,
  { environment }: RollbackInput,
): Refusal | undefined {
  const slot = overlay.slots.find(({ name }) => pins[name] === undefined)
  if (slot === undefined) return undefined
  return {
    why: `${environment.name} did not pin ${slot.name} yet beside ${versionOf(pins)} (commit ${commit.slice(0, 7)}), so what to set at ${slot.at} is not known; name another version with "to", or set the pins by hand in a pull request`,
    suggestion: undefined,
  }
}

function refusalFor(pins: Pins, overlay: Present, { facts, environment }: RollbackInput) {
  const own = factsOf(facts, environment.name)
  return refusalOf(own, {
    key: facts.key,
    policy: facts.policy,
    pins,
    names: pinNames(pins),
    origin: overlay.origin,
  })
}

/** What is taken back is held by its version; by its id where the version stays and something else goes back. */
function holdFor(from: Release, to: Release, { reason, until, by }: RollbackInput): Hold {
  const { chart } = from.pins
  const byVersion = chart !== undefined && !sameVersion(chart, to.pins.chart ?? '')
  const what = byVersion
    ? { version: chart, release: undefined }
    : { version: undefined, release: from.id }
  return { ...what, reason, until, by }
}

function isHeldAlready({ until }: Hold, { own, now, slots }: Past, time: string): boolean {
  return own.facts.holds.some((hold) => {
    if (!isActive(hold, time) || !isByName(hold, now.pins, slots)) return false
    if (hold.until === undefined) return true
    return until !== undefined && instant(hold.until) >= instant(until)
  })
}

function land(
  overlay: Present,
  from: Release,
  to: HeldBefore,
  past: Past,
  input: RollbackInput,
): Outcome {
  const { environment, facts, open, leftover } = input
  const { release } = to
  const changes = changesTo(overlay, release.pins, release.origin)
  const version = versionBeside(release.pins, from.pins)
  const title = rollbackTitle(facts.key, version, environment.name)
  const back = `${environment.name} goes back from ${versionBeside(from.pins, release.pins)} to ${version}, which it pinned until ${describeInstant(to.until)}`
  if (environment.rollback === 'commit') {
    return { step: { kind: 'commit', release, changes }, reason: back }
  }
  const proposal = { release, changes, title }
  if (open === undefined) {
    const left = whyLeft(leftover, version)
    if (left !== undefined) return refuse(left)
    return {
      step: { kind: 'open', ...proposal, leftover: leftover?.head },
      reason: `${back}, once its pull request is merged`,
    }
  }
  return landIn(open, overlay, input, proposal, isBehind(open, past))
}

function landIn(
  open: PullRequestFacts,
  overlay: Present,
  { environment }: RollbackInput,
  proposal: Pick<Extract<BumpStep, { kind: 'open' }>, 'release' | 'changes' | 'title'>,
  behind: boolean,
): Outcome {
  const { number, head, pins, foreignAuthors } = open
  const version = versionOf(proposal.release.pins)
  if (!behind && pins !== undefined && holdsRelease(pins, overlay, proposal.release.pins)) {
    const labels = labelsFor(environment.name, 'rollback')
    const labelled = labels.every((label) => open.labels.includes(label))
    const whole = open.title === proposal.title && labelled && open.textBehind !== true
    return whole
      ? {
          step: { kind: 'keep', pullRequest: number },
          reason: `#${number} goes back to ${version} already`,
        }
      : {
          step: { kind: 'touch', pullRequest: number, ...proposal },
          reason: `#${number} goes back to ${version}, but its text or labels are not right yet`,
        }
  }
  if (foreignAuthors.length > 0) {
    const who = enumerate(foreignAuthors.map((login) => oneLine(login, 100)))
    return {
      step: { kind: 'defer', pullRequest: number },
      reason: `#${number} has commits by ${who}, so it is not moved to ${version}; merge or close it by hand`,
    }
  }
  return {
    step: { kind: 'move', pullRequest: number, head, ...proposal },
    reason: `#${number} moves to ${version}`,
  }
}

/** Whether it was made for another release than the overlay holds now: its hold is not the one, and it can't be merged. */
function isBehind({ headCommittedAt }: PullRequestFacts, { since }: Past): boolean {
  if (headCommittedAt === undefined || since === undefined) return false
  return instant(headCommittedAt) < instant(since)
}

/** Nothing to take back; a pull request that would do no more is closed. */
function nothing(
  overlay: Present,
  { open, facts, environment }: RollbackInput,
  why: string,
): Outcome {
  const now = pinnedBy(factsOf(facts, environment.name).overlay)?.pins ?? {}
  const idle =
    open !== undefined &&
    holdsRelease(now, overlay, open.pins ?? {}) &&
    open.foreignAuthors.length === 0
  return idle
    ? { step: { kind: 'close', pullRequest: open.number, why }, reason: why }
    : { step: { kind: 'none' }, reason: why }
}

function refused({ why, suggestion }: Refusal): Outcome {
  return { step: { kind: 'refuse', suggestion }, reason: why }
}

function refuse(why: string): Outcome {
  return { step: { kind: 'refuse', suggestion: undefined }, reason: why }
}
