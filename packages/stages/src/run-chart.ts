import { checkChart } from '@fluxgate/charts'
import type { ChartReport, StepOutcome } from '@fluxgate/pipeline'
import type { ChartSource } from '@fluxgate/policy'
import { ToolError } from '@fluxgate/tools'
import { type StepEnd, type StepSurroundings, timeIsUp } from './run-step.ts'

/** Checks the chart as a step; each program that takes part may take what the step may. */
export async function runChart(
  chart: ChartSource,
  surroundings: StepSurroundings,
): Promise<StepEnd> {
  const { root, allowance, cancelled } = surroundings
  const timeoutSeconds = Math.ceil(allowance.milliseconds / 1_000)
  try {
    const report = await checkChart({ root, chart, tools: { timeoutSeconds } })
    return ended(cancelled.aborted ? { kind: 'cancelled' } : outcomeOf(report), report)
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause
    if (cancelled.aborted) return ended({ kind: 'cancelled' }, undefined)
    return cause.code === 'TIMED_OUT'
      ? ended(timeIsUp(surroundings), undefined)
      : ended({ kind: 'failed', why: cause.message }, undefined)
  }
}

function outcomeOf({ passed, findings }: ChartReport): StepOutcome {
  if (passed) return { kind: 'passed' }
  const errors = findings.filter(({ level }) => level === 'error').length
  return { kind: 'failed', why: errors === 1 ? '1 error' : `${errors} errors` }
}

function ended(outcome: StepOutcome, chart: ChartReport | undefined): StepEnd {
  return { outcome, tests: undefined, findings: undefined, chart, notes: [] }
}
