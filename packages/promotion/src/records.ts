import type { Binding } from './bind.ts'
import { instant } from './instant.ts'
import { releaseId } from './pins.ts'
import type { NewRecord, RolloutRecord, ServiceRecord } from './record.ts'
import type { Origin } from './release.ts'
import { oneLine } from './text.ts'

/**
 * The record of an event and the release it was bound to. Origin comes from Git where it knows one, else from the event;
 * a rollback's own annotations are those of the release that was tried, so they are not taken.
 */
export function rolloutRecord(event: {
  readonly key: string
  readonly environment: string
  readonly binding: Binding
  readonly what: 'upgrade' | 'test' | 'rollback'
  readonly outcome: 'success' | 'failure'
  readonly cluster: string | undefined
  readonly timestamp: string | undefined
  readonly reporter: number
  readonly origin: Origin
  /** What Flux said; kept of a failure. */
  readonly message?: string | undefined
}): Omit<RolloutRecord, 'id' | 'createdAt'> {
  const { key, environment, binding, what, cluster, timestamp, reporter } = event
  const told: Origin =
    what === 'rollback' ? { repository: undefined, commit: undefined } : event.origin
  const common = { kind: 'rollout', key, environment, what, cluster, timestamp, reporter } as const
  switch (binding.kind) {
    case 'bound': {
      const { pins, id, origin } = binding.release
      return {
        ...common,
        pins,
        releaseId: id,
        origin: origin.commit === undefined ? told : origin,
        outcome: event.outcome,
        reason:
          event.outcome === 'failure' && event.message !== undefined && event.message !== ''
            ? oneLine(event.message, 500)
            : undefined,
      }
    }
    case 'unknown':
      return {
        ...common,
        pins: binding.pins,
        releaseId: releaseId(binding.pins),
        origin: told,
        outcome: 'unknown',
        reason: oneLine(binding.why, 500),
      }
  }
}

/**
 * Whether a rollout is among the records already: same environment, cluster, pins, what, outcome and event timestamp.
 * None equals none, unless something else was told of the release since: without times only the order of arrival is
 * left. What a person does is never known: repeated, it is a new fact at a new time; whether it is still needed is for
 * `planAttestation` and `planChoice` to say.
 */
export function isKnown(record: NewRecord, existing: readonly ServiceRecord[]): boolean {
  if (record.kind !== 'rollout') return false
  const told = existing.filter(
    (known) =>
      known.kind === 'rollout' &&
      known.key === record.key &&
      known.environment === record.environment &&
      known.cluster === record.cluster &&
      known.releaseId === record.releaseId,
  )
  const comparable = record.timestamp === undefined ? newest(told) : told
  return comparable.some(
    (known) =>
      known.kind === 'rollout' &&
      known.what === record.what &&
      known.outcome === record.outcome &&
      sameMoment(known.timestamp, record.timestamp),
  )
}

function newest(records: readonly ServiceRecord[]): readonly ServiceRecord[] {
  return records.toSorted((a, b) => b.id - a.id).slice(0, 1)
}

function sameMoment(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return instant(a) === instant(b)
}
