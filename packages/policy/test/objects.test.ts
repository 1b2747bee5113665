import { describe, expect, test } from '@jest/globals'
import { helmReleaseFor, helmReleaseLine, keyOfObject } from '../src/index.ts'
import { environmentIn, policyOf } from './policy-of.ts'

const POLICY = policyOf(`version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
services:
  cart: { helmReleases: { dev: web/cart-dev } }
  shop: { helmReleases: { dev: store } }
  mall: { helmReleases: { dev: web/store } }
`)

const NAMESPACED = policyOf(`version: 1
environments:
  dev: { overlays: "dev/{namespace}/{service}" }
services:
  web.cart: { helmReleases: { dev: web-dev/cart } }
`)

describe('the service that an object is', () => {
  test.each([
    ['by its name', 'prod', 'web', 'cart', { kind: 'key', key: 'cart' }],
    ['by its name in any namespace', 'prod', 'ops', 'cart', { kind: 'key', key: 'cart' }],
    ['by an exception', 'dev', 'web', 'cart-dev', { kind: 'key', key: 'cart' }],
    ['by an exception for any namespace', 'dev', 'ops', 'store', { kind: 'key', key: 'shop' }],
    [
      'not by an exception of another environment',
      'prod',
      'web',
      'cart-dev',
      { kind: 'key', key: 'cart-dev' },
    ],
  ])('is found %s', (_, environment, namespace, name, key) => {
    expect(keyOfObject(POLICY, environment, { name, namespace })).toEqual(key)
  })

  test('is not found by the bare name where the service is called otherwise', () => {
    expect(keyOfObject(POLICY, 'dev', { name: 'cart', namespace: 'web' })).toEqual({
      kind: 'none',
      lineToAdd: 'services: { <key of the service>: { helmReleases: { dev: "web/cart" } } }',
    })
  })

  test('is not found in the namespace that an exception does not name', () => {
    expect(keyOfObject(POLICY, 'dev', { name: 'cart-dev', namespace: 'ops' })).toEqual({
      kind: 'key',
      key: 'cart-dev',
    })
  })

  test('is several where exceptions of several name it', () => {
    expect(keyOfObject(POLICY, 'dev', { name: 'store', namespace: 'web' })).toEqual({
      kind: 'several',
      keys: ['shop', 'mall'],
    })
  })

  test.each([
    ['an environment that is not there', 'qa', 'web', 'cart'],
    ['a name that is a path', 'prod', 'web', '../cart'],
    ['a name that is a file', 'prod', 'web', 'kustomization.yaml'],
  ])('is none for %s', (_, environment, namespace, name) => {
    expect(keyOfObject(POLICY, environment, { name, namespace }).kind).toBe('none')
  })

  test('has its namespace in the key where the patterns have it', () => {
    expect(keyOfObject(NAMESPACED, 'dev', { name: 'shop', namespace: 'web' })).toEqual({
      kind: 'key',
      key: 'web.shop',
    })
    expect(keyOfObject(NAMESPACED, 'dev', { name: 'cart', namespace: 'web-dev' })).toEqual({
      kind: 'key',
      key: 'web.cart',
    })
    expect(keyOfObject(NAMESPACED, 'dev', { name: 'cart', namespace: 'web' }).kind).toBe('none')
  })

  test('is asked for in a line that nothing foreign can break', () => {
    const line = helmReleaseLine('dev', { name: 'x" } }\nreporters: [', namespace: 'web' })
    expect(line).toBe(
      'services: { <key of the service>: { helmReleases: { <environment>: <namespace>/<name> } } }',
    )
  })
})

describe('the object that a service is', () => {
  test.each([
    ['cart', 'dev', { name: 'cart-dev', namespace: 'web' }],
    ['cart', 'prod', { name: 'cart', namespace: undefined }],
    ['shop', 'dev', { name: 'store', namespace: undefined }],
  ])('%s in %s', (key, environment, name) => {
    expect(helmReleaseFor(POLICY, environmentIn(POLICY, environment), key)).toEqual(name)
  })

  test('has its namespace from the key where that has one', () => {
    const dev = environmentIn(NAMESPACED, 'dev')
    expect(helmReleaseFor(NAMESPACED, dev, 'ops.log')).toEqual({ name: 'log', namespace: 'ops' })
    expect(helmReleaseFor(NAMESPACED, dev, 'web.cart')).toEqual({
      name: 'cart',
      namespace: 'web-dev',
    })
    expect(() => helmReleaseFor(NAMESPACED, dev, 'log')).toThrow(RangeError)
  })
})
