import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { toolsFolder } from '../../scripts/setup/catalogue.ts'
import {
  type Access,
  type RealRegistry,
  type RegistryProxy,
  startProxy,
  startRegistry,
} from '../registry/src/index.ts'
import { serviceWith } from '../support/chart.ts'
import { bothHelms } from '../support/helms.ts'
import { type ActionEnd, type ActionStart, runAction } from '../support/run-action.ts'
import { expectGoldenText } from './golden.ts'
import { errorsOf } from './stage.ts'

const PERSON = { username: 'octocat', password: 'canary-9f86d081884c7d65' }
const TOKENS: Access = { kind: 'token', ...PERSON }
const DIGEST = `sha256:${'c'.repeat(64)}`
const DELIVERY = `version: 1
service: shop
chart:
  path: charts/shop
  stamp: { imageTag: image.tag, imageDigest: annotations/example.com/image-digest }
`

const { helms, clear } = bothHelms()
let registry: RealRegistry
let place = 0
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(async () => {
  await registry[Symbol.asyncDispose]()
  clear()
})

interface Start {
  readonly host: string
  readonly path: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly folders?: readonly string[]
  readonly files?: Readonly<Record<string, string | undefined>>
  readonly more?: Partial<ActionStart>
}

/** Runs the built action over a checkout with the sample chart. */
async function publish({ host, path, inputs, folders, files, more }: Start): Promise<ActionEnd> {
  await using service = await serviceWith({ '.fluxgate/delivery.yaml': DELIVERY, ...files })
  const { extraEnv, ...rest } = more ?? {}
  return await runAction({
    action: 'publish-chart',
    inputs: {
      delivery: '.fluxgate/delivery.yaml',
      version: '1.4.2-main.12.gabc1234',
      registry: `oci://${host}/${path}`,
      'image-tag': '1.4.2',
      'image-digest': DIGEST,
      ...inputs,
    },
    eventName: 'push',
    event: {},
    repository: 'acme/shop',
    apiUrl: 'http://127.0.0.1:9',
    graphqlUrl: 'http://127.0.0.1:9',
    serverUrl: 'http://127.0.0.1:9',
    extraEnv: {
      PATH: [...(folders ?? [toolsFolder]), '/usr/bin', '/bin'].join(':'),
      GITHUB_WORKSPACE: service.root,
      ...extraEnv,
    },
    ...rest,
  })
}

const aPlace = (): string => {
  place += 1
  return `bundle-${place}`
}

const golden = (name: string, { summary }: ActionEnd, host: string, path: string): void =>
  expectGoldenText(name, summary.replaceAll(host, 'registry.example').replaceAll(path, 'charts'))

describe.each(helms)('with $name', ({ folders }) => {
  test('a chart is published once, and again it is there', async () => {
    await using proxy = await startProxy(registry.host, TOKENS)
    const path = aPlace()
    const start = { host: proxy.host, path, folders, inputs: { ...PERSON, 'app-version': '1.4.2' } }
    const first = await publish(start)
    expect(errorsOf(first)).toEqual([])
    const { digest = '' } = first.outputs
    expect(first.outputs).toEqual({
      operation: 'published',
      reason: `shop 1.4.2-main.12.gabc1234 is published with digest ${digest}`,
      version: '1.4.2-main.12.gabc1234',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      reference: `${proxy.host}/${path}/shop:1.4.2-main.12.gabc1234@${digest}`,
    })
    golden('publish-chart', first, proxy.host, path)
    const again = await publish(start)
    expect(again).toMatchObject({
      exitCode: 0,
      outputs: { ...first.outputs, operation: 'none', reason: expect.stringContaining('already') },
    })
    golden('publish-chart-again', again, proxy.host, path)
  })
})

test('other content under the version is refused, and the step is red', async () => {
  const path = aPlace()
  await publish({ host: registry.host, path })
  const end = await publish({ host: registry.host, path, inputs: { 'image-tag': '1.4.3' } })
  expect(end.exitCode).toBe(1)
  expect(end.outputs).toEqual({ operation: 'refused', reason: expect.any(String) })
  expect(errorsOf(end)).toEqual([end.outputs['reason']])
  expectGoldenText(
    'publish-chart-other-content',
    end.summary.replaceAll(registry.host, 'registry.example').replaceAll(path, 'charts'),
  )
})

describe('a password', () => {
  /** A helm that notes what it was started with before it does its work. */
  async function watchedHelm(folder: string): Promise<string> {
    const seen = join(folder, 'seen')
    const script = `#!/bin/sh
{ echo "ARGS $*"; set; } >> '${seen}'
exec '${join(toolsFolder, 'helm')}' "$@"
`
    await mkdir(join(folder, 'bin'))
    await writeFile(join(folder, 'bin/helm'), script)
    await chmod(join(folder, 'bin/helm'), 0o755)
    return seen
  }

  test('is in no argument, variable, log, output or file that stays', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fluxgate-watch-'))
    try {
      await using proxy = await startProxy(registry.host, TOKENS)
      const seen = await watchedHelm(folder)
      const temporary = join(folder, 'runner-temp')
      await mkdir(temporary)
      const end = await publish({
        host: proxy.host,
        path: aPlace(),
        folders: [join(folder, 'bin')],
        inputs: PERSON,
        more: { extraEnv: { RUNNER_TEMP: temporary } },
      })
      expect(end.exitCode).toBe(0)
      const commands = (await readFile(seen, 'utf8'))
        .split('\n')
        .filter((line) => /^ARGS/.test(line))
      expect(commands.map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual([
        expect.stringMatching(/^package /),
        'registry login',
        expect.stringMatching(/^push /),
        'registry logout',
      ])
      const { stdout, stderr, summary, outputs } = end
      const masked = stdout.replace(/^::add-mask::.*$/gm, '')
      const told = [await readFile(seen, 'utf8'), masked, stderr, summary, JSON.stringify(outputs)]
      expectNoSecret(told)
      expect(await readdir(temporary)).toEqual([])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'leaves no file behind after %s',
    async (killSignal) => {
      const temporary = await mkdtemp(join(tmpdir(), 'fluxgate-temp-'))
      try {
        await using proxy = await startProxy(registry.host, TOKENS)
        let pushing = (): void => {}
        const killWhen = new Promise<void>((resolve) => {
          pushing = resolve
        })
        let held: readonly string[] = []
        proxy.before = async (method) => {
          if (method !== 'POST') return
          held = await readdir(temporary)
          pushing()
          await pause(5_000, undefined, { ref: false })
        }
        const end = await publish({
          host: proxy.host,
          path: aPlace(),
          inputs: PERSON,
          more: { extraEnv: { RUNNER_TEMP: temporary }, killWhen, killSignal },
        })
        const reason = `stopped by ${killSignal}; run it again: it goes on from what is in the registry`
        expect(end).toMatchObject({ exitCode: 1, outputs: { operation: 'deferred', reason } })
        expect(held).toHaveLength(1)
        expect(await readdir(temporary)).toEqual([])
      } finally {
        await rm(temporary, { recursive: true, force: true })
      }
    },
  )

  test('that is wrong is told with the inputs to check, and is not in the message', async () => {
    await using proxy = await startProxy(registry.host, TOKENS)
    const wrong = 'canary-wrong-9f86d081884c'
    const end = await publish({
      host: proxy.host,
      path: aPlace(),
      inputs: { username: 'octocat', password: wrong },
    })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      `the registry "${proxy.host}" does not take the "username" and "password" that it was given (401); check both`,
    ])
    expectNoSecret([end.stdout.replace(/^::add-mask::.*$/gm, ''), end.stderr, end.summary], wrong)
  })
})

function expectNoSecret(texts: readonly string[], secret: string = PERSON.password): void {
  const forms = [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(`octocat:${secret}`).toString('base64').replace(/=+$/, ''),
  ]
  for (const text of texts) for (const form of forms) expect(text).not.toContain(form)
}

test('what went wrong once on the way is not seen in the end', async () => {
  await using proxy = await startProxy(registry.host, TOKENS)
  faults(proxy)
  const end = await publish({ host: proxy.host, path: aPlace(), inputs: PERSON })
  expect(errorsOf(end)).toEqual([])
  expect(end.outputs['operation']).toBe('published')
})

function faults(proxy: RegistryProxy): void {
  proxy.fail({ method: 'GET', path: /\/manifests\//, answer: 500, times: 1 })
  proxy.fail({ method: 'GET', path: /\/token/, answer: 'reset', times: 1 })
  proxy.fail({ method: 'PUT', path: /\/manifests\/1/, answer: 502, after: true, times: 1 })
}

describe('what a person gets to read where it can not be done', () => {
  test.each<[string, Omit<Start, 'host' | 'path'>, readonly string[]]>([
    [
      'a version with build metadata',
      { inputs: { version: '1.4.2+7' } },
      [
        'input "version" "1.4.2+7" has build metadata, which Flux replaces by a digest; write it as a pre-release, 1.4.0-build.7',
      ],
    ],
    [
      'nearly every input wrong',
      {
        inputs: {
          delivery: '',
          version: 'v1_2',
          registry: 'ghcr.io/acme',
          username: 'me',
          'image-tag': 'a b',
          'image-digest': 'sha256:1',
          'image-tag-at': 'a..b',
        },
      },
      [
        [
          'input "chart" is missing, and so is "delivery"; name the folder that holds Chart.yaml',
          'input "version" "v1_2" is no whole version; write one such as 1.4.2',
          'input "registry" is no registry; write it as oci://ghcr.io/acme/charts',
          'input "password" is missing, and "username" is there',
          'input "image-tag" is "a b", no image tag; write it bare, as 1.2.3',
          'input "image-digest" is "sha256:1", no digest; write it as sha256: and 64 hex',
          'input "image-tag-at" is "a..b", no path in values.yaml such as image.tag, nor annotations/<name>',
        ].join('\n'),
      ],
    ],
    [
      'an image that is not there',
      { inputs: { 'image-digest': '' } },
      [
        'input "image-digest" is missing, and there is a place in the chart to write it to; pass it, or take "image-digest-at" (or "stamp" in the delivery file) away',
      ],
    ],
    [
      'a delivery file without a chart',
      { files: { '.fluxgate/delivery.yaml': 'version: 1\nservice: shop\nimage: {}\n' } },
      [
        '".fluxgate/delivery.yaml" names no chart; add "chart: { path: ... }" to it, or pass the input "chart"',
      ],
    ],
    [
      'a place that the chart does not have',
      { files: { 'charts/shop/values.yaml': 'image: {}\n' } },
      [
        'charts/shop/values.yaml:1:1 has no "image.tag"; add it, empty (""), where the templates read it',
      ],
    ],
    [
      'no helm',
      { folders: ['/nonexistent'] },
      ['helm: not found in PATH: install it; in a workflow, in a step before this one'],
    ],
  ])('%s', async (_, start, errors) => {
    const end = await publish({ host: '127.0.0.1:9', path: 'charts', ...start })
    expect(errorsOf(end)).toEqual(errors)
    expect(end.exitCode).toBe(1)
    expect(end.outputs['operation']).toBe('refused')
  })

  test('a chart with a link', async () => {
    await using service = await serviceWith({ '.fluxgate/delivery.yaml': DELIVERY })
    await symlink('/etc/passwd', join(service.root, 'charts/shop/Chart.lock'))
    const end = await publish({
      host: '127.0.0.1:9',
      path: 'charts',
      more: { extraEnv: { GITHUB_WORKSPACE: service.root } },
    })
    expect(errorsOf(end)).toEqual([
      '"charts/shop/Chart.lock" is a symbolic link, and helm would follow it out of the chart; put a copy in its place',
    ])
  })
})
