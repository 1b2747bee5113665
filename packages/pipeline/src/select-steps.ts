import type { Analysis, ChartSource, DeliveryFile, Stage } from '@fluxgate/policy'

/** One thing that `build-test` does. */
export type PipelineStep =
  | { readonly kind: 'stage'; readonly name: string; readonly stage: Stage }
  | { readonly kind: 'chart'; readonly name: string; readonly chart: ChartSource }
  | { readonly kind: 'analysis'; readonly name: string; readonly analysis: Analysis }

/** The steps of a run, or a name among those asked for that there is no stage of. */
export type SelectedSteps =
  | { readonly kind: 'selected'; readonly steps: readonly PipelineStep[] }
  | {
      readonly kind: 'unknown'
      readonly names: readonly string[]
      readonly known: readonly string[]
    }

/** What stands for all stages, the chart's checks and the analyses. */
export const ALL_STEPS = 'all'
/** The checks of the chart, as a step. */
export const CHART_STEP = 'chart'
/** All analyses. */
const ANALYSIS_STEPS = 'analysis'

/**
 * The steps that are asked for, fast before slow whatever the order of their names: the first stage, the chart's checks (they take
 * seconds), the other stages as the file has them, then the analyses. No name at all asks for nothing.
 */
export function selectSteps(file: DeliveryFile, names: readonly string[]): SelectedSteps {
  const steps = allSteps(file)
  const known = knownNames(file)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) return { kind: 'unknown', names: unknown, known }
  const wanted = new Set(names)
  return {
    kind: 'selected',
    steps: steps.filter(
      ({ kind, name }) =>
        wanted.has(ALL_STEPS) ||
        wanted.has(name) ||
        (kind === 'analysis' && wanted.has(ANALYSIS_STEPS)),
    ),
  }
}

function allSteps({ stages, chart, analysis }: DeliveryFile): readonly PipelineStep[] {
  const own = stages.map((stage) => ({ kind: 'stage', name: stage.name, stage }) as const)
  const checks = chart === undefined ? [] : [{ kind: 'chart', name: CHART_STEP, chart } as const]
  const beside = analysis.map(
    (one) => ({ kind: 'analysis', name: one.name, analysis: one }) as const,
  )
  return [...own.slice(0, 1), ...checks, ...own.slice(1), ...beside]
}

/** Every name that may be asked for. */
function knownNames(file: DeliveryFile): readonly string[] {
  const names = allSteps(file).map(({ name }) => name)
  return [...new Set([ALL_STEPS, ...names, ANALYSIS_STEPS])]
}
