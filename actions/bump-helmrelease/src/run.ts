import { type Outcome, say } from '@fluxgate/action-kit'
import {
  bump,
  bumpByWorkflow,
  type Ports,
  personAsking,
  presentBump,
  presentWorkflowBump,
  type RunFacts,
  runFacts,
  type Started,
  type WorkflowForge,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

type BumpPorts = Ports & { readonly forge: WorkflowForge }

/** Sets the version of one service in one environment's overlay, by itself or by the GitOps repository's own workflow. */
export async function run(inputs: Inputs, started: Started, ports: BumpPorts): Promise<Outcome> {
  const facts = runFacts(started, inputs.repository, inputs.dryRun)
  const { workflow } = inputs
  if (workflow !== undefined) return runThere({ ...inputs, workflow }, facts, ports)
  const asking = personAsking(started)
  const outcome = await bump(ports, facts, {
    ...inputs,
    origin: inputs.source ?? { repository: undefined, commit: undefined },
    person: 'person' in asking ? asking.person : undefined,
  })
  return presentBump({ run: facts, now: ports.clock.now().toISOString() }, outcome)
}

async function runThere(
  inputs: Inputs & { readonly workflow: string },
  facts: RunFacts,
  ports: BumpPorts,
): Promise<Outcome> {
  const { repository, workflow, waitMs, dryRun } = inputs
  const fullName = `${repository.owner}/${repository.name}`
  const request = { repository: fullName, workflow, waitMs, dryRun, inputs: asked(inputs) }
  say(`asking "${workflow}" of ${fullName} to bump ${inputs.service} in ${inputs.environment}`)
  const outcome = await bumpByWorkflow(ports, request)
  const now = ports.clock.now().toISOString()
  return presentWorkflowBump({ run: facts, now }, request, outcome)
}

/** What was given: a workflow that does not declare an input would refuse an empty one, too. */
function asked(inputs: Inputs): Readonly<Record<string, string>> {
  const { environment, service, source } = inputs
  const all = [
    ['environment', environment],
    ['service', service],
    ['chart-version', inputs.chartVersion],
    ['chart-digest', inputs.chartDigest],
    ['image-tag', inputs.imageTag],
    ['image-digest', inputs.imageDigest],
    ['image-in-chart', inputs.imageInChart.join(' ') || undefined],
    ['source', source === undefined ? undefined : `${source.repository}@${source.commit}`],
  ] as const
  return Object.fromEntries(
    all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
