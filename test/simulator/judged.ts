import { judgeChange, type ServiceVerdict } from '@fluxgate/promotion'
import type { Count, Told } from './acts.ts'
import type { Seen } from './seen.ts'
import { areOpenAt, verdictIn } from './verdict.ts'
import { factsOf, seenIn, versionIn, type World } from './world.ts'

/** A pull request that is judged. */
interface Asked {
  readonly environment: string
  readonly version: string
  /** Whether it is the one that we opened. */
  readonly ours: boolean
}

/** The gate judges a pull request that pins a version, by whom ever; nothing comes of it. */
export function judgeIn(world: World, asked: Asked, count: Count): Told {
  const { environment, version, ours } = asked
  const verdict = judgeChange(factsOf(world), {
    ...{ environment, ours },
    before: pinning(versionIn(world, environment)),
    after: pinning(version),
  })
  count(`judged ${verdict.state}`)
  const whose = ours ? 'our' : "a person's"
  const text = `the gate of ${whose} pull request for ${version} to ${environment}: ${verdict.state}, ${verdict.why}`
  return { text, fault: partingIn(seenIn(world), asked, verdict) }
}

/** Where gate and model part on the pull requests of ours that are open. */
export function openVerdictsParting(world: World, count: Count): string | undefined {
  return world.pulls
    .filter(({ state }) => state === 'open')
    .map(({ environment, version }) => judgeIn(world, { environment, version, ours: true }, count))
    .flatMap(({ text, fault }) => (fault === undefined ? [] : [`${text}; ${fault}`]))[0]
}

function pinning(version: string) {
  return { kind: 'pinned', pins: { chart: version }, range: false, source: new Map() } as const
}

function partingIn(
  seen: Seen,
  { environment, version, ours }: Asked,
  { state, until }: ServiceVerdict,
): string | undefined {
  const expected = verdictIn(seen, environment, version, ours)
  if (expected !== state) return `the model says ${expected}`
  if (until === undefined) return undefined
  const isOpen = (at: number) => areOpenAt(seen, environment, version, at)
  const end = Date.parse(until)
  if (!isOpen(end)) return `not everything is open at ${until}`
  const steps = Array.from(
    { length: 24 },
    (_, one) => seen.now + ((end - 1000 - seen.now) * one) / 23,
  )
  const early = steps.find(isOpen)
  return early === undefined ? undefined : `everything is open at ${new Date(early).toISOString()}`
}
