import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  type Access,
  type RealRegistry,
  startProxy,
  startRegistry,
} from '../../../test/registry/src/index.ts'
import { bothHelms } from '../../../test/support/helms.ts'
import { virtualClock } from '../../../test/support/virtual-clock.ts'
import { publish, reasonOf } from './support/publish.ts'

const { helms, clear } = bothHelms()
let registry: RealRegistry
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(async () => {
  await registry[Symbol.asyncDispose]()
  clear()
})

describe('who publishes', () => {
  const person = { username: 'octocat', password: 'a-secret-pass:word+/=' }

  describe.each<[string, Access]>([
    ['basic', { kind: 'basic', ...person }],
    ['token', { kind: 'token', ...person }],
    ['token with public reads', { kind: 'token', ...person, publicReads: true }],
  ])('with %s authorization', (_, access) => {
    test.each(helms)('is let in with the right password, by $name', async ({ folders }) => {
      await using proxy = await startProxy(registry.host, access)
      const done = await publish({ host: proxy.host, folders, credentials: person })
      expect(done.outcome.kind).toBe('published')
    })

    test('is told that the password is wrong, at once, and nothing is pushed', async () => {
      await using proxy = await startProxy(registry.host, access)
      const clock = virtualClock()
      const credentials = { ...person, password: 'another-secret' }
      const done = await publish({ host: proxy.host, credentials, clock })
      expect(done.outcome).toEqual({
        kind: 'refused',
        name: 'shop',
        reason: `the registry "${proxy.host}" does not take the "username" and "password" that it was given (401); check both`,
      })
      expect(clock.slept()).toBe(0)
      expect(proxy.seen.filter(({ method }) => method !== 'GET')).toEqual([])
    })
  })

  test('is asked for where nobody is named', async () => {
    await using proxy = await startProxy(registry.host, { kind: 'token', ...person })
    const done = await publish({ host: proxy.host })
    expect(reasonOf(done)).toBe(
      `the registry "${proxy.host}" wants to know who publishes (401); pass "username" and "password"`,
    )
  })

  test('is told what is missing where reading is allowed and writing is not', async () => {
    await using proxy = await startProxy(registry.host)
    proxy.fail({ method: 'POST', path: /uploads/, answer: 403, times: 100 })
    const done = await publish({ host: proxy.host, path: 'charts', credentials: person })
    expect(reasonOf(done)).toBe(
      `the registry "${proxy.host}" does not let this account publish "charts/shop" (403); at ghcr.io the token needs "packages: write", and the package must give this repository write access`,
    )
  })

  test.each([
    ['http://registry.example/token'],
    ['http://192.0.2.1/token'],
    ['ftp://127.0.0.1/token'],
    ['http://user:pass@127.0.0.1/token'],
    ['nonsense'],
  ])('is not told to %s', async (realm) => {
    await using proxy = await startProxy(registry.host, { kind: 'token', ...person, realm })
    const done = await publish({ host: proxy.host, credentials: person })
    expect(reasonOf(done)).toBe(
      `the registry "${proxy.host}" sends for a token to an address without TLS; nothing was sent there`,
    )
    expect(proxy.seen.map(({ authorization }) => authorization)).toEqual([''])
  })
})
