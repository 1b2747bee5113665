import type { PinName, Pins } from '@fluxgate/policy'
import type { Edge, Upstream } from './edge.ts'
import { instant } from './instant.ts'
import { firstPinned } from './overlay.ts'
import { aRelease, matches, overlap, pinNames, releaseId, versionOf } from './pins.ts'
import { effectiveTime, isFact, isSuccess } from './proven.ts'
import { rangeAdmits } from './range.ts'
import type { ServiceRecord } from './record.ts'
import type { Origin, Release } from './release.ts'
import { canonicalVersion, sameVersion } from './version.ts'

/** A release that an upstream pins, pinned, or ran within a range. */
export interface Offer {
  /** Its pins, with the digest that came up where no overlay pins one. */
  readonly release: Release
  /** Pins that an overlay of an upstream sets for it. */
  readonly names: ReadonlySet<PinName>
  /** When an upstream first had it, in milliseconds; 0: before all that was read. */
  readonly since: number
}

interface Found {
  readonly pins: Pins
  readonly origin: Origin
}

/**
 * The releases that could be proposed, highest first: what the upstreams pin and pinned, and what they ran within
 * a range; none that the target is at or past, except those of its own version, which may be an alarm.
 */
export function offersOf(edge: Edge): readonly Offer[] {
  const { targetPins, order, upstreams } = edge
  const found = upstreams.flatMap((upstream) => [...pinnedIn(upstream), ...ranIn(upstream)])
  const ahead = found.filter(
    ({ pins }) =>
      targetPins === undefined ||
      sameVersion(versionOf(pins), versionOf(targetPins)) ||
      order(pins, targetPins) > 0,
  )
  return distinct(ahead)
    .map((one) => offerOf(edge, one))
    .toSorted((a, b) => order(b.release.pins, a.release.pins))
}

/** A release as the rules look at it, whether or not an upstream still tells of it. */
export function offerOf({ upstreams }: Pick<Edge, 'upstreams'>, { pins, origin }: Found): Offer {
  // One that only a failure told of is not proven by the success of the version beside it.
  const digests = pins.digest === undefined ? digestsOf(upstreams, pins, isSuccess) : []
  const [digest] = digests
  const complete = digest === undefined || digests.length > 1 ? pins : { ...pins, digest }
  const since = upstreams.flatMap((upstream) => heldFrom(upstream, pins) ?? [])
  return {
    release: aRelease(complete, origin),
    names: new Set(pinNames(pins)),
    since: since.length === 0 ? 0 : Math.min(...since),
  }
}

/** Digests that the clusters of the upstreams reported for these pins, in reports that count, sorted. */
export function digestsOf(
  upstreams: readonly Upstream[],
  pins: Pins,
  counts: (record: ServiceRecord) => boolean = isReport,
): readonly string[] {
  const reported = upstreams.flatMap(({ records }) => records.filter(counts))
  const found = reported
    .filter((record) => matches(record.pins, pins))
    .flatMap((record) => record.pins.digest ?? [])
  return [...new Set(found)].toSorted()
}

/** Whether a record says that a cluster ran, or tried, a release that is known. */
export function isReport(record: ServiceRecord): boolean {
  return isFact(record) && (record.kind === 'attestation' || record.outcome !== 'unknown')
}

function pinnedIn({ current, facts }: Upstream): readonly Found[] {
  const { overlay, history } = facts
  const held = history.flatMap(({ pins, range, origin }) =>
    pins === undefined || range ? [] : [{ pins, origin }],
  )
  const exact = current !== undefined && !current.range && overlay.kind === 'present'
  const all = exact ? [{ pins: current.pins, origin: overlay.origin }, ...held] : held
  return all.filter(({ pins }) => pins.chart !== undefined)
}

function ranIn({ current, facts, records }: Upstream): readonly Found[] {
  const held = facts.history.flatMap(({ pins, range }) => (range ? (pins?.chart ?? []) : []))
  const now = current?.range === true ? [current.pins.chart ?? ''] : []
  const ranges = new Set([...now, ...held])
  if (ranges.size === 0) return []
  return records.filter(isReport).flatMap(({ pins, origin }) => {
    const { chart } = pins
    if (chart === undefined || ![...ranges].some((range) => rangeAdmits(range, chart))) return []
    return [{ pins, origin }]
  })
}

function heldFrom({ facts, records }: Upstream, pins: Pins): number | undefined {
  const first = firstPinned(pins, facts.history)
  if (first !== undefined) return instant(first.entry.date)
  const reports = records.filter((record) => isReport(record) && matches(record.pins, pins))
  return reports.length === 0
    ? undefined
    : Math.min(...reports.map((one) => instant(effectiveTime(one))))
}

/** Each release once, by id, leaving out what another says in full: a report by version alone, a time before a slot was added. */
function distinct(found: readonly Found[]): readonly Found[] {
  const byId = new Map<string, Found>()
  for (const one of found) {
    const id = releaseId(one.pins)
    const known = byId.get(id)
    if (known === undefined || (known.origin.commit === undefined && one.origin.commit)) {
      byId.set(id, one)
    }
  }
  const byVersion = Map.groupBy(byId.values(), ({ pins }) => canonicalVersion(versionOf(pins)))
  return [...byId.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
    .filter(({ pins }) => {
      const rivals = byVersion.get(canonicalVersion(versionOf(pins))) ?? []
      return !rivals.some((rival) => saysMore(rival.pins, pins))
    })
}

function saysMore(rival: Pins, pins: Pins): boolean {
  const count = pinNames(pins).length
  return pinNames(rival).length > count && overlap(rival, pins) === count
}
