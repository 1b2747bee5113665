import type { Outcome } from '@fluxgate/action-kit'
import {
  type EventFacts,
  fromDefaultBranch,
  handleEvent,
  type Occasion,
  type Ports,
  type Presented,
  presentEvent,
  presentNoise,
  type Started,
} from '@fluxgate/delivery'
import { parseDispatch, parseSender, type ReleaseEvent } from '@fluxgate/flux'
import type { Inputs } from './inputs.ts'

/** Takes one event of Flux, records what it says, and promotes what may move on. */
export function run(
  inputs: Inputs,
  event: unknown,
  started: Started,
  ports: Ports,
): Promise<Outcome> {
  const nothing = { decision: 'refused', 'pull-requests': '[]' }
  return fromDefaultBranch({ started, ports, request: inputs, nothing }, (occasion) =>
    handled(ports, occasion, event),
  )
}

async function handled(ports: Ports, occasion: Occasion, event: unknown): Promise<Presented> {
  const parsed = parseDispatch(event)
  if (parsed.kind !== 'release') {
    const object = parsed.kind === 'noise' ? parsed.object : undefined
    return presentNoise(occasion, parsed.kind, parsed.why, object)
  }
  const { object } = parsed
  const sender = parseSender(event)
  if (sender === undefined) {
    return presentNoise(occasion, 'refused', 'the event names no sender', object)
  }
  const told = eventFacts(parsed)
  if (told === undefined) {
    return presentNoise(occasion, 'refused', 'the event names no chart version', object)
  }
  return presentEvent(occasion, told, sender, await handleEvent(ports, occasion.run, told, sender))
}

function eventFacts(event: ReleaseEvent): EventFacts | undefined {
  if (event.version === undefined) return undefined
  const { object, reason, buildLost, digest, environment, cluster, timestamp, origin } = event
  return {
    object,
    reason,
    what: event.report.what,
    outcome: event.report.outcome,
    version: event.version,
    buildLost,
    digest,
    environment,
    cluster,
    releaseId: origin.release,
    sourceRepository: origin.sourceRepository,
    sourceCommit: origin.sourceCommit,
    timestamp,
    message: event.message,
  }
}
