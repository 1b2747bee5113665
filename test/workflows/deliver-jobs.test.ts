import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { type JobResult, jobResults } from './job-conditions.ts'
import { root } from './real-tool.ts'

const workflow: unknown = parse(readFileSync(join(root, '.github/workflows/deliver.yml'), 'utf8'))

/** What the plan says of a push to the branch that feeds dev, in which everything changed. */
const PUSH = {
  'fast-stages': '["unit","chart"]',
  'slow-stages': '["component"]',
  analysis: '["lint"]',
  image: '{"context":".","file":"Dockerfile","platforms":[]}',
  chart: 'charts/cart',
  'chart-changed': 'true',
  deploys: 'true',
}
const NOTHING = { 'fast-stages': '[]', 'slow-stages': '[]', analysis: '[]', deploys: 'false' }

type Case = {
  readonly plan?: Partial<typeof PUSH>
  readonly ends?: Readonly<Record<string, JobResult>>
  readonly inputs?: Readonly<Record<string, boolean>>
}

function ran({ plan, ends = {}, inputs }: Case): string {
  const results = jobResults(workflow, {
    inputs: { 'install-chart': true, ...inputs },
    outputs: { plan: { ...PUSH, ...plan } },
    ends,
  })
  return [...results].flatMap(([id, result]) => (result === 'skipped' ? [] : [id])).join(' ')
}

const ALL = 'plan fast slow analysis image image-index scan chart publish bump report'

describe('the jobs of deliver.yml that run', () => {
  test.each<[string, Case, string]>([
    ['for a push that changed everything', {}, ALL],
    [
      'for a push that changed no chart',
      { plan: { 'chart-changed': 'false' } },
      'plan fast slow analysis image image-index scan publish bump report',
    ],
    [
      'for a service without an image',
      { plan: { image: '' } },
      'plan fast slow analysis scan chart publish bump report',
    ],
    [
      'for a service without a chart',
      { plan: { chart: '', 'chart-changed': 'false' } },
      'plan fast slow analysis image image-index scan bump report',
    ],
    ['where no stage is fast', { plan: { 'fast-stages': '[]' } }, ALL.replace('fast ', '')],
    [
      'where nothing is slow, and there is no analysis',
      { plan: { 'slow-stages': '[]', analysis: '[]' } },
      ALL.replace('slow analysis ', ''),
    ],
    [
      'where nothing but the chart is there',
      { plan: { 'slow-stages': '[]', analysis: '[]', image: '' } },
      'plan fast scan chart publish bump report',
    ],
    [
      'where no chart is to be installed',
      { inputs: { 'install-chart': false } },
      ALL.replace('chart publish', 'publish'),
    ],
    [
      'for a pull request, another branch, or a file without "deploy"',
      { plan: { deploys: 'false' } },
      'plan fast slow analysis scan report',
    ],
    [
      'for a pull request that changed no chart',
      { plan: { deploys: 'false', 'chart-changed': 'false' } },
      'plan fast slow analysis report',
    ],
    ['where nothing changed', { plan: { ...NOTHING, 'chart-changed': 'false' } }, 'plan report'],
    ['after a plan that failed', { ends: { plan: 'failure' } }, 'plan'],
  ])('%s', (_, given, expected) => {
    expect(ran(given)).toBe(expected)
  })

  /** A job over its time ends as cancelled, and the run goes on. */
  test.each<JobResult>(['failure', 'cancelled'])(
    'publish nothing and bump nothing after a job that ended as %s',
    (end) => {
      expect(ran({ ends: { plan: end } })).toBe('plan')
      expect(ran({ ends: { fast: end } })).toBe('plan fast report')
      expect(ran({ ends: { slow: end } })).toBe('plan fast slow analysis report')
      expect(ran({ ends: { analysis: end } })).toBe('plan fast slow analysis report')
      expect(ran({ ends: { image: end } })).toBe('plan fast slow analysis image report')
      const indexed = 'plan fast slow analysis image image-index'
      expect(ran({ ends: { 'image-index': end } })).toBe(`${indexed} report`)
      expect(ran({ ends: { scan: end } })).toBe(`${indexed} scan report`)
      expect(ran({ ends: { chart: end } })).toBe(`${indexed} scan chart report`)
      expect(ran({ ends: { publish: end } })).toBe(`${indexed} scan chart publish report`)
      expect(ran({ ends: { bump: end } })).toBe(ALL)
    },
  )
})
