import { describeUnknownEnvironments, type Pins } from '@fluxgate/policy'
import { type Act, refuse } from './act.ts'
import { type Judged, judge, type TakenBack } from './admissible.ts'
import { activeChoice, objectionsToChoice } from './choice.ts'
import { type Edge, edgeInto, environmentNamed, upstreamNames, upstreamOf } from './edge.ts'
import { asksForProof, ourSubject, skipsFor } from './exceptions.ts'
import type { ServiceFacts } from './facts.ts'
import type { Skippable } from './gates/skippable.ts'
import { instant } from './instant.ts'
import { type Offer, offerOf } from './offers.ts'
import { pinningCommit, slotNames } from './overlay.ts'
import { aRelease, matches, NO_ORIGIN, pinNames, releaseId, versionOf } from './pins.ts'
import { isFact } from './proven.ts'
import type { ChoiceRecord, ExceptionRecord } from './record.ts'
import { refusalOf } from './refusal.ts'
import type { Release } from './release.ts'
import { rejectionsOf, revertsOf } from './taken-back.ts'
import { enumerate, oneLine } from './text.ts'
import { sameVersion } from './version.ts'

/** What comes of asking for a version past gates: the exception first, so that the choice never stands without it. */
export type HotfixPlan =
  | {
      readonly kind: 'write'
      readonly exception: Omit<ExceptionRecord, 'id' | 'createdAt'>
      readonly choice: Omit<ChoiceRecord, 'id' | 'createdAt'>
      /** The commit that holds the pins, for the records to stand on. */
      readonly ref: string
    }
  | { readonly kind: 'already' }
  | { readonly kind: 'refuse'; readonly why: string }

/**
 * A person asks for a version in an environment past gates: one that any environment of the policy held, or that a report names, and
 * that the target can take; above what it runs, not held there, and no alarm.
 */
export function planHotfix(
  facts: ServiceFacts,
  act: Act & {
    readonly version: string
    readonly reason: string
    readonly gates: readonly Skippable[]
  },
): HotfixPlan {
  const edge = edgeInto(facts, act.environment)
  if (edge === undefined) {
    return environmentNamed(facts.policy, act.environment) === undefined
      ? refuse(describeUnknownEnvironments(facts.policy, [act.environment]))
      : refuse(`${act.environment} follows no other environment, so a bump sets its version`)
  }
  const known = releasesAnywhere(edge)
  const named = known.find(({ pins }) => sameVersion(versionOf(pins), act.version))
  if (named === undefined) return refuse(neverHeld(edge, known, act.version))
  const { release } = offerOf(edge, named)
  const taken = { reverts: revertsOf(edge), rejections: rejectionsOf(edge) }
  const objection = whyNot(judge(exactly(edge, release), edge, taken), act.gates)
  const why = objection ?? cannotTake(edge, release)
  if (why !== undefined) return refuse(why)
  const { pins } = ourSubject(edge, release.pins)
  if (isAsked(edge, taken, release.pins, act.gates)) return { kind: 'already' }
  const { environment, person, login, gates } = act
  const reason = oneLine(act.reason, 300)
  const common = { environment, key: facts.key, origin: release.origin, person, login, reason }
  const pinned = { pins, releaseId: releaseId(pins), pullRequest: undefined, head: undefined }
  return {
    kind: 'write',
    exception: { kind: 'exception', ...common, ...pinned, gates },
    choice: { kind: 'choice', ...common, pins: release.pins, releaseId: release.id },
    ref: commitOf(facts, release.pins),
  }
}

/** The release of a choice as it was asked for past gates, where those exceptions let it be proposed; undefined: they don't. */
export function hotfixOf(edge: Edge, taken: TakenBack, choice: ChoiceRecord): Judged | undefined {
  const skips = skipsFor(edge, taken, ourSubject(edge, choice.pins))
  if (skips.size === 0) return undefined
  const judged = judge(exactly(edge, aRelease(choice.pins, choice.origin)), edge, taken)
  return whyNot(judged, [...skips.keys()]) === undefined ? judged : undefined
}

/** The release with its pins as they are, whatever a report has added since. */
function exactly(edge: Edge, release: Release): Offer {
  const slots = slotNames(edge.targetFacts.overlay)
  const names = pinNames(release.pins).filter((name) => name !== 'digest' || slots.has(name))
  return { ...offerOf(edge, release), release, names: new Set(names) }
}

function whyNot(judged: Judged, gates: readonly Skippable[]): string | undefined {
  const waived = gates.includes('proven')
  const objection = objectionsToChoice(judged).find(({ rule }) => !(waived && asksForProof(rule)))
  if (objection === undefined) return undefined
  return asksForProof(objection.rule)
    ? `${objection.why}; to let it in all the same, skip "proven" too`
    : objection.why
}

function cannotTake({ targetFacts, facts }: Edge, { pins, origin }: Release): string | undefined {
  const slots = slotNames(targetFacts.overlay)
  const names = pinNames(pins).filter((name) => name !== 'digest' || slots.has(name))
  const { key, policy } = facts
  return refusalOf(targetFacts, { key, policy, pins, names, origin })?.why
}

function isAsked(edge: Edge, taken: TakenBack, pins: Pins, gates: readonly Skippable[]): boolean {
  const choice = activeChoice(edge, taken)
  if (choice === undefined || !matches(choice.pins, pins)) return false
  const skips = skipsFor(edge, taken, ourSubject(edge, pins))
  return gates.every((gate) => skips.has(gate))
}

/** Every release that an environment holds, held, or reported: of the upstreams first, of each the newest first. */
function releasesAnywhere({ facts, target }: Edge): readonly Release[] {
  const first = upstreamNames(target)
  const order = [
    ...facts.policy.environments.filter(({ name }) => first.includes(name)),
    ...facts.policy.environments.filter(({ name }) => !first.includes(name)),
  ]
  const found = order.flatMap((environment): readonly Release[] => {
    const { current, facts: own, records } = upstreamOf(facts, environment)
    const origin = own.overlay.kind === 'present' ? own.overlay.origin : NO_ORIGIN
    const now = current === undefined || current.range ? [] : [aRelease(current.pins, origin)]
    const held = own.history.flatMap(({ pins, range, origin: from }) =>
      pins === undefined || range ? [] : [aRelease(pins, from)],
    )
    const told = records
      .filter(isFact)
      .toSorted((a, b) => instant(b.createdAt) - instant(a.createdAt) || b.id - a.id)
      .map(({ pins, origin: from }) => aRelease(pins, from))
    return [...now, ...held, ...told]
  })
  const named = found.filter(({ pins }) => pins.chart !== undefined)
  return named.filter(({ id }, index) => named.findIndex((one) => one.id === id) === index)
}

function commitOf(facts: ServiceFacts, pins: Pins): string {
  const commits = facts.environments.flatMap(({ history }) => pinningCommit(pins, history) ?? [])
  return commits[0] ?? facts.base
}

function neverHeld({ facts }: Edge, known: readonly Release[], version: string): string {
  const versions = new Set(known.map(({ pins }) => versionOf(pins)))
  const there = versions.size === 0 ? 'none' : [...versions].slice(0, 10).join(', ')
  const names = enumerate(facts.policy.environments.map(({ name }) => name))
  const given = JSON.stringify(oneLine(version, 100))
  return `none of ${names} ever pinned ${given} of ${facts.key} (there are: ${there}); pin it in one of them first`
}
