import { expect, test } from '@jest/globals'
import type { Scene } from './scene.ts'
import { overlay, setScene } from './scene.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
  lab: { overlays: "lab/{service}" }
`

/** What ails each service, told by its name. */
const KEYS = [
  'broken',
  'closed-by-ana',
  'held',
  'lower-in-dev',
  'no-target',
  'odd-hold',
  'open',
  'ranged',
  'reverted',
  'unheard',
] as const

/** Services of which a sweep has something to say and nothing to write. */
async function restless(): Promise<Scene> {
  const both = KEYS.map((key) => ({
    ...overlay('dev', key, key === 'lower-in-dev' ? '0.9.0' : '1.1.0'),
    ...(key === 'no-target' ? {} : overlay('prod', key, '1.0.0')),
  }))
  const scene = await setScene(POLICY, Object.assign({}, ...both))
  await scene.attest({ environment: 'dev', services: KEYS.filter((key) => key !== 'unheard') })
  await scene.commit(
    {
      'apps/dev/broken/release.yaml': 'a: [\n',
      '.fluxgate/holds/prod/held.yaml': '- { version: "*", reason: audit, by: ana }\n',
      '.fluxgate/holds/prod/odd-hold.yaml': 'version: 1\n',
      ...overlay('dev', 'ranged', '>=1.0.0'),
      ...overlay('prod', 'reverted', '1.1.0'),
    },
    'Ail them',
  )
  await scene.commit(overlay('prod', 'reverted', '1.0.0'), 'Revert "reverted"')
  await scene.sweep()
  const closed = scene.control.pulls.find(({ head }) => head === 'promote/prod/closed-by-ana')
  if (closed !== undefined) await scene.control.closePullRequest(closed.number, 'ana')
  return scene
}

async function swept(scene: Scene, services: readonly string[] = []) {
  const outcome = await scene.sweep({ services })
  if (outcome.kind !== 'swept') throw new Error(outcome.kind)
  return outcome.services
}

test('services that are read together are told of as each is alone', async () => {
  await using scene = await restless()
  const mark = scene.github.ledger.mark()
  const together = await swept(scene)
  expect(scene.github.ledger.since(mark).length).toBeLessThanOrEqual(12)
  const alone = []
  for (const key of KEYS) alone.push(...(await swept(scene, [key])))
  expect(together).toEqual(alone)
  expect(alone.map(({ key, edges }) => `${key}: ${edges[0]?.plan.step.kind}`)).toEqual([
    'broken: none',
    'closed-by-ana: none',
    'held: none',
    'lower-in-dev: none',
    'no-target: refuse',
    'odd-hold: refuse',
    'open: keep',
    'ranged: none',
    'reverted: none',
    'unheard: none',
  ])
  expect(scene.github.violations).toEqual([])
})

test('a service that is to be written is read afresh', async () => {
  const keys = ['a', 'b', 'c', 'd', 'e']
  const all = (environment: string, version: string) =>
    Object.assign({}, ...keys.map((key) => overlay(environment, key, version)))
  await using scene = await setScene(POLICY, { ...all('dev', '1.1.0'), ...all('prod', '1.0.0') })
  await scene.attest({ environment: 'dev' })
  await scene.sweep()
  await scene.commit(all('dev', '1.2.0'), 'Run 1.2.0 in dev')
  await scene.attest({ environment: 'dev' })
  const last = scene.control.pulls.find(({ head }) => head === 'promote/prod/e')
  // All were read together when a person closes the last while the first is written.
  const close = () => scene.control.closePullRequest(last?.number ?? 0, 'ana')
  scene.github.faults.onBefore('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', close)
  await scene.sweep()
  expect(scene.open()).toEqual(
    keys.map((key) => `promote/prod/${key}: Promote ${key} 1.2.0 to prod`),
  )
})
