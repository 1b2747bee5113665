import { expect, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SERVICES = 120
const KEYS = Array.from({ length: SERVICES }, (_, n) => `svc-${String(n).padStart(3, '0')}`)

/** Every service one release ahead in dev. */
async function allAhead(): Promise<Scene> {
  return await setScene(
    POLICY,
    Object.assign(
      {},
      ...KEYS.map((key) => ({ ...overlay('dev', key, '1.1.0'), ...overlay('prod', key, '1.0.0') })),
    ),
  )
}

/** The most writes that any stretch of so many milliseconds has seen. */
function most(times: readonly number[], stretch: number): number {
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + stretch).length),
  )
}

async function swept(scene: Scene, ...args: Parameters<Scene['sweep']>) {
  const outcome = await scene.sweep(...args)
  if (outcome.kind !== 'swept') throw new Error(outcome.kind)
  return outcome
}

test('a sweep writes no more than GitHub takes in a minute and in an hour, and the next one goes on', async () => {
  await using scene = await allAhead()
  await scene.attest({ environment: 'dev' })
  await scene.clock.sleep(HOUR)
  const mark = scene.github.ledger.mark()
  const asked: number[] = []
  const note = () => asked.push(scene.clock.milliseconds())
  scene.github.faults.onBefore('*', note, Number.MAX_SAFE_INTEGER)
  const began = scene.clock.milliseconds()
  const first = await swept(scene)
  const opened = scene.open().length
  expect(opened).toBeGreaterThan(50)
  expect(opened).toBeLessThan(SERVICES)
  expect(scene.clock.milliseconds() - began).toBeLessThan(8 * MINUTE)
  const reached = first.services.length + first.settled
  expect(first.left).toEqual({ services: SERVICES - reached, why: 'its 7 minutes were over' })
  await scene.clock.sleep(HOUR)
  const second = await swept(scene)
  expect(second.left).toBeUndefined()
  expect(scene.open()).toEqual(
    KEYS.map((key) => `promote/prod/${key}: Promote ${key} 1.1.0 to prod`),
  )
  const times = asked.filter((_, index) => scene.github.ledger.since(mark)[index]?.mutation)
  expect(times.length).toBeGreaterThanOrEqual(4 * SERVICES)
  expect(most(times, MINUTE)).toBeLessThanOrEqual(80)
  expect(most(times, HOUR)).toBeLessThanOrEqual(500)
  expect(scene.github.violations).toEqual([])
})

test('a sweep whose time is over leaves the rest to the next one, which begins elsewhere', async () => {
  await using scene = await allAhead()
  const slow = {
    ...scene.clock,
    // Each look at the clock takes ten seconds: a slow GitHub.
    now: () => {
      void scene.clock.sleep(10_000)
      return scene.clock.now()
    },
  }
  const first = await swept(scene, {}, slow)
  expect(first.services.length).toBeGreaterThan(0)
  expect(first.left).toEqual({
    services: SERVICES - first.services.length,
    why: 'its 7 minutes were over',
  })
})

test('a sweep that GitHub has had enough of tells what it came to', async () => {
  await using scene = await allAhead()
  await scene.attest({ environment: 'dev', services: KEYS.slice(0, 3) })
  // An hour is longer than a run waits.
  scene.github.faults.add({
    on: 'POST /repos/{owner}/{repo}/pulls',
    kind: '403-secondary',
    nth: 2,
    retryAfter: 3_600,
  })
  const first = await swept(scene)
  expect(scene.open()).toHaveLength(1)
  expect(first.left).toEqual({ services: SERVICES - 2, why: 'GitHub takes no more for now' })
  await scene.clock.sleep(HOUR)
  expect((await swept(scene)).left).toBeUndefined()
  expect(scene.open()).toHaveLength(3)
})

test('a sweep of many leaves events a quarter of what GitHub lets the identity ask in an hour', async () => {
  await using scene = await allAhead()
  scene.budget(1_262)
  const first = await swept(scene)
  expect(first.services.length).toBeGreaterThan(10)
  expect(first.left).toEqual({
    services: SERVICES - first.services.length,
    why: "a quarter of the hour's requests is left to events",
  })
})
