import { expect, test } from '@jest/globals'
import {
  addServices,
  bumpTo,
  merge,
  open,
  patchOf,
  pinByHand,
  proposed,
  publish,
  recorded,
  records,
  runs,
  sweep,
} from '../src/acts.ts'
import { recordsOf } from '../src/gitops.ts'
import { at } from '../src/json.ts'
import type { Service } from '../src/overlays.ts'
import type { Stack } from '../src/stack.ts'
import type { Story } from '../src/together.ts'

const SHOP: Service = { key: 'shop', kind: 'helm-repository', chart: 'shop' }
const ORDERS: Service = { key: 'orders', kind: 'oci-repository', chart: 'orders' }
const MAIL: Service = { key: 'mail', kind: 'helm-repository', chart: 'mail' }

/** How a release comes to prod; these mind no other service, so they may be told together. */
export function releases(stack: () => Stack): readonly Story[] {
  return [
    [
      'a release of a HelmRepository goes from a pushed chart to prod',
      () => helmRepository(stack()),
    ],
    ['a release of an OCIRepository takes its digest along', () => ociRepository(stack())],
    [
      'a release is promoted by its first install, not by new values, and as chart and image together',
      () => chartAndImage(stack()),
    ],
  ]
}

/** What was merged is taken back; told after `releases`. */
export function rollbacks(stack: () => Stack): void {
  test('a rollback in prod by revert is rolled out, and stays', () => revert(stack()))
}

async function helmRepository(stack: Stack): Promise<void> {
  await publish(stack, 'shop', '1.0.0')
  const first = { version: '1.0.0' }
  await addServices(
    stack,
    [SHOP],
    new Map([
      ['dev', first],
      ['prod', first],
    ]),
  )
  await Promise.all([runs(stack, 'dev', 'shop', '1.0.0'), runs(stack, 'prod', 'shop', '1.0.0')])
  await publish(stack, 'shop', '1.1.0')
  await bumpTo(stack, SHOP, { version: '1.1.0' })
  await runs(stack, 'dev', 'shop', '1.1.0')
  await proposed(stack, 'prod', 'shop', '1.1.0')
  expect(await patchOf(stack, 'prod', 'shop')).toContain('version: 1.0.0\n')
  await merge(stack, 'prod', 'shop')
  await runs(stack, 'prod', 'shop', '1.1.0')
  await recorded(stack, 'prod', 'shop', 'rollout upgrade success 1.1.0 prod-1')
  expect(await patchOf(stack, 'prod', 'shop')).toContain('version: 1.1.0\n')
  expect(records(stack, 'dev', 'shop')).toEqual([
    'rollout upgrade success 1.0.0 dev-1',
    'rollout upgrade success 1.1.0 dev-1',
  ])
  expect(open(stack, 'prod', 'shop')).toEqual([])
  stack.saw(
    'a chart version of a HelmRepository: bump, upgrade, event, pull request, merge, upgrade of prod, record of prod',
    'helm-controller',
    'notification-controller',
    'kube-apiserver',
    'etcd',
    'registry',
    'helm',
    'kustomize',
  )
}

async function ociRepository(stack: Stack): Promise<void> {
  const one = { version: '1.0.0', digest: await publish(stack, 'orders', '1.0.0') }
  await addServices(
    stack,
    [ORDERS],
    new Map([
      ['dev', one],
      ['prod', one],
    ]),
  )
  await runs(stack, 'prod', 'orders', '1.0.0')
  await runs(stack, 'dev', 'orders', '1.0.0')
  const digest = await publish(stack, 'orders', '1.1.0')
  await bumpTo(stack, ORDERS, { version: '1.1.0', digest })
  const dev = await runs(stack, 'dev', 'orders', '1.1.0')
  expect(dev.version).toBe(`1.1.0+${digest.slice(7, 19)}`)
  await proposed(stack, 'prod', 'orders', '1.1.0')
  await merge(stack, 'prod', 'orders')
  const prod = await runs(stack, 'prod', 'orders', '1.1.0')
  expect(prod.version).toBe(dev.version)
  await recorded(stack, 'prod', 'orders', 'rollout upgrade success 1.1.0 prod-1')
  const record = recordsOf(stack.gitops.control, 'prod', 'orders').at(-1)
  expect(at(record, 'pins')).toEqual({ chart: '1.1.0', digest })
  expect(await patchOf(stack, 'prod', 'orders')).toContain(
    `    tag: 1.1.0\n    digest: ${digest}\n`,
  )
  stack.saw(
    'an OCIRepository pinned by digest: the revision ends in 12 hex of it, `oci-digest` carries it, and it travels to prod',
    'helm-controller',
    'notification-controller',
    'registry',
  )
}

async function chartAndImage(stack: Stack): Promise<void> {
  const versions = ['1.0.0', '1.1.0', '1.2.0']
  await Promise.all(versions.map((version) => publish(stack, 'mail', version)))
  const dev = { version: '1.1.0', image: '7.1', replicas: 1 }
  await addServices(
    stack,
    [MAIL],
    new Map([
      ['dev', dev],
      ['prod', { version: '1.0.0', image: '7.0', replicas: 2 }],
    ]),
  )
  await proposed(stack, 'prod', 'mail', '1.1.0')
  await merge(stack, 'prod', 'mail')
  await runs(stack, 'prod', 'mail', '1.1.0')
  const { release } = await runs(stack, 'dev', 'mail', '1.1.0')

  await pinByHand(stack, 'dev', MAIL, { ...dev, replicas: 3 })
  await stack.until('an upgrade to new values', async () => {
    const now = await runs(stack, 'dev', 'mail', '1.1.0')
    return now.release > release && now.config['replicas'] === '3' ? true : undefined
  })
  await stack.quiet()
  expect(open(stack, 'prod', 'mail')).toEqual([])

  await bumpTo(stack, MAIL, { version: '1.2.0', image: '7.2' })
  await proposed(stack, 'prod', 'mail', '1.2.0')
  await merge(stack, 'prod', 'mail')
  const prod = await runs(stack, 'prod', 'mail', '1.2.0')
  expect(prod.config).toEqual({ chart: '1.2.0', image: '7.2', replicas: '2' })
  await stack.quiet()
  const wrong = recordsOf(stack.gitops.control, 'dev', 'mail').filter((record) => {
    const chart = at(record, 'pins', 'chart')
    const image = at(record, 'pins', 'values.image.tag')
    return image !== undefined && String(image).slice(2) !== String(chart).slice(2, 3)
  })
  expect(wrong).toEqual([])
  const last = recordsOf(stack.gitops.control, 'dev', 'mail').at(-1)
  expect(at(last, 'pins')).toEqual({ chart: '1.2.0', 'values.image.tag': '7.2' })
  stack.saw(
    'a first install (`InstallSucceeded`) proves a release; an upgrade to new values alone promotes nothing; chart and image changed in one commit travel together',
    'helm-controller',
    'notification-controller',
  )
}

async function revert(stack: Stack): Promise<void> {
  const { control, ops } = stack.gitops
  const path = 'apps/prod/shop/patch.yaml'
  const before = (await patchOf(stack, 'prod', 'shop')).replace('1.1.0', '1.0.0')
  const message = 'Revert "Promote shop 1.1.0 to prod"'
  await control.commit({ files: { [path]: before }, message, by: ops.login })
  await runs(stack, 'prod', 'shop', '1.0.0')
  await stack.until('the record of the rollback', () =>
    records(stack, 'prod', 'shop').at(-1) === 'rollout upgrade success 1.0.0 prod-1'
      ? true
      : undefined,
  )
  await sweep(stack)
  await sweep(stack, 'shop')
  await stack.quiet(1_000)
  expect(open(stack, 'prod', 'shop')).toEqual([])
  expect((await runs(stack, 'prod', 'shop', '1.0.0')).release).toBe(3)
  stack.saw(
    'a revert in prod is rolled out as an upgrade to the older chart, is recorded, and stays',
    'helm-controller',
    'notification-controller',
    'kustomize',
  )
}
