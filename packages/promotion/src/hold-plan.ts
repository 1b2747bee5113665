import { type Hold, parseHolds } from '@fluxgate/policy'
import type { BranchFacts, EnvironmentFacts, PullRequestFacts } from './facts.ts'
import { heldName, holdStory, isActive } from './holds.ts'
import { describeInstant, instant } from './instant.ts'
import { whyLeft } from './leftover.ts'
import { holdBranch, holdTitle, labelsFor, liftTitle } from './names.ts'
import { enumerate } from './text.ts'
import { sameVersion } from './version.ts'

/** What a person asks of the holds of one service in one environment, and everything the answer depends on. */
export interface HoldInput {
  readonly key: string
  readonly facts: EnvironmentFacts
  /** What is held, or lifted: a version, `*` for all of them, or the id of a release; to lift, neither means every hold. */
  readonly held: Pick<Hold, 'version' | 'release'>
  /** Why, and for how long; undefined: the holds are lifted. */
  readonly terms: { readonly reason: string; readonly until: string | undefined } | undefined
  /** Login of the person. */
  readonly by: string
  /** RFC 3339. */
  readonly now: string
  /** How a change of the hold file lands: as the branch that Flux reads is protected. */
  readonly lands: 'commit' | 'pull-request'
  /** Numeric id of the identity in use. */
  readonly viewer: number
  /** The open pull request of the branch of holds. */
  readonly open: PullRequestFacts | undefined
  /** That branch; undefined: it does not exist. */
  readonly leftover: BranchFacts | undefined
}

/** What is to be done about it; plain data, equal for equal facts. */
export interface HoldPlan {
  readonly environment: string
  readonly branch: string
  readonly step: HoldStep
  /** Why, in one sentence without a full stop. */
  readonly reason: string
}

/** One change of a hold file. */
export type HoldEdit =
  | { readonly kind: 'add'; readonly hold: Hold }
  /** Entries by their place in the file, counted from 0, whose `until` becomes that moment. */
  | {
      readonly kind: 'end'
      readonly entries: readonly number[]
      readonly until: string
      readonly holds: readonly Hold[]
    }

/** How a hold is landed, or why nothing is. */
export type HoldStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'keep'; readonly pullRequest: number }
  | { readonly kind: 'refuse' }
  | { readonly kind: 'commit'; readonly edit: HoldEdit; readonly title: string }
  | {
      readonly kind: 'open'
      readonly edit: HoldEdit
      readonly title: string
      /** Head of a branch of ours left behind. */
      readonly leftover: string | undefined
    }
  /** Its labels are missing: a run was cut short. */
  | { readonly kind: 'touch'; readonly pullRequest: number }

interface Outcome {
  readonly step: HoldStep
  readonly reason: string
}

/** Plans a hold, or its end, by commit or by pull request; never throws. */
export function planHold(input: HoldInput): HoldPlan {
  const { facts, key, terms } = input
  const { step, reason } =
    facts.holdProblem !== undefined
      ? refuse(`the hold file of ${facts.name} must be mended first: ${facts.holdProblem}`)
      : terms === undefined
        ? lift(input)
        : hold(input, terms)
  return { environment: facts.name, branch: holdBranch(facts.name, key), step, reason }
}

function hold(input: HoldInput, terms: NonNullable<HoldInput['terms']>): Outcome {
  const { facts, key, held, by, now } = input
  const wanted: Hold = { ...held, ...terms, by }
  const odd = oddHold(wanted, now)
  if (odd !== undefined) return refuse(odd)
  const { overlay, name } = facts
  if (overlay.kind === 'absent') {
    return refuse(
      `${name} has no overlay of ${key} (looked for ${overlay.path}), so a hold there would hold nothing`,
    )
  }
  const what = heldName(wanted, key)
  const longer = facts.holds.find(
    (one) => isActive(one, now) && isSame(one, wanted) && endOf(one) >= endOf(wanted),
  )
  if (longer !== undefined) {
    return {
      step: { kind: 'none' },
      reason: `${what} is held in ${name} already, ${holdStory(longer)}`,
    }
  }
  const end = terms.until === undefined ? '' : ` until ${describeInstant(terms.until)}`
  return land(input, {
    edit: { kind: 'add', hold: wanted },
    title: holdTitle(what, name),
    reason: `${what} is held in ${name}${end}`,
  })
}

function lift(input: HoldInput): Outcome {
  const { facts, key, held, now } = input
  const every = held.version === undefined && held.release === undefined
  const active = facts.holds.flatMap((one, entry) => (isActive(one, now) ? [{ one, entry }] : []))
  const meant = active.filter(({ one }) => every || isSame(one, held))
  const names = (holds: typeof active) => [...new Set(holds.map(({ one }) => heldName(one, key)))]
  if (meant.length === 0) {
    const others =
      active.length === 0 ? '' : ` (what is held there: ${enumerate(names(active).slice(0, 10))})`
    const what = every ? `nothing of ${key}` : `no hold names ${heldName(held, key)}, so nothing`
    return { step: { kind: 'none' }, reason: `${what} is to be lifted in ${facts.name}${others}` }
  }
  const what = enumerate(names(meant))
  return land(input, {
    edit: {
      kind: 'end',
      entries: meant.map(({ entry }) => entry),
      until: now.replace(/\.\d+Z$/, 'Z'),
      holds: meant.map(({ one }) => one),
    },
    title: liftTitle(what, facts.name),
    reason: `the hold on ${what} in ${facts.name} is lifted`,
  })
}

function land(
  { open, lands, viewer, facts, leftover }: HoldInput,
  {
    edit,
    title,
    reason,
  }: { readonly edit: HoldEdit; readonly title: string; readonly reason: string },
): Outcome {
  if (lands === 'commit') return { step: { kind: 'commit', edit, title }, reason }
  const once = `${reason} once its pull request is merged`
  if (open === undefined) {
    const left = whyLeft(leftover, 'this')
    if (left !== undefined) return refuse(left)
    return { step: { kind: 'open', edit, title, leftover: leftover?.head }, reason: once }
  }
  const { number } = open
  if (open.author !== viewer) {
    return refuse(`#${number} on ${open.branch} was not opened by us; close it, and ask again`)
  }
  if (open.title !== title) {
    return refuse(
      `#${number} changes the holds of this service in ${facts.name} already; merge or close it, and ask again`,
    )
  }
  const labelled = labelsFor(facts.name, 'hold').every((label) => open.labels.includes(label))
  return labelled
    ? { step: { kind: 'keep', pullRequest: number }, reason: `#${number} proposes that already` }
    : { step: { kind: 'touch', pullRequest: number }, reason: `#${number} lacks its labels` }
}

/** What no hold file can say; told by the parser of hold files itself. */
export function oddHold(wanted: Hold, now: string): string | undefined {
  const parsed = parseHolds(JSON.stringify([wanted]), 'hold')
  if (parsed.kind === 'problems') return parsed.problems.map(({ message }) => message).join('; ')
  if (isActive(wanted, now)) return undefined
  return `"until" ${wanted.until ?? ''} is past; name a moment to come, or leave it out to hold until it is lifted`
}

function isSame(
  one: Pick<Hold, 'version' | 'release'>,
  other: Pick<Hold, 'version' | 'release'>,
): boolean {
  if (one.release !== other.release) return false
  if (one.version === undefined || other.version === undefined) return one.version === other.version
  return sameVersion(one.version, other.version)
}

function endOf({ until }: Hold): number {
  return until === undefined ? Number.MAX_SAFE_INTEGER : instant(until)
}

function refuse(reason: string): Outcome {
  return { step: { kind: 'refuse' }, reason }
}
