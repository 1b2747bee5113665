import { isAhead, isRun, type Line, type LineEntry } from './line.ts'
import type { LeftOut } from './plan.ts'
import type { Stand } from './stand.ts'

/** A state of the upstream: what it pinned of each service at one commit. */
export interface UpstreamState {
  /** The newest of what the upstream pins otherwise than the target: a commit at which it pinned all that the state brings. */
  readonly commit: string
  readonly date: string
  readonly place: number
  /** The newest commit of any service that was looked at, by its place: from then on the upstream had all of it. */
  readonly from: number
  /** By key. */
  readonly stands: ReadonlyMap<string, Stand>
}

/** The state that goes on as one, and what keeps a newer one. */
export interface TogetherFound {
  /** The newest state at which no service has to wait; undefined: none of those that were read. */
  readonly state: UpstreamState | undefined
  /** What keeps the newest state from being that one, by key; empty: it is. */
  readonly waiting: readonly LeftOut[]
}

type StandOf = (line: Line, entry: LineEntry | undefined) => Stand

/**
 * The newest state of an upstream at which each service is admissible, or in the target already, and with which none that stays is
 * left in a version that it was never with. A service of which the upstream is ahead, and that is neither admissible nor in the target
 * at any state that was read, has nothing to promote: it is left out, and the others do not wait for it.
 *
 * What a service of which upstream and target pin the same was before says only which states others may go from: lines of such that
 * pinned the same at the state that is found change nothing, so they need not be there.
 */
export function newestTogether(lines: readonly Line[], standOf: StandOf): TogetherFound {
  const stands = remembered(standOf)
  let walked = walk(lines, stands, new Set())
  const { waiting } = walked
  for (const hopeless = new Set<string>(); walked.state === undefined; ) {
    const more = walked.never.filter((key) => !hopeless.has(key))
    if (more.length === 0) break
    for (const key of more) hopeless.add(key)
    walked = walk(lines, stands, hopeless)
  }
  return { state: walked.state, waiting: walked.state === undefined ? waiting : walked.waiting }
}

interface Walked extends TogetherFound {
  /** Keys of services that had to wait at every state, without those that were left out from the start. */
  readonly never: readonly string[]
}

/** One step of a walk back in time: a line and how far it has come. */
interface Position {
  readonly line: Line
  /** Whether the upstream pins of it now what the target does. */
  readonly rests: boolean
  index: number
  stand: Stand
}

/** How many services stand in a way that matters to a state as a whole. */
interface Tally {
  waits: number
  moves: number
  /** Those that would be left in a version that the state was never with. */
  parted: number
}

function walk(lines: readonly Line[], standOf: StandOf, hopeless: ReadonlySet<string>): Walked {
  const positions = lines.map((line): Position => {
    const position = { line, rests: !isAhead(line), index: 0 }
    return { ...position, stand: leaving(standAt(position, standOf), hopeless) }
  })
  const never = new Set(positions.flatMap(({ line, stand }) => (waits(stand) ? [line.key] : [])))
  const waiting = positions.flatMap(({ stand }) => (stand.kind === 'waits' ? [stand.left] : []))
  const byPlace = Map.groupBy(positions, placeOf)
  const places = [...new Set(lines.flatMap(({ entries }) => entries.map(({ place }) => place)))]
  const tally: Tally = { waits: 0, moves: 0, parted: 0 }
  for (const position of positions) count(tally, position, 1)
  for (const place of places.toSorted((a, b) => b - a)) {
    const here = byPlace.get(place) ?? []
    // Where nothing moves, nothing is parted from anything.
    if (tally.waits === 0 && (tally.moves === 0 || tally.parted === 0)) {
      return { state: stateOf(positions, place), waiting, never: [] }
    }
    for (const position of here) {
      count(tally, position, -1)
      const known = stepBack(position, place)
      if (!known && !position.rests) return { state: undefined, waiting, never: [...never] }
      position.stand = leaving(standAt(position, standOf), hopeless)
      if (!waits(position.stand)) never.delete(position.line.key)
      count(tally, position, 1)
      const next = placeOf(position)
      byPlace.set(next, [...(byPlace.get(next) ?? []), position])
    }
  }
  return { state: undefined, waiting, never: [...never] }
}

/** To the entry that was there before a place; false: what was there is not known. */
function stepBack(position: Position, place: number): boolean {
  const { entries, cut } = position.line
  while ((entries[position.index]?.place ?? Number.NEGATIVE_INFINITY) >= place) position.index += 1
  return position.index < entries.length || !cut
}

function count(tally: Tally, position: Position, by: 1 | -1): void {
  const { stand } = position
  if (stand.kind === 'moves') tally.moves += by
  if (isParted(position)) tally.parted += by
  else if (waits(stand)) tally.waits += by
}

/** What rests and was no other than now is not judged: it has nothing to promote, and says the same whether it is looked at or not. */
function standAt({ line, rests, index }: Omit<Position, 'stand'>, standOf: StandOf): Stand {
  const entry = line.entries[index]
  return rests && isRun(line, entry) ? { kind: 'there' } : standOf(line, entry)
}

/**
 * Whether the target is left with a version of a service that the others of a state were never with. Either the service rests now,
 * and was above that then, or nobody knows what it was; or the upstream came only later to what the target runs. What it never came
 * to is the target's own affair: there is no state with it to wait for.
 */
function isParted({ line, rests, index, stand }: Position): boolean {
  const { entries, cut } = line
  if (rests && (waits(stand) || (index >= entries.length && cut))) return true
  if (stand.kind !== 'there' || isRun(line, entries[index])) return false
  return entries.slice(0, index).some((later) => isRun(line, later))
}

function placeOf({ line, index }: Position): number {
  return line.entries[index]?.place ?? Number.NEGATIVE_INFINITY
}

function waits(stand: Stand): boolean {
  return stand.kind === 'waits'
}

function leaving(stand: Stand, hopeless: ReadonlySet<string>): Stand {
  if (stand.kind !== 'waits' || !hopeless.has(stand.left.key)) return stand
  return { kind: 'out', left: stand.left }
}

function stateOf(positions: readonly Position[], from: number): UpstreamState {
  const ahead = positions.filter(({ rests }) => !rests)
  const place = Math.max(Number.NEGATIVE_INFINITY, ...ahead.map(placeOf))
  const newest = ahead
    .flatMap(({ line, index }) => line.entries[index] ?? [])
    .filter((entry) => entry.place === place)
    .toSorted((a, b) => (a.commit < b.commit ? -1 : 1))[0]
  const stands = new Map(positions.map(({ line, stand }) => [line.key, stand]))
  return { commit: newest?.commit ?? '', date: newest?.date ?? '', place, from, stands }
}

/** The same entry of the same line is judged once, however often it is met. */
function remembered(standOf: StandOf): StandOf {
  const known = new Map<Line, Map<LineEntry | undefined, Stand>>()
  return (line, entry) => {
    const own = known.get(line) ?? new Map<LineEntry | undefined, Stand>()
    known.set(line, own)
    const stand = own.get(entry) ?? standOf(line, entry)
    own.set(entry, stand)
    return stand
  }
}
