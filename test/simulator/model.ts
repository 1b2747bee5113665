import { checkIn } from './checks.ts'
import { completed, isAlarm } from './digests.ts'
import { isProvenSince, type Standing, standingIn, timeOf } from './reports.ts'
import type { Rules, Seen } from './seen.ts'
import { type Tests, testGate, testsOf } from './tests.ts'
import { digestOf, isSame, nameOf, rowOf } from './versions.ts'

// A second, small telling of the laws: imports nothing of the project, and is written from what they say.

export type Objection =
  | 'alarm'
  | 'not-above'
  | 'withdrawn'
  | 'failed'
  | 'unproven'
  | 'held'
  | 'reverted'
  | 'rejected'

/** What a release is judged by in one environment. */
export interface Place {
  readonly seen: Seen
  readonly environment: string
  readonly rules: Rules
}

/** What should be proposed: the choice that counts, else the highest admissible release that has soaked. */
export function candidateIn(seen: Seen, environment: string): string | undefined {
  const place = placeOf(seen, environment)
  if (place === undefined) return undefined
  const choice = choiceIn(place)
  const chosen = choice === undefined ? undefined : offeredIn(seen, environment, choice)
  if (chosen !== undefined) return chosen
  return ready(place).find((version) => tested(place, version) === 'open')
}

/** What is tested next: the choice that counts, else the highest admissible release that has soaked and is checked. */
export function toTest(seen: Seen, environment: string): string | undefined {
  const place = placeOf(seen, environment)
  if (place === undefined) return undefined
  const choice = choiceIn(place)
  const chosen = choice === undefined ? undefined : offeredIn(seen, environment, choice)
  return chosen ?? ready(place)[0]
}

/** Admissible releases that have soaked and are checked, highest first. */
function ready(place: Place): readonly string[] {
  const { seen, rules } = place
  const able = offers(place).filter((version) => objections(place, version).length === 0)
  return able.filter((version) => {
    if (checked(place, version) !== 'open') return false
    const since = provenSince(place, version)
    return since !== undefined && (rules.soak === 0 || seen.now >= since + rules.soak)
  })
}

/** What the check says of a release: of all upstreams, or of one of those that brought it through. */
export function checked(place: Place, version: string): 'open' | 'waiting' | 'closed' {
  const { seen, rules } = place
  if (!rules.check) return 'open'
  const found = comesFrom(place, version).map((upstream) => checkIn(seen, upstream, version))
  const isGreen = (one: string) => one === 'open'
  if (rules.mode === 'any') return found.find(isGreen) ?? found.at(-1) ?? 'waiting'
  return found.find((one) => !isGreen(one)) ?? 'open'
}

/** The upstreams that a release comes from: all of them, or those that brought it through. */
function comesFrom({ seen, rules }: Place, version: string): readonly string[] {
  const isProving = (one: string) => isProvenSince(word(seen, one, version)) !== undefined
  return rules.mode === 'all' ? rules.after : rules.after.filter(isProving)
}

/** How the promotion tests of a release stand. */
export function testing(place: Place, version: string): Tests {
  return testsOf(place.seen, comesFrom(place, version), version)
}

/** What its promotion tests say of a release. */
export function tested(place: Place, version: string): 'open' | 'waiting' | 'closed' {
  return place.rules.tests ? testGate(testing(place, version)) : 'open'
}

/** Whether the candidate is one that a person chose: it does not soak. */
export function isChosen(seen: Seen, environment: string, candidate: string): boolean {
  const place = placeOf(seen, environment)
  const choice = place === undefined ? undefined : choiceIn(place)
  return choice !== undefined && isSame(choice, candidate)
}

/** Since when the upstreams that prove a release do, whether or not that is enough; undefined: none does. */
export function provenAnywhere(
  seen: Seen,
  environment: string,
  version: string,
): number | undefined {
  const { rules } = placeOf(seen, environment) ?? {}
  const words = (rules?.after ?? []).map((upstream) => word(seen, upstream, version))
  const times = words.flatMap((one) => isProvenSince(one) ?? [])
  if (times.length === 0) return undefined
  return rules?.mode === 'any' ? Math.min(...times) : Math.max(...times)
}

/** When the candidate will have soaked. */
export function soakedAt(seen: Seen, environment: string, version: string): number | undefined {
  const place = placeOf(seen, environment)
  const since = place === undefined ? undefined : provenSince(place, version)
  return place === undefined || since === undefined ? undefined : since + place.rules.soak
}

/** The release that a person gets who asks for one: proven, not withdrawn, not held, above the target, and no alarm. */
export function offeredIn(seen: Seen, environment: string, version: string): string | undefined {
  const place = placeOf(seen, environment)
  if (place === undefined) return undefined
  const isFree = (one: string) =>
    objections(place, one).every((why) => why === 'reverted' || why === 'rejected')
  return offers(place).find((one) => isSame(one, version) && isFree(one))
}

/** Whether a version that is asked for is the choice that counts already. */
export function isTheChoice(seen: Seen, environment: string, version: string): boolean {
  const place = placeOf(seen, environment)
  const choice = place === undefined ? undefined : choiceIn(place)
  return choice !== undefined && isSame(choice, version)
}

/** Upstreams whose release nobody reported on, though the target would take it. */
export function unreported(seen: Seen, environment: string): readonly string[] {
  const place = placeOf(seen, environment)
  if (place === undefined) return []
  return place.rules.after.filter((upstream) => {
    const version = pinned(seen, upstream)
    const above = compare(place, version, pinned(seen, environment)) > 0
    return above && standing(seen, upstream, version).kind === 'silent'
  })
}

/** undefined: the environment follows no other. */
export function placeOf(seen: Seen, environment: string): Place | undefined {
  const rules = seen.rules.get(environment)
  return rules === undefined || rules.after.length === 0 ? undefined : { seen, environment, rules }
}

/** The version that an environment holds. */
export function pinned({ held }: Seen, environment: string): string {
  return held.get(environment)?.at(-1)?.version ?? ''
}

/** Below 0 where `a` is below `b`: by semver, then by who was pinned first in each of the environments. */
export function above(seen: Seen, environments: readonly string[], a: string, b: string): number {
  if (isSame(a, b)) return 0
  const rows = seen.order === 'semver' ? rowOf(a) - rowOf(b) : 0
  if (rows !== 0) return rows
  for (const environment of environments) {
    const held = (seen.held.get(environment) ?? []).map(({ version }) => version)
    const placeIn = (one: string) => held.findIndex((version) => isSame(version, one))
    const places = placeIn(a) - placeIn(b)
    if (places !== 0) return places
  }
  return 0
}

/** Below 0 where `a` is below `b`, as the upstreams of the environment have it. */
export function compare({ seen, rules }: Place, a: string, b: string): number {
  return above(seen, rules.after, a, b)
}

/** Highest first. */
function offers(place: Place): readonly string[] {
  const { seen, environment, rules } = place
  const all = rules.after.flatMap((one) => (seen.held.get(one) ?? []).map(({ version }) => version))
  const now = pinned(seen, environment)
  const isFull = (one: string) =>
    digestOf(one) !== undefined || !all.some((other) => other !== one && isSame(other, one))
  return [...new Set(all)]
    .filter((version) => isFull(version) && above(seen, rules.after, version, now) > 0)
    .map((version) => completed(place, version))
    .toSorted((a, b) => compare(place, b, a))
}

/** What the reports of an environment say of a release. */
export function standing(seen: Seen, environment: string, version: string): Standing {
  const rules = seen.rules.get(environment)
  const isBelow = (other: string) => above(seen, [environment], other, version) < 0
  return rules === undefined
    ? { kind: 'silent' }
    : standingIn({ ...{ seen, rules, environment, version, isBelow } })
}

/** What one upstream says: it went below the release again, or what its reports say. */
export function word(
  seen: Seen,
  upstream: string,
  version: string,
): Standing | { kind: 'withdrawn' } {
  const had =
    (seen.held.get(upstream) ?? []).some((one) => isSame(one.version, version)) ||
    seen.reports.some((one) => one.environment === upstream && isSame(one.version, version))
  const gone = above(seen, [upstream], version, pinned(seen, upstream)) > 0
  return had && gone ? { kind: 'withdrawn' } : standing(seen, upstream, version)
}

function provenSince({ seen, rules }: Place, version: string): number | undefined {
  const words = rules.after.map((upstream) => word(seen, upstream, version))
  const times = words.flatMap((one) => isProvenSince(one) ?? [])
  if (rules.mode === 'any') return times.length === 0 ? undefined : Math.min(...times)
  return times.length === words.length ? Math.max(...times) : undefined
}

/** Everything that speaks against a release, time apart. */
export function objections(place: Place, asked: string): readonly Objection[] {
  const { seen, environment } = place
  const version = offers(place).find((one) => isSame(one, asked)) ?? completed(place, asked)
  const found: (Objection | undefined)[] = [
    isAlarm(place, digestOf(asked) === undefined ? version : asked) ? 'alarm' : undefined,
    compare(place, version, pinned(seen, environment)) > 0 ? undefined : 'not-above',
    upstreamObjection(place, version),
    isHeld(seen, environment, version) ? 'held' : undefined,
    isReverted(place, version) ? 'reverted' : undefined,
    isRejected(place, version) ? 'rejected' : undefined,
  ]
  return found.filter((one) => one !== undefined)
}

function upstreamObjection(place: Place, version: string): Objection | undefined {
  if (provenSince(place, version) !== undefined) return undefined
  const words = place.rules.after.map((one) => word(place.seen, one, version).kind)
  const red = words.includes('failed')
  // Where one upstream is enough, a release that failed in one of them may still come through there.
  if (words.includes('withdrawn') && !(place.rules.mode === 'any' && red)) return 'withdrawn'
  return red ? 'failed' : 'unproven'
}

/** Whether a hold stops a release now. */
export function isHeld({ holds, now }: Seen, environment: string, version: string): boolean {
  return (holds.get(environment) ?? []).some(
    (hold) =>
      (hold.until === undefined || now < hold.until) &&
      (hold.version === '*' || isNamed(hold.version, version)),
  )
}

/** A hold on a version is on every build of it; one on a digest on nothing else. */
export function isNamed(hold: string, release: string): boolean {
  if (digestOf(hold) !== undefined) return hold === release
  return hold === nameOf(release) || release.startsWith(`${hold}+`)
}

/** Held before by the target, above what it has now; or lower, and there to be taken when that was left. */
function isReverted(place: Place, version: string): boolean {
  const { seen, environment } = place
  const named = (seen.holds.get(environment) ?? []).filter((one) => one.version !== '*')
  // Where a hold names the release the hold rules, also once it has expired.
  if (named.some((one) => isNamed(one.version, version))) return false
  const held = seen.held.get(environment) ?? []
  const now = pinned(seen, environment)
  const left = held.filter(
    (one, index) =>
      compare(place, one.version, now) > 0 &&
      held.slice(index + 1).every((later) => later.version !== one.version),
  )
  return left.some((one) => {
    const at = held[held.indexOf(one) + 1]?.at ?? seen.now
    const about = named.filter((hold) => isNamed(hold.version, one.version))
    const lifted = about.length > 0 && !isHeldByName(about, seen.now)
    return !lifted && reaches(place, one.version, at, version)
  })
}

function isHeldByName(holds: readonly { until: number | undefined }[], now: number): boolean {
  return holds.some(({ until }) => until === undefined || now < until)
}

function isRejected(place: Place, version: string): boolean {
  return place.seen.pulls.some(
    (pull) =>
      pull.environment === place.environment &&
      pull.state === 'closed' &&
      pull.closed?.by === 'person' &&
      reaches(place, pull.version, pull.closed.at, version),
  )
}

/** Whether what was taken back at a time stops a release: itself, or a lower one known by then, unless chosen since. */
function reaches(place: Place, taken: string, at: number, version: string): boolean {
  const { seen, environment } = place
  const chosen = seen.choices.some(
    (one) => one.environment === environment && isSame(one.version, version) && one.at > at,
  )
  if (chosen) return false
  return (
    isSame(version, taken) || (compare(place, version, taken) < 0 && firstHad(place, version) <= at)
  )
}

function firstHad({ seen, rules }: Place, version: string): number {
  const times = rules.after.flatMap((upstream) => {
    const first = seen.held.get(upstream)?.find((one) => isSame(one.version, version))
    if (first !== undefined) return first.at
    const told = seen.reports.filter(
      (one) => one.environment === upstream && isSame(one.version, version),
    )
    return told.length === 0 ? [] : Math.min(...told.map(timeOf))
  })
  return times.length === 0 ? 0 : Math.min(...times)
}

/** The newest choice, until the target moves after it or a person closes its pull request. */
export function choiceIn({ seen, environment }: Place): string | undefined {
  const choice = seen.choices.findLast((one) => one.environment === environment)
  if (choice === undefined) return undefined
  const held = seen.held.get(environment) ?? []
  const moved = held.some(
    ({ version, at }, index) => at > choice.at && held[index - 1]?.version !== version,
  )
  const closed = seen.pulls.some(
    (pull) =>
      pull.environment === environment &&
      pull.state === 'closed' &&
      isSame(pull.version, choice.version) &&
      pull.closed?.by === 'person' &&
      pull.closed.at >= choice.at,
  )
  return moved || closed ? undefined : choice.version
}
