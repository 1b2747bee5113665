import { checked, choiceIn, isHeld, objections, pinned, placeOf, soakedAt } from '../model.ts'
import type { Held, Rules, Seen } from '../seen.ts'
import type { Asked, SeenSets, SetPull, Together } from './seen.ts'

// A second, small telling of the laws of release sets: imports nothing of the project, and is written from what they say.

/** What a full sweep has to leave open; undefined: nothing. */
export type Expected = ReadonlyMap<string, string> | undefined

/** What a state of the upstream means for one service. */
export type Stand =
  | 'absent'
  /** The target has that, or something above it. */
  | 'there'
  | 'moves'
  /** It stays where it is, and the others go without it. */
  | 'out'
  | 'taken out'
  /** The state did not work, or not yet. */
  | 'waits'
  | 'withdrawn'

/** The pull request that is open, where one is. */
export function openSet({ pulls }: SeenSets): SetPull | undefined {
  return pulls.find(({ state }) => state === 'open')
}

/** What has to be open after a sweep. */
export function expectedSet(seen: SeenSets): Expected {
  const open = openSet(seen)
  const rules = rulesIn(seen)
  const keep = open?.proposal?.brings
  if (open?.foreign === true) return keep
  if (rules === undefined) return undefined
  const wanted = wantedSet(seen)
  const found = wanted === undefined || isTurnedDown(seen, wanted) ? undefined : wanted
  if (open === undefined) return seen.strayed ? undefined : found?.brings
  if (found === undefined) return isOver(seen, open) ? undefined : keep
  if (open.proposal !== undefined && isSame(open.proposal.brings, found.brings)) return keep
  const stands = rules.supersede === 'until-approved' && open.approved && isStillGood(seen, open)
  return stands ? keep : found.brings
}

/** What should be proposed: the set that a person asked for, else the newest state at which no service has to wait. */
export function wantedSet(seen: SeenSets): (Together & { readonly asked: boolean }) | undefined {
  const asked = askedFor(seen)
  const again = asked === undefined ? undefined : bringing(seen, asked.upstream, asked.state, asked)
  if (again !== undefined) return { ...again, asked: true }
  const found = (rulesIn(seen)?.after ?? []).flatMap((upstream) => newestOf(seen, upstream) ?? [])
  const newest = found.toSorted((a, b) => b.at - a.at)[0]
  return newest === undefined ? undefined : { ...newest, asked: false }
}

/** Whether an upstream ever had at once all that is brought, and, unless a person asked for just that, what else the target runs. */
export function wereTogether(
  seen: SeenSets,
  brings: ReadonlyMap<string, string>,
  asked: boolean,
): boolean {
  const { services } = seen
  return (rulesIn(seen)?.after ?? []).some((upstream) =>
    momentsOf(seen, upstream, [...services.keys()]).some((at) => {
      const had = ([key, version]: readonly [string, string]) => {
        const one = services.get(key)
        return one !== undefined && version === versionAt(one, upstream, at)
      }
      return [...brings].every(had) && (asked || leavesNothing(seen, upstream, at))
    }),
  )
}

/** Which of its services a person may take out of the open set. */
export function mayTakeOut(seen: SeenSets, key: string): boolean {
  const brought = openSet(seen)?.proposal?.brings.get(key)
  const one = seen.services.get(key)
  return brought !== undefined && one !== undefined && pinned(one, seen.environment) !== brought
}

/** Whether a person may ask for a set again: something of it can still go. */
export function mayAsk(seen: SeenSets, { upstream, state, services }: Omit<Asked, 'at'>): boolean {
  const known = rulesIn(seen)?.after.includes(upstream) === true
  const free = { ...seen, takenOut: [] }
  return known && bringing(free, upstream, state, { services }) !== undefined
}

/** The set that counts of those that people asked for: the newest, until its pull request is merged or a person closes it. */
export function askedFor(seen: SeenSets): Asked | undefined {
  const asked = seen.asked.at(-1)
  if (asked === undefined || rulesIn(seen)?.after.includes(asked.upstream) !== true)
    return undefined
  const through = seen.pulls.some(
    ({ proposal, ended }) =>
      proposal?.upstream === asked.upstream &&
      proposal.at === asked.state &&
      proposal.recorded >= asked.at &&
      ended?.by === 'person',
  )
  return through ? undefined : asked
}

function newestOf(seen: SeenSets, upstream: string): Together | undefined {
  const keys = differing(seen)
  const all = [...seen.services.keys()]
  const moments = momentsOf(seen, upstream, all).toSorted((a, b) => b - a)
  const told = new Map<string, boolean>()
  // It is the version that is ready or not, whenever the upstream had it.
  const isReady = (key: string, at: number) => {
    const one = seen.services.get(key)
    const name = `${key} ${one === undefined ? '' : versionAt(one, upstream, at)}`
    const ready = told.get(name) ?? !isLate(standAt(seen, key, upstream, at))
    told.set(name, ready)
    return ready
  }
  const newest = (those: readonly string[]) =>
    moments.find((at) => {
      if (!those.every((key) => isReady(key, at))) return false
      // Where the target has all of it, there is nothing that could come beside what it was never with.
      return bringing(seen, upstream, at) === undefined || leavesNothing(seen, upstream, at)
    })
  // Who is ready at no state at all has nothing to promote, and holds nobody up.
  const able = () => keys.filter((key) => moments.some((at) => isReady(key, at)))
  const found = newest(keys) ?? newest(able())
  if (found === undefined) return undefined
  // What is brought together is as old as the newest of what differs.
  const since = momentsOf(seen, upstream, keys).filter((at) => at <= found)
  return bringing(seen, upstream, Math.max(...since))
}

/**
 * Whether who takes a state into the target is left with no other service in a version that the upstream had only before or after it.
 * What the upstream has not come to since then is the target's own affair, and so is what is kept out of it.
 */
function leavesNothing(seen: SeenSets, upstream: string, at: number): boolean {
  return [...seen.services].every(([key, one]) => {
    const runs = pinned(one, seen.environment)
    const had = versionAt(one, upstream, at)
    if (had === undefined || had === runs) return true
    const stand = standAt(seen, key, upstream, at)
    if (stand !== 'there') return !isLate(stand) || differing(seen).includes(key)
    return !(one.held.get(upstream) ?? []).some((held) => held.at > at && held.version === runs)
  })
}

/** The services of which an upstream pins something else than the target: the others have nothing to promote. */
function differing(seen: SeenSets): readonly string[] {
  const upstreams = rulesIn(seen)?.after ?? []
  return [...seen.services].flatMap(([key, one]) => {
    const now = pinned(one, seen.environment)
    return upstreams.some((upstream) => pinned(one, upstream) !== now) ? [key] : []
  })
}

function isLate(stand: Stand): boolean {
  return stand === 'waits' || stand === 'withdrawn'
}

/** What of a state moves; undefined: nothing. */
function bringing(
  seen: SeenSets,
  upstream: string,
  at: number,
  asked?: Pick<Asked, 'services'>,
): Together | undefined {
  const brings = new Map<string, string>()
  for (const key of asked?.services ?? differing(seen)) {
    const one = seen.services.get(key)
    if (one === undefined) continue
    const stand = standAt(seen, key, upstream, at, asked !== undefined)
    const version = versionAt(one, upstream, at)
    if (stand === 'moves' && version !== undefined) brings.set(key, version)
  }
  return brings.size === 0 ? undefined : { upstream, at, brings }
}

/** How a service stands at one state of its upstream. */
function standAt(seen: SeenSets, key: string, upstream: string, at: number, asked = false): Stand {
  const one = seen.services.get(key)
  const place = one === undefined ? undefined : placeOf(one, seen.environment)
  const version = one === undefined ? undefined : versionAt(one, upstream, at)
  if (one === undefined || place === undefined || version === undefined) return 'absent'
  const against = objections(place, version)
  if (against.includes('not-above')) return 'there'
  if (isHeld(one, seen.environment, version) || against.includes('reverted')) return 'out'
  // By a person: because it shall wait, or go alone.
  if (choiceIn(place) !== undefined || isTakenOut(seen, key, version)) return 'taken out'
  if (against.includes('withdrawn')) return 'withdrawn'
  if (against.length > 0) return 'waits'
  const soaked =
    place.rules.soak === 0 || seen.now >= (soakedAt(one, seen.environment, version) ?? Infinity)
  const ready = soaked && checked(place, version) === 'open'
  return asked || ready ? 'moves' : 'waits'
}

/** Taken out, until its set is merged or closed and there is anything newer. */
function isTakenOut(seen: SeenSets, key: string, version: string): boolean {
  return seen.takenOut.some((out) => {
    if (out.service !== key || out.version !== version) return false
    const ends = seen.pulls.flatMap(({ ended }) =>
      ended !== undefined && ended.at >= out.at ? [ended.at] : [],
    )
    if (ends.length === 0) return true
    const over = Math.min(...ends)
    const upstreams = rulesIn(seen)?.after ?? []
    const changes = upstreams.flatMap((one) => momentsOf(seen, one, differing(seen)))
    return changes.every((at) => at <= over)
  })
}

/** A person closed just that, or a newer state of the same upstream; who asks for it again is free to. */
function isTurnedDown(
  seen: SeenSets,
  { upstream, at, brings, asked }: Together & { readonly asked: boolean },
): boolean {
  return (
    !asked &&
    seen.pulls.some(
      ({ state, ended, proposal }) =>
        state === 'closed' &&
        ended?.by === 'person' &&
        proposal?.upstream === upstream &&
        (isSame(proposal.brings, brings) || at <= proposal.at),
    )
  )
}

function standsIn(seen: SeenSets, { proposal }: SetPull): readonly Stand[] {
  if (proposal === undefined) return []
  const { upstream, at, brings } = proposal
  const asked = askedFor(seen)
  const free = asked !== undefined && asked.upstream === upstream
  return [...brings.keys()].map((key) => standAt(seen, key, upstream, at, free))
}

function isStillGood(seen: SeenSets, open: SetPull): boolean {
  if (!isFromUpstream(seen, open)) return false
  const good = standsIn(seen, open).every((stand) => stand === 'moves' || stand === 'there')
  return open.proposal !== undefined && good
}

function isFromUpstream(seen: SeenSets, { proposal }: SetPull): boolean {
  return proposal !== undefined && rulesIn(seen)?.after.includes(proposal.upstream) === true
}

/** Whether nothing is left of what is open: the upstream went back, or nothing would move any more. */
function isOver(seen: SeenSets, open: SetPull): boolean {
  if (open.proposal === undefined || !isFromUpstream(seen, open)) return false
  const stands = standsIn(seen, open)
  const none = (stand: Stand) => stand === 'there' || stand === 'absent' || stand === 'taken out'
  return stands.includes('withdrawn') || stands.every(none)
}

/** Whether two sets bring the same. */
export function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, version]) => b.get(key) === version)
}

/** The rules of the environment; undefined: it follows no other. */
function rulesIn({ services, environment }: SeenSets): Rules | undefined {
  const rules = [...services.values()][0]?.rules.get(environment)
  return rules === undefined || rules.after.length === 0 ? undefined : rules
}

/** When an upstream changed what it pins of any service. */
function momentsOf(
  { services }: SeenSets,
  upstream: string,
  keys: readonly string[],
): readonly number[] {
  const all = keys.flatMap((key) => changesOf(services.get(key)?.held.get(upstream) ?? []))
  return [...new Set(all)]
}

function changesOf(held: readonly Held[]): readonly number[] {
  return held.flatMap(({ version, at }, index) =>
    held[index - 1]?.version === version ? [] : [at],
  )
}

/** What an upstream pinned of a service at a moment. */
export function versionAt({ held }: Seen, upstream: string, moment: number): string | undefined {
  return (held.get(upstream) ?? []).findLast(({ at }) => at <= moment)?.version
}
