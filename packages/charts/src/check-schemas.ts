import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type ChartFinding, type ChartStep, schemaFindings } from '@fluxgate/pipeline'
import { kubeconform, ToolError, type ToolOptions } from '@fluxgate/tools'
import type { ChartToCheck } from './chart-to-check.ts'
import { count, finding, type Part, step } from './part.ts'
import type { Rendering } from './render-chart.ts'

const MISSING =
  'kubeconform is not in PATH, so nothing was held to schemas; install it, in a workflow in a step before this one: go install github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0'

/** Holds every rendering to the schemas of its kinds. What could not be checked is an error, never passed over. */
export async function checkSchemas(
  { root, chart, tools }: ChartToCheck,
  renderings: readonly Rendering[],
): Promise<Part> {
  const schemas = chart.schemas === undefined ? undefined : join(root, chart.schemas)
  if (schemas !== undefined && !(await isFolder(schemas))) {
    const message = `there is no folder "${chart.schemas}"; "schemas" names one from the service's root`
    const steps = renderings.map(({ values }) => step('schemas', values, 'failed', ''))
    return { steps, findings: [finding('schemas', undefined, message, {})] }
  }
  const place = { chart: chart.path, schemas: chart.schemas }
  const steps: ChartStep[] = []
  const findings: ChartFinding[] = []
  for (const { values, objects, manifests } of renderings) {
    if (objects === undefined) {
      steps.push(step('schemas', values, 'skipped', ''))
      continue
    }
    const found = await schemaCheck(manifests, schemas, tools)
    const told =
      typeof found === 'string'
        ? [finding('schemas', values, found, {})]
        : schemaFindings(found, objects, place, values)
    findings.push(...told)
    const failed = told.some(({ level }) => level === 'error')
    steps.push(
      step('schemas', values, failed ? 'failed' : 'passed', count(objects.length, 'object')),
    )
  }
  return { steps, findings }
}

/** What kubeconform answers, or why it gave no answer. */
async function schemaCheck(
  manifests: string,
  schemas: string | undefined,
  tools: ToolOptions | undefined,
): Promise<Awaited<ReturnType<typeof kubeconform>> | string> {
  try {
    return await kubeconform(manifests, schemas, tools)
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause
    if (cause.code === 'NOT_FOUND') return MISSING
    return `the schema check did not come to an end: ${cause.message}`
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
