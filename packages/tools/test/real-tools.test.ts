import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { toolsFolder } from '../../../scripts/setup/catalogue.ts'
import { helmTemplate, kustomizeBuild, toolVersion } from '../src/index.ts'
import { folderWith } from './program.ts'

const real = { folders: [toolsFolder], path: '' }

const base = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { level: "1" }
`

describe('kustomize', () => {
  test('builds an overlay over its base', async () => {
    await using tree = await folderWith({
      'base/settings.yaml': base,
      'base/kustomization.yaml': 'resources: [settings.yaml]\n',
      'dev/kustomization.yaml': 'resources: [../base]\nnamePrefix: dev-\n',
    })
    const built = await kustomizeBuild(join(tree.path, 'dev'), real)
    expect(built).toContain('name: dev-settings')
  })

  test('fetches nothing from elsewhere', async () => {
    await using tree = await folderWith({
      'git/kustomization.yaml': 'resources: ["https://github.com/acme/base//dev?ref=v1"]\n',
      'file/kustomization.yaml': 'resources: ["https://example.com/base.yaml"]\n',
    })
    const failed = { code: 'FAILED', tool: 'kustomize', exitCode: 1 }
    await expect(kustomizeBuild(join(tree.path, 'git'), real)).rejects.toMatchObject(failed)
    await expect(kustomizeBuild(join(tree.path, 'file'), real)).rejects.toMatchObject({
      ...failed,
      message: expect.stringContaining('127.0.0.1:9'),
    })
  })

  test('says what is wrong with a folder it can not build', async () => {
    await using tree = await folderWith({ 'readme.md': '' })
    await expect(kustomizeBuild(tree.path, real)).rejects.toThrow('unable to find one of')
  })

  test('is the version that is pinned', async () => {
    await expect(toolVersion('kustomize', real)).resolves.toBe('v5.8.1')
  })
})

describe('helm', () => {
  const chart = {
    'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.2.3\n',
    'chart/values.yaml': 'level: 1\n',
    'chart/templates/settings.yaml': base
      .replace('name: settings', 'name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }}')
      .replace('"1"', '{{ quote .Values.level }}'),
  }

  test('renders a chart with the values of files, the last on top', async () => {
    await using tree = await folderWith({
      ...chart,
      'one.yaml': 'level: 2\n',
      'two, "three".yaml': 'level: 3\n',
    })
    const valuesFiles = ['one.yaml', 'two, "three".yaml'].map((name) => join(tree.path, name))
    const render = { chart: join(tree.path, 'chart'), release: 'shop', namespace: 'web' }
    const rendered = await helmTemplate({ ...render, valuesFiles }, real)
    expect(rendered).toContain('name: shop, namespace: web')
    expect(rendered).toContain('level: "3"')
  })

  test('takes no operand for a flag', async () => {
    await using tree = await folderWith(chart)
    const render = { chart: join(tree.path, 'chart'), release: '--debug', namespace: 'web' }
    await expect(helmTemplate(render, real)).rejects.toThrow('invalid release name')
  })

  test('is the version that is pinned', async () => {
    await expect(toolVersion('helm', real)).resolves.toBe('v3.21.4')
  })
})
