import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import { keyFromPath, parsePolicy, proposePolicy } from '../src/index.ts'
import { environmentIn, policyOf } from './policy-of.ts'

function release(path: string, name: string, namespace = 'web'): { path: string; text: string } {
  const text = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${name}
  namespace: ${namespace}
`
  return { path, text }
}

describe('the policy proposed for a repository', () => {
  test('has its environments by folder, in the usual order, and reads well', () => {
    const files = ['production', 'staging', 'base'].flatMap((environment) =>
      ['cart', 'shop'].map((name) => release(`apps/${environment}/${name}/release.yaml`, name)),
    )
    const { text, notes } = proposePolicy(files)
    expect(notes).toEqual([])
    expect(
      text,
    ).toBe(`# Proposed from 4 HelmReleases in this repository. Check the order of the environments and fill in who reports.
version: 1
environments:
  # services: cart, shop
  staging:
    overlays: "apps/staging/{service}"
  # services: cart, shop
  production:
    after: [staging]
    overlays: "apps/production/{service}"
# Whose events count: the numeric id of the GitHub App or user behind the Flux provider. Until one is here,
# events are refused, and the run prints what to write in place of the empty list, such as:
#   reporters: [{ id: 123456, login: "your-flux[bot]", environments: [staging, production] }]
reporters: []
# Who may say by hand that a release works (the first runs need it), skip gates, hold versions: logins, user ids, or teams
# such as acme/ops, which only the token of a GitHub App can read.
people: { attest: [], override: [], hold: [] }
`)
  })

  test.each([
    [
      'a folder for each',
      ['apps/dev/cart/hr.yaml', 'apps/prod/cart/hr.yaml'],
      'apps/prod/{service}',
    ],
    ['a file for each', ['apps/dev/cart.yaml', 'apps/prod/cart.yaml'], 'apps/prod/{service}.yaml'],
    [
      'a file of values',
      ['apps/dev/cart-values.yaml', 'apps/prod/cart-values.yaml'],
      'apps/prod/{service}-values.yaml',
    ],
    [
      'environments under the service',
      ['apps/cart/dev/hr.yaml', 'apps/cart/prod/hr.yaml'],
      'apps/{service}/prod',
    ],
    [
      'overlays under the service',
      ['cart/overlays/dev/hr.yaml', 'cart/overlays/prod/hr.yaml'],
      '{service}/overlays/prod',
    ],
    [
      'folders deeper down',
      ['clusters/dev/x/cart/a/hr.yaml', 'clusters/prod/x/cart/a/hr.yaml'],
      'clusters/prod/x/{service}',
    ],
  ])('finds %s', (_, paths, overlay) => {
    const { text } = proposePolicy(paths.map((path) => release(path, 'cart')))
    const prod = environmentIn(policyOf(text), 'prod')
    expect(prod).toMatchObject({ after: ['dev'], overlays: [overlay] })
  })

  test('has the namespace in the key where folders and objects have several', () => {
    const files = [
      release('dev/web/cart/hr.yaml', 'cart', 'web'),
      release('dev/ops/log/hr.yaml', 'log', 'ops'),
      release('prod/web/cart/hr.yaml', 'cart', 'web'),
    ]
    const policy = policyOf(proposePolicy(files).text)
    expect(environmentIn(policy, 'dev').overlays).toEqual(['dev/{namespace}/{service}'])
    expect(keyFromPath(environmentIn(policy, 'dev'), 'dev/ops/log')).toBe('ops.log')
  })

  test('names the object where it is called otherwise than its folder', () => {
    const files = [
      release('apps/dev/cart/hr.yaml', 'cart-dev'),
      release('apps/prod/cart/hr.yaml', 'cart'),
    ]
    expect(policyOf(proposePolicy(files).text).services).toMatchObject([
      { key: 'cart', helmReleases: [{ environment: 'dev', namespace: 'web', name: 'cart-dev' }] },
    ])
  })

  test('puts environments of one stage side by side', () => {
    const names = ['prod-eu', 'prod-us', 'qa', 'dev', 'staging_1']
    const { text } = proposePolicy(
      names.map((name) => release(`apps/${name}/cart/hr.yaml`, 'cart')),
    )
    const order = policyOf(text).environments.map(({ name, after }) => [name, ...after])
    expect(order).toEqual([
      ['dev'],
      ['qa', 'dev'],
      ['staging-1', 'qa'],
      ['prod-eu', 'staging-1'],
      ['prod-us', 'staging-1'],
    ])
  })

  test('says what it could not place', () => {
    const { notes } = proposePolicy([
      release('apps/dev/cart/hr.yaml', 'cart'),
      release('infrastructure/ingress.yaml', 'ingress'),
    ])
    expect(notes).toEqual([
      'HelmRelease "ingress" in "infrastructure/ingress.yaml": no folder of it is called like an environment and no step like a service',
    ])
  })

  test('is an example where nothing is found', () => {
    const { text, notes } = proposePolicy([{ path: 'README.md', text: 'HelmRelease' }])
    expect(policyOf(text).environments.map(({ name }) => name)).toEqual(['dev', 'prod'])
    expect(notes).toHaveLength(1)
  })

  test('passes over what is no YAML, too deep, or a template of something else', () => {
    const bad = [
      'kind: HelmRelease\n\t- x',
      `kind: HelmRelease\nx: ${'['.repeat(5000)}`,
      'kind: HelmRelease\n',
    ]
    const { notes } = proposePolicy(bad.map((text) => ({ path: 'apps/dev/cart/hr.yaml', text })))
    expect(notes).toHaveLength(1)
  })

  test('is a policy that can be parsed, whatever the files are called', () => {
    const step = fc.oneof(
      fc.constantFrom(
        'apps',
        'dev',
        'staging',
        'prod',
        'prod-eu',
        'PROD',
        'base',
        'cart',
        'shop',
        '.github',
        '..',
        'web',
        'a b',
      ),
      fc.string({ maxLength: 6 }),
    )
    const file = fc
      .tuple(
        fc.array(step, { maxLength: 5 }),
        fc.constantFrom('cart', 'shop', 'cart-dev', 'dev'),
        fc.constantFrom('web', 'ops'),
        fc.constantFrom('hr.yaml', 'cart.yaml', 'cart-values.yaml', 'kustomization.yaml'),
      )
      .map(([steps, name, namespace, end]) => release([...steps, end].join('/'), name, namespace))
    fc.assert(
      fc.property(fc.array(file, { maxLength: 8 }), (files) => {
        const { text } = proposePolicy(files)
        expect(parsePolicy(text, 'policy.yaml')).toMatchObject({ kind: 'ok' })
      }),
      { numRuns: 500 },
    )
  })
})
