import { describe, expect, test } from '@jest/globals'
import { keyFromPath } from '../src/index.ts'
import { environmentIn, policyOf } from './policy-of.ts'

const POLICY = policyOf(`version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}.yaml" }
`)

function keyIn(environment: string, path: string): string | undefined {
  return keyFromPath(environmentIn(POLICY, environment), path)
}

describe('a kustomization', () => {
  test.each([
    ['prod', 'apps/prod/kustomization.yaml'],
    ['prod', 'apps/prod/Kustomization.yaml'],
    ['dev', 'apps/dev/Kustomization'],
    ['dev', 'apps/dev/kustomization'],
  ])('beside the overlays of %s is no service: %s', (environment, path) => {
    expect(keyIn(environment, path)).toBeUndefined()
  })

  test('does not keep a service from being called much like it', () => {
    expect(keyIn('prod', 'apps/prod/kustomization-shop.yaml')).toBe('kustomization-shop')
    expect(keyIn('prod', 'apps/prod/shop.yaml')).toBe('shop')
  })
})
