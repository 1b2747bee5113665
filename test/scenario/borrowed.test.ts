import { expect, test } from '@jest/globals'
import { overlay, setScene } from './scene.ts'
import { BEHIND_A_WINDOW, verdictOn } from './verdicts.ts'

const patch = (version: string) => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop, namespace: apps }
spec: { chart: { spec: { version: ${version} } } }
`

test('what stands on the overlay of another environment is judged with it', async () => {
  await using scene = await setScene(BEHIND_A_WINDOW, {
    ...overlay('dev', 'shop', '1.0.0'),
    'apps/prod/shop/kustomization.yaml': 'resources: [../../dev/shop]\n',
  })
  const { [`apps/dev/shop/release.yaml`]: release = '' } = overlay('dev', 'shop', '9.9.9')
  expect(await verdictOn(scene, { 'apps/dev/shop/release.yaml': release }, 'mine')).toMatch(
    /^failure: .*9\.9\.9/,
  )
  expect(scene.github.violations).toEqual([])
})

test('what stands on a file in our own folder is judged with that', async () => {
  const file = '.fluxgate/shop.yaml'
  await using scene = await setScene(BEHIND_A_WINDOW, {
    ...overlay('dev', 'shop', '1.0.0'),
    ...overlay('prod', 'shop', '1.0.0'),
    'apps/prod/shop/kustomization.yaml':
      'resources: [release.yaml]\npatches: [{ path: ../../../.fluxgate/shop.yaml }]\n',
    [file]: patch('1.0.0'),
  })
  expect(await verdictOn(scene, { [file]: patch('9.9.9') }, 'mine')).toMatch(
    /^failure: shop: 9\.9\.9 is not proven in dev/,
  )
})

test('no build may begin to stand on the overlay of another service', async () => {
  await using scene = await setScene(BEHIND_A_WINDOW, {
    ...overlay('dev', 'shop', '1.0.0'),
    ...overlay('prod', 'shop', '1.0.0'),
    ...overlay('prod', 'cart', '1.0.0'),
    'apps/prod/cart/shop.yaml': patch('1.0.0'),
  })
  const kustomization = 'resources: [release.yaml]\npatches: [{ path: ../cart/shop.yaml }]\n'
  const files = { 'apps/prod/shop/kustomization.yaml': kustomization }
  expect(await verdictOn(scene, files, 'mine')).toMatch(
    /^failure: .*builds on apps\/prod\/cart\/shop\.yaml of another service/,
  )
  expect(await verdictOn(scene, { 'apps/prod/cart/values.yaml': 'a: 1\n' }, 'other')).toMatch(
    /^success: /,
  )
  expect(scene.github.violations).toEqual([])
})

test('nor may one that is new there', async () => {
  await using scene = await setScene(BEHIND_A_WINDOW, {
    ...overlay('dev', 'shop', '1.0.0'),
    ...overlay('prod', 'cart', '1.0.0'),
    'apps/prod/cart/shop.yaml': patch('1.0.0'),
  })
  const kustomization = 'resources: [release.yaml]\npatches: [{ path: ../cart/shop.yaml }]\n'
  const added = overlay('prod', 'shop', '1.0.0')
  const files = { ...added, 'apps/prod/shop/kustomization.yaml': kustomization }
  expect(await verdictOn(scene, files, 'mine')).toMatch(
    /^failure: .*builds on apps\/prod\/cart\/shop\.yaml of another service/,
  )
  expect(scene.github.violations).toEqual([])
})

test.each([
  ['a patch', 'patches: [{ path: ../../../shared/up.yaml }]\n', {}],
  [
    'a component',
    'components: [../../../shared]\n',
    { 'shared/kustomization.yaml': 'kind: Component\npatches: [{ path: up.yaml }]\n' },
  ],
])(
  'who adds %s that an overlay lists and does not have is judged for it',
  async (_, lists, more) => {
    await using scene = await setScene(BEHIND_A_WINDOW, {
      ...overlay('dev', 'shop', '1.0.0'),
      ...overlay('prod', 'shop', '1.0.0'),
      'apps/prod/shop/kustomization.yaml': `resources: [release.yaml]\n${lists}`,
      'shared/README.md': 'nothing yet',
    })
    expect(await verdictOn(scene, { ...more, 'shared/up.yaml': patch('9.9.9') }, 'mine')).toMatch(
      /^failure: shop: (?:what prod pins can't be told|9\.9\.9 is not proven)/,
    )
    expect(await verdictOn(scene, { 'other/README.md': 'x' }, 'other')).toMatch(/^success: /)
  },
)

/** Parts for all services of prod, which are no service: a component that sets a value. */
const COMMON = {
  'apps/prod/common/kustomization.yaml':
    'kind: Component\npatches: [{ path: parts/patch.yaml, target: { kind: HelmRelease } }]\n',
  'apps/prod/common/parts/patch.yaml': patch('1.0.0').replace('shop', 'any'),
}
const ON_COMMON = 'resources: [release.yaml]\ncomponents: [../common]\n'

test('a service that is new there may build on parts that are no service', async () => {
  await using scene = await setScene(BEHIND_A_WINDOW, {
    ...overlay('dev', 'shop', '1.0.0'),
    ...COMMON,
  })
  await scene.report('shop', '1.0.0', 'dev')
  const files = {
    ...overlay('prod', 'shop', '1.0.0'),
    'apps/prod/shop/kustomization.yaml': ON_COMMON,
  }
  expect(await verdictOn(scene, files, 'mine')).toMatch(/^pending: .* \(shop: 1\.0\.0 for prod\)$/)
  expect(scene.github.violations).toEqual([])
})

test('who changes parts that are no service is judged for all that builds on them', async () => {
  await using scene = await setScene(BEHIND_A_WINDOW, {
    ...overlay('dev', 'shop', '1.0.0'),
    ...overlay('dev', 'common', '1.0.0'),
    ...overlay('prod', 'shop', '1.0.0'),
    ...overlay('prod', 'cart', '1.0.0'),
    ...COMMON,
    'apps/prod/shop/kustomization.yaml': ON_COMMON,
  })
  await scene.report('common', '1.0.0', 'dev')
  const [, part = ''] = Object.keys(COMMON)
  const changed = (text: string) => ({ [part]: patch('1.0.0').replace('version: 1.0.0', text) })
  expect(await verdictOn(scene, changed('version: 9.9.9'), 'pin')).toMatch(
    /^failure: shop: 9\.9\.9 is not proven in dev/,
  )
  expect(await verdictOn(scene, changed('interval: 1m'), 'value')).toMatch(/^success: /)
  const service = {
    ...overlay('prod', 'common', '1.0.0'),
    'apps/prod/common/kustomization.yaml': 'kind: Component\nresources: [release.yaml]\n',
  }
  expect(await verdictOn(scene, service, 'service')).toMatch(
    /^failure: .*builds on apps\/prod\/common\/.* of another service/,
  )
  expect(scene.github.violations).toEqual([])
})

const RELEASE = 'apps/prod/shop/release.yaml'
const { [RELEASE]: UNPROVEN = '' } = overlay('prod', 'shop', '9.9.9')

test.each([
  ['its kustomization lists nothing', { 'apps/prod/shop/kustomization.yaml': 'resources: []\n' }],
  [
    'its kustomization takes it for a patch',
    { 'apps/prod/shop/kustomization.yaml': 'kind: Component\npatches: [{ path: release.yaml }]\n' },
  ],
])('a release is not out of sight where %s any more', async (_, kustomization) => {
  await using scene = await setScene(BEHIND_A_WINDOW, {
    ...overlay('dev', 'shop', '1.0.0'),
    ...overlay('prod', 'shop', '1.0.0'),
    'apps/prod/kustomization.yaml': `resources: [shop/release.yaml]\n`,
  })
  const files = { ...kustomization, [RELEASE]: UNPROVEN }
  expect(await verdictOn(scene, files, 'mine')).toMatch(
    /^failure: shop: what prod pins can't be told/,
  )
})

const EITHER = BEHIND_A_WINDOW.replace(
  '"apps/prod/{service}"',
  '["apps/prod/{service}", "apps/prod/{service}.yaml"]',
)

test('nor where a folder takes the place of its file', async () => {
  const { [RELEASE]: release = '' } = overlay('prod', 'shop', '1.0.0')
  const part = { 'apps/prod/shop/config.yaml': 'a: 1\n' }
  for (const before of [{}, part]) {
    await using scene = await setScene(EITHER, {
      ...overlay('dev', 'shop', '1.0.0'),
      ...before,
      'apps/prod/shop.yaml': release,
    })
    const files = {
      ...part,
      'apps/prod/shop/config.yaml': 'a: 2\n',
      'apps/prod/shop.yaml': UNPROVEN,
    }
    expect(await verdictOn(scene, files, 'mine')).toMatch(
      /^failure: shop: what prod pins can't be told/,
    )
  }
})

test('nor where a copy of its overlay comes before it', async () => {
  const { [RELEASE]: release = '' } = overlay('prod', 'shop', '1.0.0')
  await using scene = await setScene(EITHER, {
    ...overlay('dev', 'shop', '1.0.0'),
    'apps/prod/shop.yaml': release,
  })
  const files = { ...overlay('prod', 'shop', '1.0.0'), 'apps/prod/shop.yaml': UNPROVEN }
  expect(await verdictOn(scene, files, 'mine')).toMatch(
    /^failure: shop: what prod pins can't be told/,
  )
})
