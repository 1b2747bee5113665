import { describe, expect, test } from '@jest/globals'
import { overlay, setScene } from './scene.ts'

const CHAIN = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  staging: { after: [dev], overlays: "apps/staging/{service}" }
  prod: { after: [staging], overlays: "apps/prod/{service}" }
`

function everywhere(version: string, environments = ['dev', 'staging', 'prod']) {
  return Object.assign({}, ...environments.map((name) => overlay(name, 'shop', version)))
}

describe('a chain of environments', () => {
  test('moves a release one environment at a time, each when the one before it has proven it', async () => {
    await using scene = await setScene(CHAIN, everywhere('1.0.0'))
    await scene.bump('shop', '1.1.0')
    await scene.report('shop', '1.1.0', 'dev')
    expect(scene.open()).toEqual(['promote/staging/shop: Promote shop 1.1.0 to staging'])
    await scene.merge('promote/staging/shop')
    await scene.sweep()
    expect(scene.open()).toEqual([])
    await scene.report('shop', '1.1.0', 'staging')
    expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.1.0 to prod'])
    expect(scene.github.violations).toEqual([])
  })

  test('closes what is open into an environment that the policy promotes into no more', async () => {
    await using scene = await setScene(CHAIN, everywhere('1.0.0'))
    await scene.bump('shop', '1.1.0')
    await scene.report('shop', '1.1.0', 'dev')
    const policy = (await scene.control.read('.fluxgate/policy.yaml')) ?? ''
    const shorter = policy
      .replace(/ {2}staging: .*\n/, '')
      .replace('[staging]', '[dev]')
      .replaceAll('staging, ', '')
    await scene.commit({ '.fluxgate/policy.yaml': shorter }, 'Do without staging')
    const swept = await scene.sweep()
    const reason = '#1: the policy does not promote into staging any more'
    expect(swept).toMatchObject({ orphans: [{ number: 1, operation: 'closed', reason }] })
    expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.1.0 to prod'])
    const [comment] = scene.control.state.comments.values()
    expect(comment?.body).toContain('the policy does not promote into staging any more')
  })

  test('leaves such a one to the person whose commits are on it, and says so', async () => {
    await using scene = await setScene(CHAIN, everywhere('1.0.0'))
    await scene.bump('shop', '1.1.0')
    await scene.report('shop', '1.1.0', 'dev')
    const [branch, files] = ['promote/staging/shop', { 'apps/staging/shop/more.yaml': 'a: 1\n' }]
    await scene.control.commit({ branch, files, message: 'More', by: 'ana' })
    const policy = (await scene.control.read('.fluxgate/policy.yaml')) ?? ''
    const stopped = policy.replace('after: [dev], ', '')
    await scene.commit({ '.fluxgate/policy.yaml': stopped }, 'Promote into staging no more')
    const reason = expect.stringMatching(/^#1 has commits by ana; .* merge or close it by hand$/)
    expect(await scene.sweep()).toMatchObject({ orphans: [{ operation: 'deferred', reason }] })
    expect(scene.open()).toEqual(['promote/staging/shop: Promote shop 1.1.0 to staging'])
  })

  test('knows a branch whose name was cut, into an environment it has and into one no more', async () => {
    const key = `a${'b'.repeat(200)}`
    const at = (name: string) => overlay(name, key, '1.0.0')
    const files = { ...at('dev'), ...at('staging'), ...at('prod') }
    await using scene = await setScene(CHAIN, files)
    await scene.bump(key, '1.1.0')
    await scene.report(key, '1.1.0', 'dev')
    const [opened] = scene.control.pulls
    expect(opened?.head).toMatch(/^promote\/staging\/ab+--[0-9a-f]{12}$/)
    await scene.commit(overlay('staging', key, '1.1.0'), 'Take it by hand')
    expect(await scene.sweep()).toMatchObject({
      services: [{ edges: [{ operation: 'closed' }, {}] }],
    })
    await scene.control.reopenPullRequest(1, 'ana')
    const policy = (await scene.control.read('.fluxgate/policy.yaml')) ?? ''
    const shorter = policy
      .replace(/ {2}staging: .*\n/, '')
      .replace('[staging]', '[dev]')
      .replaceAll('staging, ', '')
    await scene.commit({ '.fluxgate/policy.yaml': shorter }, 'Do without staging')
    expect(await scene.sweep()).toMatchObject({ orphans: [{ number: 1, operation: 'closed' }] })
  })
})

test('an open pull request into another branch is none of ours, whatever its own is called', async () => {
  await using scene = await setScene(CHAIN, everywhere('1.0.0'))
  for (const branch of ['release', 'promote/qa/shop']) {
    await scene.control.commit({ branch, files: { [branch]: 'x' }, message: branch, by: 'ana' })
  }
  const by = 'fluxgate[bot]'
  await scene.control.openPullRequest({ title: 'x', head: 'promote/qa/shop', base: 'release', by })
  expect(await scene.sweep()).toMatchObject({ kind: 'swept', orphans: [] })
  expect(scene.open()).toEqual(['promote/qa/shop: x'])
})

test.each([
  [{ from: ['prod'] }, 'nothing is promoted out of "prod": no environment follows it'],
  [{ to: ['dev'] }, 'nothing is promoted into "dev", which follows no other environment'],
  [
    { from: ['prod'], to: ['dev'] },
    'nothing is promoted from "prod" to "dev", which does not follow it',
  ],
])('a way that no promotion goes is said, and is no mistake: %j', async (way, idle) => {
  await using scene = await setScene(CHAIN, everywhere('1.0.0'))
  expect(await scene.sweep(way)).toMatchObject({ kind: 'swept', idle, services: [] })
  const named = await scene.sweep({ ...way, services: ['shop'] })
  expect(named).toMatchObject({ kind: 'swept', idle, unknown: [] })
})

describe('a join', () => {
  const join = (key: string) => `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  qa: { after: [dev], overlays: "apps/qa/{service}" }
  load: { after: [dev], overlays: "apps/load/{service}" }
  prod: { ${key}: [qa, load], overlays: "apps/prod/{service}" }
`
  const names = ['dev', 'qa', 'load', 'prod']

  test('with "after" waits for all upstreams', async () => {
    await using scene = await setScene(join('after'), everywhere('1.0.0', names))
    for (const name of ['qa', 'load', 'dev'])
      await scene.commit(overlay(name, 'shop', '1.1.0'), name)
    await scene.report('shop', '1.1.0', 'qa')
    expect(scene.open()).toEqual([])
    await scene.report('shop', '1.1.0', 'load')
    expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.1.0 to prod'])
  })

  test('with "afterAny" is content with one', async () => {
    await using scene = await setScene(join('afterAny'), everywhere('1.0.0', names))
    for (const name of ['qa', 'load', 'dev'])
      await scene.commit(overlay(name, 'shop', '1.1.0'), name)
    await scene.report('shop', '1.1.0', 'load')
    expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.1.0 to prod'])
  })
})

describe('one scalar for two environments', () => {
  test('is never edited, and the reason names the other one', async () => {
    const policy = CHAIN.replace(/ {2}staging: .*\n/, '').replace('[staging]', '[dev]')
    await using scene = await setScene(policy, {
      ...overlay('prod', 'shop', '1.0.0'),
      'apps/dev/shop/kustomization.yaml': 'resources: [../../prod/shop]\n',
    })
    const bumped = await scene.bump('shop', '1.1.0')
    expect(bumped).toMatchObject({ kind: 'bumped', operation: 'refused' })
    expect('reason' in bumped ? bumped.reason : '').toMatch(
      /apps\/prod\/shop\/release\.yaml:\d+:\d+.*prod/,
    )
    expect(await scene.control.read('apps/prod/shop/release.yaml')).toContain('1.0.0')
  })
})

describe('a person', () => {
  test('chooses a version that was reverted, and it is proposed again', async () => {
    const policy = CHAIN.replace(/ {2}staging: .*\n/, '').replace('[staging]', '[dev]')
    await using scene = await setScene(policy, everywhere('1.0.0', ['dev', 'prod']))
    await scene.bump('shop', '1.1.0')
    await scene.report('shop', '1.1.0', 'dev')
    await scene.merge('promote/prod/shop')
    await scene.commit(overlay('prod', 'shop', '1.0.0'), 'Revert "Promote shop 1.1.0 to prod"')
    await scene.sweep()
    expect(scene.open()).toEqual([])
    expect(await scene.choose('prod', 'shop', '1.1.0')).toMatchObject({ kind: 'chosen' })
    await scene.sweep()
    expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.1.0 to prod'])
  })

  test('attests every service of an environment at once, each known one only once', async () => {
    await using scene = await setScene(CHAIN, {
      ...everywhere('1.0.0'),
      ...overlay('dev', 'cart', '2.0.0'),
      ...overlay('staging', 'cart', '1.0.0'),
    })
    const first = await scene.attest({})
    expect(first).toMatchObject({
      kind: 'attested',
      services: [{ operation: 'created' }, { operation: 'created' }],
    })
    const again = await scene.attest({})
    expect(again).toMatchObject({
      kind: 'attested',
      services: [{ operation: 'none' }, { operation: 'none' }],
    })
    await scene.sweep()
    expect(scene.open()).toEqual(['promote/staging/cart: Promote cart 2.0.0 to staging'])
  })
})

describe('an image with its digest behind the tag', () => {
  const digest = (letter: string) => `sha256:${letter.repeat(64)}`
  const shop = (environment: string, image: string) => ({
    ...overlay(environment, 'shop', '1.0.0'),
    [`apps/${environment}/shop/kustomization.yaml`]:
      'resources: [release.yaml]\npatches: [{ path: image.yaml }]\n',
    [`apps/${environment}/shop/image.yaml`]: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop, namespace: apps }
spec: { values: { image: { tag: "${image}" } } }
`,
  })
  const policy = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
pins: { image: [{ tag: image.tag, digest: image.tag }] }
`

  test('travels as one, and a tag without its digest is refused', async () => {
    const old = `1.0.0@${digest('a')}`
    await using scene = await setScene(policy, { ...shop('dev', old), ...shop('prod', old) })
    const bare = await scene.bump('shop', '1.1.0', { imageTag: '1.1.0' })
    expect(bare).toMatchObject({ operation: 'refused' })
    const full = await scene.bump('shop', '1.1.0', { imageTag: '1.1.0', imageDigest: digest('b') })
    expect(full).toMatchObject({ operation: 'committed' })
    expect(await scene.control.read('apps/dev/shop/image.yaml')).toContain(`"1.1.0@${digest('b')}"`)
    await scene.report('shop', '1.1.0', 'dev')
    await scene.merge('promote/prod/shop')
    expect(await scene.control.read('apps/prod/shop/image.yaml')).toContain(
      `"1.1.0@${digest('b')}"`,
    )
  })
})
