import { parseInvolvedObject } from './involved-object.ts'
import { metadataOf, parseMetadata, revisionOf } from './metadata.ts'
import type { FluxEvent, InvolvedObject, Report } from './model.ts'
import { reportOf, whyNoise } from './reasons.ts'
import { fieldOf, isObject, type JsonObject } from './record.ts'
import { ok, type Parsed, refused } from './refusal.ts'
import { oneLine, quote } from './text.ts'
import { parseTimestamp } from './timestamp.ts'

const GROUP = 'helm.toolkit.fluxcd.io'
/** Flux writes words in one, but an event of another emitter is noise, not an error. */
const REASON = /^[A-Za-z][A-Za-z0-9_.-]{0,127}$/

/**
 * The event of Flux in the body of a `repository_dispatch` webhook: a release event, noise, or why it is refused. Never
 * throws. What counts is `reason`, never the text; `action` has to name the object, so that an event of one
 * service can't speak for another.
 */
export function parseDispatch(event: unknown): FluxEvent {
  if (!isObject(event)) return refused('the event is no object')
  const payload = fieldOf(event, 'client_payload')
  if (!isObject(payload))
    return refused('the event has no client_payload, so it is no repository_dispatch')
  const involved = parseInvolvedObject(fieldOf(payload, 'involvedObject'))
  if (involved.kind === 'refused') return involved
  const object = involved.value
  const action = fieldOf(event, 'action')
  const expected = `${object.kind}/${object.name}.${object.namespace}`
  if (action !== expected) {
    return refused(
      `event type ${quote(action)} does not name the involved object, which is ${quote(expected)}`,
    )
  }
  const reason = fieldOf(payload, 'reason')
  if (typeof reason !== 'string' || !REASON.test(reason)) {
    return refused(`reason ${quote(reason)} is no reason of Flux`)
  }
  const report = reportOf(reason)
  const foreign = whyForeign(object)
  if (foreign !== undefined || report === undefined) {
    return { kind: 'noise', object, reason, why: foreign ?? whyNoise(reason) }
  }
  return releaseEvent(payload, object, reason, report)
}

function whyForeign({ kind, apiVersion }: InvolvedObject): string | undefined {
  if (kind !== 'HelmRelease') return `a ${kind} is no HelmRelease`
  const [group] = (apiVersion ?? GROUP).split('/')
  return group === GROUP ? undefined : `a HelmRelease of ${group} is not Flux's`
}

function releaseEvent(
  payload: JsonObject,
  object: InvolvedObject,
  reason: string,
  report: Report,
): FluxEvent {
  const metadata = metadataOf(payload)
  if (metadata.kind === 'refused') return metadata
  const revision = revisionOf(metadata.value)
  if (revision.kind === 'refused') return revision
  const rest = parseMetadata(metadata.value)
  if (rest.kind === 'refused') return rest
  const timestamp = parseTimestamp(fieldOf(payload, 'timestamp'))
  if (timestamp.kind === 'refused') return timestamp
  const message = messageOf(payload)
  if (message.kind === 'refused') return message
  return {
    kind: 'release',
    object,
    reason,
    report,
    ...revision.value,
    ...rest.value,
    timestamp: timestamp.value,
    message: message.value,
  }
}

function messageOf(payload: JsonObject): Parsed<string> {
  const message = fieldOf(payload, 'message') ?? ''
  return typeof message === 'string'
    ? ok(oneLine(message))
    : refused(`message is ${quote(message)}, not text`)
}
