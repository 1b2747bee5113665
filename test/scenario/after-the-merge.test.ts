import { expect, test } from '@jest/globals'
import { proposed } from './proposed.ts'
import { overlay, type Scene, setScene } from './scene.ts'

const CLUSTERS = ['eu-1', 'eu-2', 'us-1', 'us-2', 'us-3'] as const

function commentsOn({ control }: Scene, number: number): readonly string[] {
  const all = [...control.state.comments.values()]
  return all.filter(({ pull }) => pull === number).map(({ body }) => body)
}

/** What a comment says of each cluster. */
function rows(comment: string | undefined): readonly string[] {
  return [...(comment ?? '').matchAll(/^\| ((?:eu|us)-\d) \| ([a-z ]+)/gm)].map(
    ([, cluster, word]) => `${cluster}: ${word?.trim()}`,
  )
}

test('clusters that report at the same time end in one comment that tells of all of them', async () => {
  await using scene = await setScene(
    `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", clusters: [${CLUSTERS.join(', ')}] }
`,
    { ...overlay('dev', 'shop', '1.1.0'), ...overlay('prod', 'shop', '1.0.0') },
  )
  await scene.report('shop', '1.1.0', 'dev')
  await scene.merge('promote/prod/shop')
  await Promise.all(CLUSTERS.map((cluster) => scene.report('shop', '1.1.0', 'prod', { cluster })))
  const [only, ...others] = commentsOn(scene, 1)
  expect(others).toEqual([])
  expect(rows(only)).toEqual(CLUSTERS.map((cluster) => `${cluster}: upgraded`))
})

const KEYS = ['cart', 'mail', 'shop'] as const
const SET = 'promote/prod/@all'

/** Three services, a release set of which has been merged into prod. */
async function mergedSet(): Promise<Scene> {
  const scene = await proposed(KEYS, ', batch: true')
  scene.control.approve(1, 'ana')
  await scene.merge(SET)
  return scene
}

const FAILED = { outcome: 'failure', reason: 'UpgradeFailed', message: 'boom `x`' } as const

test('of a release set, what failed is told by one comment, and that it is up again', async () => {
  await using scene = await mergedSet()
  await scene.report('shop', '1.1.0', 'prod')
  const [first] = commentsOn(scene, 1)
  expect(first).toMatch(/\*\*Release set `[0-9.a-f-]+` in prod: 1 of 3 services is up\*\*/)
  expect(first).toContain('No report yet of cart and mail.')
  await Promise.all(['cart', 'mail'].map((key) => scene.report(key, '1.1.0', 'prod', FAILED)))
  const [failed, ...others] = commentsOn(scene, 1)
  expect(others).toEqual([])
  expect(failed).toMatch(/\*\*Release set `[0-9.a-f-]+` in prod: 2 services failed\*\*/)
  expect(failed).toMatch(/\| cart \| 1\.1\.0 \| prod-1 \| \*\*upgrade failed\*\*/)
  expect(failed).not.toContain('| shop |')
  expect(failed).toContain('Approved by @ana.')
  await scene.report('cart', '1.1.0', 'prod')
  await scene.report('mail', '1.1.0', 'prod')
  const [mended] = commentsOn(scene, 1)
  expect(mended).toContain('all 3 services are up')
  expect(mended).toMatch(/\| cart \| 1\.1\.0 \| prod-1 \| upgraded/)
  expect(mended).toContain('Approved by ana.')
})

test('of a release set, it is told once each cluster has taken each service', async () => {
  await using scene = await proposed(KEYS, ', batch: true, clusters: [eu-1, us-1]')
  await scene.merge(SET)
  const comes = (key: string, cluster: string) => scene.report(key, '1.1.0', 'prod', { cluster })
  await Promise.all(KEYS.map((key) => comes(key, 'eu-1')))
  expect(commentsOn(scene, 1).join()).toContain(
    'No report yet of cart (us-1), mail (us-1) and shop (us-1).',
  )
  await Promise.all(KEYS.map((key) => comes(key, 'us-1')))
  const [only, ...others] = commentsOn(scene, 1)
  expect(others).toEqual([])
  expect(only).toContain('all 3 services are up on each cluster')
  expect(only).not.toContain('No report yet')
})

test('a failure is told on the release set that brought it, and not on a later one', async () => {
  await using scene = await mergedSet()
  await scene.bump('shop', '1.2.0')
  await scene.attest({ environment: 'dev', services: ['shop'] })
  await scene.sweep()
  await scene.merge(SET)
  await scene.report('cart', '1.1.0', 'prod', FAILED)
  await scene.report('shop', '1.2.0', 'prod', FAILED)
  const told = (number: number) => commentsOn(scene, number).flatMap(failures)
  expect(told(1)).toEqual(['cart 1.1.0'])
  expect(told(2)).toEqual(['shop 1.2.0'])
  await scene.report('mail', '1.1.0', 'prod', FAILED)
  expect(told(1)).toEqual(['cart 1.1.0', 'mail 1.1.0'])
})

/** The services that a comment says failed. */
function failures(comment: string): readonly string[] {
  return [...comment.matchAll(/^\| (\w+) \| ([\d.]+) \| [\w-]+ \| \*\*upgrade failed/gm)].map(
    ([, service, version]) => `${service} ${version}`,
  )
}
