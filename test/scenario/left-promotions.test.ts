import { expect, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
const BRANCH = 'promote/prod/shop'
const HOUR = 60 * 60_000

/** 1.1.0 of one service is proposed for prod. */
async function proposed(): Promise<Scene> {
  const files = { ...overlay('dev', 'shop', '1.0.0'), ...overlay('prod', 'shop', '1.0.0') }
  const scene = await setScene(POLICY, files)
  await scene.bump('shop', '1.1.0')
  await scene.report('shop', '1.1.0', 'dev')
  expect(scene.open()).toHaveLength(1)
  return scene
}

function isThere(scene: Scene, branch = BRANCH): boolean {
  return scene.control.branches().has(branch)
}

test.each(['squash', 'merge'] as const)(
  'the branch of a pull request that was merged goes an hour after (%s)',
  async (method) => {
    await using scene = await proposed()
    const [pull] = scene.control.pulls
    await scene.control.mergePullRequest(pull?.number ?? 0, { by: 'ana', method })
    await scene.sweep()
    expect(isThere(scene)).toBe(true)
    await scene.clock.sleep(HOUR + 60_000)
    await scene.sweep()
    expect(isThere(scene)).toBe(false)
    expect(scene.github.violations).toEqual([])
  },
)

test('the branch of a pull request that a person closed stays, so that it can be reopened', async () => {
  await using scene = await proposed()
  const [pull] = scene.control.pulls
  await scene.control.closePullRequest(pull?.number ?? 0, 'ana')
  await scene.clock.sleep(2 * HOUR)
  await scene.sweep()
  expect(isThere(scene)).toBe(true)
  await scene.control.reopenPullRequest(pull?.number ?? 0, 'ana')
  await scene.sweep()
  expect(scene.open()).toHaveLength(1)
})

test('the branch of an open pull request stays however old it is', async () => {
  await using scene = await proposed()
  await scene.clock.sleep(48 * HOUR)
  await scene.sweep()
  expect(scene.open()).toHaveLength(1)
})

test('a branch without a pull request goes where it is ours, and stays where anybody else has a part in it', async () => {
  await using scene = await proposed()
  const cases = [
    ['promote/prod/killed', 'fluxgate[bot]'],
    ['promote/prod/of-ana', 'ana'],
    ['promote/prod/just-made', undefined],
    ['promote/elsewhere', 'fluxgate[bot]'],
    ['promote/prod/of-mallory', 'fluxgate[bot]', 'pushed'],
  ] as const
  for (const [branch, by, pushed] of cases) {
    await scene.control.push({ by: 'ana', branch, to: 'main' })
    const files = { 'left.yaml': 'left: true\n' }
    const signed = pushed === undefined
    if (by !== undefined) {
      await scene.control.commit({ branch, files, message: 'Left', by, signed })
    }
  }
  await scene.clock.sleep(2 * HOUR)
  await scene.sweep({ to: ['prod'] })
  expect(cases.map(([branch]) => isThere(scene, branch))).toEqual([true, true, true, true, true])
  await scene.sweep()
  expect(cases.map(([branch]) => isThere(scene, branch))).toEqual([false, true, true, true, true])
  expect(scene.github.violations).toEqual([])
})
