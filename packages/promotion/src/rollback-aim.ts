import type { Environment } from '@fluxgate/policy'
import type { ServiceFacts } from './facts.ts'
import {
  failedThere,
  type HeldBefore,
  heldNow,
  lowerOnes,
  type Past,
  whyNotAgain,
} from './held-before.ts'
import { holdStory } from './holds.ts'
import { versionOf } from './pins.ts'
import type { Release } from './release.ts'
import { enumerate, oneLine } from './text.ts'
import { sameVersion } from './version.ts'

interface Where {
  readonly facts: ServiceFacts
  readonly environment: Environment
}

/** What a rollback goes to, or why there is nothing to go to. */
export type Aim =
  | { readonly to: HeldBefore; readonly notes: readonly string[] }
  | { readonly why: string }
  /** The overlay holds it now. */
  | { readonly there: string }

/** The highest lower release that the overlay held, neither held nor failed there. */
export function previous(past: Past, { facts, environment }: Where): Aim {
  const lower = lowerOnes(past)
  const passed: string[] = []
  for (const to of lower) {
    const why = whyNotAgain(to.release, past, facts.now)
    if (why === undefined) return { to, notes: passed }
    passed.push(`${versionOf(to.release.pins)} is passed over: ${why}`)
  }
  const { name } = environment
  const read = past.own.facts.history.length
  const cut = past.own.facts.historyCut ? `, and older ones were not read` : ''
  const none = `${name} pinned nothing lower than ${versionOf(past.now.pins)} that could run again (${read} ${read === 1 ? 'commit' : 'commits'} touched its overlay${cut})`
  const but = passed.length === 0 ? '' : `; ${passed.slice(0, 5).join('; ')}`
  return {
    why: `${none}${but}; name a version that it pinned with "to", or set the pins by hand in a pull request`,
  }
}

/** The release that a person names, by its version or id: the one that the overlay held last, where several had it. */
export function named(wanted: string, past: Past, { facts, environment }: Where): Aim {
  const { name } = environment
  const { held, now, order } = past
  const given = JSON.stringify(oneLine(wanted, 100))
  const isMeant = ({ pins, id }: Release) => id === wanted || sameVersion(versionOf(pins), wanted)
  const meant = held.filter(({ release }) => isMeant(release))
  const to =
    meant.find(({ release }) => heldNow(release, past, facts.now) === undefined) ?? meant[0]
  if (to === undefined) {
    if (isMeant(now)) return { there: `${name} pins ${versionOf(now.pins)} already` }
    const known = [...new Set(held.map(({ release }) => versionOf(release.pins)))]
    const cut = past.own.facts.historyCut ? ' among the commits that were read' : ''
    const list = known.length === 0 ? 'nothing else' : enumerate(known.slice(0, 10))
    return { why: `${name} never pinned ${given}${cut}; it pinned ${list}` }
  }
  const version = versionOf(to.release.pins)
  if (order(to.release.pins, now.pins) > 0) {
    return {
      why: `${version} is above ${versionOf(now.pins)}, which ${name} pins; choose it by hand to promote it again`,
    }
  }
  const hold = heldNow(to.release, past, facts.now)
  if (hold !== undefined) {
    return { why: `${version} is held in ${name} ${holdStory(hold)}; lift the hold first` }
  }
  const failed = failedThere(to.release, past)
  const notes = failed === undefined ? [] : [`${version} is asked for by name, although ${failed}`]
  return { to, notes }
}
