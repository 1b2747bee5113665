import {
  allowance,
  annotationsOf,
  chartReport,
  choosePlace,
  failedStep,
  NO_FINDINGS,
  NO_TESTS,
  readLint,
  readRenderError,
  type StepOutcome,
  type StepResult,
  selectSteps,
  whyNotNeeded,
} from '@fluxgate/pipeline'
import type { Analysis, DeliveryFile, Stage } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'

const step = (name: string): Stage => ({
  name,
  run: ['true'],
  shell: 'bash',
  reports: [],
  reportsRequired: false,
  timeout: undefined,
  env: new Map(),
  when: { kind: 'always' },
  needsDocker: false,
})
const analysis = (name: string): Analysis => ({ ...step(name), sarif: [], failOn: 'error' })

const FILE: DeliveryFile = {
  service: 'shop',
  chart: {
    path: 'chart',
    render: [],
    expect: [],
    schemas: undefined,
    versions: 'branch',
    stamp: { imageTag: undefined, imageDigest: undefined },
  },
  image: undefined,
  budget: 900_000,
  overBudget: 'warn',
  stages: ['unit', 'integration', 'component'].map(step),
  analysis: ['lint', 'audit'].map(analysis),
  deploy: undefined,
}

describe('the steps that are asked for', () => {
  test.each([
    [['all'], ['unit', 'chart', 'integration', 'component', 'lint', 'audit']],
    [
      ['component', 'unit'],
      ['unit', 'component'],
    ],
    [['chart'], ['chart']],
    [['analysis'], ['lint', 'audit']],
    [
      ['audit', 'chart'],
      ['chart', 'audit'],
    ],
    [[], []],
  ])('for %j', (names, expected) => {
    const selected = selectSteps(FILE, names)
    expect(selected.kind === 'selected' && selected.steps.map(({ name }) => name)).toEqual(expected)
  })

  test('that there are not are told with those that there are', () => {
    expect(selectSteps({ ...FILE, chart: undefined }, ['unit', 'chart', 'e2e'])).toEqual({
      kind: 'unknown',
      names: ['chart', 'e2e'],
      known: ['all', 'unit', 'integration', 'component', 'lint', 'audit', 'analysis'],
    })
  })

  test('of a file with nothing but a chart are its checks', () => {
    const selected = selectSteps({ ...FILE, stages: [], analysis: [] }, ['all'])
    expect(selected).toMatchObject({ kind: 'selected', steps: [{ kind: 'chart' }] })
  })
})

describe('a step need not run', () => {
  const matches = (path: string, glob: string): boolean => path.startsWith(glob.replace('**', ''))
  const paths = { kind: 'paths', globs: ['src/**', 'lib/**'] } as const
  test.each([
    ['always', { kind: 'always' }, { files: [], chart: false }, undefined],
    [
      'chart as it was',
      { kind: 'chart-changed' },
      { files: [], chart: false },
      'the chart has not changed',
    ],
    ['chart changed', { kind: 'chart-changed' }, { files: [], chart: true }, undefined],
    ['chart not known', { kind: 'chart-changed' }, { files: [], chart: undefined }, undefined],
    ['path changed', paths, { files: ['a', 'lib/x'], chart: undefined }, undefined],
    [
      'other paths changed',
      paths,
      { files: ['a', 'docs/x'], chart: undefined },
      'nothing has changed under src/**, lib/**',
    ],
    ['paths not known', paths, { files: undefined, chart: undefined }, undefined],
  ] as const)('%s', (_, when, changes, why) => {
    expect(whyNotNeeded(when, changes, matches)).toBe(why)
  })
})

describe('what a step may take', () => {
  test.each([
    ['its own time', 60, 900, 100, { kind: 'some', milliseconds: 60, by: 'timeout' }],
    ['what is left', 600, 900, 400, { kind: 'some', milliseconds: 500, by: 'budget' }],
    ['what is left', undefined, 900, 400, { kind: 'some', milliseconds: 500, by: 'budget' }],
    ['exactly both', 500, 900, 400, { kind: 'some', milliseconds: 500, by: 'timeout' }],
    ['nothing any more', 60, 900, 900, { kind: 'spent' }],
    ['nothing any more', undefined, 900, 901, { kind: 'spent' }],
  ])('is %s', (_, timeout, budget, spent, expected) => {
    expect(allowance(timeout, budget, spent)).toEqual(expected)
  })
})

function result(name: string, outcome: StepOutcome, more: Partial<StepResult> = {}): StepResult {
  return {
    name,
    kind: 'stage',
    outcome,
    milliseconds: 1,
    tests: undefined,
    findings: undefined,
    chart: undefined,
    notes: [],
    ...more,
  }
}

test.each<[StepOutcome, boolean]>([
  [{ kind: 'passed' }, false],
  [{ kind: 'skipped', why: 'x' }, false],
  [{ kind: 'not-reached', after: 'x' }, false],
  [{ kind: 'failed', why: 'x' }, true],
  [{ kind: 'timed-out', limit: 1 }, true],
  [{ kind: 'over-budget', budget: 1 }, true],
  [{ kind: 'cancelled' }, true],
])('%j stops what is slower: %s', (outcome, stops) => {
  const steps = [result('a', { kind: 'passed' }), result('b', outcome)]
  expect(failedStep({ steps })?.name).toBe(stops ? 'b' : undefined)
})

describe('annotations', () => {
  const place = { path: 'a.ts', line: 3, column: undefined }
  const failure = (name: string) => ({
    suite: 's',
    name,
    className: 'A',
    milliseconds: 1,
    message: 'no',
    detail: '',
    places: [place],
  })
  const failures = Array.from({ length: 20 }, (_, index) => failure(`t${index}`))
  const finding = { tool: 'Lint', rule: 'R1', message: 'm', place }

  test('are errors for failed tests, ten of each level with the one that ends the step', () => {
    const worst = (['error', 'warning', 'note', 'none'] as const).map((level) => ({
      ...finding,
      level,
    }))
    const all = annotationsOf({
      steps: [
        result('lint', { kind: 'passed' }, { findings: { ...NO_FINDINGS, worst } }),
        result('unit', { kind: 'failed', why: 'exit 1' }, { tests: { ...NO_TESTS, failures } }),
        result('late', { kind: 'passed' }, { notes: ['no report'] }),
      ],
    })
    expect(all.filter(({ level }) => level === 'error')).toHaveLength(9)
    expect(all[0]).toEqual({ level: 'error', message: 'unit: A t0: no', place })
    expect(all.slice(9)).toEqual([
      { level: 'warning', message: 'Lint R1: m', place },
      { level: 'warning', message: 'late: no report', place: undefined },
      { level: 'notice', message: 'Lint R1: m', place },
    ])
  })

  test('name the values of the chart with which something shows, unless it shows with all', () => {
    const prod = 'ci/prod-values.yaml'
    const finding = {
      level: 'error',
      check: 'expectations',
      file: undefined,
      line: undefined,
      col: undefined,
      difference: undefined,
    } as const
    const steps = [undefined, prod].map(
      (values) => ({ check: 'expectations', values, result: 'failed', detail: '' }) as const,
    )
    const chart = chartReport('chart', steps, [
      { ...finding, values: [prod], message: 'prod' },
      { ...finding, values: [undefined], message: 'own' },
      { ...finding, values: [undefined, prod], message: 'both' },
    ])
    const all = annotationsOf({ steps: [result('chart', { kind: 'passed' }, { chart })] })
    expect(all.map(({ message }) => message)).toEqual([
      'chart: prod (with ci/prod-values.yaml)',
      "chart: own (with the chart's own values)",
      'chart: both',
    ])
  })

  test('tell what the linter and the rendering of a chart say in the same words once', () => {
    const lint = readLint(
      '[ERROR] templates/: parse error at (shop/templates/x.yaml:1): no',
      'shop',
    )
    const render = readRenderError('parse error at (shop/templates/x.yaml:1): no', 'shop')
    const { findings, passed } = chartReport('shop', [], [...lint, render])
    expect({ findings, passed }).toEqual({ findings: lint, passed: false })
  })
})

describe('of the places of a stack', () => {
  const files = {
    roots: ['/w/shop', '/private/w/shop'],
    byName: new Map([
      ['PriceTest.java', ['a/src/com/acme/PriceTest.java', 'b/src/com/other/PriceTest.java']],
      ['price_test.go', ['cart/price_test.go', 'price/price_test.go']],
      ['index.ts', ['index.ts', 'src/index.ts']],
      ['once.py', ['tests/once.py', 'build/tests/once.py']],
    ]),
  }
  const at = (path: string) => ({ path, line: 1, column: undefined })
  test.each([
    [
      'the first that is a file of ours',
      ['node:x', '/lib/y.ts', 'src/index.ts'],
      '',
      'src/index.ts',
    ],
    ['an absolute one, made relative', ['/w/shop/src/index.ts'], '', 'src/index.ts'],
    ['one by the real name of the root', ['/private/w/shop/index.ts'], '', 'index.ts'],
    [
      'the one with that package',
      ['com/other/PriceTest.java'],
      '',
      'b/src/com/other/PriceTest.java',
    ],
    [
      'the bare name that the package decides',
      ['price_test.go'],
      'example.com/shop/price',
      'price/price_test.go',
    ],
    ['the source and no copy of a build', ['once.py'], '', 'tests/once.py'],
    [
      'the one whose folders the class names',
      ['PriceTest.java'],
      'com.acme.shop',
      'a/src/com/acme/PriceTest.java',
    ],
    ['none where nothing decides', ['price_test.go'], 'x', undefined],
    [
      'none of a library that has a file of the same name',
      ['/usr/lib/node/index.ts'],
      '',
      undefined,
    ],
    ['none outside', ['/w/shop/../index.ts', '../index.ts'], '', undefined],
  ])('%s counts', (_, paths, hint, expected) => {
    expect(choosePlace(paths.map(at), hint, files)?.path).toBe(expected)
  })
})
