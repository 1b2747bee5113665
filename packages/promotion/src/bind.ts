import type { Pins } from '@fluxgate/policy'
import { annotationLines } from './annotation-lines.ts'
import type { EnvironmentFacts } from './facts.ts'
import { pinnedBy } from './overlay.ts'
import { aRelease, releaseId } from './pins.ts'
import { rangeAdmits } from './range.ts'
import type { Origin, Release } from './release.ts'
import { oneLine } from './text.ts'
import { isVersion, sameVersion, withoutBuild } from './version.ts'

/** What an event says of the release it is about. */
export interface BoundInput {
  /** Chart version without what an OCI source appended; undefined where the event names none. */
  readonly version: string | undefined
  /** Whether build metadata was lost on the way: compare without it. */
  readonly buildLost: boolean
  readonly digest: string | undefined
  /** The release annotation as it came back; anyone who edits the object can write it. */
  readonly releaseId: string | undefined
  readonly what: 'upgrade' | 'test' | 'rollback'
}

/** The release that a report is about, or why it can not be told. */
export type Binding =
  | {
      readonly kind: 'bound'
      readonly release: Release
      /** The newest commit that held it, among those that were read. */
      readonly pinnedAt: string | undefined
    }
  | {
      readonly kind: 'unknown'
      /** As much as the event says. */
      readonly pins: Pins
      readonly why: string
      /** Lines to add to the HelmRelease so that the next event can be bound; empty where none would help. */
      readonly annotationLines: string
    }

/** Pins that the overlay holds or held at one commit. */
interface Sighting {
  readonly pins: Pins
  readonly range: boolean
  readonly annotation: string | undefined
  readonly origin: Origin
  readonly commit: string | undefined
}

/** Sightings that come to the same pins once the event's version and digest are filled in. */
interface Candidate {
  readonly pins: Pins
  readonly ids: ReadonlySet<string>
  readonly sightings: readonly Sighting[]
}

/**
 * Binds an event to the release it speaks of: version, digest and, where the annotation came back, id must all lead to
 * one set of pins that the overlay holds or held. helm-controller can upgrade with new values before the new chart is
 * there, and an annotation can be stale: whatever leaves a doubt is unknown. A rollback carries the annotations of the
 * release that was tried, so it is read by version and digest alone, and what it names need not have been held.
 */
export function bindEvent(event: BoundInput, environment: EnvironmentFacts): Binding {
  const unknown = (why: string, lines = annotationLines(environment.overlay)): Binding => ({
    kind: 'unknown',
    pins: pinsOf(event),
    why,
    annotationLines: lines,
  })
  if (event.version === undefined) return unknown('the event names no chart version')
  const seen = sightings(environment)
  const candidates = candidatesFor(event, event.version, seen)
  const [first] = candidates
  if (event.what === 'rollback') {
    return first === undefined || candidates.length > 1
      ? { kind: 'bound', release: aRelease(pinsOf(event)), pinnedAt: first?.sightings[0]?.commit }
      : boundTo(first)
  }
  // What was never pinned can't be named by an annotation either.
  if (first === undefined) return unknown(whyNone(event, event.version, environment, seen), '')
  if (event.releaseId !== undefined) {
    return bindById(event.releaseId, event.version, candidates, environment.name, unknown)
  }
  if (candidates.length === 1) return boundTo(first)
  const ids = candidates.map(({ pins }) => releaseId(pins)).join(', ')
  return unknown(
    `${environment.name} pinned ${quoted(event.version)} in different releases (${ids}), and the event names none`,
  )
}

function bindById(
  id: string,
  version: string,
  candidates: readonly Candidate[],
  environment: string,
  unknown: (why: string) => Binding,
): Binding {
  const named = candidates.filter(({ ids }) => ids.has(id))
  const [only] = named
  if (only === undefined || named.length > 1) {
    const ids = candidates.map(({ pins }) => releaseId(pins)).join(', ')
    return unknown(
      `the event names release ${quoted(id)}, but ${environment} pinned ${quoted(version)} as ${ids}: ` +
        'chart and values may not have moved together, or the annotation is stale',
    )
  }
  const stale = candidates.some(
    (other) => other !== only && other.sightings.some(({ annotation }) => annotation === id),
  )
  if (stale) {
    return unknown(
      `release ${quoted(id)} is also the annotation of other pins of ${quoted(version)} that ${environment} pinned: ` +
        'a stale annotation can mean either',
    )
  }
  return boundTo(only)
}

function boundTo({ pins, sightings: held }: Candidate): Binding {
  const origin = held.find(({ origin }) => origin.commit !== undefined)?.origin ?? held[0]?.origin
  const pinnedAt = held.find(({ commit }) => commit !== undefined)?.commit
  return { kind: 'bound', release: aRelease(pins, origin), pinnedAt }
}

/** What the overlay holds now, then what it held, newest first. */
function sightings({ overlay, history }: EnvironmentFacts): readonly Sighting[] {
  const held = history.flatMap(({ commit, pins, range, annotation, origin }) =>
    pins === undefined ? [] : [{ pins, range, annotation, origin, commit }],
  )
  const now = pinnedBy(overlay)
  if (now === undefined || overlay.kind !== 'present') return held
  const [newest] = held
  const same = newest !== undefined && releaseId(newest.pins) === releaseId(now.pins)
  const annotation = overlay.annotations.find(({ name }) => name === 'release')?.value
  const commit = same ? newest.commit : undefined
  return [{ ...now, annotation, origin: overlay.origin, commit }, ...held]
}

/**
 * The releases that an event may be about. Flux takes a pinned version for a constraint where no chart is called just so: a chart
 * `v1.4.2` runs where `1.4.2` is pinned, and the other way round. A range admits either, so it has no say in that.
 */
function candidatesFor(
  event: BoundInput,
  version: string,
  seen: readonly Sighting[],
): readonly Candidate[] {
  const other = version.startsWith('v') ? version.slice(1) : `v${version}`
  const isPinned = (name: string) =>
    seen.some((sighting) => !sighting.range && heldAs(event, name, sighting) !== undefined)
  const name = isVersion(version) && !isPinned(version) && isPinned(other) ? other : version
  return candidatesCalled(event, name, seen)
}

function candidatesCalled(
  event: BoundInput,
  version: string,
  seen: readonly Sighting[],
): readonly Candidate[] {
  const found = new Map<string, Candidate>()
  for (const sighting of seen) {
    const held = heldAs(event, version, sighting)
    if (held === undefined) continue
    const pins = event.digest === undefined ? held : { ...held, digest: event.digest }
    const id = releaseId(pins)
    const known = found.get(id)
    found.set(id, {
      pins: known?.pins ?? pins,
      ids: new Set([...(known?.ids ?? []), id, releaseId(held), releaseId(sighting.pins)]),
      sightings: [...(known?.sightings ?? []), sighting],
    })
  }
  return [...found.values()]
}

/** The pins of a sighting, with the version in place of a range, where version and digest agree with the event's. */
function heldAs(
  { buildLost, digest }: BoundInput,
  version: string,
  { pins, range }: Sighting,
): Pins | undefined {
  if (pins.chart === undefined) return undefined
  if (digest !== undefined && pins.digest !== undefined && digest !== pins.digest) return undefined
  if (range) return rangeAdmits(pins.chart, version) ? { ...pins, chart: version } : undefined
  const same = buildLost
    ? withoutBuild(pins.chart) === withoutBuild(version)
    : sameVersion(pins.chart, version)
  // A tag that is no version, or has a `v` before it, need not be the chart's own version: there the digest alone can decide.
  const isName = !isVersion(pins.chart) || pins.chart.startsWith('v')
  return same || (isName && digest !== undefined && pins.digest === digest) ? pins : undefined
}

function whyNone(
  event: BoundInput,
  version: string,
  { name, historyCut }: EnvironmentFacts,
  seen: readonly Sighting[],
): string {
  const other = seen.find(
    (sighting) => heldAs({ ...event, digest: undefined }, version, sighting) !== undefined,
  )
  if (other !== undefined) {
    return (
      `${name} pins ${quoted(version)} with digest ${quoted(other.pins.digest ?? '')}, ` +
      `but the cluster runs ${quoted(event.digest ?? '')}: the tag was moved`
    )
  }
  const read = historyCut ? ', among the commits that were read' : ''
  return `${name} never pinned ${quoted(version)}${read}, and no range that it pinned admits it`
}

function pinsOf({ version, digest }: BoundInput): Pins {
  return {
    ...(version === undefined ? {} : { chart: version }),
    ...(digest === undefined ? {} : { digest }),
  }
}

function quoted(text: string): string {
  return JSON.stringify(oneLine(text, 100))
}
