import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { doneStep } from '@fluxgate/pipeline'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { isStepReached, type JobResult, type JobRun, jobResults } from './job-conditions.ts'
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

function runOf({ plan, ends = {}, inputs }: Case): JobRun {
  return {
    inputs: { 'install-chart': true, ...inputs },
    outputs: { plan: { ...PUSH, ...plan } },
    ends,
  }
}

function ran(given: Case): string {
  const results = jobResults(workflow, runOf(given))
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

describe('a run is said to be done with a service', () => {
  const step = doneStep('$' + '{{ inputs.delivery }}')
  const isDone = (given: Case) => isStepReached(workflow, runOf(given), 'report', step)

  test.each<[string, Case]>([
    ['where it was delivered', {}],
    ['where it took longer than its budget', { ends: { report: 'failure' } }],
    ['where nothing of it changed', { plan: { ...NOTHING, 'chart-changed': 'false' } }],
  ])('%s', (_, given) => {
    expect(isDone(given)).toBe(true)
  })

  /** Or what it was to deliver would be lost. */
  test.each(ALL.split(' ').slice(0, -1))(
    'never where its job %s failed, or took too long',
    (job) => {
      expect(isDone({ ends: { [job]: 'failure' } })).toBe(false)
      expect(isDone({ ends: { [job]: 'cancelled' } })).toBe(false)
    },
  )
})
