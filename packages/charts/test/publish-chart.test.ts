import { cp, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type RealRegistry, startProxy, startRegistry } from '../../../test/registry/src/index.ts'
import { serviceWith } from '../../../test/support/chart.ts'
import { bothHelms } from '../../../test/support/helms.ts'
import { virtualClock } from '../../../test/support/virtual-clock.ts'
import type { ChartToPublish } from '../src/index.ts'
import { archiveOf, digestOf, place, publish, putsOf, reasonOf } from './support/publish.ts'

const { helms, clear } = bothHelms()
let registry: RealRegistry
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(async () => {
  await registry[Symbol.asyncDispose]()
  clear()
})

describe('a chart', () => {
  test('has one digest, from whatever folder, at whatever time, with either helm', async () => {
    await using service = await serviceWith()
    const elsewhere = await mkdtemp(join(tmpdir(), 'fluxgate-elsewhere-'))
    try {
      const first = join(service.root, 'charts/shop')
      const second = join(elsewhere, 'another', 'folder')
      await cp(first, second, { recursive: true })
      await utimes(join(second, 'values.yaml'), 1, 1)
      const umask = process.umask(0o077)
      try {
        await writeFile(
          join(second, 'templates/service.yaml'),
          await readFile(join(first, 'templates/service.yaml')),
        )
      } finally {
        process.umask(umask)
      }
      const digests: string[] = []
      for (const { folders } of helms) {
        for (const folder of [first, second]) {
          const done = await publish({ host: registry.host, folders, folder, path: place() })
          expect(done.outcome.kind).toBe('published')
          digests.push(digestOf(done))
        }
      }
      expect(new Set(digests).size).toBe(1)
    } finally {
      await rm(elsewhere, { recursive: true, force: true })
    }
  })

  test('with dependencies has one digest too, though helm packs them in any order', async () => {
    const dependency = (name: string): Record<string, string> => ({
      [`charts/shop/charts/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
      [`charts/shop/charts/${name}/templates/a.yaml`]: `kind: ${name}\n`,
    })
    const names = ['db', 'cache', 'queue', 'mail', 'search']
    const listed = names.map((name) => `  - { name: ${name}, version: 1.0.0 }\n`).join('')
    await using service = await serviceWith({
      'charts/shop/Chart.yaml': `apiVersion: v2\nname: shop\nversion: 0.0.0\ndependencies:\n${listed}`,
      ...Object.assign({}, ...names.map(dependency)),
    })
    const folder = join(service.root, 'charts/shop')
    const digests = new Set<string>()
    for (let count = 0; count < 6; count += 1) {
      const { folders } = helms[count % 2] ?? { folders: [] }
      digests.add(digestOf(await publish({ host: registry.host, folder, folders })))
    }
    expect(digests.size).toBe(1)
  })

  test('that is there already is not pushed again, and gives the same outputs', async () => {
    await using proxy = await startProxy(registry.host)
    const path = place()
    const first = await publish({ host: proxy.host, path })
    const second = await publish({ host: proxy.host, path, ...helms[1] })
    expect(first.outcome).toMatchObject({
      kind: 'published',
      chart: {
        name: 'shop',
        version: '1.4.2',
        reference: `${proxy.host}/${path}/shop:1.4.2@${digestOf(first)}`,
      },
    })
    expect(second.outcome).toEqual({ ...first.outcome, kind: 'present' })
    expect(putsOf(proxy)).toBe(1)
  })

  test('under whose version other content lies is refused, with what is where', async () => {
    await using proxy = await startProxy(registry.host)
    const path = place()
    const first = await publish({ host: proxy.host, path })
    const second = await publish({ host: proxy.host, path, appVersion: '2' })
    expect(second.outcome.kind).toBe('refused')
    expect(reasonOf(second)).toMatch(
      new RegExp(
        `^${proxy.host}/${path}/shop:1.4.2 is published already, with other content: the registry holds ${digestOf(first)} with the content sha256:[0-9a-f]{64}, this chart's content is sha256:[0-9a-f]{64}. A version is never overwritten: publish this one under a new version$`,
      ),
    )
    expect(putsOf(proxy)).toBe(1)
  })

  test('is as it was stamped, and the working tree is as it was', async () => {
    await using service = await serviceWith()
    const folder = join(service.root, 'charts/shop')
    const digest = `sha256:${'a'.repeat(64)}`
    const before = await readFile(join(folder, 'values.yaml'), 'utf8')
    const done = await publish({
      host: registry.host,
      folder,
      appVersion: '7',
      stamps: [
        { at: { kind: 'values', path: ['image', 'tag'] }, value: '1.10', kind: 'tag' },
        { at: { kind: 'annotation', name: 'example.com/digest' }, value: digest, kind: 'digest' },
      ],
    })
    expect(await readFile(join(folder, 'values.yaml'), 'utf8')).toBe(before)
    const entries = await archiveOf(registry.host, done)
    expect(entries.get('shop/values.yaml')).toBe(before.replace('tag: ""', 'tag: "1.10"'))
    expect(entries.get('shop/Chart.yaml')).toBe(
      `annotations:\n  example.com/digest: ${digest}\napiVersion: v2\nappVersion: "7"\ndescription: Sells things\nname: shop\nversion: 1.4.2\n`,
    )
  })
})

describe('two runs at once', () => {
  test('with the same content both end with it, whoever came first', async () => {
    await using proxy = await startProxy(registry.host)
    const path = place()
    const [one, other] = await Promise.all([
      publish({ host: proxy.host, path }),
      publish({ host: proxy.host, path, ...helms[1] }),
    ])
    expect(digestOf(one)).toBe(digestOf(other))
  })

  test('with other content: one wins, the other says so', async () => {
    await using proxy = await startProxy(registry.host)
    const path = place()
    const tag = /\/manifests\/1\.4\.2$/
    // Both look before either has pushed, and the second pushes a moment after the first has: who looks at once sees its own.
    const looks = barrier()
    const pushes = barrier()
    proxy.before = async (method, at) => {
      if (!tag.test(at)) return
      if (method === 'GET') await looks()
      if (method === 'PUT' && (await pushes()) === 2) await pause(400)
    }
    const realTime = { ...virtualClock(), now: () => new Date(), sleep: pause }
    const ended = await Promise.all([
      publish({ host: proxy.host, path, clock: realTime }),
      publish({ host: proxy.host, path, clock: realTime, appVersion: '2' }),
    ])
    expect(ended.map(({ outcome }) => outcome.kind).sort()).toEqual(['published', 'refused'])
    const [winner] = ended.filter(({ outcome }) => outcome.kind === 'published')
    const [loser] = ended.filter(({ outcome }) => outcome.kind === 'refused')
    if (winner === undefined || loser === undefined) throw new Error('one of each')
    expect(reasonOf(loser)).toContain(
      `another run published ${proxy.host}/${path}/shop:1.4.2 with other content meanwhile: the registry holds ${digestOf(winner)}`,
    )
    expect(putsOf(proxy)).toBe(2)
  })
})

/** Lets nobody pass before two are there, and tells each as which it came. */
function barrier(): () => Promise<number> {
  const both = Promise.withResolvers<void>()
  let came = 0
  return async () => {
    came += 1
    const mine = came
    if (mine === 2) both.resolve()
    await both.promise
    return mine
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('a chart that can not be published', () => {
  const broken = async (
    files: Readonly<Record<string, string | undefined>>,
    more: Partial<ChartToPublish> = {},
  ): Promise<unknown> => {
    await using service = await serviceWith(files)
    const folder = join(service.root, 'charts/shop')
    return await publish({ host: '127.0.0.1:9', folder, ...more }).then(
      () => 'published',
      (cause: unknown) => (cause instanceof Error ? cause.message : cause),
    )
  }
  const tag = { value: '1', kind: 'tag' } as const
  const imageTag = { at: { kind: 'values', path: ['image', 'tag'] }, ...tag } as const

  test.each<
    [string, Readonly<Record<string, string | undefined>>, Partial<ChartToPublish>, RegExp]
  >([
    [
      'a value that is not there',
      { 'charts/shop/values.yaml': 'image:\n  repository: x\n' },
      { stamps: [imageTag] },
      /^charts\/shop\/values\.yaml:1:1 has no "image\.tag"; add it, empty \(""\), where the templates read it$/,
    ],
    [
      'a value that is a map',
      { 'charts/shop/values.yaml': 'image:\n  tag: { a: 1 }\n' },
      { stamps: [imageTag] },
      /^charts\/shop\/values\.yaml:2:8 "image\.tag" is no single value$/,
    ],
    [
      'no values.yaml',
      { 'charts/shop/values.yaml': undefined },
      { stamps: [imageTag] },
      /^"charts\/shop\/values\.yaml" is not there, so nothing can be written to it; add it$/,
    ],
    [
      'a name that no registry takes',
      { 'charts/shop/Chart.yaml': 'apiVersion: v2\nname: Shop\nversion: 0.0.0\n' },
      {},
      /^charts\/shop\/Chart\.yaml: name "Shop" can't stand in a registry; use lower case letters, digits and "-"$/,
    ],
    [
      'a Chart.yaml that is no YAML',
      { 'charts/shop/Chart.yaml': 'name: [' },
      {},
      /^charts\/shop\/Chart\.yaml: not YAML: /,
    ],
    [
      'a dependency that was not fetched',
      {
        'charts/shop/Chart.yaml':
          'apiVersion: v2\nname: shop\nversion: 0.0.0\ndependencies:\n  - { name: db, version: 1.0.0, repository: "https://charts.example" }\n',
      },
      {},
      /^"charts\/shop" can't be packed: helm: exit 1: .*db; commit the Chart.lock that helm dependency update writes, or what it puts under charts\/$/s,
    ],
  ])('because of %s', async (_, files, more, message) => {
    expect(await broken(files, more)).toMatch(message)
  })
})
