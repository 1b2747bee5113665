import {
  type Allowance,
  type FindingTally,
  findingsFrom,
  type PipelineStep,
  type StepOutcome,
  type StepResult,
  type TestTally,
} from '@fluxgate/pipeline'
import type { Analysis, Step } from '@fluxgate/policy'
import { findTool, ToolError } from '@fluxgate/tools'
import { type ReadReports, readFindings, readTests } from './read-reports.ts'
import { findReports } from './report-files.ts'
import { type CommandEnd, type OutputSink, runCommands } from './run-commands.ts'
import { shellCommand } from './shell-command.ts'
import { locateFindings, locateTests } from './source-files.ts'
import { stageEnvironment } from './stage-environment.ts'

/** Where a step runs, and what it may take. */
export interface StepSurroundings {
  /** The service's root, absolute. */
  readonly root: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly allowance: Extract<Allowance, { kind: 'some' }>
  readonly budget: number
  readonly output: OutputSink
  readonly cancelled: AbortSignal
}

/** What running a step comes to; how long it took is for the caller to say. */
export type StepEnd = Pick<StepResult, 'outcome' | 'tests' | 'findings' | 'chart' | 'notes'>

/** Runs the commands of a stage or an analysis, and reads what they reported. */
export async function runStep(
  step: Extract<PipelineStep, { kind: 'stage' | 'analysis' }>,
  surroundings: StepSurroundings,
): Promise<StepEnd> {
  const { root } = surroundings
  const what = step.kind === 'stage' ? step.stage : step.analysis
  const sarif = step.kind === 'stage' ? [] : step.analysis.sarif
  const before = await findReports(root, [...what.reports, ...sarif])
  const end = await execute(what, surroundings)
  const tests = await readTests(root, what.reports, before)
  const findings = await readFindings(root, sarif, before)
  const ended = outcomeOf(end, surroundings)
  const outcome = ended.kind === 'passed' ? judged(what, step, tests, findings) : ended
  const told = [...endNotes(end), ...tests.notes, ...findings.notes, ...disagreement(ended, tests)]
  return {
    outcome,
    tests: await locateTests(root, tests.tally),
    findings: await locateFindings(root, findings.tally),
    chart: undefined,
    // What it failed for is told as that, and not once more as something to know.
    notes: told.filter((note) => outcome.kind !== 'failed' || !outcome.why.endsWith(note)),
  }
}

async function execute(step: Step, surroundings: StepSurroundings): Promise<CommandEnd> {
  const { root, environment, allowance, output, cancelled } = surroundings
  let program: string
  try {
    program = await findTool(step.shell)
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause
    return { kind: 'not-started', why: `its shell "${step.shell}" is not in PATH` }
  }
  return runCommands({
    command: shellCommand(step, program),
    folder: root,
    environment: stageEnvironment(environment, step.env),
    limitMs: allowance.milliseconds,
    output,
    cancelled,
  })
}

function outcomeOf(end: CommandEnd, surroundings: StepSurroundings): StepOutcome {
  switch (end.kind) {
    case 'exited':
      return end.code === 0 ? { kind: 'passed' } : { kind: 'failed', why: `exit ${end.code}` }
    case 'killed':
      return { kind: 'failed', why: `ended by ${end.signal}` }
    case 'not-started':
      return { kind: 'failed', why: `could not be started: ${end.why}` }
    case 'cancelled':
      return { kind: 'cancelled' }
    case 'out-of-time':
      return timeIsUp(surroundings)
  }
}

/** The outcome of a step that took longer than it may: by its own time, or by the budget. */
export function timeIsUp({ allowance, budget }: StepSurroundings): StepOutcome {
  return allowance.by === 'timeout'
    ? { kind: 'timed-out', limit: allowance.milliseconds }
    : { kind: 'over-budget', budget }
}

/** What a step that came to its end comes to, by what it reported. */
function judged(
  what: Step,
  step: PipelineStep,
  tests: ReadReports<TestTally>,
  findings: ReadReports<FindingTally>,
): StepOutcome {
  const [trouble] = tests.trouble
  if (what.reportsRequired && trouble !== undefined) {
    return { kind: 'failed', why: `its reports are required, and ${trouble}` }
  }
  return step.kind === 'analysis' ? judgedByFindings(step.analysis, findings) : { kind: 'passed' }
}

/** Nothing found and nothing read look alike, so an analysis whose findings can't be read has not passed. */
function judgedByFindings(
  { failOn }: Analysis,
  { tally, trouble }: ReadReports<FindingTally>,
): StepOutcome {
  const [broken] = trouble
  if (broken !== undefined && failOn !== 'none') return { kind: 'failed', why: broken }
  const number = tally === undefined ? 0 : findingsFrom(tally, failOn)
  if (number === 0) return { kind: 'passed' }
  const what = number === 1 ? '1 finding' : `${number} findings`
  return {
    kind: 'failed',
    why: `${what} of level "${failOn}"${failOn === 'error' ? '' : ' or above'}`,
  }
}

function endNotes(end: CommandEnd): readonly string[] {
  const left = (end.kind === 'exited' || end.kind === 'killed') && end.left
  return left ? ['it left programs running, which were ended'] : []
}

/** A stage may mean to go on with failed tests, yet nobody should overlook them. */
function disagreement(outcome: StepOutcome, { tally }: ReadReports<TestTally>): readonly string[] {
  if (outcome.kind !== 'passed' || tally === undefined || tally.failed === 0) return []
  const tests = tally.failed === 1 ? '1 test' : `${tally.failed} tests`
  return [`its reports tell of ${tests} that failed, and its commands ended well`]
}
