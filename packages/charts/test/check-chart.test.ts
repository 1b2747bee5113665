import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { ChartReport } from '@fluxgate/pipeline'
import type { ChartSource } from '@fluxgate/policy'
import { afterAll, describe, expect, test } from '@jest/globals'
import { toolsFolder } from '../../../scripts/setup/catalogue.ts'
import { serviceWith } from '../../../test/support/chart.ts'
import { bothHelms } from '../../../test/support/helms.ts'
import { checkChart } from '../src/index.ts'

const SCHEMAS = join(import.meta.dirname, '..', '..', '..', 'test/fixtures/kubernetes-schemas')
const { helms, clear } = bothHelms()
afterAll(clear)

type Files = Readonly<Record<string, string | undefined>>

async function check(
  folders: readonly string[],
  files: Files,
  more: Partial<ChartSource> = {},
  before: (root: string) => Promise<void> = () => Promise.resolve(),
): Promise<ChartReport> {
  await using service = await serviceWith(files)
  await before(service.root)
  // As a service keeps them: in a folder of its own.
  await symlink(SCHEMAS, join(service.root, 'schemas'))
  const chart = { path: 'charts/shop', render: [], expect: [], schemas: 'schemas', ...more }
  return await checkChart({ root: service.root, chart, tools: { folders, path: '' } })
}

function told({ findings }: ChartReport): readonly string[] {
  return findings.map(({ level, check: by, file, line, col, message, values }) => {
    const place = [file, line, col].filter((part) => part !== undefined).join(':')
    return `${level} ${by} [${values.join()}] ${place} ${message}`
  })
}

const steps = (report: ChartReport): readonly string[] =>
  report.steps.map(({ check: name, values, result, detail }) =>
    [name, values ?? '-', result, detail].join(' ').trim(),
  )

describe.each(helms)('with $name', ({ folders }) => {
  test('a good chart passes every check with each set of values', async () => {
    const files = {
      'charts/shop/ci/expect.yaml':
        'values: ci/prod-values.yaml\n---\nkind: Deployment\nmetadata: { name: shop }\nspec: { replicas: 3 }\n',
    }
    const report = await check(folders, files, {
      render: ['ci/prod-values.yaml'],
      expect: ['ci/expect.yaml'],
    })
    expect(told(report)).toEqual([])
    expect(report.passed).toBe(true)
    expect(steps(report)).toEqual([
      'lint - passed',
      'render - passed 2 objects',
      'render ci/prod-values.yaml passed 2 objects',
      'schemas - passed 2 objects',
      'schemas ci/prod-values.yaml passed 2 objects',
      'expectations - passed 0 expectations',
      'expectations ci/prod-values.yaml passed 1 expectation',
    ])
  })

  test('a template that fails is told once, with its place', async () => {
    const report = await check(
      folders,
      {
        'charts/shop/templates/service.yaml':
          'apiVersion: v1\nkind: Service\nmetadata: { name: {{ required "name it" .Values.nope }} }\n',
      },
      { render: ['ci/prod-values.yaml'] },
    )
    expect(report.passed).toBe(false)
    expect(told(report).filter((line) => line.startsWith('error render'))).toEqual([
      'error render [,ci/prod-values.yaml] charts/shop/templates/service.yaml:3:21 execution error at (shop/templates/service.yaml:3:21): name it',
    ])
    expect(steps(report).filter((line) => line.startsWith('schemas'))).toEqual([
      'schemas - skipped',
      'schemas ci/prod-values.yaml skipped',
    ])
  })

  test('a broken template is told once, by the linter, with its line', async () => {
    const report = await check(folders, { 'charts/shop/templates/service.yaml': '\n{{ if }}\n' })
    expect(told(report)).toEqual([
      'error lint [] charts/shop/templates/service.yaml:2 parse error at (shop/templates/service.yaml:2): missing value for if',
    ])
  })

  test('an expectation that is missed tells what was rendered', async () => {
    const files = {
      'charts/shop/ci/expect.yaml':
        'kind: Deployment\nmetadata: { name: shop }\nspec: { replicas: 3 }\n',
    }
    const report = await check(folders, files, {
      render: ['ci/prod-values.yaml'],
      expect: ['ci/expect.yaml'],
    })
    expect(told(report)).toEqual([
      'error expectations [] charts/shop/ci/expect.yaml:3:19 Deployment "shop": spec.replicas is 1, expected 3',
    ])
    expect(steps(report).slice(-2)).toEqual([
      'expectations - failed 1 expectation',
      'expectations ci/prod-values.yaml passed 1 expectation',
    ])
  })
})

describe('a chart whose objects no cluster would take', () => {
  test('is told in the words of the schema, with the template', async () => {
    const report = await check([toolsFolder], {
      'charts/shop/values.yaml': 'replicas: "two"\nimage: {}\n',
    })
    expect(told(report)).toEqual([
      'error schemas [] charts/shop/templates/deployment.yaml Deployment "shop": spec.replicas: got string, want null or integer',
    ])
  })

  test('fails where the folder lacks a schema of Kubernetes, and warns of the kinds of others', async () => {
    const other = (apiVersion: string, kind: string): string =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n`
    const report = await check([toolsFolder], {
      'charts/shop/templates/a.yaml': other('batch/v1', 'CronJob'),
      'charts/shop/templates/b.yaml': other('monitoring.coreos.com/v1', 'ServiceMonitor'),
    })
    expect(told(report)).toEqual([
      'error schemas [] charts/shop/templates/a.yaml no schema for CronJob (batch/v1), so it was not checked; add schemas/cronjob-batch-v1.json',
      'warning schemas [] charts/shop/templates/b.yaml no schema for ServiceMonitor (monitoring.coreos.com/v1), so it was not checked; add schemas/servicemonitor-monitoring-v1.json',
    ])
    expect(report.passed).toBe(false)
  })

  test('is not passed over where there are no schemas: no folder, no network, no kubeconform', async () => {
    const none = await check([toolsFolder], {}, { schemas: 'nowhere' })
    expect(told(none)).toEqual([
      'error schemas []  there is no folder "nowhere"; "schemas" names one from the service\'s root',
    ])
    await using onlyHelm = await serviceWith()
    await symlink(join(toolsFolder, 'helm'), join(onlyHelm.root, 'helm'))
    const noTool = await check([onlyHelm.root], {})
    expect(told(noTool)).toEqual([
      'error schemas []  kubeconform is not in PATH, so nothing was held to schemas; install it, in a workflow in a step before this one: go install github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0',
    ])
    const before = process.env['HTTPS_PROXY']
    process.env['HTTPS_PROXY'] = 'http://127.0.0.1:9'
    try {
      const offline = await check([toolsFolder], {}, { schemas: undefined })
      expect(told(offline)).toEqual([
        'error schemas []  the schemas can\'t be fetched (connection refused), so nothing was held to them; run again with the network, or name a folder of schemas under "chart.schemas"',
      ])
    } finally {
      if (before === undefined) delete process.env['HTTPS_PROXY']
      else process.env['HTTPS_PROXY'] = before
    }
  })
})

describe('a chart that helm must not see', () => {
  const lock = 'charts/shop/Chart.lock'

  test.each([
    [
      'a link to a file',
      (root: string) => symlink('/etc/passwd', join(root, lock)),
      'charts/shop/Chart.lock',
    ],
    [
      'a link to a folder',
      (root: string) => symlink('/etc', join(root, 'charts/shop/charts')),
      'charts/shop/charts',
    ],
    [
      'a link to nothing',
      (root: string) => symlink('nothing', join(root, lock)),
      'charts/shop/Chart.lock',
    ],
  ])('%s is refused before helm is called', async (_, plant, path) => {
    const report = await check([toolsFolder], {}, {}, plant)
    expect(told(report)).toEqual([
      `error lint []  "${path}" is a symbolic link, and helm would follow it out of the chart; put a copy in its place`,
    ])
    expect(report.steps).toHaveLength(1)
  })

  test('a folder that is none, or has no Chart.yaml, is named', async () => {
    const nowhere = await check([toolsFolder], {}, { path: 'charts/other' })
    expect(told(nowhere)).toEqual([
      'error lint []  there is no folder "charts/other"; name the folder that holds Chart.yaml',
    ])
    const empty = await check([toolsFolder], {}, { path: 'charts' })
    expect(told(empty)).toEqual([
      'error lint []  "charts" has no Chart.yaml; name the folder that holds it',
    ])
  })
})

test('files that "render" and "expect" name and that are not there are told', async () => {
  const report = await check([toolsFolder], {}, { render: ['a.yaml'], expect: ['b.yaml'] })
  expect(told(report)).toEqual([
    'error render [a.yaml] charts/shop/a.yaml there is no such file; "render" names files in the chart\'s folder',
    'error expectations [] charts/shop/b.yaml there is no such file; "expect" names files in the chart\'s folder',
  ])
})

test('without helm there is one clear error', async () => {
  await using empty = await serviceWith()
  await expect(check([empty.root], {})).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'helm: not found in PATH: install it; in a workflow, in a step before this one',
  })
})
