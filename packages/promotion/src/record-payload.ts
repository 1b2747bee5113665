import type { PinName, Pins } from '@fluxgate/policy'
import { SKIPPABLE, type Skippable } from './gates/skippable.ts'
import { isInstant } from './instant.ts'
import { isPinName, releaseId } from './pins.ts'
import type { NewRecord, ServiceRecord } from './record.ts'
import type { Origin } from './release.ts'
import { oneLine } from './text.ts'

const SCHEMA = 1
const LONGEST_REASON = 500
const LONGEST_URL = 500
const MOST_PINS = 32
const MOST_GATES = 32

/** What GitHub says of a record, whatever its payload says. */
export interface RecordMeta {
  readonly id: number
  readonly environment: string
  readonly key: string
  readonly createdAt: string
}

/** A deployment that can't be read as a record: it counts for nothing, and `why` is shown. */
export interface UnreadableRecord {
  readonly kind: 'unreadable'
  readonly why: string
}

/** The payload of the GitHub Deployment that carries a record; `parseRecord` reads it back. An origin too long to be one is left out. */
export function recordPayload(record: NewRecord): Record<string, unknown> {
  const { reason, ...rest } = record
  return {
    schema: SCHEMA,
    ...withoutUndefined(rest),
    pins: withoutUndefined(record.pins),
    origin: withoutUndefined(originFrom(record.origin) ?? {}),
    ...(reason === undefined ? {} : { reason: oneLine(reason, LONGEST_REASON) }),
  }
}

/**
 * Reads the payload of a record that our identity wrote. Keys that are not known are left aside: a change of meaning
 * comes with another schema number. Never throws.
 */
export function parseRecord(payload: unknown, meta: RecordMeta): ServiceRecord | UnreadableRecord {
  const unreadable = (why: string): UnreadableRecord => ({ kind: 'unreadable', why })
  const fields = fieldsOf(payload)
  if (fields === undefined) return unreadable('the payload is no object')
  if (fields.get('schema') !== SCHEMA) return unreadable(`the schema is not ${SCHEMA}`)
  if (fields.get('environment') !== meta.environment || fields.get('key') !== meta.key) {
    return unreadable('the payload speaks of another environment or service')
  }
  const pins = pinsFrom(fields.get('pins'))
  if (pins === undefined) return unreadable('the pins are not readable')
  if (fields.get('releaseId') !== releaseId(pins))
    return unreadable('the id is not that of the pins')
  const origin = originFrom(fields.get('origin'))
  const reason = optional(fields, 'reason', LONGEST_REASON)
  const cluster = optional(fields, 'cluster', 253)
  if (origin === undefined || reason === null || cluster === null || !isInstant(meta.createdAt)) {
    return unreadable('the origin, reason, cluster or time is not readable')
  }
  const runUrl = optional(fields, 'runUrl', LONGEST_URL) ?? undefined
  const told = { ...meta, pins, releaseId: releaseId(pins), origin, reason }
  const common = runUrl === undefined ? told : { ...told, runUrl }
  if (fields.get('kind') === 'rollout') return rollout(fields, { ...common, cluster })
  if (pins.chart === undefined) return unreadable('the pins have no chart version')
  const person = numberFrom(fields, 'person')
  const login = optional(fields, 'login', 100)
  if (person === undefined || login === null) return unreadable('the person is not readable')
  switch (fields.get('kind')) {
    case 'attestation':
      return { kind: 'attestation', ...common, cluster, person, login }
    case 'choice':
      return { kind: 'choice', ...common, person, login }
    case 'exception': {
      const gates = gatesFrom(fields.get('gates'))
      const head = optional(fields, 'head', 40)
      if (gates.length === 0 || head === null || reason === undefined) {
        return unreadable('the gates, head or reason of the exception are not readable')
      }
      const pullRequest = numberFrom(fields, 'pullRequest')
      if (pullRequest === undefined && fields.has('pullRequest')) {
        return unreadable('the pull request of the exception is not readable')
      }
      return { kind: 'exception', ...common, person, login, gates, pullRequest, head }
    }
  }
  return unreadable('the kind is not known')
}

/** A gate that this version does not know is none that it could skip. */
function gatesFrom(value: unknown): readonly Skippable[] {
  if (!Array.isArray(value) || value.length > MOST_GATES) return []
  return SKIPPABLE.filter((gate) => value.some((one) => one === gate))
}

type Fields = ReadonlyMap<string, unknown>

function rollout(
  fields: Fields,
  common: RecordMeta & {
    readonly pins: Pins
    readonly releaseId: string
    readonly origin: Origin
    readonly reason: string | undefined
    readonly cluster: string | undefined
  },
): ServiceRecord | UnreadableRecord {
  const what = oneOf(fields.get('what'), ['upgrade', 'test', 'rollback'])
  const outcome = oneOf(fields.get('outcome'), ['success', 'failure', 'unknown'])
  const timestamp = optional(fields, 'timestamp', 40)
  const reporter = numberFrom(fields, 'reporter')
  const missing =
    what === undefined || outcome === undefined || timestamp === null || reporter === undefined
  if (missing || (timestamp !== undefined && !isInstant(timestamp))) {
    return { kind: 'unreadable', why: 'the rollout is not readable' }
  }
  if (common.pins.chart === undefined && outcome !== 'unknown') {
    return { kind: 'unreadable', why: 'the pins have no chart version' }
  }
  return { kind: 'rollout', ...common, what, outcome, timestamp, reporter }
}

/** GitHub hands a payload back as it was sent, or as the text of it. */
function fieldsOf(payload: unknown): Fields | undefined {
  if (typeof payload !== 'string') return objectFields(payload)
  if (payload.length > 65_536) return undefined
  try {
    return objectFields(JSON.parse(payload))
  } catch {
    return undefined
  }
}

function objectFields(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return new Map(Object.entries(value))
}

function pinsFrom(value: unknown): Pins | undefined {
  const fields = objectFields(value)
  if (fields === undefined || fields.size > MOST_PINS) return undefined
  const pins: [PinName, string][] = []
  for (const [name, text] of fields) {
    if (name.length > 200 || !isPinName(name)) return undefined
    if (typeof text !== 'string' || text.length > 256) return undefined
    pins.push([name, text])
  }
  return Object.fromEntries(pins)
}

function originFrom(value: unknown): Origin | undefined {
  const fields = objectFields(value)
  if (fields === undefined) return undefined
  const repository = optional(fields, 'repository', 200)
  const commit = optional(fields, 'commit', 100)
  return repository === null || commit === null ? undefined : { repository, commit }
}

/** undefined: not there; null: there, but no text of that length. */
function optional(fields: Fields, name: string, limit: number): string | undefined | null {
  const value = fields.get(name)
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' && value.length <= limit ? value : null
}

function numberFrom(fields: Fields, name: string): number | undefined {
  const value = fields.get(name)
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}

function oneOf<const Text extends string>(
  value: unknown,
  texts: readonly Text[],
): Text | undefined {
  return texts.find((text) => text === value)
}

function withoutUndefined(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))
}
