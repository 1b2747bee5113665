import type { Pins } from '@fluxgate/policy'
import { type Edge, edgeInto, type Upstream } from '../edge.ts'
import type { ServiceFacts } from '../facts.ts'
import { instant } from '../instant.ts'
import { isSamePins, matches, NO_ORIGIN } from '../pins.ts'
import type { Origin } from '../release.ts'
import { revertsOf } from '../taken-back.ts'

/** What an upstream pinned of a service from one commit of base on. */
export interface LineEntry {
  readonly commit: string
  /** Committer date, RFC 3339. */
  readonly date: string
  /** Where it stands among the commits of base, the higher the newer. */
  readonly place: number
  /** undefined: no overlay there, or pins that can't be told. */
  readonly pins: Pins | undefined
  readonly origin: Origin
}

/** A service as its upstream had it, state by state. */
export interface Line {
  readonly key: string
  readonly edge: Edge
  /** The environment whose states these are. */
  readonly upstream: Upstream
  /** Newest first. */
  readonly entries: readonly LineEntry[]
  /** Whether older commits exist that were not read. */
  readonly cut: boolean
  readonly reverts: ReturnType<typeof revertsOf>
}

/** The services of a set as one of the target's upstreams had them, by key, in whatever order they came. */
export function linesOf(
  services: readonly ServiceFacts[],
  target: string,
  upstream: string,
): readonly Line[] {
  const sorted = services.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return sorted.flatMap((facts) => {
    const edge = edgeInto(facts, target)
    const own = edge?.upstreams.find(({ environment }) => environment.name === upstream)
    if (edge === undefined || own === undefined) return []
    const { history, historyCut } = own.facts
    const entries = entriesOf(own, facts.base, facts.now)
    const cut = historyCut || history.length === 0
    return [{ key: facts.key, edge, upstream: own, entries, cut, reverts: revertsOf(edge) }]
  })
}

/**
 * What is pinned now is told by the overlay itself, which also says where it came from. A commit that changes no pin makes no new
 * state: what is pinned together is as old as its newest pin.
 */
function entriesOf({ current, facts }: Upstream, base: string, now: string): LineEntry[] {
  const [newest, ...older] = facts.history
  const origin = facts.overlay.kind === 'present' ? facts.overlay.origin : NO_ORIGIN
  const first = {
    commit: newest?.commit ?? base,
    date: newest?.date ?? now,
    pins: current?.pins,
    origin,
  }
  const entries: LineEntry[] = []
  let place = Number.POSITIVE_INFINITY
  for (const { commit, date, pins, origin: from } of [first, ...older]) {
    // A commit is not newer than what came after it, whatever the clock of its committer said.
    place = Math.min(place, instant(date))
    const later = entries.at(-1)
    if (later !== undefined && isSame(later.pins, pins)) {
      entries.splice(-1, 1, { ...later, commit, date, place })
    } else entries.push({ commit, date, place, pins, origin: from })
  }
  return entries
}

function isSame(a: Pins | undefined, b: Pins | undefined): boolean {
  return a === undefined || b === undefined ? a === b : isSamePins(a, b)
}

/** Whether an upstream pins anything else than the target, as far as that can be told: what they pin alike has nothing to promote. */
export function isAhead({ edge: { upstreams, targetPins } }: Pick<Line, 'edge'>): boolean {
  return upstreams.some(({ current, facts }) => {
    if (current === undefined) return facts.overlay.kind === 'refused'
    return current.range || targetPins === undefined || !matches(current.pins, targetPins)
  })
}

/** Whether the target pins an entry of a line. */
export function isRun(
  { edge: { targetPins } }: Pick<Line, 'edge'>,
  entry: LineEntry | undefined,
): boolean {
  return entry?.pins !== undefined && targetPins !== undefined && matches(entry.pins, targetPins)
}
