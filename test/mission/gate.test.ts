import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { endStage, type People, type Stage, setStage } from '../bundle/stage.ts'
import { handle } from '../support/bundle-runs.ts'
import { type GitOps, moment, rolloutEvent } from '../support/gitops.ts'
import { documentedCopy, gitOpsWorkflows } from './gitops-workflows.ts'
import type { WorkflowEnd } from './run-workflow.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

/** What a workflow's own token of gate.yml may do. */
const ASKING = { actions: 'write', metadata: 'read' } as const

type Seed = NonNullable<Parameters<Stage['repository']>[1]>

interface Judging extends Disposable {
  readonly gitops: GitOps
  /** Ends of promote.yml, once for each time that it was asked to judge. */
  readonly judged: readonly WorkflowEnd[]
  /** Runs gate.yml for a pull request, and whatever it asks for. */
  ask(
    number: number,
    permissions?: typeof ASKING | { readonly metadata: 'read' },
  ): Promise<WorkflowEnd>
  /** The same where somebody has reviewed. */
  reviewed(number: number, action: 'submitted' | 'dismissed', state: string): Promise<WorkflowEnd>
  /** The same where a merge queue wants checks on a commit. */
  queued(commit: string): Promise<WorkflowEnd>
}

/** A repository whose gate.yml asks, and whose promote.yml judges when it is asked. */
async function judging(name: string, seed: Seed = {}): Promise<Judging> {
  const { github } = stage
  const gitops = await stage.repository(name, seed)
  const files = { '.github/workflows/promote.yml': documentedCopy('promote', 'caller') }
  await gitops.control.commit({ files, message: 'Promote with Fluxgate' })
  const workflows = gitOpsWorkflows(stage, gitops, ['promote', 'gate'])
  const judged: WorkflowEnd[] = []
  github.onDispatch(async (event, { repository }) => {
    if (repository.fullName !== gitops.fullName) return
    const start = { workflow: 'promote', eventName: 'workflow_dispatch' } as const
    judged.push(await workflows.run({ ...start, event, sender: gitops.developer }))
  })
  const run = async (
    event: Readonly<Record<string, unknown>>,
    eventName: 'pull_request' | 'pull_request_review' | 'merge_group',
    permissions: Parameters<Judging['ask']>[1] = ASKING,
  ) => {
    const own = { kind: 'workflow', repositories: [gitops.fullName], permissions } as const
    const end = await workflows.run({
      ...{ workflow: 'gate', eventName, sender: gitops.developer },
      event,
      token: github.token(own),
    })
    await github.dispatched()
    return end
  }
  const about = (number: number) => ({ number, pull_request: { number, base: { ref: 'main' } } })
  return {
    gitops,
    judged,
    ask: (number, permissions) =>
      run({ action: 'opened', ...about(number) }, 'pull_request', permissions),
    reviewed: (number, action, state) =>
      run({ action, ...about(number), review: { state } }, 'pull_request_review'),
    queued: (commit) =>
      run({ action: 'checks_requested', merge_group: { head_sha: commit } }, 'merge_group'),
    [Symbol.dispose]: () => workflows[Symbol.dispose](),
  }
}

/** A developer's pull request that pins a version. */
async function proposal({ control, developer }: GitOps, environment: string, version: string) {
  const branch = `change/${environment}`
  const path = `apps/${environment}/svc-0000/patch.yaml`
  const text = (await control.read(path)) ?? ''
  const files = { [path]: text.replaceAll('1.0.0', version) }
  await control.commit({ branch, files, message: `Run ${version}`, by: developer.login })
  return control.openPullRequest({ head: branch, title: `Run ${version}`, by: developer.login })
}

/** The statuses of a branch's head, as `context: state, by whom`. */
function statusesAt({ control }: GitOps, branch: string): readonly string[] {
  return (control.state.statuses.get(control.head(branch) ?? '') ?? []).map(
    ({ context, state, creator }) => `${context}: ${state}, by ${creator.login}`,
  )
}

describe('gate.yml, as act runs it for a pull request', () => {
  test('asks promote.yml of the default branch, which writes the verdict, green or red', async () => {
    using all = await judging('gate-asks')
    const { gitops, judged, ask } = all
    const [dev, prod] = [
      await proposal(gitops, 'dev', '9.9.9'),
      await proposal(gitops, 'prod', '9.9.9'),
    ]
    for (const { number } of [dev, prod]) {
      const end = await ask(number)
      if (end.exitCode !== 0) throw new Error(end.log)
      expect(Object.fromEntries(end.jobs)).toEqual({ 'Ask for a verdict': 'succeeded' })
    }
    expect(judged.map(({ jobs }) => Object.fromEntries(jobs))).toEqual([
      { Promote: 'succeeded' },
      { Promote: 'succeeded' },
    ])
    const by = `by ${gitops.promoter.login}`
    expect(statusesAt(gitops, dev.head)).toEqual([`fluxgate/gate: success, ${by}`])
    expect(statusesAt(gitops, prod.head)).toEqual([`fluxgate/gate: failure, ${by}`])
  })

  test('asks again when somebody has approved or an approval is taken back, and not for a comment', async () => {
    const asking = { ahead: 1, policy: ({ reporter }: People) => policyWith(reporter.id) }
    using all = await judging('gate-reviewed', asking)
    const { gitops, judged, reviewed } = all
    const [service] = gitops.services
    if (service === undefined) throw new Error('the repository has no service')
    const at = moment(Date.now() - 3_600_000)
    await handle(stage.github, gitops, rolloutEvent(gitops, service, '1.1.0', { at }))
    const { id } = gitops.control.approve(1, 'olga')
    expect((await reviewed(1, 'submitted', 'approved')).exitCode).toBe(0)
    gitops.control.dismiss(1, id, 'olga')
    expect((await reviewed(1, 'dismissed', 'dismissed')).exitCode).toBe(0)
    expect(judged).toHaveLength(2)
    const { jobs } = await reviewed(1, 'submitted', 'commented')
    expect([...jobs.values()]).not.toContain('succeeded')
    expect(judged).toHaveLength(2)
    const by = `by ${gitops.promoter.login}`
    expect(statusesAt(gitops, 'promote/prod/svc-0000')).toEqual([
      `fluxgate/gate: success, ${by}`,
      `fluxgate/gate: pending, ${by}`,
    ])
  })

  test('asks for what a merge queue has made, and the queue merges it', async () => {
    using all = await judging('gate-queued')
    const { gitops, judged, ask, queued } = all
    const rule = { branch: 'main', requiredStatuses: ['fluxgate/gate'], mergeQueue: true }
    gitops.control.protect(rule)
    const { number } = await proposal(gitops, 'dev', '9.9.9')
    await ask(number)
    const { commit } = await gitops.control.enqueue(number, 'dev')
    const end = await queued(commit)
    if (end.exitCode !== 0) throw new Error(end.log)
    expect(judged).toHaveLength(2)
    await gitops.control.settled()
    expect(gitops.control.head()).toBe(commit)
  })

  test('says that the next sweep judges where it may not ask, as for a fork, and is not red for that', async () => {
    using all = await judging('gate-may-not')
    const { gitops, judged, ask } = all
    const pull = await proposal(gitops, 'prod', '9.9.9')
    const end = await ask(pull.number, { metadata: 'read' })
    expect(end.exitCode).toBe(0)
    expect(end.log).toContain('the next sweep judges it')
    expect(judged).toEqual([])
    expect(statusesAt(gitops, pull.head)).toEqual([])
  })
})

function policyWith(reporter: number): string {
  return `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", gates: { approvals: { count: 1 } } }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter}, environments: [dev, prod] }]
`
}
