import { expect, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
const BRANCH = 'promote/prod/shop'

/** Ana changes a file of our commit and amends it: its author stays, she is its committer now. */
async function amend(scene: Scene, files: Readonly<Record<string, string>>): Promise<string> {
  const { git } = scene.control.state
  const ours = await git.objects.commit(scene.control.head(BRANCH) ?? '')
  const ana = scene.github.account('ana')
  const to = await git.writeCommit({
    tree: await git.changedTree(ours.tree, new Map(Object.entries(files))),
    parents: ours.parents,
    author: ours.author,
    committer: { name: ana.name, email: ana.email, seconds: ours.committer.seconds + 60 },
    message: ours.message,
  })
  await scene.control.push({ by: 'ana', branch: BRANCH, to, force: true })
  return to
}

test("a commit of ours that a person amended is that person's, and stays", async () => {
  const files = { ...overlay('dev', 'shop', '1.0.0'), ...overlay('prod', 'shop', '1.0.0') }
  await using scene = await setScene(POLICY, files)
  await scene.bump('shop', '1.1.0')
  await scene.report('shop', '1.1.0', 'dev')
  const amended = await amend(scene, { 'apps/prod/shop/extra.yaml': 'kept: true\n' })
  await scene.bump('shop', '1.2.0')
  const handled = await scene.report('shop', '1.2.0', 'dev')
  expect(scene.control.head(BRANCH)).toBe(amended)
  expect(handled).toMatchObject({ edges: [{ operation: 'deferred' }] })
  expect(scene.open()).toEqual([`${BRANCH}: Promote shop 1.1.0 to prod`])
  expect(scene.github.violations).toEqual([])
})
