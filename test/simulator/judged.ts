import type { Pins } from '@fluxgate/policy'
import { aRelease, judgeChange, type PinChange, type ServiceVerdict } from '@fluxgate/promotion'
import type { Count, Told } from './acts.ts'
import { commitOf } from './commits.ts'
import { asRead } from './reading.ts'
import type { Seen, SkippedGate } from './seen.ts'
import { isStopped } from './stops.ts'
import { areOpenAt, checkOf, isReviewed, type Judged, testOf, verdictIn } from './verdict.ts'
import { factsOf, PERSON, pinsIn, reviewedOf, seenIn, versionIn, type World } from './world.ts'

/** Number of the pull request of a person, which none of ours ever gets. */
const THEIRS = 9_999

/** The gate judges a pull request that pins a version, by whom ever; nothing comes of it. */
export function judgeIn(world: World, asked: Judged, count: Count): Told {
  const { environment, version, ours } = asked
  const verdict = verdictOn(world, asked)
  count(`judged ${verdict.state}`)
  if (isStopped(seenIn(world), environment)) count(`judged ${verdict.state} while stopped`)
  const whose = ours ? 'our' : "a person's"
  const text = `the gate of ${whose} pull request for ${version} to ${environment}: ${verdict.state}, ${verdict.why}`
  return { text, fault: partingIn(seenIn(world), asked, verdict) }
}

/** What the gate says, from what it would read. */
export function verdictOn(world: World, asked: Judged): ServiceVerdict {
  const { environment } = asked
  const change = changeIn(world, asked)
  const pins = pinsIn(world, environment, asked.version)
  return judgeChange(asRead(factsOf(world), [{ environment, pins }]), change)
}

/** What merging a pull request would change. */
function changeIn(world: World, { environment, version, ours, pull: asked }: Judged): PinChange {
  const pull = world.pulls.find(({ number }) => number === asked?.number)
  return {
    ...{ environment, ours, pullRequest: ours ? undefined : THEIRS },
    before: pinning(pinsIn(world, environment, versionIn(world, environment))),
    after: pinning(pinsIn(world, environment, version)),
    head: ours ? undefined : commitOf(world.theirHead),
    reviewed: pull === undefined ? undefined : reviewedOf(pull),
  }
}

/** Where gate and model part on the pull requests of ours that are open. */
export function openVerdictsParting(world: World, count: Count): string | undefined {
  return world.pulls
    .filter(({ state }) => state === 'open')
    .map((pull) => {
      const { environment, version } = pull
      return judgeIn(world, { environment, version, ours: true, pull }, count)
    })
    .flatMap(({ text, fault }) => (fault === undefined ? [] : [`${text}; ${fault}`]))[0]
}

/** What a side of a pull request pins. */
export function pinning(pins: Pins) {
  return { kind: 'pinned', pins, range: false, source: new Map() } as const
}

function partingIn(
  seen: Seen,
  asked: Judged,
  { state, until }: ServiceVerdict,
): string | undefined {
  const expected = verdictIn(seen, asked)
  if (expected !== state) return `the model says ${expected}`
  if (until === undefined) return undefined
  const isChecked = checkOf(seen, asked) === 'open' && testOf(seen, asked) === 'open'
  if (!isReviewed(seen, asked) || !isChecked) {
    return `more than time is missing, whatever comes at ${until}`
  }
  const isOpen = (at: number) => areOpenAt(seen, asked, at)
  const end = Date.parse(until)
  if (!isOpen(end)) return `not everything is open at ${until}`
  const steps = Array.from(
    { length: 24 },
    (_, one) => seen.now + ((end - 1000 - seen.now) * one) / 23,
  )
  const early = steps.find(isOpen)
  return early === undefined ? undefined : `everything is open at ${new Date(early).toISOString()}`
}

/** Somebody skips gates for a version in the pull request of a person, which is judged with that. */
export function skip(
  world: World,
  { environment, version }: Pick<Judged, 'environment' | 'version'>,
  gates: readonly SkippedGate[],
  count: Count,
): Told {
  const { pins, id: releaseId } = aRelease(pinsIn(world, environment, version))
  world.exceptions = [
    ...world.exceptions,
    { environment, version, gates, at: world.now, head: world.theirHead },
  ]
  world.records = [
    ...world.records,
    {
      ...{
        kind: 'exception',
        id: world.records.length + 1,
        environment,
        key: world.key,
        pins,
        releaseId,
      },
      createdAt: new Date(world.now).toISOString(),
      origin: { repository: undefined, commit: undefined },
      ...{ reason: 'the shop is down', gates, person: PERSON, login: 'ana' },
      ...{ pullRequest: THEIRS, head: commitOf(world.theirHead) },
    },
  ]
  const { text, fault } = judgeIn(world, { environment, version, ours: false }, (what) => {
    count(`${what} with an exception`)
  })
  return { text: `a person skips ${gates.join(', ')}; ${text}`, fault }
}

/** A person pushes to the pull request of a person, and it is judged anew with what was skipped last. */
export function pushTheirs(world: World, count: Count): Told {
  world.theirHead += 1
  const pushed = "a person pushes to a person's pull request"
  const last = world.exceptions.at(-1)
  if (last === undefined) return { text: pushed }
  const { environment, version } = last
  const { text, fault } = judgeIn(world, { environment, version, ours: false }, count)
  return { text: `${pushed}; ${text}`, fault }
}
