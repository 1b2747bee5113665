import { expect, test } from '@jest/globals'
import { proposed } from './proposed.ts'
import type { Scene } from './scene.ts'

/** Lets something happen once a run has looked at the repository, and before it reads anything else. */
function afterFirstLook(scene: Scene, what: () => Promise<unknown>): void {
  let seen = 0
  scene.github.faults.onBefore(
    '*',
    async () => {
      seen += 1
      if (seen === 2) await what()
    },
    Number.POSITIVE_INFINITY,
  )
}

test('a promotion that is merged while a sweep goes on is not opened again', async () => {
  await using scene = await proposed(['shop'])
  afterFirstLook(scene, () => scene.merge('promote/prod/shop'))
  await scene.sweep()
  expect(scene.open()).toEqual([])
  expect(scene.control.pulls).toHaveLength(1)
})

test('a promotion that moves on while a sweep goes on is not moved back', async () => {
  await using scene = await proposed(['shop'])
  afterFirstLook(scene, async () => {
    await scene.bump('shop', '1.2.0')
    await scene.report('shop', '1.2.0', 'dev')
  })
  await scene.sweep()
  expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.2.0 to prod'])
})

test('a release set that moves on while a sweep goes on is not moved back', async () => {
  await using scene = await proposed(['cart', 'shop'], ', batch: true')
  const [first] = scene.open()
  afterFirstLook(scene, async () => {
    await scene.bump('shop', '1.2.0')
    await scene.attest({ environment: 'dev', services: ['shop'] })
    await scene.sweep()
    expect(scene.open()).not.toEqual([first])
  })
  await scene.sweep()
  expect(scene.open()).not.toEqual([first])
  const heads = scene.control.read('apps/prod/shop/release.yaml', 'promote/prod/@all')
  expect(await heads).toContain('version: 1.2.0')
})

test('an environment that the policy loses while a sweep goes on has nothing to promote', async () => {
  await using scene = await proposed(['shop'])
  afterFirstLook(scene, async () => {
    const policy = (await scene.control.read('.fluxgate/policy.yaml')) ?? ''
    const without = policy.replace(/^ +prod: .*$/m, '').replace('dev, prod', 'dev')
    await scene.commit({ '.fluxgate/policy.yaml': without }, 'Leave prod')
  })
  expect(await scene.sweep()).toMatchObject({
    services: [{ key: 'shop', edges: [], deferred: false }],
  })
})
