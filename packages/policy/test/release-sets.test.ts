import { describe, expect, test } from '@jest/globals'
import { environmentOf, isSetId, setOf, setsOf } from '../src/index.ts'
import { prodWith } from './corpus.ts'
import { policyOf } from './policy-of.ts'

function prod(batch: string) {
  const environment = environmentOf(policyOf(prodWith(`batch: ${batch}`)), 'prod')
  if (environment === undefined) throw new Error('the policy has no prod')
  return environment
}

describe('which services go into an environment together', () => {
  test.each([
    ['false', []],
    ['true', [{ id: '@all', services: undefined }]],
    [
      '{ groups: { shop: [cart, checkout], back: [ledger] } }',
      [
        { id: '@shop', services: ['cart', 'checkout'] },
        { id: '@back', services: ['ledger'] },
      ],
    ],
  ])('batch: %s', (batch, sets) => {
    expect(setsOf(prod(batch))).toEqual(sets)
  })

  test.each([
    ['false', 'cart', undefined],
    ['true', 'cart', '@all'],
    ['{ groups: { shop: [cart] } }', 'cart', '@shop'],
    ['{ groups: { shop: [cart] } }', 'ledger', undefined],
  ])('batch: %s takes %s into %s', (batch, key, id) => {
    expect(setOf(prod(batch), key)).toBe(id)
  })

  test.each([
    ['@all', true],
    ['@shop-2', true],
    ['all', false],
    ['@', false],
    ['@Shop', false],
    ['@a/b', false],
    ['@-a', false],
  ])('%s names a set: %s', (text, is) => {
    expect(isSetId(text)).toBe(is)
  })
})
