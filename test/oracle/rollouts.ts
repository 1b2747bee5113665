import { type PinLines, versionOrder } from './pin-lines.ts'
import type { SeenRecord } from './seen.ts'

/** A fact about a release in an environment, as the books have it. */
export interface Fact {
  readonly what: string
  readonly outcome: string
  readonly cluster: string
  readonly pins: PinLines
  /** Milliseconds: the event's own time, or when it was written. */
  readonly at: number
  /** The payload without what is not part of the fact. */
  readonly identity: string
}

/** Reads a record's payload for itself: only what the laws need of it. */
export function factOf(record: SeenRecord): Fact | undefined {
  const payload =
    typeof record.payload === 'string' ? parsed(record.payload) : objectOf(record.payload)
  if (payload === undefined) return undefined
  const pins = objectOf(payload['pins']) ?? {}
  const values = Object.entries(pins).filter(([name]) => name.startsWith('values.'))
  const { chart, digest } = pins
  const tag = values[0]?.[1]
  const timestamp = payload['timestamp']
  const own = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN
  const attested = payload['kind'] === 'attestation'
  return {
    what: attested ? 'upgrade' : String(payload['what']),
    outcome: attested ? 'success' : String(payload['outcome']),
    cluster: String(payload['cluster'] ?? ''),
    pins: {
      ...(typeof chart === 'string' ? { chart } : {}),
      ...(typeof tag === 'string' ? { tag } : {}),
      ...(typeof digest === 'string' ? { digest } : {}),
    },
    at: Number.isNaN(own) ? record.at : own,
    identity: JSON.stringify([
      record.environment,
      record.task,
      payload['kind'],
      payload['what'],
      payload['outcome'],
      payload['cluster'],
      timestamp,
      Object.entries(pins).sort(),
    ]),
  }
}

/** Whether the facts prove a release: a success with no failure, and no step down to a lower release, at or after it. */
export function isProven(pins: PinLines, facts: readonly Fact[]): boolean {
  const about = facts.filter((fact) => fits(fact.pins, pins))
  const failures = about.filter(({ outcome }) => outcome === 'failure')
  const stepsDown = facts.filter(
    ({ what, outcome, pins: { chart } }) =>
      what !== 'test' &&
      outcome === 'success' &&
      chart !== undefined &&
      versionOrder(chart, pins.chart ?? '') < 0,
  )
  const against = [...failures, ...stepsDown]
  return about.some(
    ({ what, outcome, at, pins: named }) =>
      what === 'upgrade' &&
      outcome === 'success' &&
      (pins.tag === undefined || named.tag !== undefined) &&
      (pins.digest === undefined || named.digest !== undefined) &&
      against.every((other) => other.at < at),
  )
}

function fits(one: PinLines, other: PinLines): boolean {
  if (one.chart === undefined || one.chart !== other.chart) return false
  const agree = (a: string | undefined, b: string | undefined) =>
    a === undefined || b === undefined || a === b
  return agree(one.tag, other.tag) && agree(one.digest, other.digest)
}

function objectOf(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.fromEntries(Object.entries(value))
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    return undefined
  }
}
