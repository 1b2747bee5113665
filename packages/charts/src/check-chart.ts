import { join } from 'node:path'
import {
  type ChartFinding,
  type ChartReport,
  chartReport,
  fileOf,
  readLint,
} from '@fluxgate/pipeline'
import { helmLint } from '@fluxgate/tools'
import { ChartError } from './chart-error.ts'
import { type ChartFile, chartFiles, textOf } from './chart-files.ts'
import { chartName } from './chart-name.ts'
import type { ChartToCheck } from './chart-to-check.ts'
import { checkExpectations } from './check-expectations.ts'
import { checkSchemas } from './check-schemas.ts'
import { finding, type Part, step } from './part.ts'
import { type Rendering, renderChart, renderPart } from './render-chart.ts'
import { wholeChart } from './whole-chart.ts'

/**
 * Checks a chart, with what its lock says it depends on: `helm lint`; `helm template` with the chart's own values and with each
 * file of `render`; each against the schemas of Kubernetes; each against what is expected. Everything that is wrong is in the
 * report. ToolError where helm can't be had.
 */
export async function checkChart(request: ChartToCheck): Promise<ChartReport> {
  const { chart, root, tools } = request
  const { path } = chart
  const failed = (why: ChartFinding): ChartReport =>
    chartReport(path, [step('lint', undefined, 'failed', '')], [why])
  const files = await refusable(() => chartFiles(join(root, path), path))
  if ('message' in files) return failed(files)
  const whole = await refusable(() => wholeChart(join(root, path), files, path, tools))
  if ('message' in whole) return failed(whole)
  await using onDisk = whole
  const { folder } = onDisk
  const lint = await lintPart(request, folder)
  const release = releaseName(files, path)
  const renderings: Rendering[] = []
  for (const values of [undefined, ...request.chart.render]) {
    renderings.push(await renderChart({ ...request, folder }, release, values, files))
  }
  const parts = [
    lint,
    ...renderings.map(renderPart),
    await checkSchemas(request, renderings),
    checkExpectations(request, renderings, files),
  ]
  const steps = parts.flatMap((part) => part.steps)
  return chartReport(
    path,
    steps,
    parts.flatMap(({ findings }) => findings),
  )
}

/** A finding where there is no chart that helm may see. */
async function refusable<T>(work: () => Promise<T>): Promise<T | ChartFinding> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof ChartError) return finding('lint', undefined, cause.message, {})
    throw cause
  }
}

/** helm takes any name; what it complains of is said by its linter. */
function releaseName(files: readonly ChartFile[], chart: string): string {
  try {
    const text = textOf(files, 'Chart.yaml') ?? ''
    return chartName(text, fileOf(chart, 'Chart.yaml'))
      .slice(0, 53)
      .replace(/[^a-z0-9]+$/, '')
      .replaceAll(/[_.]/g, '-')
  } catch (cause) {
    if (cause instanceof ChartError) return 'chart'
    throw cause
  }
}

async function lintPart({ chart, tools }: ChartToCheck, folder: string): Promise<Part> {
  const findings = readLint(await helmLint(folder, tools), chart.path)
  const failed = findings.some(({ level }) => level === 'error')
  return { steps: [step('lint', undefined, failed ? 'failed' : 'passed', '')], findings }
}
