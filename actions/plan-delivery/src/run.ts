import { type Outcome, type RunContext, UserError, whyNotSet } from '@fluxgate/action-kit'
import type { GitHubForge, LastSuccessRequest } from '@fluxgate/forge'
import {
  type DeliveryFacts,
  type DeliveryPlan,
  doneStep,
  planDelivery,
  runRef,
} from '@fluxgate/pipeline'
import type { StampAddress } from '@fluxgate/policy'
import { text } from '@fluxgate/report'
import { gatherDelivery } from '@fluxgate/stages'
import type { Clock } from '@fluxgate/transport'
import type { Inputs } from './inputs.ts'

/** What it takes to look at the checkout and at former runs. */
export interface Ports {
  readonly forge: Pick<GitHubForge, 'lastSuccess'>
  readonly clock: Pick<Clock, 'now'>
  /** The folder that holds the checkout. */
  readonly workspace: string
}

type Started = Pick<RunContext, 'eventName' | 'ref' | 'payload' | 'defaultBranch' | 'runId'>

/** Plans what this run does for one service. */
export async function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const ref = started.ref === undefined ? undefined : runRef(started.ref, started.payload)
  if (ref === undefined) {
    const way = 'start it for a branch, a tag or a pull request'
    throw new UserError('INVALID_EVENT', `a delivery can't be planned for this run; ${way}`)
  }
  const facts = await gatherDelivery({
    workspace: ports.workspace,
    path: inputs.delivery,
    ref,
    defaultBranch: started.defaultBranch,
    byHand: started.eventName === 'workflow_dispatch',
    version: inputs.version,
    since: inputs.since,
    time: ports.clock.now().toISOString(),
    lastSuccess: (branch) =>
      lastSuccess(ports, started, { branch, step: doneStep(inputs.delivery) }),
  })
  const planned = planDelivery(facts)
  if (planned.kind === 'refused') {
    const { reason } = planned
    return { outputs: { reason }, summary: text(reason, 2000), failure: reason }
  }
  return { outputs: outputsOf(planned.plan, facts), summary: summaryOf(planned.plan) }
}

/** A run that can't look back counts everything as changed: minutes are lost then, and nothing else. */
async function lastSuccess(
  { forge }: Ports,
  { runId }: Started,
  request: Omit<LastSuccessRequest, 'run'>,
) {
  if (runId === undefined) return { why: whyNotSet('GITHUB_RUN_ID') }
  try {
    return { commit: await forge.lastSuccess({ ...request, run: runId }) }
  } catch (error) {
    if (!(error instanceof Error) || !('kind' in error)) throw error
    return { why: error.message }
  }
}

function outputsOf(plan: DeliveryPlan, { file, rootInCheckout }: DeliveryFacts) {
  const { steps, image, deploy } = plan
  const { imageTag, imageDigest } = file.chart?.stamp ?? {}
  return {
    service: plan.service,
    version: plan.version ?? '',
    changed: String(plan.changed),
    'chart-changed': String(plan.chartChanged),
    'fast-stages': JSON.stringify(steps.fast),
    'slow-stages': JSON.stringify(steps.slow),
    analysis: JSON.stringify(steps.analysis),
    image: image === undefined ? '' : JSON.stringify(image),
    chart: plan.chart ?? '',
    'image-tag-at': pathsOf(imageTag).join(' '),
    'image-in-chart': [...pathsOf(imageTag), ...pathsOf(imageDigest)].join(' '),
    root: rootInCheckout === '' ? '.' : rootInCheckout,
    deploys: String(deploy !== undefined),
    repository: file.deploy?.repository ?? '',
    environment: file.deploy?.environment ?? '',
    budget: `${file.budget / 1000}s`,
    'over-budget': file.overBudget,
    reason: plan.reason,
  }
}

/** An annotation says what an image is, and runs none. */
function pathsOf(address: StampAddress | undefined): readonly string[] {
  return address?.kind === 'values' ? [address.path.join('.')] : []
}

/** One line for the person who looks at the run. */
function summaryOf({ reason, steps: { fast, slow, analysis } }: DeliveryPlan): string {
  const later = [slow, analysis].filter((names) => names.length > 0)
  const work = [
    fast.length === 0 ? [] : [`first ${fast.join(', ')}`],
    later.length === 0 ? [] : [`then ${later.map((names) => names.join(', ')).join(' beside ')}`],
  ]
  return text([reason, ...work.flat()].join('; '), 4000)
}
