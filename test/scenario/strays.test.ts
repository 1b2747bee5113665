import { expect, test } from '@jest/globals'
import { overlay, setScene } from './scene.ts'
import { BEHIND_A_WINDOW, verdictsOn } from './verdicts.ts'

const PARENT = 'apps/prod/kustomization.yaml'
const KEY = { release: 'apps/prod/shop/release.yaml', list: 'apps/prod/shop/kustomization.yaml' }

test('a service that is taken out may not come back in the overlay of another, nor beside it', async () => {
  const kept = 'resources: [release.yaml, redis.yaml]\n'
  const { 'apps/prod/redis/release.yaml': redis = '' } = overlay('prod', 'redis', '7.0.0')
  const { 'apps/prod/mail/release.yaml': unproven = '' } = overlay('prod', 'mail', '9.9.9')
  await using scene = await setScene(BEHIND_A_WINDOW, {
    ...overlay('dev', 'shop', '1.0.0'),
    ...overlay('dev', 'mail', '1.0.0'),
    ...overlay('prod', 'shop', '1.0.0'),
    ...overlay('prod', 'mail', '1.0.0'),
  })
  const list = 'resources: [release.yaml, mail.yaml]\n'
  const gone = Object.fromEntries(
    Object.keys(overlay('prod', 'mail', '')).map((path) => [path, undefined]),
  )
  const verdicts = await verdictsOn(scene, {
    prod: { ...gone, [KEY.list]: list, 'apps/prod/shop/mail.yaml': unproven },
    dev: {
      'apps/dev/shop/kustomization.yaml':
        'resources: [release.yaml, ../../../clusters/mail.yaml]\n',
      'clusters/mail.yaml': unproven,
    },
    own: { [KEY.list]: kept, 'apps/prod/shop/redis.yaml': redis },
    long: {
      [KEY.list]: list,
      'apps/prod/shop/mail.yaml': `# ${'x'.repeat(70_000)}\n${unproven}`,
    },
  })
  const stray = (file: string) =>
    expect.stringMatching(
      new RegExp(`^failure: line 1 of "${file}" has the HelmRelease "mail", which`),
    )
  expect(verdicts).toEqual({
    prod: stray('apps/prod/shop/mail.yaml'),
    dev: stray('clusters/mail.yaml'),
    own: 'success: changes no pin',
    long: expect.stringMatching(/^failure: "apps\/prod\/shop\/mail.yaml" line is longer than /),
  })
})

test('a service that is taken out may not come back beside its overlay, and a new one may come with its base', async () => {
  await using scene = await setScene(BEHIND_A_WINDOW, {
    ...overlay('dev', 'shop', '1.0.0'),
    ...overlay('dev', 'cart', '1.0.0'),
    ...overlay('prod', 'shop', '1.0.0'),
    ...overlay('prod', 'mail', '1.0.0'),
    [PARENT]: 'resources: [mail, shop]\n',
  })
  await scene.report('cart', '1.0.0', 'dev')
  const { [KEY.release]: unproven = '' } = overlay('prod', 'shop', '9.9.9')
  const gone = { [KEY.release]: undefined, [KEY.list]: undefined }
  const beside = 'resources: [mail, _x/release.yaml]\n'
  const { 'apps/prod/cart/release.yaml': base = '' } = overlay('prod', 'cart', '1.0.0')
  const verdicts = await verdictsOn(scene, {
    hidden: { ...gone, [PARENT]: beside, 'apps/prod/_x/release.yaml': unproven },
    out: { ...gone, [PARENT]: 'resources: [mail]\n' },
    new: {
      'apps/base/cart/kustomization.yaml': 'resources: [release.yaml]\n',
      'apps/base/cart/release.yaml': base,
      'apps/prod/cart/kustomization.yaml': 'resources: [../../base/cart]\n',
      [PARENT]: 'resources: [cart, mail, shop]\n',
    },
  })
  expect(verdicts).toEqual({
    hidden: expect.stringMatching(
      /^failure: line 1 of "apps\/prod\/_x\/release\.yaml" has the HelmRelease/,
    ),
    out: 'success: shop: takes shop out of prod',
    new: expect.stringMatching(/^pending: /),
  })
  expect(scene.github.violations).toEqual([])
})
