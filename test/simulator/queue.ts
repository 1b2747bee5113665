import { arrive, hold } from './acts.ts'
import { carryOut, type Intent, intents } from './carry-out.ts'
import { time } from './commits.ts'
import type { PolicyChoice } from './policies.ts'
import { begin, type Event, type World } from './world.ts'

/**
 * What becomes of runs of one concurrency group: one waits, and a newer one takes its place (GitHub's default); a hundred wait,
 * and who comes then is cancelled (`queue: max`); or there is no group, and they run beside each other as machines are free.
 */
export type Mode = 'single' | 'max' | 'none'

interface Room {
  readonly running: number
  readonly waiting: number
  /** Which of those that wait goes, as `splice` counts, where there are more than that. */
  readonly goes: 0 | -1
}

const ROOM = {
  single: { running: 1, waiting: 1, goes: 0 },
  max: { running: 1, waiting: 100, goes: -1 },
  none: { running: 8, waiting: Number.POSITIVE_INFINITY, goes: -1 },
} as const satisfies Readonly<Record<Mode, Room>>

const POLICY: PolicyChoice = {
  ...{ shape: 'fan-out', soak: 'none', supersede: 'until-approved', order: 'semver' },
  ...{
    proof: 'upgrade',
    clusters: false,
    hours: 'always',
    batch: false,
    approvals: 0,
    check: false,
    merge: 'manual',
    tests: false,
  },
}

/** As many commits of an overlay are read: fewer than delivery reads, since each is compared with each. */
const DEPTH = 12

/** How many places the order of events strays from that of what they tell. */
const STRAY = 8

/** Begins when dev gets its first version. */
const START = Date.parse('2026-11-21T09:00:00Z')

/** A run of the workflow that takes an event. */
interface Run {
  readonly event: Event
  recorded: boolean
  plan: readonly Intent[] | undefined
}

/** What the arrivals have come to. */
export interface Settled {
  readonly world: World
  /** Events whose run was cancelled before it began. */
  readonly cancelled: number
  /** How often a run was overtaken by another, and read again. */
  readonly overtaken: number
}

/** The version that dev gets as the so-manieth, from 1 on. */
export function versionOf(number: number): string {
  return `1.1.${number}`
}

/**
 * dev goes through so many versions while Flux reports on each of them, in an order that strays from theirs; a run takes each
 * event in steps (record, read and plan, carry out) between which any other may run, as far as the queue lets them. `random`
 * gives numbers from 0 up to 1, and all that is left to chance.
 */
export function settle(mode: Mode, arrivals: number, random: () => number): Settled {
  const world = begin(POLICY, START)
  const order = strayed(arrivals, random)
  // From one event at a time, each long done when the next comes, to all of them at once.
  const hurry = random()
  const room = ROOM[mode]
  const waiting: Event[] = []
  const running: Run[] = []
  let [published, cancelled, overtaken] = [0, 0, 0]
  while (order.length + waiting.length + running.length > 0) {
    world.now += 1000
    const isIdle = running.length + waiting.length === 0
    const next = isIdle || random() < hurry ? order.shift() : undefined
    if (next !== undefined) {
      while (published < next) publish(world, ++published)
      waiting.push(eventOf(world, next))
    }
    cancelled += admit(room, waiting, running, random)
    const run = running[Math.floor(random() * running.length)]
    const came = run === undefined ? 'on' : goOn(world, run)
    if (came === 'overtaken') overtaken += 1
    if (run !== undefined && came === 'done') running.splice(running.indexOf(run), 1)
  }
  return { world, cancelled, overtaken }
}

function strayed(arrivals: number, random: () => number): number[] {
  return Array.from({ length: arrivals }, (_, index) => index + 1)
    .map((number) => ({ number, at: number + random() * STRAY }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ number }) => number)
}

/** Starts what may run, of those that wait whichever chance says; how many were cancelled. */
function admit(room: Room, waiting: Event[], running: Run[], random: () => number): number {
  while (running.length < room.running && waiting.length > 0) {
    const [event] = waiting.splice(Math.floor(random() * waiting.length), 1)
    if (event !== undefined) running.push({ event, recorded: false, plan: undefined })
  }
  const over = Math.max(0, waiting.length - room.waiting)
  for (let left = over; left > 0; left -= 1) waiting.splice(room.goes, 1)
  return over
}

function goOn(world: World, run: Run): 'on' | 'overtaken' | 'done' {
  if (!run.recorded) {
    arrive(world, run.event)
    run.recorded = true
    return 'on'
  }
  if (run.plan === undefined) {
    run.plan = intents(world)
    return 'on'
  }
  const lost = run.plan.filter((intent) => !carryOut(world, intent, 3))
  run.plan = undefined
  return lost.length > 0 ? 'overtaken' : 'done'
}

function publish(world: World, number: number): void {
  world.now += 1000
  hold(world, 'dev', versionOf(number))
  world.held.set('dev', (world.held.get('dev') ?? []).slice(-DEPTH))
  // As delivery reads them: records from before the oldest commit say nothing of what could be proposed.
  const oldest = time(world.held.get('dev')?.[0]?.at ?? 0)
  world.records = world.records.filter(({ createdAt }) => createdAt >= oldest)
}

function eventOf(world: World, number: number): Event {
  const version = versionOf(number)
  const held = world.held.get('dev')?.find((one) => one.version === version)
  return {
    ...{ environment: 'dev', version, what: 'upgrade', good: true, cluster: undefined },
    said: held?.at,
  }
}
