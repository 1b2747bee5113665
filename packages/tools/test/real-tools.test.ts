import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { toolsFolder } from '../../../scripts/setup/catalogue.ts'
import { helmTemplate } from '../src/index.ts'
import { folderWith } from './program.ts'

const real = { folders: [toolsFolder], path: '' }

const base = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { level: "1" }
`

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
})
