import type { Line, LineEntry } from './line.ts'
import type { LeftOut } from './plan.ts'
import type { Stand } from './stand.ts'

/** A state of the upstream: what it pinned of each service at one commit. */
export interface UpstreamState {
  readonly commit: string
  readonly date: string
  readonly place: number
  /** By key. */
  readonly stands: ReadonlyMap<string, Stand>
}

export interface TogetherFound {
  /** The newest state at which no service has to wait; undefined: none of those that were read. */
  readonly state: UpstreamState | undefined
  /** What keeps the newest state from being that one, by key; empty: it is. */
  readonly waiting: readonly LeftOut[]
}

/**
 * The newest state of an upstream at which each service is admissible, or in the target already. A service that is neither at any
 * state that was read has nothing to promote: it is left out, and the others do not wait for it.
 */
export function newestTogether(
  lines: readonly Line[],
  standOf: (line: Line, entry: LineEntry | undefined) => Stand,
): TogetherFound {
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
  index: number
  stand: Stand
}

function walk(
  lines: readonly Line[],
  standOf: (line: Line, entry: LineEntry | undefined) => Stand,
  hopeless: ReadonlySet<string>,
): Walked {
  const positions = lines.map((line): Position => {
    const stand = leaving(standOf(line, line.entries[0]), hopeless)
    return { line, index: 0, stand }
  })
  const never = new Set(positions.flatMap(({ line, stand }) => (waits(stand) ? [line.key] : [])))
  const waiting = positions.flatMap(({ stand }) => (stand.kind === 'waits' ? [stand.left] : []))
  const byPlace = Map.groupBy(positions, placeOf)
  const places = [...new Set(lines.flatMap(({ entries }) => entries.map(({ place }) => place)))]
  let late = waiting.length
  for (const place of places.toSorted((a, b) => b - a)) {
    const here = byPlace.get(place) ?? []
    if (late === 0) return { state: stateOf(positions, place), waiting, never: [] }
    for (const position of here) {
      const before = waits(position.stand)
      if (!stepBack(position, place)) return { state: undefined, waiting, never: [...never] }
      const { line, index } = position
      position.stand = leaving(standOf(line, line.entries[index]), hopeless)
      const after = waits(position.stand)
      if (!after) never.delete(line.key)
      late += Number(after) - Number(before)
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

function stateOf(positions: readonly Position[], place: number): UpstreamState {
  const newest = positions
    .flatMap(({ line, index }) => line.entries[index] ?? [])
    .filter((entry) => entry.place === place)
    .toSorted((a, b) => (a.commit < b.commit ? -1 : 1))[0]
  const stands = new Map(positions.map(({ line, stand }) => [line.key, stand]))
  return { commit: newest?.commit ?? '', date: newest?.date ?? '', place, stands }
}

/** The same entry of the same line is judged once, however often it is met. */
function remembered(
  standOf: (line: Line, entry: LineEntry | undefined) => Stand,
): (line: Line, entry: LineEntry | undefined) => Stand {
  const known = new Map<Line, Map<LineEntry | undefined, Stand>>()
  return (line, entry) => {
    const own = known.get(line) ?? new Map<LineEntry | undefined, Stand>()
    known.set(line, own)
    const stand = own.get(entry) ?? standOf(line, entry)
    own.set(entry, stand)
    return stand
  }
}
