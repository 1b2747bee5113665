import { type DeliveryFile, matchesGlob, type StepCondition } from '@fluxgate/policy'
import { ALL_STEPS, CHART_STEP, selectSteps } from './select-steps.ts'
import { type Changes, whyNotNeeded } from './step-condition.ts'

/** The names of the steps that have to run, as `build-test` takes them. */
export interface SplitSteps {
  /** Run first, in one job: what needs no Docker and does not wait for a changed chart, and the chart's checks. */
  readonly fast: readonly string[]
  /** Run after these, beside the analyses. */
  readonly slow: readonly string[]
  readonly analysis: readonly string[]
}

/**
 * Parts the steps of a file in those of the quick job and those of the slow one. The first stage that needs Docker, or
 * that only a changed chart asks for, and all after it are slow, whether it has to run or not: the shape of a workflow
 * does not change with every commit.
 */
export function splitSteps(file: DeliveryFile, changes: Changes): SplitSteps {
  const selected = selectSteps(file, [ALL_STEPS])
  const steps = selected.kind === 'selected' ? selected.steps : []
  const fast: string[] = []
  const slow: string[] = []
  const analysis: string[] = []
  let isSlow = false
  for (const step of steps) {
    switch (step.kind) {
      case 'chart':
        fast.push(CHART_STEP)
        break
      case 'stage': {
        const { needsDocker, when } = step.stage
        isSlow ||= needsDocker || when.kind === 'chart-changed'
        if (isNeeded(when)) (isSlow ? slow : fast).push(step.name)
        break
      }
      case 'analysis':
        if (isNeeded(step.analysis.when)) analysis.push(step.name)
        break
    }
  }
  return { fast, slow, analysis }

  function isNeeded(when: StepCondition): boolean {
    return whyNotNeeded(when, changes, (path, glob) => matchesGlob(glob, path)) === undefined
  }
}
