import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { endStage, type People, type Stage, setStage } from '../bundle/stage.ts'
import { type GitOps, moment, rolloutEvent, type Service } from '../support/gitops.ts'
import { type CopyKind, gitOpsWorkflows } from './gitops-workflows.ts'
import type { WorkflowEnd } from './run-workflow.ts'

const MAIN = 'refs/heads/main'
const PROMOTED = ['Promote svc-0000 1.1.0 to prod']

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

/** One service, which dev has at 1.1.0 already. */
async function ahead(name: string): Promise<{ gitops: GitOps; service: Service }> {
  const gitops = await stage.repository(name, { ahead: 1 })
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  return { gitops, service }
}

function expectPromoted({ exitCode, jobs, log }: WorkflowEnd): void {
  if (exitCode !== 0) throw new Error(log)
  expect(Object.fromEntries(jobs)).toEqual({ Promote: 'succeeded' })
}

/** What somebody asks for by hand. */
async function asked(
  gitops: GitOps,
  inputs: Readonly<Record<string, string>>,
  { ref = MAIN, by = gitops.ops } = {},
): Promise<WorkflowEnd> {
  using workflows = gitOpsWorkflows(stage, gitops, ['promote'])
  const event = { inputs, ref }
  return await workflows.run({
    ...{ workflow: 'promote', eventName: 'workflow_dispatch', event, sender: by },
  })
}

function titles({ control }: GitOps): readonly string[] {
  return control.pulls.filter(({ state }) => state === 'open').map(({ title }) => title)
}

/** A choice counts only from the second after a closing on: GitHub tells no more, and here nobody needs time to think. */
function secondToPass(): Promise<void> {
  return setTimeout(1000 - (Date.now() % 1000))
}

/** What the required status of a branch's head says. */
function verdictAt({ control }: GitOps, branch: string): string | undefined {
  return control.state.statuses
    .get(control.head(branch) ?? '')
    ?.findLast(({ context }) => context === 'fluxgate/gate')?.state
}

const PROD = { environment: 'prod', service: 'svc-0000' } as const
const DEV = { environment: 'dev', service: 'svc-0000' } as const

describe('promote.yml, as act runs its jobs with the built actions', () => {
  test.each<CopyKind>(['caller', 'with-environment'])(
    "takes Flux's event, and opens the pull request (%s)",
    async (kind) => {
      const { gitops, service } = await ahead(`event-${kind}`)
      using workflows = gitOpsWorkflows(stage, gitops, ['promote'], kind)
      const event = rolloutEvent(gitops, service, '1.1.0', { at: moment(Date.now()) })
      const vars = { FLUXGATE_CLIENT_ID: 'Iv23liPromoter' }
      const end = await workflows.run({
        ...{ workflow: 'promote', eventName: 'repository_dispatch', event },
        ...{ sender: gitops.reporter, token: 'of no use', vars },
      })
      expectPromoted(end)
      expect(titles(gitops)).toEqual(PROMOTED)
    },
  )

  test('proposes what a person attested by hand; the schedule finds what a person lifted', async () => {
    const { gitops } = await ahead('by-hand')
    const held = { act: 'hold', ...PROD, version: '1.1.0', reason: 'it leaks' }
    expectPromoted(await asked(gitops, held))
    expect(await gitops.control.read('.fluxgate/holds/prod/svc-0000.yaml')).toContain('it leaks')
    expectPromoted(await asked(gitops, { act: 'attest', ...DEV, reason: 'seen by eye' }))
    expect(titles(gitops)).toEqual([])
    const files = { '.fluxgate/holds/prod/svc-0000.yaml': '[]\n' }
    await gitops.control.commit({ files, message: 'Lift by hand', by: gitops.ops.login })
    using workflows = gitOpsWorkflows(stage, gitops, ['promote'])
    const event = { schedule: '7,37 * * * *' }
    const swept = await workflows.run({
      ...{ workflow: 'promote', eventName: 'schedule', event, sender: gitops.developer },
    })
    expectPromoted(swept)
    expect(titles(gitops)).toEqual(PROMOTED)
  })

  test('promotes what a person chooses by hand, after a person closed its pull request', async () => {
    const { gitops } = await ahead('chosen')
    expectPromoted(await asked(gitops, { act: 'attest', ...DEV, reason: 'seen by eye' }))
    await gitops.control.closePullRequest(1, gitops.developer.login)
    await secondToPass()
    expectPromoted(await asked(gitops, { act: 'sweep' }))
    expect(titles(gitops)).toEqual([])
    expectPromoted(await asked(gitops, { act: 'choose', ...PROD, version: '1.1.0' }))
    expect(titles(gitops)).toEqual(PROMOTED)
  })

  test('promotes by a hotfix what nobody proved, past the gate that a person names', async () => {
    const { gitops } = await ahead('hotfix')
    const hotfix = { act: 'hotfix', ...PROD, version: '1.1.0', skip: 'proven', reason: 'leak' }
    expectPromoted(await asked(gitops, hotfix))
    expect(titles(gitops)).toEqual(PROMOTED)
    expect(gitops.control.pull(1).body).toContain('leak')
  })

  test("lets a person's pull request past the gate that somebody skips for it, and no other head", async () => {
    const { gitops } = await ahead('override')
    const { control, developer } = gitops
    const path = 'apps/prod/svc-0000/patch.yaml'
    const propose = async (version: string) => {
      const text = ((await control.read(path)) ?? '').replaceAll('1.0.0', version)
      const message = `Run ${version}`
      await control.commit({ branch: 'mine', files: { [path]: text }, message, by: 'dev' })
    }
    await propose('9.9.9')
    const by = developer.login
    const { number } = await control.openPullRequest({ head: 'mine', title: 'Mine', by })
    const about = { 'pull-request': String(number) }
    const override = { act: 'override', ...about, skip: 'proven', reason: 'the shop is down' }
    expectPromoted(await asked(gitops, override))
    expect(verdictAt(gitops, 'mine')).toBe('success')
    await propose('9.9.8')
    expectPromoted(await asked(gitops, { act: 'gate', ...about }))
    expect(verdictAt(gitops, 'mine')).toBe('failure')
  })

  test('takes a service out of the release set that is open', async () => {
    const policy = ({ reporter }: People) => `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", batch: true }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, prod] }]
people: { override: [acme/ops], attest: [acme/ops] }
`
    const gitops = await stage.repository('take-out', { services: 2, ahead: 2, policy })
    const all = { act: 'attest', environment: 'dev', service: 'all', reason: 'seen by eye' }
    expectPromoted(await asked(gitops, all))
    expect(titles(gitops)).toEqual([expect.stringMatching(/ to prod \(2 services\)$/)])
    expectPromoted(await asked(gitops, { act: 'take-out', ...PROD, reason: 'tomorrow' }))
    expect(titles(gitops)).toEqual([expect.stringMatching(/ to prod \(1 service\)$/)])
  })

  test('refuses who may not, an act that nobody knows, a choice of nothing, and who takes out without a reason, before anything is written', async () => {
    const { gitops } = await ahead('refused')
    const mark = stage.github.ledger.mark()
    const attest = { act: 'attest', ...DEV, reason: 'mine' }
    const refused = [
      await asked(gitops, attest, { by: gitops.developer }),
      await asked(gitops, { act: 'everything' }),
      await asked(gitops, { act: 'choose', ...PROD }),
      await asked(gitops, { act: 'take-out', ...PROD }),
    ]
    const jobs = refused.map((end) => Object.fromEntries(end.jobs))
    expect(jobs).toEqual(refused.map(() => ({ Promote: 'failed' })))
    expect(refused.map(({ log }) => /::error::(.*)$/m.exec(log)?.[1] ?? log)).toEqual([
      expect.stringContaining('people.attest'),
      expect.stringContaining('the input act is none of'),
      'to choose, name the environment, the service and the version, or a release set under version',
      'to take out, name the environment, the service and why',
    ])
    expect(stage.github.ledger.since(mark).filter(({ mutation }) => mutation)).toEqual([])
  })

  test('does nothing on another ref than the default branch, whatever is asked', async () => {
    const { gitops } = await ahead('by-branch')
    const mark = stage.github.ledger.mark()
    const attest = { act: 'attest', ...DEV, reason: 'seen by eye' }
    for (const ref of ['refs/heads/mine', 'refs/tags/main']) {
      expect((await asked(gitops, attest, { ref })).jobs.size).toBe(0)
    }
    expect(stage.github.ledger.since(mark)).toEqual([])
  })
})
