import { describeUnknownEnvironments } from '@fluxgate/policy'
import { type Act, type ActPlan, refuse } from './act.ts'
import { judge } from './admissible.ts'
import { activeChoice, objectionsToChoice } from './choice.ts'
import { type Edge, edgeInto, environmentNamed } from './edge.ts'
import type { ServiceFacts } from './facts.ts'
import { offersOf } from './offers.ts'
import { pinningCommit } from './overlay.ts'
import { matches, versionOf } from './pins.ts'
import type { ChoiceRecord } from './record.ts'
import { rejectionsOf, revertsOf } from './taken-back.ts'
import { enumerate, oneLine } from './text.ts'
import { sameVersion } from './version.ts'

/** The record of a choice, or why there is none. */
export type ChoicePlan = ActPlan<Omit<ChoiceRecord, 'id' | 'createdAt'>>

/** A person asks for a version in an environment: it must be proven, not withdrawn, not held and above what runs there. */
export function planChoice(
  facts: ServiceFacts,
  act: Act & { readonly version: string },
): ChoicePlan {
  const edge = edgeInto(facts, act.environment)
  if (edge === undefined) {
    return environmentNamed(facts.policy, act.environment) === undefined
      ? refuse(describeUnknownEnvironments(facts.policy, [act.environment]))
      : refuse(`${act.environment} follows no other environment, so nothing is promoted into it`)
  }
  const taken = { reverts: revertsOf(edge), rejections: rejectionsOf(edge) }
  const meant = offersOf(edge)
    .filter(({ release }) => sameVersion(versionOf(release.pins), act.version))
    .map((offer) => judge(offer, edge, taken))
  const chosen = meant.find((one) => objectionsToChoice(one).length === 0)
  if (chosen === undefined) {
    const [first] = meant
    const why = first === undefined ? undefined : objectionsToChoice(first)[0]?.why
    return refuse(why ?? noSuchVersion(edge, act.version))
  }
  const { pins, id, origin } = chosen.offer.release
  const active = activeChoice(edge, taken)
  if (active !== undefined && matches(active.pins, pins)) return { kind: 'already' }
  const pinnedAt = edge.upstreams
    .map((upstream) => pinningCommit(pins, upstream.facts.history))
    .find((commit) => commit !== undefined)
  const { environment, person, login, reason } = act
  const common = { environment, key: facts.key, pins, releaseId: id, origin }
  return {
    kind: 'write',
    record: { kind: 'choice', ...common, person, login, reason },
    ref: pinnedAt ?? facts.base,
  }
}

function noSuchVersion(edge: Edge, version: string): string {
  const { target, targetPins, upstreams } = edge
  const above = targetPins === undefined ? '' : ` above ${versionOf(targetPins)}`
  const [first] = upstreams
  const overlay = first?.facts.overlay
  const offered = new Set(offersOf(edge).map(({ release }) => versionOf(release.pins)))
  if (offered.size === 0 && first !== undefined && overlay?.kind === 'absent') {
    const { key } = edge.facts
    return `${first.environment.name} has no overlay of ${key} (looked for ${overlay.path})`
  }
  const given = JSON.stringify(oneLine(version, 100))
  const names = enumerate(upstreams.map(({ environment }) => environment.name))
  const known = offered.size === 0 ? 'none' : [...offered].slice(0, 10).join(', ')
  return `${names} never had ${given} as a release that ${target.name} could take${above} (there are: ${known})`
}
