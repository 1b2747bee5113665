import { expect, test } from '@jest/globals'
import { servicesOfSet } from '../src/facts/find-services.ts'
import { filesAt } from '../src/facts/view.ts'
import { policyOf } from './support/a-base.ts'
import { partialForge } from './support/partial-forge.ts'
import { repositoryOf } from './support/repository-of.ts'

const FILES = Object.fromEntries(
  ['web', 'shop', 'cart'].map((key) => [`apps/prod/${key}/release.yaml`, '']),
)

test.each([
  ['all services', 'batch: true', '@all', ['cart', 'shop', 'web']],
  ['those of its group', 'batch: { groups: { till: [shop, cart] } }', '@till', ['cart', 'shop']],
  ['all where the policy has it no more', '', '@till', ['cart', 'shop', 'web']],
])('a set whose record names none may have %s', async (_, batch, id, keys) => {
  const policy = policyOf(`version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", ${batch} }
`)
  const prod = policy.environments.find(({ name }) => name === 'prod')
  if (prod === undefined) throw new Error('no prod')
  const read = filesAt(partialForge(repositoryOf({ base: FILES })), 'base')
  expect(await servicesOfSet(read, prod, id)).toEqual(keys)
})
