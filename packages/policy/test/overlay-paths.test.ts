import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import {
  addressesFor,
  holdsPath,
  keyFromPath,
  overlayPaths,
  parsePolicy,
  parseServiceKey,
  printServiceKey,
  whyNoServiceKey,
} from '../src/index.ts'
import { environmentIn, policyOf } from './policy-of.ts'

const PLAIN = policyOf(`version: 1
environments:
  dev: { overlays: "apps/{environment}/{service}" }
  prod:
    after: [dev]
    overlays: ["apps/prod/{service}", "apps/prod/{service}-values.yaml"]
    pins: { chart: "versions/{environment}/{service}.yaml#/services/{service}/chart" }
services:
  odd: { pins: { prod: { chart: "odd/version.yaml#/a~1b" } } }
`)

const NAMESPACED = policyOf(`version: 1
environments:
  dev: { overlays: "dev/{namespace}/{service}/release.yaml" }
  prod: { after: [dev], overlays: "prod/{namespace}.{service}" }
`)

describe('a service key', () => {
  test.each([
    ['customer-service', false, { namespace: undefined, service: 'customer-service' }],
    ['a.b', false, { namespace: undefined, service: 'a.b' }],
    ['web.cart', true, { namespace: 'web', service: 'cart' }],
    ['web.cart.v2', true, { namespace: 'web', service: 'cart.v2' }],
    ['cart', true, undefined],
    ['.cart', true, undefined],
    ['web.', true, undefined],
    ['Web.cart', true, undefined],
    ['', false, undefined],
    ['-cart', false, undefined],
    ['cart-', false, undefined],
    ['a..b', false, undefined],
    ['../x', false, undefined],
    ['a/b', false, undefined],
    ['cart\n', false, undefined],
    ['cаrt', false, undefined],
    ['kustomization.yaml', false, undefined],
    ['cart.lock', false, undefined],
    ['x'.repeat(300), false, undefined],
  ])('%j (with namespaces: %s) is %j', (text, namespaced, key) => {
    expect(parseServiceKey(text, namespaced)).toEqual(key)
    if (key !== undefined) expect(printServiceKey(key)).toBe(text)
  })

  test('that is none is told what one looks like', () => {
    expect(whyNoServiceKey(PLAIN, 'cart')).toBeUndefined()
    expect(whyNoServiceKey(PLAIN, '../cart')).toBe(
      '"../cart" is no service key; write one DNS-1123 name',
    )
    expect(whyNoServiceKey(NAMESPACED, 'cart')).toBe(
      '"cart" is no service key; write <namespace>.<service>, each a DNS-1123 name',
    )
  })
})

describe('the paths of an overlay', () => {
  test('come in the order of the policy, tokens filled in', () => {
    expect(overlayPaths(environmentIn(PLAIN, 'dev'), 'cart')).toEqual(['apps/dev/cart'])
    expect(overlayPaths(environmentIn(PLAIN, 'prod'), 'cart')).toEqual([
      'apps/prod/cart',
      'apps/prod/cart-values.yaml',
    ])
    expect(overlayPaths(environmentIn(NAMESPACED, 'dev'), 'web.cart')).toEqual([
      'dev/web/cart/release.yaml',
    ])
  })

  test.each([
    ['dev', 'apps/dev/cart', 'cart'],
    ['dev', 'apps/prod/cart', undefined],
    ['dev', 'apps/dev', undefined],
    ['dev', 'apps/dev/cart/kustomization.yaml', undefined],
    ['dev', 'apps/dev/kustomization.yaml', undefined],
    ['dev', 'apps/dev/README.md', undefined],
    ['dev', 'apps/dev/..', undefined],
    ['prod', 'apps/prod/cart-values.yaml', 'cart'],
    ['prod', 'apps/prod/cart.yaml', undefined],
  ])('lead back to the service: %s %s is %s', (environment, path, key) => {
    expect(keyFromPath(environmentIn(PLAIN, environment), path)).toBe(key)
  })

  test.each([
    ['dev', 'dev/web/cart/release.yaml', 'web.cart'],
    ['prod', 'prod/web.cart', 'web.cart'],
    ['prod', 'prod/web.cart.v2', 'web.cart.v2'],
    ['prod', 'prod/cart', undefined],
  ])('lead back to namespace and service: %s %s is %s', (environment, path, key) => {
    expect(keyFromPath(environmentIn(NAMESPACED, environment), path)).toBe(key)
  })

  test.each(['../x', 'a/b', '', '.git', 'A', 'x\u0000', '-rf', 'x.'])(
    'are never made from %j',
    (key) => {
      const environment = environmentIn(PLAIN, 'dev')
      expect(() => overlayPaths(environment, key)).toThrow(RangeError)
      expect(() => addressesFor(PLAIN, environment, key)).toThrow(RangeError)
      expect(() => holdsPath('dev', key)).toThrow(RangeError)
      expect(() => holdsPath(key, 'cart')).toThrow(RangeError)
    },
  )
})

describe('other paths', () => {
  test('of holds stand in our own folder', () => {
    expect(holdsPath('prod-eu', 'web.cart')).toBe('.fluxgate/holds/prod-eu/web.cart.yaml')
  })

  test('of addresses have their tokens filled in, and those of the service itself rule', () => {
    const prod = environmentIn(PLAIN, 'prod')
    expect(addressesFor(PLAIN, prod, 'cart')).toEqual([
      { pin: 'chart', file: 'versions/prod/cart.yaml', pointer: '/services/cart/chart' },
    ])
    expect(addressesFor(PLAIN, prod, 'odd')).toEqual([
      { pin: 'chart', file: 'odd/version.yaml', pointer: '/a~1b' },
    ])
    expect(addressesFor(PLAIN, environmentIn(PLAIN, 'dev'), 'odd')).toEqual([])
  })
})

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/)
const service = fc.oneof(
  label,
  fc.tuple(label, label).map((parts) => parts.join('.')),
)
const literal = fc.stringMatching(/^[A-Za-z0-9_.-]{0,4}$/)
const step = fc.oneof(
  fc.tuple(literal, fc.constantFrom('{service}', '{namespace}', ''), literal),
  fc.tuple(fc.constant('{namespace}'), literal, fc.constant('{service}')),
  fc.tuple(fc.constant('{service}'), literal, fc.constant('{namespace}')),
)
const pattern = fc
  .array(
    step.map((parts) => parts.join('')),
    { minLength: 1, maxLength: 4 },
  )
  .map((steps) => steps.join('/'))

describe('any pattern that the policy takes', () => {
  test('gives two services two paths, inside what is allowed, and leads back from each', () => {
    let taken = 0
    fc.assert(
      fc.property(pattern, label, service, label, service, (overlay, ns1, name1, ns2, name2) => {
        const parsed = parsePolicy(
          `version: 1\nenvironments: { dev: { overlays: ${JSON.stringify(overlay)} } }\n`,
          'policy.yaml',
        )
        if (parsed.kind === 'problems') return
        taken += 1
        const environment = environmentIn(parsed.policy, 'dev')
        const namespaced = overlay.includes('{namespace}')
        const keys = [
          namespaced ? `${ns1}.${name1}` : name1,
          namespaced ? `${ns2}.${name2}` : name2,
        ]
        const paths = keys.flatMap((key) => overlayPaths(environment, key))
        expect(paths).toHaveLength(2)
        expect(new Set(paths).size).toBe(new Set(keys).size)
        for (const [index, path] of paths.entries()) {
          expect(path).toMatch(/^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/)
          expect(path).not.toMatch(
            /(?:^|\/)(?:\.\.?|\.git|-[^/]*)(?:\/|$)|^\.(?:github|fluxgate)(?:\/|$)/i,
          )
          if (!/kustomization/i.test(path)) expect(keyFromPath(environment, path)).toBe(keys[index])
        }
      }),
      { numRuns: 2000 },
    )
    expect(taken).toBeGreaterThan(200)
  })

  test('of two environments, never names one path twice', () => {
    const names = fc.array(service, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(pattern, pattern, names, label, (one, other, services, namespace) => {
        const parsed = parsePolicy(
          `version: 1\nenvironments: { dev: { overlays: ${JSON.stringify(one)} }, prod: { overlays: ${JSON.stringify(other)} } }\n`,
          'policy.yaml',
        )
        if (parsed.kind === 'problems') return
        const keys = services.map((name) =>
          one.includes('{namespace}') ? `${namespace}.${name}` : name,
        )
        const [dev = [], prod = []] = parsed.policy.environments.map((environment) =>
          keys.flatMap((key) => overlayPaths(environment, key)),
        )
        for (const path of dev) expect(prod).not.toContain(path)
      }),
      { numRuns: 2000 },
    )
  })
})
