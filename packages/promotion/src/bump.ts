import type { Environment, PinName, Pins, Policy } from '@fluxgate/policy'
import type { BumpPlan, BumpStep } from './bump-plan.ts'
import { changesTo, holdsRelease, isDigest, pinsAfter } from './changes.ts'
import { overruled, withoutChartImage } from './chart-image.ts'
import type { BranchFacts, EnvironmentFacts, OverlayFacts, PullRequestFacts } from './facts.ts'
import { holdOn, holdStory } from './holds.ts'
import { whyLeft } from './leftover.ts'
import { bumpBranch, bumpTitle, labelsFor } from './names.ts'
import { otherBranch } from './other-branch.ts'
import { pinsIn, slotNames } from './overlay.ts'
import { aRelease, isTamperedWith, pinNames, releaseId, versionBeside, versionOf } from './pins.ts'
import { type Entering, overlayRefusal, type Refusal, refusalOf, slotRefusal } from './refusal.ts'
import type { Origin } from './release.ts'
import { enumerate, oneLine } from './text.ts'
import { isVersion, versionOrder } from './version.ts'

/** One bump: what somebody wants an overlay to pin, and everything the answer depends on. */
export interface BumpInput {
  readonly key: string
  readonly environment: Environment
  readonly facts: EnvironmentFacts
  readonly wanted: Pins
  /** Paths in the chart's values where it holds the image itself: without a place in the overlay it is not missing. */
  readonly imageInChart?: readonly string[] | undefined
  readonly origin: Origin
  /** Whether a person asks for it: only then may a pin be lowered. */
  readonly asked: boolean
  /** RFC 3339. */
  readonly now: string
  /** The open pull request of our bump branch; the caller has checked that we opened it. */
  readonly openBump: PullRequestFacts | undefined
  /** Our bump branch; undefined: it does not exist. */
  readonly leftover: BranchFacts | undefined
  /** Says which digest rules over which tag; without it, `digest` beside `tag`. */
  readonly policy?: Policy | undefined
}

type Present = Extract<OverlayFacts, { readonly kind: 'present' }>

interface Outcome {
  readonly step: BumpStep
  readonly reason: string
}

/** Plans one bump, by commit or by pull request as the environment lands; never throws. */
export function planBump(input: BumpInput): BumpPlan {
  const { environment, key, facts, wanted, origin } = input
  const { overlay } = facts
  const { step, reason } =
    overlay.kind === 'present'
      ? bumpInto(overlay, input)
      : refused(overlayRefusal(environment.name, overlay, entering(input)))
  return {
    environment: environment.name,
    branch: bumpBranch(environment.name, key),
    step,
    reason,
    release: overlay.kind === 'present' ? aRelease(pinsAfter(overlay, wanted), origin) : undefined,
  }
}

function bumpInto(overlay: Present, given: BumpInput): Outcome {
  const { environment, asked, imageInChart = [] } = given
  const isInChart = imageInChart.length > 0
  const wanted = isInChart ? withoutChartImage(given.wanted, overlay) : given.wanted
  const input = { ...given, wanted }
  const odd = oddInput(wanted)
  if (odd !== undefined) return refused({ why: odd, suggestion: undefined })
  const now = pinsIn(overlay)
  const strange =
    incomparable(now, input) ??
    placeless(overlay, input) ??
    overruled(environment.name, overlay, wanted, imageInChart, given.policy?.pins.image ?? [])
  if (strange !== undefined) return refused(strange)
  const changed = alarm(input, now)
  if (changed !== undefined) return refused({ why: changed, suggestion: undefined })
  if (holdsRelease(now, overlay, wanted)) {
    return nothing(overlay, input, `${environment.name} pins ${versionOf(now)} already`)
  }
  const strayed = asked ? undefined : otherBranch(now, wanted, `${environment.name} pins`)
  if (strayed !== undefined) return refused({ why: strayed, suggestion: undefined })
  const lowering = asked ? undefined : loweredBy(overlay, now, input)
  if (lowering !== undefined) return nothing(overlay, input, lowering)
  const stopped = heldBy(overlay, input) ?? refusalOf(input.facts, entering(input))
  return stopped === undefined ? land(overlay, input) : refused(stopped)
}

function land(overlay: Present, input: BumpInput): Outcome {
  const { environment, wanted, origin, openBump } = input
  const release = aRelease(pinsAfter(overlay, wanted), origin)
  const changes = changesTo(overlay, wanted, origin)
  const now = pinsIn(overlay)
  const version = versionBeside(release.pins, now)
  if (environment.land === 'commit') {
    const reason = `${environment.name} moves from ${versionBeside(now, release.pins)} to ${version}`
    return { step: { kind: 'commit', release, changes }, reason }
  }
  const title = bumpTitle(input.key, version, environment.name)
  if (openBump !== undefined) return landIn(openBump, overlay, input, { release, changes, title })
  const theirs = whyLeft(input.leftover, version)
  if (theirs !== undefined)
    return { step: { kind: 'defer', pullRequest: undefined }, reason: theirs }
  return {
    step: { kind: 'open', release, changes, title, leftover: input.leftover?.head },
    reason: `${environment.name} takes ${version} by pull request`,
  }
}

function landIn(
  open: PullRequestFacts,
  overlay: Present,
  input: BumpInput,
  proposal: Pick<Extract<BumpStep, { kind: 'open' }>, 'release' | 'changes' | 'title'>,
): Outcome {
  const { environment, wanted, asked } = input
  const { number, head, pins: proposed } = open
  const version = versionOf(proposal.release.pins)
  if (proposed !== undefined && holdsRelease(proposed, overlay, wanted)) {
    const labelled = labelsFor(environment.name, 'bump').every((label) =>
      open.labels.includes(label),
    )
    return open.title === proposal.title && labelled && open.textBehind !== true
      ? keep(open, `#${number} proposes ${version} already`)
      : {
          step: { kind: 'touch', pullRequest: number, ...proposal },
          reason: `#${number} proposes ${version}, but its text or labels are not right yet`,
        }
  }
  if (open.foreignAuthors.length > 0) {
    const who = enumerate(open.foreignAuthors.map((login) => oneLine(login, 100)))
    const reason = `#${number} has commits by ${who}, so it is not moved to ${version}; merge or close it by hand`
    return { step: { kind: 'defer', pullRequest: number }, reason }
  }
  if (proposed !== undefined && isTamperedWith(proposed, wanted)) {
    return refused({ why: tampered(wanted, proposed), suggestion: undefined })
  }
  const strayed = asked ? undefined : otherBranch(proposed ?? {}, wanted, `#${number} proposes`)
  if (strayed !== undefined) return refused({ why: strayed, suggestion: undefined })
  const lower = asked || proposed === undefined ? undefined : lowerPin(proposed, wanted)
  if (lower !== undefined) {
    return keep(open, `#${number} proposes ${versionOf(proposed ?? {})}, which is above ${version}`)
  }
  return {
    step: { kind: 'move', pullRequest: number, head, ...proposal },
    reason: `#${number} moves to ${version}`,
  }
}

/** Nothing to bump; a pull request that proposes no more than what is there is closed. */
function nothing(overlay: Present, { openBump }: BumpInput, reason: string): Outcome {
  const proposed = openBump?.pins
  if (openBump === undefined || proposed === undefined || openBump.foreignAuthors.length > 0) {
    return { step: { kind: 'none' }, reason }
  }
  const now = pinsIn(overlay)
  const past = holdsRelease(now, overlay, proposed) || lowerPin(now, proposed) !== undefined
  if (!past) return { step: { kind: 'none' }, reason }
  const why = `${reason}, so #${openBump.number} for ${versionOf(proposed)} has nothing to add`
  return { step: { kind: 'close', pullRequest: openBump.number, why }, reason: why }
}

function oddInput(wanted: Pins): string | undefined {
  const names = pinNames(wanted)
  if (names.length === 0) return 'no version, tag or digest was given; name at least one'
  const odd = names.find((name) => !/^[!-~]{1,256}$/.test(wanted[name] ?? ''))
  if (odd === undefined) return undefined
  const value = JSON.stringify(oneLine(wanted[odd] ?? '', 60))
  return `${odd} ${value} is no version, tag or digest; those have 1 to 256 visible characters`
}

function alarm({ wanted, facts }: BumpInput, now: Pins): string | undefined {
  const held = [now, ...facts.history.flatMap(({ pins }) => pins ?? [])]
  const other = held.find((pins) => isTamperedWith(pins, wanted))
  return other === undefined ? undefined : tampered(wanted, other)
}

/** A version that can't be told to be above or below the one that is there: `latest`, `1.5`, a range. */
function incomparable(now: Pins, { wanted, environment, asked }: BumpInput): Refusal | undefined {
  if (asked || wanted.chart === undefined || now.chart === undefined) return undefined
  if (isVersion(wanted.chart) || !isVersion(now.chart)) return undefined
  const given = JSON.stringify(oneLine(wanted.chart, 60))
  const why = `${given} is no whole version, so it can't be compared with ${now.chart}, which ${environment.name} pins; give one such as 1.4.2`
  return { why, suggestion: undefined }
}

/** A pin that was asked for and that the overlay has no place for: said first, or it would be dropped in silence. */
function placeless(overlay: Present, input: BumpInput): Refusal | undefined {
  return slotRefusal(input.environment.name, overlay, entering(input))
}

function tampered(wanted: Pins, other: Pins): string {
  const digests = enumerate([other.digest ?? '', wanted.digest ?? ''])
  return `alarm: ${versionOf(wanted)} names ${digests}, so its digest has changed; publish it again under a new version`
}

/** Why a bump would go back: a lower version, or pins that the overlay held before what it holds now. */
function loweredBy(overlay: Present, now: Pins, input: BumpInput): string | undefined {
  const { wanted, environment, facts } = input
  const ask = 'run Bump by hand to go back'
  const lower = lowerPin(now, wanted)
  if (lower !== undefined) {
    return `${environment.name} pins ${lower} ${now[lower] ?? ''}, above ${wanted[lower] ?? ''}; ${ask}`
  }
  if (wanted.chart !== undefined && versionOrder(wanted.chart, now.chart ?? '') > 0)
    return undefined
  const id = releaseId(pinsAfter(overlay, wanted))
  const replayed = facts.history.some(({ pins }) => pins !== undefined && releaseId(pins) === id)
  return replayed
    ? `${environment.name} had these pins of ${versionOf(wanted)} before those of now; ${ask}`
    : undefined
}

/** The pin that would be lowered; beside the chart's, only versions that can be compared. */
function lowerPin(from: Pins, to: Pins): PinName | undefined {
  return pinNames(to).find((name) => {
    const old = from[name]
    const value = to[name]
    if (old === undefined || value === undefined || isDigest(name)) return false
    if (name !== 'chart' && !(isVersion(old) && isVersion(value))) return false
    return versionOrder(value, old) < 0
  })
}

function heldBy(overlay: Present, input: BumpInput): Refusal | undefined {
  const { facts, environment, wanted, now } = input
  const after = pinsAfter(overlay, wanted)
  const hold = holdOn(after, { holds: facts.holds, slots: slotNames(overlay) }, now)
  if (hold === undefined) return undefined
  const why = `${versionOf(after)} is held in ${environment.name} ${holdStory(hold)}; lift the hold to let it through`
  return { why, suggestion: undefined }
}

/** A digest travels only where the overlay pins one; everything else must have its place. */
function entering({ facts, key, wanted, origin, policy }: BumpInput): Entering {
  const slots = slotNames(facts.overlay)
  const paired = new Set(policy?.pins.image.map(({ digest }) => `values.${digest}`))
  const optional = (name: PinName) => isDigest(name) || paired.has(name)
  const names = pinNames(wanted).filter((name) => !optional(name) || slots.has(name))
  return { key, policy, pins: wanted, names, origin }
}

function refused({ why, suggestion }: Refusal): Outcome {
  return { step: { kind: 'refuse', suggestion }, reason: why }
}

function keep({ number }: PullRequestFacts, reason: string): Outcome {
  return { step: { kind: 'keep', pullRequest: number }, reason }
}
