import { expect, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

const STOP = 'fluxgate:freeze'

/** The release 1.1.0 of dev, proposed for all that follows. */
async function proposed(environments: string): Promise<Scene> {
  const scene = await ahead(environments)
  await scene.report('shop', '1.1.0', 'dev')
  return scene
}

/** The release 1.1.0 of dev, which nobody has reported on. */
function ahead(environments: string): Promise<Scene> {
  return setScene(
    `version: 1\nenvironments:\n  dev: { overlays: "apps/dev/{service}" }\n${environments}`,
    {
      ...overlay('dev', 'shop', '1.1.0'),
      ...overlay('staging', 'shop', '1.0.0'),
      ...overlay('prod', 'shop', '1.0.0'),
    },
  )
}

function writesSince({ github }: Scene, mark: number): readonly string[] {
  return github.ledger
    .since(mark)
    .filter(({ mutation }) => mutation)
    .map(({ route }) => route)
}

test('an emergency stop shuts gates before any text tells of it', async () => {
  await using scene = await proposed('  prod: { after: [dev], overlays: "apps/prod/{service}" }\n')
  scene.control.protect({ branch: 'main', requiredStatuses: ['fluxgate/gate'] })
  await scene.sweep()
  scene.control.openIssue('payments are down', 'ana', [STOP])
  const mark = scene.github.ledger.mark()
  await scene.sweep()
  expect(writesSince(scene, mark)).toEqual([
    'POST /repos/{owner}/{repo}/statuses/{sha}',
    'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
  ])
})

test('a sweep under an emergency stop that opens and moves nothing asks for no more than another', async () => {
  await using scene = await proposed('  prod: { after: [dev], overlays: "apps/prod/{service}" }\n')
  scene.control.protect({ branch: 'main', requiredStatuses: ['fluxgate/gate'] })
  const asked = async () => {
    await scene.sweep()
    const mark = scene.github.ledger.mark()
    await scene.sweep()
    return scene.github.ledger.since(mark).length
  }
  const before = await asked()
  scene.control.openIssue('payments are down', 'ana', [STOP])
  expect(await asked()).toBe(before)
})

test('a hold shuts the gate before any text tells of it, once', async () => {
  await using scene = await proposed('  prod: { after: [dev], overlays: "apps/prod/{service}" }\n')
  scene.control.protect({ branch: 'main', requiredStatuses: ['fluxgate/gate'] })
  await scene.sweep()
  await scene.hold('prod', 'shop', { version: '1.1.0' })
  const mark = scene.github.ledger.mark()
  await scene.sweep()
  expect(writesSince(scene, mark)).toEqual([
    'POST /repos/{owner}/{repo}/statuses/{sha}',
    'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
  ])
})

test('what is merged under a stop of another environment is not proposed again by the same sweep', async () => {
  await using scene = await proposed(
    '  staging: { after: [dev], overlays: "apps/staging/{service}", merge: auto, gates: { soak: 10m } }\n  prod: { after: [dev], overlays: "apps/prod/{service}" }\n',
  )
  await scene.clock.sleep(600_000)
  const issue = scene.control.openIssue('not now', 'ana', [STOP])
  await scene.sweep()
  expect(scene.open()).toHaveLength(2)
  scene.control.editIssue(issue, 'ana', { labels: [STOP, 'environment:prod'] })
  await scene.sweep()
  expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.1.0 to prod'])
  expect(await scene.control.read('apps/staging/shop/release.yaml')).toContain('version: 1.1.0')
  await scene.sweep()
  expect(scene.control.pulls).toHaveLength(2)
})

test('what is opened and moved under a stop is judged by the same sweep', async () => {
  await using scene = await ahead('  prod: { after: [dev], overlays: "apps/prod/{service}" }\n')
  const { control } = scene
  control.protect({ branch: 'main', requiredStatuses: ['fluxgate/gate'] })
  control.openIssue('payments are down', 'ana', [STOP])
  const said = () => {
    const [pull] = control.pulls
    return control.state.statuses.get(pull?.headOid ?? '')?.at(-1)?.state
  }
  await scene.attest({ environment: 'dev', services: ['shop'] })
  await scene.sweep()
  expect(said()).toBe('failure')
  await scene.bump('shop', '1.2.0')
  await scene.attest({ environment: 'dev', services: ['shop'] })
  await scene.sweep()
  expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.2.0 to prod'])
  expect(said()).toBe('failure')
})
