import {
  allowance,
  type Changes,
  type PipelineStep,
  type RunResult,
  type StepOutcome,
  type StepResult,
  wentWrong,
  whyNotNeeded,
} from '@fluxgate/pipeline'
import { matchesGlob, type Step } from '@fluxgate/policy'
import { dockerEngine, ToolError } from '@fluxgate/tools'
import type { Onlooker } from './onlooker.ts'
import { runChart } from './run-chart.ts'
import { runStep } from './run-step.ts'

/** All that a run of steps needs. */
export interface StepsRun {
  readonly service: string
  readonly steps: readonly PipelineStep[]
  /** The service's root, absolute. */
  readonly root: string
  /** Milliseconds that all steps together may take, what was spent before among them. */
  readonly budget: number
  /** Milliseconds that faster steps took elsewhere, in a job before this one. */
  readonly spent: number
  readonly changes: Changes
  /** What becomes of a stage that needs Docker where there is none: a runner has to have it, a laptop may not. */
  readonly withoutDocker: 'fail' | 'skip'
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly onlooker: Onlooker
  readonly cancelled: AbortSignal
}

const NOTHING_KNOWN = {
  tests: undefined,
  findings: undefined,
  chart: undefined,
  notes: [],
} as const

/**
 * Runs the steps in their order. The first that goes wrong stops what comes after it; an analysis stops nothing, since the others
 * stand beside it.
 */
export async function runSteps(run: StepsRun): Promise<RunResult> {
  const began = performance.now()
  const results: StepResult[] = []
  let stopper: string | undefined
  for (const [index, step] of run.steps.entries()) {
    const spent = run.spent + performance.now() - began
    const result = run.cancelled.aborted
      ? neverBegun(step, { kind: 'cancelled' })
      : stopper !== undefined
        ? neverBegun(step, { kind: 'not-reached', after: stopper })
        : await runOne(run, step, index, spent)
    run.onlooker.end(result)
    results.push(result)
    if (wentWrong(result) && step.kind !== 'analysis') stopper ??= step.name
  }
  const { service, budget, spent } = run
  return { service, budget, spent, milliseconds: performance.now() - began, steps: results }
}

async function runOne(
  run: StepsRun,
  step: PipelineStep,
  index: number,
  spent: number,
): Promise<StepResult> {
  const { budget } = run
  const early = await whyNotToBegin(run, step)
  if (early !== undefined) return neverBegun(step, early)
  const timeout = commandsOf(step)?.timeout
  const allowed = allowance(timeout, budget, spent)
  if (allowed.kind === 'spent') return neverBegun(step, { kind: 'over-budget', budget })
  const { kind, name } = step
  const began = performance.now()
  const output = run.onlooker.begin({
    name,
    kind,
    index: index + 1,
    count: run.steps.length,
    limitMs: allowed.milliseconds,
  })
  const { root, environment, cancelled } = run
  const surroundings = { root, environment, allowance: allowed, budget, output, cancelled }
  const end =
    step.kind === 'chart'
      ? await runChart(step.chart, surroundings)
      : await runStep(step, surroundings)
  return { name, kind, milliseconds: performance.now() - began, ...end }
}

/** What decides about a step before it begins; undefined: nothing stands against it. */
async function whyNotToBegin(run: StepsRun, step: PipelineStep): Promise<StepOutcome | undefined> {
  const commands = commandsOf(step)
  const idle =
    commands && whyNotNeeded(commands.when, run.changes, (path, glob) => matchesGlob(glob, path))
  if (idle !== undefined) return { kind: 'skipped', why: idle }
  if (step.kind !== 'stage' || !step.stage.needsDocker) return undefined
  try {
    await dockerEngine(run.environment)
    return undefined
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause
    switch (run.withoutDocker) {
      case 'fail':
        return { kind: 'failed', why: `it needs Docker, which does not answer (${cause.message})` }
      case 'skip':
        return { kind: 'skipped', why: 'it needs Docker, which does not answer here' }
    }
  }
}

function commandsOf(step: PipelineStep): Step | undefined {
  switch (step.kind) {
    case 'stage':
      return step.stage
    case 'analysis':
      return step.analysis
    case 'chart':
      return undefined
  }
}

function neverBegun({ kind, name }: PipelineStep, outcome: StepOutcome): StepResult {
  return { name, kind, outcome, milliseconds: 0, ...NOTHING_KNOWN }
}
