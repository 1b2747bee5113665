import { join } from 'node:path'
import { annotate, type Outcome, type RunContext, say, UserError } from '@fluxgate/action-kit'
import {
  annotationsOf,
  type Changes,
  failedStep,
  failureWords,
  type PipelineStep,
  printStageTimes,
  type RunResult,
  runWords,
  selectSteps,
} from '@fluxgate/pipeline'
import type { DeliveryFile } from '@fluxgate/policy'
import { testSummary } from '@fluxgate/report'
import { changesSince, loadDelivery, runSteps } from '@fluxgate/stages'
import type { Inputs } from './inputs.ts'
import { runnerLog } from './runner-log.ts'

/** Where stages run, and who ends them. */
export interface Surroundings {
  /** The root of the checkout, absolute. */
  readonly workspace: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly cancelled: AbortSignal
}

type Started = Pick<RunContext, 'sha' | 'serverUrl' | 'runUrl' | 'repository'>

/** Runs what is asked for, and tells what came of it. */
export async function run(
  inputs: Inputs,
  started: Started,
  { workspace, environment, cancelled }: Surroundings,
): Promise<Outcome> {
  const { file, root } = await loadDelivery(workspace, inputs.delivery)
  const steps = stepsOf(file, inputs.stages)
  const changes = await changesOf(inputs, workspace)
  const result = await runSteps({
    service: file.service,
    steps,
    root: join(workspace, root),
    budget: inputs.budget ?? file.budget,
    spent: inputs.spent,
    changes,
    withoutDocker: 'fail',
    environment,
    onlooker: runnerLog(),
    cancelled,
  })
  say(`${file.service}: ${runWords(result)}`)
  annotateAll(result, root)
  return {
    outputs: outputsOf(result, changes.chart),
    summary: summaryOf(result, started, root),
    failure: failureWords(result),
  }
}

async function changesOf({ delivery, changedSince }: Inputs, workspace: string): Promise<Changes> {
  if (changedSince === undefined) return { files: undefined, chart: undefined }
  const changes = await changesSince(workspace, delivery, changedSince)
  if (changes.why !== undefined) annotate('notice', `everything counts as changed: ${changes.why}`)
  return changes
}

function stepsOf(file: DeliveryFile, names: readonly string[]): readonly PipelineStep[] {
  const selected = selectSteps(file, names)
  if (selected.kind === 'selected') return selected.steps
  const known = selected.known.join(', ')
  const unknown = selected.names.map((name) => `"${name}"`).join(', ')
  throw new UserError('INVALID_INPUT', `input "stages" names ${unknown}; there are ${known}`)
}

function annotateAll(result: RunResult, root: string): void {
  for (const { level, message, place } of annotationsOf(result)) {
    if (place === undefined) annotate(level, message)
    else {
      const { path, line, column } = place
      annotate(level, message, { file: root === '' ? path : `${root}/${path}`, line, col: column })
    }
  }
}

function outputsOf(result: RunResult, chartChanged: boolean | undefined): Outcome['outputs'] {
  const failed = failedStep(result)
  return {
    passed: String(failed === undefined),
    'chart-changed': chartChanged === undefined ? '' : String(chartChanged),
    duration: String(Math.ceil(result.milliseconds / 1_000)),
    stages: printStageTimes(result),
    'failed-stage': failed?.name ?? '',
  }
}

function summaryOf(result: RunResult, started: Started, folder: string): string {
  const { sha, serverUrl, runUrl, repository } = started
  const repositoryUrl = `${serverUrl}/${repository.owner}/${repository.name}`
  return testSummary({ site: { serverUrl, repositoryUrl, runUrl }, commit: sha, folder, result })
}
