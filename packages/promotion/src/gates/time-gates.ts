import type { Gates } from '@fluxgate/policy'
import { describeFreeze, freezeAt, freezesSchedule } from './freezes.ts'
import { type Gate, type GateRule, type GateState, type Skip, skipped } from './gate.ts'
import { firstOpen, firstShut, firstTogether, type Schedule } from './schedule.ts'
import { soakName } from './soak.ts'
import { windowsName, windowsSchedule } from './windows.ts'

/** The gates that only time opens, and when they are all open. */
export interface TimeGates {
  readonly gates: readonly Gate[]
  /** The first moment from now on at which all are open together, RFC 3339; undefined: none is in sight. */
  readonly until: string | undefined
}

/** What the gates of time are judged from; times in milliseconds. */
export interface TimeFacts {
  readonly rules: Gates
  /** When the release was proven; undefined: it is not, so it does not soak. */
  readonly since: number | undefined
  readonly now: number
  /** Who skipped a gate for this release; undefined: nobody. */
  readonly skippedBy: (rule: GateRule) => Skip | undefined
}

interface TimeGate {
  readonly name: string
  readonly rule: GateRule
  readonly schedule: Schedule
  /** What it waits for, where its name does not say it. */
  readonly why: string | undefined
}

/** Soak, windows and freezes as they stand at a moment; one gate for each that the policy asks for, none where it asks for none. */
export function timeGates(facts: TimeFacts): TimeGates {
  const { now, skippedBy } = facts
  const all = asked(facts)
  const counting = all.filter(({ rule }) => skippedBy(rule) === undefined)
  const together = firstTogether(
    counting.map(({ schedule }) => schedule),
    now,
  )
  return {
    gates: all.map((gate) => {
      const skip = skippedBy(gate.rule)
      const state = skip === undefined ? stateAt(gate, now) : skipped(skip)
      return { name: gate.name, rule: gate.rule, state }
    }),
    until: together === undefined ? undefined : rfc3339(together),
  }
}

function asked({ rules, since, now }: TimeFacts): readonly TimeGate[] {
  const { soakSeconds, windows, freezes } = rules
  const gates: TimeGate[] = []
  if (soakSeconds > 0) {
    const name = soakName(soakSeconds)
    const schedule = soakSchedule(since, soakSeconds)
    gates.push({ name, rule: 'soak', schedule, why: undefined })
  }
  for (const list of windows) {
    const name = windowsName(list)
    gates.push({ name, rule: 'windows', schedule: windowsSchedule(list), why: undefined })
  }
  if (freezes.length > 0) {
    const freeze = freezeAt(freezes, now)
    const why = freeze === undefined ? undefined : describeFreeze(freeze)
    const schedule = freezesSchedule(freezes)
    gates.push({ name: 'freezes', rule: 'freezes', schedule, why })
  }
  return gates
}

function soakSchedule(since: number | undefined, seconds: number): Schedule {
  const end = since === undefined ? Number.POSITIVE_INFINITY : since + seconds * 1000
  return {
    holds: (moment) => moment >= end,
    marks: () => (Number.isFinite(end) ? [end] : []),
  }
}

function stateAt({ name, rule, schedule, why }: TimeGate, now: number): GateState {
  if (schedule.holds(now)) {
    const shut = firstShut(schedule, now)
    const since = rule === 'soak' ? schedule.marks(now)[0] : undefined
    return {
      kind: 'open',
      since: since === undefined ? undefined : rfc3339(since),
      until: shut === undefined ? undefined : rfc3339(shut),
    }
  }
  const next = firstOpen(schedule, now)
  if (next !== undefined) return { kind: 'waiting', until: rfc3339(next), why }
  return rule === 'soak'
    ? { kind: 'awaiting', what: 'the release to be proven' }
    : { kind: 'closed', why: `${name} allows no time that is in sight` }
}

function rfc3339(moment: number): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z')
}
