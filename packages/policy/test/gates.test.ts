import { describe, expect, test } from '@jest/globals'
import { type AllowedTime, type Gates, gatesFor, NO_GATES, type Policy } from '../src/index.ts'
import { policyWith, prodWith } from './corpus.ts'
import { environmentIn, policyOf } from './policy-of.ts'

describe('the gates of a service', () => {
  test('are those of its environment where it says nothing of its own', () => {
    const policy = policyOf(prodWith('gates: { soak: 4h }'))
    expect(gatesIn(policy, 'cart')).toEqual({ ...NO_GATES, soakSeconds: 4 * 3600 })
  })

  test('can be longer than the rule', () => {
    const text = `${prodWith('gates: { soak: 4h }')}services: { cart: { gates: { prod: { soak: 24h } } } }\n`
    expect(gatesIn(policyOf(text), 'cart').soakSeconds).toBe(24 * 3600)
    expect(gatesIn(policyOf(text), 'basket').soakSeconds).toBe(4 * 3600)
  })

  test('are its own where its environment asks for nothing', () => {
    const text = policyWith('services: { cart: { gates: { prod: { soak: 1h } } } }')
    expect(gatesIn(policyOf(text), 'cart').soakSeconds).toBe(3600)
    const dev = environmentIn(policyOf(text), 'dev')
    expect(gatesFor(policyOf(text), dev, 'cart')).toEqual(NO_GATES)
  })

  test('never loosen the rule, whatever a service asks for', () => {
    const policy = policyOf(prodWith('gates: { soak: 4h }'))
    const rule: Gates = {
      soakSeconds: 60,
      windows: [[window('mon')]],
      freezes: [freeze('2026-12-18')],
      checks: ['e2e'],
      tests: 'e2e.yml',
      approvals: [{ count: 2, teams: [], notSourceAuthor: true }],
    }
    const own: Gates = {
      soakSeconds: 0,
      windows: [[window('tue')]],
      freezes: [freeze('2026-12-24')],
      checks: ['e2e', 'load'],
      tests: undefined,
      approvals: [{ count: 1, teams: [{ org: 'acme', slug: 'ops' }], notSourceAuthor: false }],
    }
    const prod = { ...environmentIn(policy, 'prod'), gates: rule }
    const services = [
      {
        key: 'cart',
        gates: [{ environment: 'prod', gates: own }],
        helmReleases: [],
        addresses: [],
      },
    ]
    expect(gatesFor({ ...policy, services }, prod, 'cart')).toEqual({
      soakSeconds: 60,
      windows: [[window('mon')], [window('tue')]],
      freezes: [freeze('2026-12-18'), freeze('2026-12-24')],
      checks: ['e2e', 'load'],
      tests: 'e2e.yml',
      approvals: [...rule.approvals, ...own.approvals],
    })
  })

  test('add checks to those of the rule, each once', () => {
    const text = `${prodWith('gates: { checks: [e2e] }')}services: { cart: { gates: { prod: { checks: [load, e2e] } } } }\n`
    expect(gatesIn(policyOf(text), 'cart').checks).toEqual(['e2e', 'load'])
    expect(gatesIn(policyOf(text), 'basket').checks).toEqual(['e2e'])
  })

  test('add approvals to those of the rule, and both have to be met', () => {
    const text = `${prodWith('gates: { approvals: { count: 2 } }')}services: { cart: { gates: { prod: { approvals: { teams: [acme/ops] } } } } }\n`
    const ops = [{ org: 'acme', slug: 'ops' }]
    expect(gatesIn(policyOf(text), 'cart').approvals).toEqual([
      { count: 2, teams: [], notSourceAuthor: false },
      { count: 1, teams: ops, notSourceAuthor: false },
    ])
  })

  test.each([
    ['{ count: 1 }', true],
    ['{ count: 1, teams: [acme/ops] }', true],
    ['{ count: 1, teams: [acme/sec] }', false],
    ['{ count: 1, notSourceAuthor: true }', false],
    ['{ count: 3 }', false],
  ])('are a mistake where they add nothing: approvals %s', (approvals, looser) => {
    const rule = prodWith('gates: { approvals: { count: 2, teams: [acme/ops] } }')
    const text = `${rule}services: { cart: { gates: { prod: { approvals: ${approvals} } } } }\n`
    const said = '"approvals" is looser than that of environment "prod"'
    if (looser) expect(() => policyOf(text)).toThrow(said)
    else expect(gatesIn(policyOf(text), 'cart').approvals).toHaveLength(2)
  })

  test('can name the tests where the rule names none, and no other than it names', () => {
    const own = 'services: { cart: { gates: { prod: { tests: load.yml } } } }'
    expect(gatesIn(policyOf(policyWith(own)), 'cart').tests).toBe('load.yml')
    const same = prodWith('gates: { tests: load.yml }')
    expect(gatesIn(policyOf(`${same}${own}\n`), 'basket').tests).toBe('load.yml')
    expect(() => policyOf(`${prodWith('gates: { tests: e2e.yml }')}${own}\n`)).toThrow(
      '"tests" is another workflow than that of environment "prod", "e2e.yml"; one of them tests a release, so remove it here',
    )
  })

  test('name twenty checks at most', () => {
    const names = Array.from({ length: 21 }, (_, index) => `check-${index}`)
    expect(() => policyOf(prodWith(`gates: { checks: [${names.join(', ')}] }`))).toThrow(
      '"checks" has 21 names; 20 are the most',
    )
  })

  test.each(['0s', '1h'])('must not be asked to soak for less than the rule: %s', (soak) => {
    const text = `${prodWith('gates: { soak: 4h }')}services: { cart: { gates: { prod: { soak: ${soak} } } } }\n`
    expect(() => policyOf(text)).toThrow('"soak" is looser than that of environment "prod"')
  })
})

function gatesIn(policy: Policy, key: string): Gates {
  return gatesFor(policy, environmentIn(policy, 'prod'), key)
}

function window(day: AllowedTime['days'][number]): AllowedTime {
  return { days: [day], from: '09:00', to: '16:00', timezone: 'UTC' }
}

function freeze(from: string) {
  return { from, to: '2027-01-04', timezone: 'UTC', reason: undefined }
}
