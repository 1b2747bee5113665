import type { TestStep } from '@fluxgate/promotion'
import type { Told } from './acts.ts'
import { placeOf } from './commits.ts'
import type { TestWord } from './seen.ts'
import type { TestRun, World } from './world.ts'

type Start = Extract<TestStep, { readonly kind: 'start' }>

/** What announcements older than this are of: runs that died. */
const STARTS_WITHIN = 10 * 60_000

/** Carries out what is to be done about promotion tests, as far as `writes` go: announce, start, write the run down. */
export function carryOutTests(world: World, steps: readonly TestStep[], writes: number): void {
  for (const step of steps) {
    if (step.kind === 'start') start(world, step, writes)
    else {
      const said = { success: 'passed', failure: 'failed', pending: 'runs' } as const
      say(world, step.commit, said[step.state], numberIn(step.url))
    }
  }
}

function start(world: World, { commit, title, after }: Start, writes: number): void {
  const since = after.kind === 'lost' ? Date.parse(after.since) : 0
  const known = world.runs.find(
    (one) => one.title === title && one.state !== 'gone' && one.at >= since,
  )
  if (after.kind === 'lost' && known !== undefined) {
    say(world, commit, 'runs', known.number)
    return
  }
  if (after.kind !== 'refused') {
    const newer = wordsOn(world, commit).filter(({ at }) => at > since)
    say(world, commit, 'starting', undefined)
    const begun = newer.findLast(({ said }) => said !== 'starting')
    if (begun !== undefined) {
      say(world, commit, begun.said, begun.run)
      return
    }
    if (newer.some(({ at }) => world.now - at <= STARTS_WITHIN)) return
  }
  if (writes < 4) return
  if (!world.hasTests) {
    if (after.kind !== 'refused') say(world, commit, 'refused', undefined)
    return
  }
  const number = 1 + world.runs.length
  const run: TestRun = {
    ...{ number, title, state: 'running', at: world.now },
    on: placeOf(commit).environment,
  }
  world.runs = [...world.runs, run]
  if (writes > 4) say(world, commit, 'runs', number)
}

/** Where a release is tested twice though nothing was lost. */
export function twiceTested({ runs }: World): string | undefined {
  const there = runs.filter(({ state }) => state !== 'gone')
  const twice = there.find(({ title, on }, index) =>
    there.slice(0, index).some((one) => one.title === title && one.on === on),
  )
  return twice === undefined ? undefined : `"${twice.title}" runs twice`
}

/** A run of tests ends, is run again where it failed, or is deleted. */
export function testRun(world: World, which: number, becomes: TestRun['state']): Told {
  const able = world.runs.filter(({ state }) => {
    if (becomes === 'running') return state === 'failed'
    return becomes === 'gone' ? state !== 'gone' : state === 'running'
  })
  const run = able[which % Math.max(1, able.length)]
  if (run === undefined) return { text: undefined }
  world.runs = world.runs.map((one) => (one === run ? { ...one, state: becomes } : one))
  return { text: `run ${run.number}, "${run.title}", is ${becomes}` }
}

/** From now on the workflow of the tests is there, or it is not. */
export function keepTests(world: World, isThere: boolean): Told {
  if (world.hasTests === isThere) return { text: undefined }
  world.hasTests = isThere
  return { text: `the workflow of the tests is ${isThere ? 'there' : 'gone'}` }
}

function wordsOn({ tests }: World, commit: string): readonly TestWord[] {
  const place = placeOf(commit)
  return tests.filter((one) => one.environment === place.environment && one.commit === place.commit)
}

/** Every word has a moment of its own. */
function say(world: World, commit: string, said: TestWord['said'], run: number | undefined): void {
  world.now += 1
  world.tests = [...world.tests, { ...placeOf(commit), said, run, at: world.now }]
}

function numberIn(url: string | undefined): number | undefined {
  return url === undefined ? undefined : Number(url.split('/').at(-1))
}
