import {
  aRelease,
  type NewSetRecord,
  type ProposedSet,
  planSetChoice,
  planSetRollback,
  planTakeOut,
  type SetRecord,
} from '@fluxgate/promotion'
import { type Count, hold, NOTHING, type Told } from '../acts.ts'
import { commitOf } from '../commits.ts'
import { mayGoBack, mustKeepAway } from '../going-back.ts'
import { apply, environmentOf } from '../holding.ts'
import { factsOf, PERSON, seenIn, US, versionIn, type World } from '../world.ts'
import { change, newHead } from './carry-out.ts'
import { askedFor, mayAsk, mayTakeOut, versionAt } from './model.ts'
import {
  conflicts,
  factsAbout,
  nowIn,
  proposedAt,
  SET,
  type SetWorld,
  seenSets,
  serviceIn,
  TARGET,
  type WorldSetPull,
} from './world.ts'

const ANA = { person: PERSON, login: 'ana', reason: 'its migration waits for the night' }

/** A person takes a service out of the open set. */
export function takeOut(world: SetWorld, key: string, count: Count): Told {
  const one = serviceIn(world, key)
  const facts = factsAbout(world, [one])
  const overlay = facts.services[0]?.environments.find(({ name }) => name === TARGET)?.overlay
  if (overlay === undefined) return NOTHING
  const now = versionIn(one, TARGET)
  const plan = planTakeOut({
    ...{ ...ANA, environment: TARGET, service: key, id: SET, overlay, records: world.records },
    ...{ recorder: US, base: facts.base },
    pullRequests: facts.pullRequests.map((pull, index) => {
      const head = world.pulls[index]?.head ?? 0
      const version = world.heads.get(head)?.brings.get(key) ?? now
      return { ...pull, pins: aRelease({ chart: version }).pins }
    }),
  })
  const text = `ana takes ${key} out of the set: ${plan.kind}${plan.kind === 'refuse' ? `, ${plan.why}` : ''}`
  const may = mayTakeOut(seenSets(world), key)
  if (may !== (plan.kind !== 'refuse'))
    return { text, fault: `she may ${may ? '' : 'not '}do that` }
  if (plan.kind !== 'write') return { text }
  const open = world.pulls.find(({ state }) => state === 'open')
  const version = world.heads.get(open?.head ?? 0)?.brings.get(key)
  if (version === undefined) return { text, fault: 'nothing is taken out' }
  count('taken out')
  write(world, plan.record)
  world.takenOut = [...world.takenOut, { service: key, version, at: nowIn(world) }]
  return { text }
}

/** A person asks for one of the sets that were proposed, by its name. */
export function ask(world: SetWorld, which: number, count: Count): Told {
  const proposed = world.records.flatMap((one) => (one.what === 'proposed' ? one : []))
  const named = proposed[which % Math.max(1, proposed.length)]
  if (named === undefined) return NOTHING
  const all = [...world.services.values()]
  const act = { ...ANA, environment: TARGET }
  const plan = planSetChoice(factsAbout(world, all), named, act)
  const wanted = {
    ...{ upstream: named.upstream, state: Date.parse(named.at), services: named.members ?? [] },
  }
  const seen = seenSets(world)
  const current = askedFor(seen)
  const isSame =
    current?.upstream === wanted.upstream &&
    current.state === wanted.state &&
    current.services.join() === wanted.services.join()
  const expected = !mayAsk(seen, wanted) ? 'refuse' : isSame ? 'already' : 'write'
  const why = plan.kind === 'refuse' ? `, ${plan.why}` : ''
  const text = `ana asks for ${named.name} (${wanted.services.join(', ')} of ${named.upstream}) again: ${plan.kind}${why}`
  if (plan.kind !== expected) return { text, fault: `the model says ${expected}` }
  if (plan.kind === 'write') {
    count('asked for')
    write(world, plan.record)
    world.asked = [...world.asked, { ...wanted, at: nowIn(world) }]
  }
  return { text }
}

function write(world: SetWorld, record: NewSetRecord): void {
  const id = 1 + world.records.length
  const written: SetRecord = { ...record, id, createdAt: new Date(nowIn(world)).toISOString() }
  world.records = [...world.records, written]
}

/** A person merges what is open, as far as GitHub lets them. */
export function mergeSet(world: SetWorld, pull: WorldSetPull): Told {
  const name = `#${pull.number}, "${pull.title}"`
  if (conflicts(world, pull.head)) return { text: `ana can't merge ${name}: it conflicts` }
  change(world, pull.number, { state: 'merged', ended: { by: 'person', at: nowIn(world) } })
  world.branch = undefined
  const brings = [...(world.heads.get(pull.head)?.brings ?? [])]
  for (const [key, version] of brings) hold(serviceIn(world, key), TARGET, version)
  const moved = brings.map((one) => one.join(' ')).join(', ')
  return { text: `ana merges ${name}: ${TARGET} takes ${moved}` }
}

/** A person takes the set back that was merged so many sets ago; that pull request is merged at once. */
export function rollSetBack(world: SetWorld, which: number, count: Count): Told {
  const merged = world.pulls.filter(({ state }) => state === 'merged').toReversed()
  const pull = merged[which % Math.max(1, merged.length)]
  const set = pull === undefined ? undefined : proposedAt(world, pull.head)
  if (set === undefined) return NOTHING
  const members = (set.members ?? []).map((key) => serviceIn(world, key))
  const [first] = members
  if (first === undefined) return NOTHING
  const plan = planSetRollback({
    ...{ environment: environmentOf(first, TARGET), id: SET, set, unwritable: [] },
    ...{ services: members.map(factsOf), open: undefined, leftover: undefined },
    ...{ reason: 'it leaks', until: undefined, by: 'ana' },
  })
  const told = plan.back.map(({ key, to }) => `${key} to ${to.release.pins.chart}`).join(', ')
  const text = `ana rolls release set ${set.name} back: ${plan.step.kind}, ${told || plan.reason}`
  for (const one of members) {
    const found = plan.back.find(({ key }) => key === one.key)
    const expected = backFrom(one, set)
    if (expected !== found?.to.release.pins.chart) {
      return { text, fault: `${one.key} should go back to ${expected ?? 'nothing'}` }
    }
    if (found === undefined) continue
    const needed = mustKeepAway(seenIn(one), TARGET, versionIn(one, TARGET))
    if (needed !== (found.hold !== undefined)) {
      return { text, fault: `what ${one.key} leaves should ${needed ? '' : 'not '}be held` }
    }
  }
  if (plan.back.length > 0) count('rolled back')
  for (const { key, to, hold: kept } of plan.back) {
    const one = serviceIn(world, key)
    hold(one, TARGET, to.release.pins.chart ?? '')
    if (kept !== undefined) apply(one, TARGET, { kind: 'add', hold: kept })
  }
  return { text }
}

/** Where clocks of who writes records and of who commits may differ by. */
const CLOCKS = 10 * 60_000

/** What a service held before the set that it still runs; undefined: it is left as it is. */
function backFrom(one: World, set: ProposedSet): string | undefined {
  const seen = seenIn(one)
  const now = versionIn(one, TARGET)
  if (versionAt(seen, set.upstream, Date.parse(set.at)) !== now) return undefined
  const held = [...(seen.held.get(TARGET) ?? [])]
  const left = held.findLastIndex(({ version }) => version !== now)
  const before = held[left]?.version
  const since = held[left + 1]?.at ?? 0
  if (before === undefined || since < Date.parse(set.createdAt) - CLOCKS) return undefined
  return mayGoBack(seen, TARGET, before)
}

/** A person commits to our branch: one service elsewhere. */
export function pushToSet(world: SetWorld, pull: WorldSetPull, key: string, version: string): Told {
  const brings = new Map([...(world.heads.get(pull.head)?.brings ?? []), [key, version]])
  const head = newHead(world, brings)
  world.branch = { head, foreign: true }
  change(world, pull.number, { head, foreign: true, approved: false })
  return { text: `ana pushes ${key} ${version} to #${pull.number} (${commitOf(head).slice(-4)})` }
}

/** A person reopens the newest pull request of the branch, as far as GitHub lets them. */
export function reopenSet(world: SetWorld): Told {
  const pull = world.pulls.at(-1)
  if (pull?.state !== 'closed' || world.branch?.head !== pull.head) return NOTHING
  change(world, pull.number, { state: 'open', ended: undefined })
  return { text: `ana reopens #${pull.number}` }
}
