import { describe, expect, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", batch: true, supersede: always }
`
const KEYS = ['cart', 'ledger', 'shop'] as const
const BRANCH = 'promote/prod/@all'

/** Three services that dev has ahead, and somebody attested. */
async function ahead(policy = POLICY): Promise<Scene> {
  const both = KEYS.map((key) => ({
    ...overlay('dev', key, '1.1.0'),
    ...overlay('prod', key, '1.0.0'),
  }))
  const scene = await setScene(policy, Object.assign({}, ...both))
  await scene.attest({ environment: 'dev', services: KEYS })
  return scene
}

function writesSince({ github }: Scene, mark: number): readonly string[] {
  const entries = github.ledger.since(mark).filter(({ mutation }) => mutation)
  return entries.map(({ route, operations }) => [route, ...operations].join(' '))
}

const WRITES = [
  ['the branch', { on: 'updateRefs' }],
  ['the commit', { on: 'createCommitOnBranch' }],
  ['the record', { on: 'POST /repos/{owner}/{repo}/deployments' }],
  [
    "the record's status",
    { on: 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses' },
  ],
  ['the pull request', { on: 'POST /repos/{owner}/{repo}/pulls' }],
  ['the labels', { on: 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels' }],
] as const

describe('a run that ends before a write of a release set', () => {
  test.each(WRITES)('leaves what the next one completes: %s', async (_, { on }) => {
    await using scene = await ahead()
    scene.github.faults.add({ on, kind: '500', nth: 'all' })
    await scene.sweep().catch(() => undefined)
    scene.github.faults.clear()
    await scene.sweep()
    const title = expect.stringMatching(/^promote\/prod\/@all: Promote .* \(3 services\)$/)
    expect(scene.open()).toEqual([title])
    expect(scene.control.pulls).toHaveLength(1)
    expect(scene.control.pull(1).labels).toEqual(['promotion', 'environment:prod'])
    const mark = scene.github.ledger.mark()
    await scene.sweep()
    expect(writesSince(scene, mark)).toEqual([])
    expect(scene.github.violations).toEqual([])
  })

  test('leaves a head whose text the next one mends, where it moves', async () => {
    await using scene = await ahead()
    await scene.sweep()
    await scene.commit(overlay('dev', 'cart', '1.2.0'), 'Run 1.2.0 in dev')
    await scene.attest({ environment: 'dev', services: ['cart'] })
    const patch = 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}'
    scene.github.faults.add({ on: patch, kind: '500', nth: 'all' })
    await scene.sweep().catch(() => undefined)
    scene.github.faults.clear()
    const before = scene.control.pull(1).title
    await scene.sweep()
    expect(scene.control.pull(1).title).not.toBe(before)
    expect(scene.control.pull(1).body).toContain('1.2.0')
    const mark = scene.github.ledger.mark()
    await scene.sweep()
    expect(writesSince(scene, mark)).toEqual([])
  })
})

describe('a release set', () => {
  test('changes a file once in which several services are pinned', async () => {
    const pins = KEYS.map((key) => `    ${key}: { pins: { prod: { chart: "prod.yaml#/${key}" } } }`)
    await using scene = await setScene(`${POLICY}services:\n${pins.join('\n')}\n`, {
      'prod.yaml': KEYS.map((key) => `${key}: 1.0.0\n`).join(''),
      ...Object.assign({}, ...KEYS.map((key) => overlay('dev', key, '1.1.0'))),
      ...Object.assign({}, ...KEYS.map((key) => overlay('prod', key, '\u0024{version}'))),
    })
    await scene.attest({ environment: 'dev', services: KEYS })
    await scene.sweep()
    expect(await scene.control.read('prod.yaml', BRANCH)).toBe(
      KEYS.map((key) => `${key}: 1.1.0\n`).join(''),
    )
  })

  test('does not wait for an edit that can not be made', async () => {
    await using scene = await ahead()
    const path = 'apps/prod/ledger/release.yaml'
    const text = (await scene.control.read(path)) ?? ''
    await scene.commit({ [path]: text.replace('1.0.0', '>-\n        1.0.0') }, 'Fold a line')
    await scene.sweep()
    expect(scene.open()).toEqual([expect.stringMatching(/\(2 services\)$/)])
    expect(scene.control.pull(1).body).toContain('ledger')
  })

  test('lets a chosen version go alone, and takes its service in again', async () => {
    await using scene = await ahead()
    await scene.choose('prod', 'cart', '1.1.0')
    await scene.sweep({ services: ['cart'] })
    await scene.sweep()
    expect(scene.open()).toEqual([
      expect.stringMatching(/^promote\/prod\/@all: .*\(2 services\)$/),
      'promote/prod/cart: Promote cart 1.1.0 to prod',
    ])
    await scene.merge('promote/prod/cart')
    await scene.sweep()
    await scene.commit(overlay('dev', 'cart', '1.2.0'), 'Run 1.2.0 in dev')
    await scene.attest({ environment: 'dev', services: ['cart'] })
    await scene.sweep()
    expect(scene.open()).toEqual([expect.stringMatching(/@all: .*\(3 services\)$/)])
  })

  test('moves, also where it is approved, when the upstream goes back with a service of it to what runs', async () => {
    await using scene = await ahead(POLICY.replace(', supersede: always', ''))
    await scene.sweep()
    scene.control.approve(1, 'ana')
    await scene.commit(overlay('dev', 'cart', '1.0.0'), 'Take cart back in dev')
    await scene.sweep()
    expect(scene.open()).toEqual([expect.stringMatching(/@all: .*\(2 services\)$/)])
  })

  test('does not go from an older state beside a service that the upstream had otherwise then', async () => {
    await using scene = await ahead()
    await scene.sweep()
    await scene.merge(BRANCH)
    await scene.commit(
      { ...overlay('dev', 'cart', '1.2.0'), ...overlay('dev', 'ledger', '1.2.0') },
      'Run both in dev',
    )
    await scene.attest({ environment: 'dev', services: ['cart', 'ledger'] })
    const back = { ...overlay('dev', 'cart', '1.1.0'), ...overlay('dev', 'shop', '1.2.0') }
    await scene.commit(back, 'Take cart back, and run a new shop')
    await scene.sweep()
    expect(scene.open()).toEqual([])
    await scene.commit(overlay('dev', 'shop', '1.1.0'), 'Take shop back')
    await scene.sweep()
    expect(scene.open()).toEqual([expect.stringMatching(/@all: .*\(1 service\)$/)])
    expect(await scene.control.read('apps/prod/ledger/release.yaml', BRANCH)).toContain('1.2.0')
  })
})
