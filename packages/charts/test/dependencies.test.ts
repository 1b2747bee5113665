import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { toolsFolder } from '../../../scripts/setup/catalogue.ts'
import { type RealRegistry, startRegistry } from '../../../test/registry/src/index.ts'
import { serviceWith } from '../../../test/support/chart.ts'
import { bothHelms } from '../../../test/support/helms.ts'
import { checkChart } from '../src/index.ts'
import { archiveOf, digestOf, place, publish } from './support/publish.ts'

const SCHEMAS = join(import.meta.dirname, '..', '..', '..', 'test/fixtures/kubernetes-schemas')
const run = promisify(execFile)
const { helms, clear } = bothHelms()
let registry: RealRegistry
let work: string
beforeAll(async () => {
  registry = await startRegistry()
  work = await mkdtemp(join(tmpdir(), 'fluxgate-dependencies-'))
})
afterAll(async () => {
  await registry[Symbol.asyncDispose]()
  await rm(work, { recursive: true, force: true })
  clear()
})

const helm = (...args: string[]) =>
  run(join(toolsFolder, 'helm'), args, { cwd: work, env: { PATH: '', HOME: work } })

/** A chart that depends on another one from that repository, with the lock that helm writes. */
async function dependent(repository: string): Promise<Readonly<Record<string, string>>> {
  const chart = `apiVersion: v2\nname: shop\nversion: 0.0.0\ndependencies:\n  - { name: db, version: 1.x.x, repository: "${repository}" }\n`
  const folder = await mkdtemp(join(work, 'locked-'))
  await writeFile(join(folder, 'Chart.yaml'), chart)
  const plain = repository.startsWith('oci:') ? ['--plain-http'] : []
  await helm('dependency', 'update', folder, ...plain)
  const lock = await readFile(join(folder, 'Chart.lock'), 'utf8')
  return { 'charts/shop/Chart.yaml': chart, 'charts/shop/Chart.lock': lock }
}

/** The archive of a chart named db. */
async function database(): Promise<string> {
  const folder = join(work, 'db')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: db\nversion: 1.2.0\n')
  await writeFile(join(folder, 'values.yaml'), 'port: 5432\n')
  await helm('package', 'db')
  return join(work, 'db-1.2.0.tgz')
}

describe('what a chart depends on', () => {
  test.each(helms)('is fetched from a registry as the lock says, by $name', async ({ folders }) => {
    const at = `oci://${registry.host}/${place()}`
    await helm('push', await database(), at, '--plain-http')
    await using service = await serviceWith(await dependent(at))
    const folder = join(service.root, 'charts/shop')
    const done = await publish({ host: registry.host, folder, folders })
    const entries = await archiveOf(registry.host, done)
    expect(entries.get('shop/charts/db/values.yaml')).toBe('port: 5432\n')
    const again = await publish({ host: registry.host, folder, path: place(), folders })
    expect(digestOf(again)).toBe(digestOf(done))
  })

  test('is there when the chart is checked, too, and the checkout is as it was', async () => {
    const at = `oci://${registry.host}/${place()}`
    await helm('push', await database(), at, '--plain-http')
    await using service = await serviceWith({
      ...(await dependent(at)),
      'charts/shop/templates/port.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: port }\ndata: { port: {{ .Values.db.port | quote }} }\n',
      'charts/shop/ci/expect.yaml':
        'kind: ConfigMap\nmetadata: { name: port }\ndata: { port: "5432" }\n',
    })
    const chart = {
      path: 'charts/shop',
      render: [],
      expect: ['ci/expect.yaml'],
      schemas: 'schemas',
    }
    await symlink(SCHEMAS, join(service.root, 'schemas'))
    const tools = { folders: [toolsFolder] }
    const report = await checkChart({ root: service.root, chart, tools })
    expect(report.findings).toEqual([])
    expect(report.passed).toBe(true)
    expect(await readdir(join(service.root, 'charts/shop'))).not.toContain('charts')
  })

  test('and can not be had fails a check with what to do', async () => {
    await using service = await serviceWith({
      'charts/shop/Chart.lock':
        'dependencies:\n  - { name: db, version: 1.2.0, repository: "@here" }\n',
    })
    const chart = { path: 'charts/shop', render: [], expect: [], schemas: undefined }
    const { passed, findings } = await checkChart({ root: service.root, chart })
    expect({ passed, findings }).toMatchObject({
      passed: false,
      findings: [
        {
          level: 'error',
          message:
            'charts/shop/Chart.lock: a dependency comes from "@here", which is no oci:// or https:// address; keep it under charts/shop/charts',
        },
      ],
    })
  })

  test('is fetched from a repository that is no registry', async () => {
    const archive = await database()
    const index = createServer((request, response) => {
      const file = request.url?.endsWith('.tgz') ? archive : join(work, 'index.yaml')
      readFile(file).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      )
    })
    await new Promise<void>((resolve) => index.listen(0, '127.0.0.1', resolve))
    try {
      const address = index.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      const url = `http://127.0.0.1:${port}`
      await helm('repo', 'index', '.', '--url', url)
      await helm('repo', 'add', 'here', url)
      await using service = await serviceWith(await dependent(url))
      const folder = join(service.root, 'charts/shop')
      const done = await publish({ host: registry.host, folder })
      const entries = await archiveOf(registry.host, done)
      expect(entries.get('shop/charts/db/values.yaml')).toBe('port: 5432\n')
    } finally {
      index.closeAllConnections()
      await new Promise((resolve) => index.close(resolve))
    }
  })

  test.each([
    ['file://../db'],
    ['http://charts.example/x'],
    ['https://user:pass@charts.example/x'],
    ['@here'],
    ['--debug'],
  ])('is not fetched from %s', async (repository) => {
    await using service = await serviceWith({
      'charts/shop/Chart.lock': `dependencies:\n  - { name: db, version: 1.2.0, repository: "${repository}" }\n`,
    })
    const folder = join(service.root, 'charts/shop')
    await expect(publish({ host: registry.host, folder })).rejects.toThrow(
      `charts/shop/Chart.lock: a dependency comes from "${repository}", which is no oci:// or https:// address; keep it under charts/shop/charts`,
    )
  })

  test('that can not be had is told with what helm says', async () => {
    const at = `oci://${registry.host}/${place()}`
    await helm('push', await database(), at, '--plain-http')
    const files = await dependent(at)
    await using service = await serviceWith({
      ...files,
      'charts/shop/Chart.yaml': files['charts/shop/Chart.yaml']?.replace('1.x.x', '2.x.x'),
    })
    const folder = join(service.root, 'charts/shop')
    await expect(publish({ host: registry.host, folder })).rejects.toThrow(
      /^what "charts\/shop" depends on can't be fetched: helm: exit 1: .*out of sync.*; run again, or keep it under charts\/shop\/charts$/s,
    )
  })
})
