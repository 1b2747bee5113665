import { join } from 'node:path'
import { fileOf, type RenderedObject, readRenderError, readRendered } from '@fluxgate/pipeline'
import { helmTemplate, ToolError } from '@fluxgate/tools'
import type { ChartFile } from './chart-files.ts'
import { textOf } from './chart-files.ts'
import type { ChartToCheck } from './chart-to-check.ts'
import { count, finding, type Part, step } from './part.ts'

/** What a chart renders with one set of values. */
export interface Rendering {
  /** A file of `render`; undefined: the chart's own values alone. */
  readonly values: string | undefined
  /** undefined: it does not render, and `findings` say why. */
  readonly objects: readonly RenderedObject[] | undefined
  readonly manifests: string
  readonly findings: Part['findings']
}

/** Renders a chart with one set of values. ToolError where helm can't be had. */
export async function renderChart(
  { folder, chart, tools }: Omit<ChartToCheck, 'root'> & { readonly folder: string },
  release: string,
  values: string | undefined,
  files: readonly ChartFile[],
): Promise<Rendering> {
  const failed = (found: Part['findings'][number]): Rendering => ({
    values,
    objects: undefined,
    manifests: '',
    findings: [{ ...found, values: [values] }],
  })
  if (values !== undefined && textOf(files, values) === undefined) {
    const message = 'there is no such file; "render" names files in the chart\'s folder'
    return failed(finding('render', values, message, { file: fileOf(chart.path, values) }))
  }
  const valuesFiles = values === undefined ? [] : [join(folder, values)]
  try {
    const render = { chart: folder, release, namespace: 'default', valuesFiles }
    const manifests = await helmTemplate(render, tools)
    const rendered = readRendered(manifests)
    if (rendered.kind === 'bad') {
      const file = rendered.source === undefined ? undefined : fileOf(chart.path, rendered.source)
      return failed(finding('render', values, `renders no YAML: ${rendered.why}`, { file }))
    }
    return { values, objects: rendered.objects, manifests, findings: [] }
  } catch (cause) {
    if (!(cause instanceof ToolError) || cause.code === 'NOT_FOUND') throw cause
    return failed(readRenderError(cause.message, chart.path))
  }
}

/** The same as a step of the report. */
export function renderPart({ values, objects, findings }: Rendering): Part {
  const result = objects === undefined ? 'failed' : 'passed'
  const detail = objects === undefined ? '' : count(objects.length, 'object')
  return { steps: [step('render', values, result, detail)], findings }
}
