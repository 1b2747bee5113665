import { parseDispatch, type ReleaseEvent } from '@fluxgate/flux'
import { bindEvent, type EnvironmentFacts } from '@fluxgate/promotion'

/** What becomes of one event. */
export interface Outcome {
  readonly reason: string
  readonly release: string
  readonly decision: string
  readonly why: string
}

/** Takes an event through `flux`, and a release event on through the binding to what the overlay held. */
export function outcomeOf(
  event: unknown,
  environmentAt: (event: ReleaseEvent) => EnvironmentFacts | undefined,
): Outcome {
  const parsed = parseDispatch(event)
  switch (parsed.kind) {
    case 'refused':
      return { reason: '', release: '', decision: 'refused', why: parsed.why }
    case 'noise':
      return { reason: parsed.reason, release: '', decision: 'noise', why: parsed.why }
    case 'release':
      return releaseOutcome(parsed, environmentAt(parsed))
  }
}

function releaseOutcome(event: ReleaseEvent, environment: EnvironmentFacts | undefined): Outcome {
  const { reason, report, version, buildLost, digest, origin } = event
  const said = pinsText({ chart: version, digest })
  if (event.environment === undefined || environment === undefined) {
    const why = 'the Alert sets no env, so no overlay can be asked'
    return { reason, release: said, decision: 'refused', why }
  }
  const { what } = report
  const binding = bindEvent(
    { version, buildLost, digest, releaseId: origin.release, what },
    environment,
  )
  switch (binding.kind) {
    case 'unknown':
      return { reason, release: said, decision: 'record unknown', why: binding.why }
    case 'bound': {
      const { pins, id } = binding.release
      const release = `${pinsText(pins)} (${id})`
      return {
        reason,
        release,
        decision: `record ${what} ${report.outcome}`,
        why: heldText(environment, binding.pinnedAt),
      }
    }
  }
}

function heldText({ name, history }: EnvironmentFacts, pinnedAt: string | undefined): string {
  if (pinnedAt === undefined) return `${name} pinned it at no commit that was read`
  const age = history.findIndex(({ commit }) => commit === pinnedAt)
  if (age === 0) return `${name} holds it`
  return `${name} pinned it ${age} ${age === 1 ? 'commit' : 'commits'} ago`
}

/** Pins for people: the chart, a shortened digest, then values by name. */
export function pinsText(pins: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(pins).flatMap(([name, value]) => {
    if (value === undefined) return []
    if (name === 'chart') return [value]
    return [
      name === 'digest' ? `${value.slice(0, 19)}…` : `${name.replace(/^values\./, '')} ${value}`,
    ]
  })
  return parts.join(', ')
}
