import type { Edge, Upstream } from './edge.ts'
import { instant } from './instant.ts'
import { heldSince } from './overlay.ts'
import { aRelease } from './pins.ts'
import type { Unproven } from './plan.ts'
import { standing } from './proven.ts'

/** Releases that an upstream pins, that the target would take, and that nobody reported on for as long as the target's policy waits. */
export function unprovenOf(edge: Edge): readonly Unproven[] {
  return edge.upstreams.flatMap((upstream) => unprovenIn(upstream, edge))
}

function unprovenIn(upstream: Upstream, edge: Edge): readonly Unproven[] {
  const { current, facts, environment } = upstream
  if (current === undefined || current.range || facts.overlay.kind !== 'present') return []
  const { pins } = current
  if (pins.chart === undefined) return []
  if (edge.targetPins !== undefined && edge.order(pins, edge.targetPins) <= 0) return []
  const found = standing(pins, upstream)
  if (found.kind !== 'unproven') return []
  const { now } = edge.facts
  const since = heldSince(facts) ?? now
  const patience = (edge.target.unproven.afterSeconds ?? 0) * 1000
  if (instant(now) - instant(since) < patience) return []
  const release = aRelease(pins, facts.overlay.origin)
  return [{ environment: environment.name, release, since, missing: found.missing }]
}
