import type { Pins } from '@fluxgate/policy'
import { type Judged, judge, type TakenBack } from './admissible.ts'
import { activeChoice } from './choice.ts'
import { type Edge, edgeInto } from './edge.ts'
import { ourSubject, skipsFor } from './exceptions.ts'
import type { ServiceFacts } from './facts.ts'
import { skippedFor } from './gates/all-gates.ts'
import { isPinnedBefore, pinningCommits } from './gates/pinning-commits.ts'
import { testsContext } from './names.ts'
import { offersOf } from './offers.ts'
import { rejectionsOf, revertsOf } from './taken-back.ts'
import { soakingOf } from './waiting.ts'

/** Commits of the GitOps repository, and the statuses and check runs that gates want to know of them. */
export interface ReportsWanted {
  readonly commits: readonly string[]
  readonly names: readonly string[]
  /** Contexts of the statuses that say how promotion tests went, with their environments. */
  readonly tests: readonly { readonly environment: string; readonly context: string }[]
  /** Whether a release was pinned before all that was read: whoever reads further back knows more. */
  readonly unsure: boolean
}

/** The highest that may be taken are looked at; what waits below ten others that are not checked waits on. */
const MOST_RELEASES = 10

/** An environment into which releases may go: those that could be proposed, or one that is judged whether or not it could. */
export interface Entrance {
  readonly environment: string
  readonly pins: Pins | undefined
}

/**
 * What the gates into some environments need to know of commits, before a plan is made or a pull request is judged: nothing where
 * the policy asks for neither checks nor tests, or no release is so far.
 */
export function reportsWanted(facts: ServiceFacts, entrances: readonly Entrance[]): ReportsWanted {
  const commits = new Set<string>()
  const names = new Set<string>()
  const tests: { readonly environment: string; readonly context: string }[] = []
  let unsure = false
  for (const { environment, pins } of entrances) {
    const edge = edgeInto(facts, environment)
    if (edge === undefined) continue
    const { gates } = edge
    if (gates.checks.length === 0 && gates.tests === undefined) continue
    const releases = pins === undefined ? promotable(edge) : [pins]
    const both = releases.flatMap((one) =>
      edge.upstreams.map((upstream) => [one, upstream] as const),
    )
    unsure ||= both.some(([one, upstream]) => isPinnedBefore(one, upstream))
    const own = both.flatMap(([one, upstream]) => pinningCommits(one, upstream))
    if (own.length === 0) continue
    for (const commit of own) commits.add(commit)
    for (const name of gates.checks) names.add(name)
    if (gates.tests !== undefined) {
      tests.push({ environment, context: testsContext(environment, facts.key) })
    }
  }
  return { commits: [...commits], names: [...names], tests, unsure }
}

/** What a person chose, whether or not it has soaked, and releases that are admissible and have soaked or need not, highest first. */
function promotable(edge: Edge): readonly Pins[] {
  const taken = { reverts: revertsOf(edge), rejections: rejectionsOf(edge) }
  const choice = activeChoice(edge, taken)
  const free = offersOf(edge)
    .map((offer) => judge(offer, edge, taken))
    .filter(({ objections }) => objections.length === 0)
    .filter((one) => hasSoaked(one, edge, taken))
    .slice(0, MOST_RELEASES)
    .map(({ offer }) => offer.release.pins)
  return choice === undefined ? free : [choice.pins, ...free]
}

function hasSoaked(judged: Judged, edge: Edge, taken: TakenBack): boolean {
  const { offer, proofs } = judged
  const skips = skipsFor(edge, taken, ourSubject(edge, offer.release.pins))
  const isSkipped = skippedFor(undefined, skips, proofs)('soak') !== undefined
  return isSkipped || soakingOf(judged, edge) === undefined
}
