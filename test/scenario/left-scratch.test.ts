import { expect, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
const HOUR = 60 * 60_000

async function withScratch(
  ...branches: readonly (readonly [string, string | undefined, 'pushed'?])[]
) {
  const scene = await setScene(POLICY, overlay('dev', 'shop', '1.0.0'))
  await scene.commit({ 'README.md': 'for a newer commit on main than the first one\n' }, 'Say it')
  for (const [branch, by, pushed] of branches) {
    await scene.control.push({ by: 'ana', branch, to: 'main' })
    const files = { 'left.yaml': 'left: true\n' }
    const signed = pushed === undefined
    if (by !== undefined) {
      await scene.control.commit({ branch, files, message: 'Left', by, signed })
    }
  }
  return scene
}

function scratch(scene: Scene): readonly string[] {
  return [...scene.control.branches().keys()].filter((name) => name !== 'main')
}

test('what killed runs left is removed when it is old, and what is not ours stays', async () => {
  await using scene = await withScratch(
    ['fluxgate/scratch/prod-shop--0123456789ab', 'fluxgate[bot]'],
    ['fluxgate/scratch/prod-shop--bare', undefined],
    ['fluxgate/scratch/of-ana', 'ana'],
    ['fluxgate/scratched', 'fluxgate[bot]'],
    ['fluxgate/scratch/of-mallory', 'fluxgate[bot]', 'pushed'],
  )
  await scene.sweep()
  expect(scratch(scene)).toHaveLength(5)
  await scene.clock.sleep(HOUR + 60_000)
  await scene.sweep({ to: ['prod'] })
  expect(scratch(scene)).toHaveLength(5)
  await scene.sweep()
  expect(scratch(scene)).toEqual([
    'fluxgate/scratch/of-ana',
    'fluxgate/scratched',
    'fluxgate/scratch/of-mallory',
  ])
  expect(scene.github.violations).toEqual([])
})

test('a sweep that may not remove them is no failure', async () => {
  await using scene = await withScratch(['fluxgate/scratch/left', 'fluxgate[bot]'])
  await scene.clock.sleep(HOUR + 60_000)
  scene.control.protect({ branch: 'fluxgate/scratch/left', approvals: 1 })
  expect(await scene.sweep()).toMatchObject({ kind: 'swept' })
  expect(scratch(scene)).toEqual(['fluxgate/scratch/left'])
})
