import { type ChartFinding, type ChartReport, chartReport } from '@fluxgate/pipeline'
import { chartSection } from '@fluxgate/report'
import { expect, test } from '@jest/globals'
import { golden } from './golden.ts'
import { HOSTILE } from './hostile.ts'

const PROD = 'ci/prod-values.yaml'

const missed: ChartFinding = {
  level: 'error',
  check: 'expectations',
  values: [undefined],
  file: 'charts/shop/ci/expect.yaml',
  line: 3,
  col: 19,
  message: 'Deployment "shop": spec.replicas is 1, expected 3',
  difference: { path: 'spec.replicas', expected: '3', rendered: '1' },
}
const unknown: ChartFinding = {
  level: 'warning',
  check: 'schemas',
  values: [undefined, PROD],
  file: 'charts/shop/templates/monitor.yaml',
  line: undefined,
  col: undefined,
  message: 'no schema for ServiceMonitor (monitoring.coreos.com/v1), so it was not checked',
  difference: undefined,
}

function report(
  passed: boolean,
  findings: readonly ChartFinding[],
  chart = 'charts/shop',
): ChartReport {
  const result = passed ? 'passed' : 'failed'
  return chartReport(
    chart,
    [
      { check: 'lint', values: undefined, result: 'passed', detail: '' },
      { check: 'render', values: undefined, result: 'passed', detail: '2 objects' },
      { check: 'render', values: PROD, result: 'passed', detail: '3 objects' },
      { check: 'schemas', values: undefined, result: 'passed', detail: '2 objects' },
      { check: 'schemas', values: PROD, result: 'passed', detail: '3 objects' },
      { check: 'expectations', values: undefined, result, detail: '1 expectation' },
      { check: 'expectations', values: PROD, result: 'passed', detail: '1 expectation' },
    ],
    findings,
  )
}

test('a chart that passed takes a table, and warnings fold away', () => {
  const text = chartSection(report(true, [unknown]))
  expect(text).toBe(golden('chart-passed', text))
})

test('a chart that failed tells what to mend and where, errors first', () => {
  const both = {
    ...missed,
    values: [PROD],
    message: 'Deployment "shop": spec.paused is not there, expected true',
  }
  const text = chartSection(report(false, [unknown, missed, both, missed]))
  expect(text).toBe(golden('chart-failed', text))
})

test('what stands in a chart says just that', () => {
  const hostile = [HOSTILE].map((message) => ({
    ...missed,
    file: message,
    message,
    values: [message],
    difference: { path: message, expected: message, rendered: message },
  }))
  const text = chartSection(report(false, hostile, '`x`|[a](b)'))
  expect(text).toBe(golden('chart-hostile', text))
})
