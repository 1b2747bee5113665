import { expect, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
const BRANCH = 'promote/prod/shop'
const PROPOSED = [`${BRANCH}: Promote shop 1.1.0 to prod`]

/** 1.1.0 is proven in dev, and our branch for it is there before any pull request of ours. */
async function leftBehind(by: string | undefined): Promise<Scene> {
  const files = { ...overlay('dev', 'shop', '1.0.0'), ...overlay('prod', 'shop', '1.0.0') }
  const scene = await setScene(POLICY, files)
  await scene.control.push({ by: 'ana', branch: BRANCH, to: 'main' })
  if (by !== undefined) {
    const kept = { 'apps/prod/shop/kept.yaml': 'kept: true\n' }
    await scene.control.commit({ branch: BRANCH, files: kept, message: 'Keep this', by })
  }
  await scene.bump('shop', '1.1.0')
  return scene
}

test('a branch of ours that a person pushed to is left alone until it is deleted', async () => {
  await using scene = await leftBehind('ana')
  const theirs = scene.control.head(BRANCH)
  const handled = await scene.report('shop', '1.1.0', 'dev')
  expect(handled).toMatchObject({
    edges: [{ operation: 'deferred', reason: expect.stringContaining('has a commit by ana') }],
  })
  expect(scene.control.head(BRANCH)).toBe(theirs)
  expect(scene.open()).toEqual([])
  await scene.control.push({ by: 'ana', branch: BRANCH, to: undefined })
  await scene.sweep()
  expect(scene.open()).toEqual(PROPOSED)
  expect(scene.github.violations).toEqual([])
})

test('one that stands at a commit of base is ours to take, whoever made that', async () => {
  await using scene = await leftBehind(undefined)
  await scene.report('shop', '1.1.0', 'dev')
  expect(scene.open()).toEqual(PROPOSED)
})

test('one whose commits were merged is ours to take', async () => {
  await using scene = await leftBehind('ana')
  const title = 'Keep this'
  const { number } = await scene.control.openPullRequest({ head: BRANCH, title, by: 'ana' })
  await scene.control.mergePullRequest(number, { by: 'ana', method: 'squash' })
  await scene.report('shop', '1.1.0', 'dev')
  expect(scene.open()).toEqual(PROPOSED)
})
