import { expect, test } from '@jest/globals'
import { overlay, setScene } from './scene.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", gates: { windows: [{ days: [mon], from: "00:00", to: "00:01", timezone: UTC }] } }
`
const PARENT = 'apps/prod/kustomization.yaml'
const KEY = { release: 'apps/prod/shop/release.yaml', list: 'apps/prod/shop/kustomization.yaml' }

test('a service that is taken out may not come back in the overlay of another, nor beside it', async () => {
  const kept = 'resources: [release.yaml, redis.yaml]\n'
  const { 'apps/prod/redis/release.yaml': redis = '' } = overlay('prod', 'redis', '7.0.0')
  const { 'apps/prod/mail/release.yaml': unproven = '' } = overlay('prod', 'mail', '9.9.9')
  await using scene = await setScene(POLICY, {
    ...overlay('dev', 'shop', '1.0.0'),
    ...overlay('dev', 'mail', '1.0.0'),
    ...overlay('prod', 'shop', '1.0.0'),
    ...overlay('prod', 'mail', '1.0.0'),
  })
  const { control } = scene
  const propose = async (head: string, files: Readonly<Record<string, string | undefined>>) => {
    await control.commit({ branch: head, from: 'main', files, message: 'Change', by: 'ana' })
    return control.openPullRequest({ title: 'x', head, by: 'ana' })
  }
  const list = 'resources: [release.yaml, mail.yaml]\n'
  const gone = Object.fromEntries(
    Object.keys(overlay('prod', 'mail', '')).map((path) => [path, undefined]),
  )
  const pulls = [
    await propose('prod', { ...gone, [KEY.list]: list, 'apps/prod/shop/mail.yaml': unproven }),
    await propose('dev', {
      'apps/dev/shop/kustomization.yaml':
        'resources: [release.yaml, ../../../clusters/mail.yaml]\n',
      'clusters/mail.yaml': unproven,
    }),
    await propose('own', { [KEY.list]: kept, 'apps/prod/shop/redis.yaml': redis }),
  ]
  await scene.sweep()
  const said = pulls.map(({ number }) => {
    const status = control.state.statuses.get(control.pull(number).headOid)?.at(-1)
    return `${status?.state}: ${status?.description}`
  })
  const stray = (file: string) =>
    expect.stringMatching(
      new RegExp(`^failure: line 1 of "${file}" has the HelmRelease "mail", which`),
    )
  expect(said).toEqual([
    stray('apps/prod/shop/mail.yaml'),
    stray('clusters/mail.yaml'),
    'success: changes no pin',
  ])
})

test('a service that is taken out may not come back beside its overlay, and a new one may come with its base', async () => {
  await using scene = await setScene(POLICY, {
    ...overlay('dev', 'shop', '1.0.0'),
    ...overlay('dev', 'cart', '1.0.0'),
    ...overlay('prod', 'shop', '1.0.0'),
    ...overlay('prod', 'mail', '1.0.0'),
    [PARENT]: 'resources: [mail, shop]\n',
  })
  const { control } = scene
  await scene.report('cart', '1.0.0', 'dev')
  const propose = async (head: string, files: Readonly<Record<string, string | undefined>>) => {
    await control.commit({ branch: head, from: 'main', files, message: 'Change', by: 'ana' })
    return control.openPullRequest({ title: 'x', head, by: 'ana' })
  }
  const { [KEY.release]: unproven = '' } = overlay('prod', 'shop', '9.9.9')
  const gone = { [KEY.release]: undefined, [KEY.list]: undefined }
  const beside = 'resources: [mail, _x/release.yaml]\n'
  const { 'apps/prod/cart/release.yaml': base = '' } = overlay('prod', 'cart', '1.0.0')
  const pulls = [
    await propose('hidden', { ...gone, [PARENT]: beside, 'apps/prod/_x/release.yaml': unproven }),
    await propose('out', { ...gone, [PARENT]: 'resources: [mail]\n' }),
    await propose('new', {
      'apps/base/cart/kustomization.yaml': 'resources: [release.yaml]\n',
      'apps/base/cart/release.yaml': base,
      'apps/prod/cart/kustomization.yaml': 'resources: [../../base/cart]\n',
      [PARENT]: 'resources: [cart, mail, shop]\n',
    }),
  ]
  await scene.sweep()
  const said = pulls.map(({ number }) => {
    const status = control.state.statuses.get(control.pull(number).headOid)?.at(-1)
    return `${status?.state}: ${status?.description}`
  })
  expect(said).toEqual([
    expect.stringMatching(
      /^failure: line 1 of "apps\/prod\/_x\/release\.yaml" has the HelmRelease/,
    ),
    'success: shop: takes shop out of prod',
    expect.stringMatching(/^pending: /),
  ])
  expect(scene.github.violations).toEqual([])
})
