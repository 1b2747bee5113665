import { type AllowedTime, type Freeze, type Gates, NO_GATES } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../../test/support/fast-check.ts'
import { freezesSchedule } from '../../src/gates/freezes.ts'
import type { GateState } from '../../src/gates/gate.ts'
import { type TimeFacts, timeGates } from '../../src/gates/time-gates.ts'
import { describeWindow, windowsSchedule } from '../../src/gates/windows.ts'

const BERLIN = 'Europe/Berlin'
const HOURS: AllowedTime = {
  days: ['mon', 'tue', 'wed', 'thu'],
  from: '09:00',
  to: '16:00',
  timezone: BERLIN,
}
const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function window(from: string, to: string, more: Partial<AllowedTime> = {}): AllowedTime {
  return { days: EVERY_DAY, from, to, timezone: BERLIN, ...more }
}

function freeze(from: string, to: string, more: Partial<Freeze> = {}): Freeze {
  return { from, to, timezone: BERLIN, reason: undefined, ...more }
}

function judged(now: string, rules: Partial<Gates>, more: Partial<TimeFacts> = {}) {
  return timeGates({
    rules: { ...NO_GATES, ...rules },
    since: undefined,
    now: Date.parse(now),
    skippedBy: () => undefined,
    ...more,
  })
}

function stateOf(now: string, rules: Partial<Gates>, more: Partial<TimeFacts> = {}): GateState {
  const [gate] = judged(now, rules, more).gates
  if (gate === undefined) throw new Error('no gate')
  return gate.state
}

const open = (until?: string, since?: string): GateState => ({ kind: 'open', since, until })
const waiting = (until: string, why?: string): GateState => ({ kind: 'waiting', until, why })

describe('soak', () => {
  const since = Date.parse('2026-11-19T09:14:00Z')

  test.each([
    ['2026-11-19T13:13:59Z', waiting('2026-11-19T13:14:00Z')],
    ['2026-11-19T13:14:00Z', open(undefined, '2026-11-19T13:14:00Z')],
    ['2026-11-25T00:00:00Z', open(undefined, '2026-11-19T13:14:00Z')],
  ])('of 4h at %s', (now, state) => {
    expect(stateOf(now, { soakSeconds: 4 * 3600 }, { since })).toEqual(state)
  })

  test('of a release that is not proven waits for the proof', () => {
    const state = { kind: 'awaiting', what: 'the release to be proven' }
    expect(stateOf('2026-11-19T13:14:00Z', { soakSeconds: 60 })).toEqual(state)
  })

  test('that the policy does not ask for is no gate', () => {
    expect(judged('2026-11-19T13:14:00Z', {}).gates).toEqual([])
    expect(judged('2026-11-19T13:14:00Z', {}).until).toBe('2026-11-19T13:14:00Z')
  })

  test('that a person skipped does not count, and says whose word that is', () => {
    const skippedBy = () => ({ by: 'olga' })
    const both = judged('2026-11-19T10:00:00Z', { soakSeconds: 86_400 }, { since, skippedBy })
    expect(both.gates[0]?.state).toEqual({ kind: 'skipped', by: 'olga' })
    expect(both.until).toBe('2026-11-19T10:00:00Z')
  })

  test.each([
    [30, 'soak 30s'],
    [90, 'soak 90s'],
    [600, 'soak 10m'],
    [5400, 'soak 90m'],
    [14_400, 'soak 4h'],
    [172_800, 'soak 2d'],
  ])('of %d seconds is called %s', (soakSeconds, name) => {
    expect(judged('2026-11-19T10:00:00Z', { soakSeconds }).gates[0]?.name).toBe(name)
  })
})

describe('a window, by the clock on the wall', () => {
  test.each([
    ['before it opens on a day of it', '2026-11-19T07:59:59Z', waiting('2026-11-19T08:00:00Z')],
    ['when it opens', '2026-11-19T08:00:00Z', open('2026-11-19T15:00:00Z')],
    ['just before it ends', '2026-11-19T14:59:59Z', open('2026-11-19T15:00:00Z')],
    [
      'when it ends, which is not part of it',
      '2026-11-19T15:00:00Z',
      waiting('2026-11-23T08:00:00Z'),
    ],
    ['on a day that is not of it', '2026-11-20T10:00:00Z', waiting('2026-11-23T08:00:00Z')],
    ['in summer, an hour earlier in UTC', '2026-07-16T07:00:00Z', open('2026-07-16T14:00:00Z')],
    [
      'over the weekend on which clocks are set back',
      '2026-10-23T12:00:00Z',
      waiting('2026-10-26T08:00:00Z'),
    ],
    [
      'over the weekend on which clocks are set on',
      '2026-03-27T12:00:00Z',
      waiting('2026-03-30T07:00:00Z'),
    ],
  ])('%s', (_, now, state) => {
    expect(stateOf(now, { windows: [[HOURS]] })).toEqual(state)
  })

  // Berlin, 25 October 2026: 03:00 summer time becomes 02:00; 29 March 2026: 02:00 becomes 03:00.
  test.each([
    [
      'in the hour that exists twice is open the first time',
      '2026-10-25T00:30:00Z',
      '02:00',
      '02:45',
      open('2026-10-25T00:45:00Z'),
    ],
    [
      'shuts between the two',
      '2026-10-25T00:50:00Z',
      '02:00',
      '02:45',
      waiting('2026-10-25T01:00:00Z'),
    ],
    [
      'and is open the second time',
      '2026-10-25T01:00:00Z',
      '02:00',
      '02:45',
      open('2026-10-25T01:45:00Z'),
    ],
    [
      'that the clocks go back into opens again',
      '2026-10-25T00:45:00Z',
      '01:30',
      '02:30',
      waiting('2026-10-25T01:00:00Z'),
    ],
    [
      'over the hour that exists twice is an hour longer',
      '2026-10-25T00:30:00Z',
      '01:30',
      '03:30',
      open('2026-10-25T02:30:00Z'),
    ],
    [
      'in the hour that does not exist waits for the next day',
      '2026-03-29T00:30:00Z',
      '02:00',
      '02:45',
      waiting('2026-03-30T00:00:00Z'),
    ],
    [
      'that begins in the hour that does not exist opens when the clocks have jumped',
      '2026-03-29T00:30:00Z',
      '02:30',
      '04:00',
      waiting('2026-03-29T01:00:00Z'),
    ],
    [
      'that ends in the hour that does not exist shuts when the clocks jump',
      '2026-03-29T00:30:00Z',
      '01:00',
      '02:30',
      open('2026-03-29T01:00:00Z'),
    ],
  ])('%s', (_, now, from, to, state) => {
    expect(stateOf(now, { windows: [[window(from, to)]] })).toEqual(state)
  })

  test('only in the hour that does not exist on its one day waits for the week after', () => {
    const sunday = window('02:00', '02:45', { days: ['sun'] })
    const state = waiting('2026-04-05T00:00:00Z')
    expect(stateOf('2026-03-28T12:00:00Z', { windows: [[sunday]] })).toEqual(state)
  })

  test.each([
    [
      'Australia/Lord_Howe',
      '2026-10-03T15:20:00Z',
      '02:00',
      '02:45',
      waiting('2026-10-03T15:30:00Z'),
    ],
    ['Africa/Cairo', '2026-04-23T21:00:00Z', '00:00', '02:00', waiting('2026-04-23T22:00:00Z')],
    ['Asia/Kathmandu', '2026-11-19T00:00:00Z', '09:00', '10:00', waiting('2026-11-19T03:15:00Z')],
    ['Pacific/Apia', '2011-12-29T20:00:00Z', '08:00', '09:00', waiting('2011-12-30T18:00:00Z')],
    [
      'Pacific/Kiritimati',
      '2026-11-19T09:30:00Z',
      '00:00',
      '01:00',
      waiting('2026-11-19T10:00:00Z'),
    ],
  ])('is right in %s', (timezone, now, from, to, state) => {
    expect(stateOf(now, { windows: [[window(from, to, { timezone })]] })).toEqual(state)
  })

  test('that goes on the next day does not shut at midnight', () => {
    const windows = [[window('22:00', '24:00'), window('00:00', '04:00')]]
    expect(stateOf('2026-11-19T22:00:00Z', { windows })).toEqual(open('2026-11-20T03:00:00Z'))
  })

  test('of all day, every day, never shuts', () => {
    expect(stateOf('2026-11-19T22:00:00Z', { windows: [[window('00:00', '24:00')]] })).toEqual(
      open(),
    )
  })

  test('of two lists is open only while both are', () => {
    const rule = [HOURS]
    const own = [window('15:00', '20:00')]
    const { gates, until } = judged('2026-11-19T09:00:00Z', { windows: [rule, own] })
    expect(gates.map(({ state }) => state.kind)).toEqual(['open', 'waiting'])
    expect(until).toBe('2026-11-19T14:00:00Z')
  })

  test('of two lists that never meet never opens', () => {
    const windows = [[window('09:00', '10:00')], [window('11:00', '12:00')]]
    expect(judged('2026-11-19T09:00:00Z', { windows }).until).toBeUndefined()
  })

  test.each([
    [HOURS, 'Mon-Thu 09:00-16:00 Europe/Berlin'],
    [
      window('00:00', '24:00', { days: ['sat', 'sun'], timezone: 'UTC' }),
      'Sat, Sun 00:00-24:00 UTC',
    ],
    [
      window('09:00', '12:00', { days: ['fri', 'mon', 'tue', 'wed'] }),
      'Mon-Wed, Fri 09:00-12:00 Europe/Berlin',
    ],
  ])('is named as people say it', (one, name) => {
    expect(describeWindow(one)).toBe(name)
  })
})

describe('a freeze', () => {
  const YEAR_END = freeze('2026-12-18', '2027-01-04', { reason: 'year-end freeze' })

  test.each([
    ['the moment before it', '2026-12-17T22:59:59Z', open('2026-12-17T23:00:00Z')],
    [
      'its first moment',
      '2026-12-17T23:00:00Z',
      waiting('2027-01-04T23:00:00Z', 'year-end freeze'),
    ],
    ['its last day', '2027-01-04T22:59:59Z', waiting('2027-01-04T23:00:00Z', 'year-end freeze')],
    ['the day after', '2027-01-04T23:00:00Z', open()],
  ])('at %s', (_, now, state) => {
    expect(stateOf(now, { freezes: [YEAR_END] })).toEqual(state)
  })

  test('whose reason does not say that it is one is called one', () => {
    const freezes = [freeze('2026-12-18', '2027-01-04', { reason: 'stocktaking' })]
    const state = waiting('2027-01-04T23:00:00Z', 'freeze “stocktaking”')
    expect(stateOf('2026-12-19T12:00:00Z', { freezes })).toEqual(state)
  })

  test('that another one follows at once lasts until the end of both', () => {
    const freezes = [freeze('2026-12-18', '2026-12-20'), freeze('2026-12-21', '2026-12-24')]
    const state = waiting('2026-12-24T23:00:00Z', 'freeze 2026-12-18 to 2026-12-20')
    expect(stateOf('2026-12-19T12:00:00Z', { freezes })).toEqual(state)
  })

  test('of one day, in a zone where that day is long over elsewhere', () => {
    const freezes = [freeze('2026-12-18', '2026-12-18', { timezone: 'Pacific/Honolulu' })]
    const state = waiting('2026-12-19T10:00:00Z', 'freeze on 2026-12-18')
    expect(stateOf('2026-12-19T09:00:00Z', { freezes })).toEqual(state)
  })

  test('that begins at a midnight which clocks jump over begins with the jump', () => {
    const freezes = [freeze('2026-04-24', '2026-04-24', { timezone: 'Africa/Cairo' })]
    expect(stateOf('2026-04-23T12:00:00Z', { freezes })).toEqual(open('2026-04-23T22:00:00Z'))
  })
})

describe('until', () => {
  test('is the first moment at which all gates of time are open together', () => {
    const since = Date.parse('2026-12-17T14:00:00Z')
    const rules = {
      soakSeconds: 4 * 3600,
      windows: [[HOURS]],
      freezes: [freeze('2026-12-18', '2027-01-04')],
    }
    const { gates, until } = judged('2026-12-17T14:30:00Z', rules, { since })
    expect(gates.map(({ state }) => state)).toEqual([
      waiting('2026-12-17T18:00:00Z'),
      open('2026-12-17T15:00:00Z'),
      open('2026-12-17T23:00:00Z'),
    ])
    // The soak ends after the window of Thursday, Friday is frozen, and the freeze ends on a Monday.
    expect(until).toBe('2027-01-05T08:00:00Z')
  })

  test('agrees with asking every quarter of an hour, whatever the rules', () => {
    const zone = fc.constantFrom(BERLIN, 'America/New_York', 'Australia/Lord_Howe', 'UTC')
    const quarter = fc.integer({ min: 0, max: 95 })
    const clock = (quarters: number) =>
      `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`
    const aWindow = fc
      .tuple(fc.subarray([...EVERY_DAY], { minLength: 1 }), quarter, quarter, zone)
      .map(([days, a, b, timezone]) => ({
        days,
        timezone,
        from: clock(Math.min(a, b)),
        to: clock(Math.max(a, b) + 1),
      }))
    const aDay = fc.integer({ min: 0, max: 20 })
    const day = (index: number) =>
      new Date(Date.UTC(2026, 9, 20 + index)).toISOString().slice(0, 10)
    const aFreeze = fc.tuple(aDay, aDay, zone).map(([a, b, timezone]) => ({
      from: day(Math.min(a, b)),
      to: day(Math.max(a, b)),
      timezone,
      reason: undefined,
    }))
    const rules = fc.record({
      windows: fc.array(fc.array(aWindow, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
      freezes: fc.array(aFreeze, { maxLength: 2 }),
    })
    const QUARTER = 15 * 60_000
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 20 * 96 }), (some, index) => {
        const now = Date.UTC(2026, 9, 20) + index * QUARTER
        const { until } = judged(new Date(now).toISOString(), some)
        const told = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until)
        const schedules = [...some.windows.map(windowsSchedule), freezesSchedule(some.freezes)]
        const isOpen = (moment: number) => schedules.every(({ holds }) => holds(moment))
        for (let moment = now; moment < Math.min(told, now + 8 * 96 * QUARTER); moment += QUARTER) {
          if (isOpen(moment)) return false
        }
        return until === undefined || isOpen(told)
      }),
      { numRuns: 100 },
    )
  })
})
