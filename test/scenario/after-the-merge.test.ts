import { expect, jest, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

jest.setTimeout(120_000)

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
