import { describe, expect, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
const PROPOSED = ['promote/prod/shop: Promote shop 1.2.0 to prod']

/** Ana's branch has prod at 1.2.0 first and at 1.1.0 in the end; she merges it, and dev has 1.2.0. */
async function merged(method: 'merge' | 'rebase' | 'squash'): Promise<Scene> {
  const files = { ...overlay('dev', 'shop', '1.0.0'), ...overlay('prod', 'shop', '1.0.0') }
  const scene = await setScene(POLICY, files)
  for (const version of ['1.2.0', '1.1.0']) {
    await scene.control.commit({
      branch: 'ana/try',
      files: overlay('prod', 'shop', version),
      message: `Try ${version}`,
      by: 'ana',
    })
  }
  const title = 'Take 1.1.0'
  const { number } = await scene.control.openPullRequest({ head: 'ana/try', title, by: 'ana' })
  await scene.control.mergePullRequest(number, { by: 'ana', method })
  await scene.bump('shop', '1.2.0')
  await scene.report('shop', '1.2.0', 'dev')
  return scene
}

describe('a version that a branch passed through before it was merged', () => {
  test.each(['merge', 'rebase', 'squash'] as const)(
    'was never held, so it is no revert (%s)',
    async (method) => {
      await using scene = await merged(method)
      expect(scene.open()).toEqual(PROPOSED)
      expect(scene.github.violations).toEqual([])
    },
  )

  test('is none of what the environment is said to run', async () => {
    await using scene = await merged('merge')
    const told = await scene.report('shop', '1.2.0', 'prod')
    expect(told).toMatchObject({ binding: { kind: 'unknown' } })
  })
})

test('a version that was merged and taken back again was held', async () => {
  await using scene = await merged('merge')
  await scene.control.mergePullRequest(2, { by: 'ana', method: 'merge' })
  await scene.commit(overlay('prod', 'shop', '1.1.0'), 'Take it back')
  await scene.sweep()
  expect(scene.open()).toEqual([])
})
