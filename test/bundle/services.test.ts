import { readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type RealRegistry, startRegistry } from '../registry/src/index.ts'
import { bothHelms } from '../support/helms.ts'
import { runAction } from '../support/run-action.ts'
import { buildTest, type ServiceFolder, toolchains, toyService } from '../support/service.ts'
import { errorsOf } from './stage.ts'

/** Where each service rounds, what would break that, and where its tests say so. */
const SERVICES = [
  {
    language: 'java',
    source: 'src/main/com/acme/prices/Prices.java',
    right: '(100 - percent)',
    wrong: '(99 - percent)',
    place:
      /^::error file=src\/test\/com\/acme\/prices\/PricesTest\.java,line=11::unit: .*expected: <750> but was: <740>$/m,
  },
  {
    language: 'node',
    source: 'src/prices.mjs',
    right: '(100 - percent)',
    wrong: '(99 - percent)',
    place:
      /^::error file=spec\/prices\.spec\.mjs,line=7,col=12::unit: .*is taken off: Expected values to be strictly equal: 740 !== 750$/m,
  },
  {
    language: 'go',
    source: 'prices/prices.go',
    right: '(100-percent)',
    wrong: '(99-percent)',
    place: /^::error file=prices\/prices_test\.go,line=7::unit: .*got 740, want 750$/m,
  },
] as const

const extraEnv = toolchains()
const { helms, clear } = bothHelms()
let registry: RealRegistry
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(async () => {
  await registry[Symbol.asyncDispose]()
  clear()
})

/** Publishes the chart of a service with the helm that is first in these folders. */
function publish({ root }: ServiceFolder, folders: readonly string[]) {
  return runAction({
    action: 'publish-chart',
    inputs: {
      delivery: '.fluxgate/delivery.yaml',
      version: '0.1.0-main.12.gabc1234',
      registry: `oci://${registry.host}/charts`,
    },
    eventName: 'push',
    event: {},
    repository: 'acme/shop',
    apiUrl: 'http://127.0.0.1:9',
    graphqlUrl: 'http://127.0.0.1:9',
    serverUrl: 'http://127.0.0.1:9',
    extraEnv: {
      GITHUB_WORKSPACE: root,
      PATH: [...folders, '/usr/bin', '/bin'].join(delimiter),
    },
  })
}

describe.each(SERVICES)('a service in $language', ({ language, source, right, wrong, place }) => {
  test('is built and tested, and its chart checked', async () => {
    using service = toyService(language)
    const end = await buildTest(service, {}, { extraEnv })
    expect(errorsOf(end)).toEqual([])
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toEqual({
      passed: 'true',
      'chart-changed': '',
      duration: expect.stringMatching(/^\d+$/),
      stages: expect.stringMatching(
        /^\[\{"name":"unit","result":"passed","milliseconds":\d+\},\{"name":"chart",/,
      ),
      'failed-stage': '',
    })
    expect(end.summary).toContain(`## prices-${language}: 2 steps passed in `)
    expect(end.summary).toMatch(/^\| unit \| passed \| [^|]+ \| 3 tests, 1 skipped \|/m)
    expect(end.summary).toMatch(/^\| chart \| passed \|/m)
  })

  test('is published by one helm, and found as it is by the other', async () => {
    using service = toyService(language)
    const ends = []
    for (const { folders } of helms) ends.push(await publish(service, folders))
    expect(ends.flatMap(errorsOf)).toEqual([])
    expect(ends.map(({ outputs }) => outputs['operation'])).toEqual(['published', 'none'])
    const [first, second] = ends.map(({ outputs }) => outputs['digest'])
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(second).toBe(first)
  })

  test('that rounds wrongly fails at the line that says so', async () => {
    using service = toyService(language)
    const file = join(service.root, source)
    writeFileSync(file, readFileSync(file, 'utf8').replace(right, wrong))
    const end = await buildTest(service, {}, { extraEnv })
    expect(end.exitCode).toBe(1)
    expect(end.outputs).toMatchObject({ passed: 'false', 'failed-stage': 'unit' })
    expect(end.stdout).toMatch(place)
    expect(end.summary).toMatch(/^\| chart \| not reached after unit \|/m)
    expect(end.summary).toContain('/blob/5d6e7f8a9b0c1d2e3f4a5d6e7f8a9b0c1d2e3f4a/')
  })
})

test('a chart that is wrong is told in the place where it is mended, before anything slow runs', async () => {
  using service = toyService('node')
  const file = join(service.root, 'chart/templates/deployment.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('replicas:', 'replica:'))
  const end = await buildTest(service, {}, { extraEnv })
  expect(end.outputs).toMatchObject({ passed: 'false', 'failed-stage': 'chart' })
  expect(end.stdout).toMatch(
    /^::error file=chart\/templates\/deployment\.yaml(?:,line=\d+)?::chart: .*replica/m,
  )
  expect(errorsOf(end).at(-1)).toBe('chart failed: 1 error')
  expect(end.summary).toMatch(/^\| unit \| passed \|/m)
  expect(end.summary).toContain('### Chart `chart`: failed')
})

test("a service's chart passes with helm 4, too", async () => {
  using service = toyService('node')
  const PATH = [...(helms[1]?.folders ?? []), process.env['PATH']].join(delimiter)
  const end = await buildTest(service, { stages: 'chart' }, { extraEnv: { ...extraEnv, PATH } })
  expect(errorsOf(end)).toEqual([])
  expect(end.summary).toContain('### Chart `chart`: passed')
})

test('a chart without helm to check it says what to install', async () => {
  using service = toyService('node')
  const PATH = dirname(process.execPath)
  const end = await buildTest(service, { stages: 'chart' }, { extraEnv: { PATH } })
  expect(errorsOf(end)).toEqual([
    'chart failed: helm: not found in PATH: install it; in a workflow, in a step before this one',
  ])
})
