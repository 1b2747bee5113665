import { load } from 'js-yaml'
import { ChartError } from './chart-error.ts'

/** What a registry takes as one step of a path, which a chart's name becomes. */
const NAME = /^[a-z0-9]+(?:(?:\.|_|__|-{1,10})[a-z0-9]+){0,30}$/

/** The name that a Chart.yaml gives its chart; ChartError where it has none, or one that no registry takes. */
export function chartName(text: string, shown: string): string {
  const name = nameIn(text, shown)
  if (name === undefined) throw new ChartError(`${shown}: has no "name"; a chart needs one`)
  if (name.length <= 100 && NAME.test(name)) return name
  throw new ChartError(
    `${shown}: name "${name.slice(0, 80)}" can't stand in a registry; use lower case letters, digits and "-"`,
  )
}

function nameIn(text: string, shown: string): string | undefined {
  let chart: unknown
  try {
    chart = load(text.slice(0, 1_048_576), { maxDepth: 50 })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n', 1)[0] : 'it can not be read'
    throw new ChartError(`${shown}: not YAML: ${why}`, { cause })
  }
  if (typeof chart !== 'object' || chart === null) return undefined
  const name: unknown = Object.getOwnPropertyDescriptor(chart, 'name')?.value
  return typeof name === 'string' ? name : undefined
}
