import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type RealRegistry, startProxy, startRegistry } from '../../../test/registry/src/index.ts'
import { virtualClock } from '../../../test/support/virtual-clock.ts'
import { digestOf, place, publish, putsOf, reasonOf } from './support/publish.ts'

let registry: RealRegistry
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(async () => {
  await registry[Symbol.asyncDispose]()
})

describe('what goes wrong with the manifest', () => {
  const tag = /\/manifests\/1\.4\.2$/

  test.each([
    ['429 once, with a time to wait', { answer: 429, headers: { 'retry-after': '1' }, times: 1 }],
    ['500 once', { answer: 500, times: 1 }],
    ['502 after it was stored', { answer: 502, after: true, times: 1 }],
    ['502 after it was stored, each time', { answer: 502, after: true, times: 100 }],
    ['a reset', { answer: 'reset', times: 1 }],
    ['a reset after it was stored', { answer: 'reset', after: true, times: 1 }],
    [
      'a refusal after it was stored, as of a tag that can not be moved',
      { answer: 400, after: true, times: 1 },
    ],
  ] as const)('%s: published once, with the right digest', async (_, fault) => {
    await using proxy = await startProxy(registry.host)
    const path = place()
    proxy.fail({ method: 'PUT', path: tag, ...fault })
    const done = await publish({ host: proxy.host, path })
    expect(done.outcome.kind).toBe('published')
    const again = await publish({ host: registry.host, path })
    expect(again.outcome).toMatchObject({ kind: 'present', chart: { digest: digestOf(done) } })
  })

  test('a push that may have landed is looked for before another one', async () => {
    await using proxy = await startProxy(registry.host)
    proxy.fail({ method: 'PUT', path: tag, answer: 'reset', after: true, times: 1 })
    const done = await publish({ host: proxy.host })
    expect(done.outcome.kind).toBe('published')
    expect(putsOf(proxy)).toBe(1)
    expect(done.log).toHaveLength(1)
    expect(done.log[0]).toMatch(
      /^the registry \S+ did not take it \(helm could not push\): .*EOF; looking again in [0-9.]+ s$/,
    )
  })

  test('a registry that shows it late is waited for', async () => {
    await using proxy = await startProxy(registry.host)
    let gets = 0
    proxy.before = async (method, path) => {
      if (method !== 'GET' || !tag.test(path)) return
      gets += 1
      if (gets === 2 || gets === 3) {
        proxy.fail({ method: 'GET', path: tag, answer: 404, times: 1 })
      }
    }
    const done = await publish({ host: proxy.host })
    expect(done.outcome.kind).toBe('published')
    expect(putsOf(proxy)).toBe(1)
  })

  test('a push that did not end in time is looked for, and made once more where it is not there', async () => {
    await using proxy = await startProxy(registry.host)
    proxy.fail({ method: 'PUT', path: tag, answer: 'reset', delay: 60_000, times: 1 })
    const done = await publish({ host: proxy.host, timeoutSeconds: 6 })
    expect(done.outcome.kind).toBe('published')
    expect(done.log).toEqual([
      expect.stringMatching(/did not come to an end with a push in time; looking again in /),
    ])
  })

  test('a request that will never be taken is told with what helm says', async () => {
    await using proxy = await startProxy(registry.host)
    proxy.fail({ method: 'PUT', path: /manifests/, answer: 413, times: 100 })
    const done = await publish({ host: proxy.host })
    expect(done.outcome.kind).toBe('refused')
    expect(reasonOf(done)).toMatch(/did not take it \(helm could not push\): .*status code 413/)
  })
})

describe('a registry that does not answer', () => {
  test('is asked again until the deadline, with the wait it asks for', async () => {
    await using proxy = await startProxy(registry.host)
    proxy.fail({
      method: 'GET',
      path: /manifests/,
      answer: 429,
      headers: { 'retry-after': '7' },
      times: 3,
    })
    const clock = virtualClock()
    const done = await publish({ host: proxy.host, clock })
    expect(done.outcome.kind).toBe('published')
    expect(clock.slept()).toBeGreaterThanOrEqual(21_000)
  })

  test('is told as such when it never does', async () => {
    const clock = virtualClock()
    const down = await publish({ host: '127.0.0.1:9', path: 'charts', clock })
    expect(down.outcome.kind).toBe('deferred')
    expect(reasonOf(down)).toMatch(
      /^the registry "127\.0\.0\.1:9" did not answer: connect ECONNREFUSED 127\.0\.0\.1:9; looked \d+ times\. Run again: it goes on from what is there$/,
    )
    expect(clock.slept()).toBeGreaterThan(60_000)
    expect(clock.slept()).toBeLessThanOrEqual(120_000)
  })

  test('is not waited for longer than there is time', async () => {
    await using proxy = await startProxy(registry.host)
    proxy.fail({
      method: 'GET',
      path: /manifests/,
      answer: 429,
      headers: { 'retry-after': '3600' },
      times: 9,
    })
    const done = await publish({ host: proxy.host })
    expect(reasonOf(done)).toMatch(/answered 429, and asks to wait for 3600 s; looked 1 times/)
  })
})
