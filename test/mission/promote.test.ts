import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { endStage, type Stage, setStage } from '../bundle/stage.ts'
import { type GitOps, moment, rolloutEvent, type Service } from '../support/gitops.ts'
import { type CopyKind, gitOpsWorkflows } from './gitops-workflows.ts'
import type { WorkflowEnd } from './run-workflow.ts'

const LONG = 180_000
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
    LONG,
  )

  test(
    'proposes what a person attested by hand; the schedule finds what a person lifted',
    async () => {
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
    },
    LONG,
  )

  test(
    'promotes what a person chooses by hand, after a person closed its pull request',
    async () => {
      const { gitops } = await ahead('chosen')
      expectPromoted(await asked(gitops, { act: 'attest', ...DEV, reason: 'seen by eye' }))
      await gitops.control.closePullRequest(1, gitops.developer.login)
      expectPromoted(await asked(gitops, { act: 'sweep' }))
      expect(titles(gitops)).toEqual([])
      expectPromoted(await asked(gitops, { act: 'choose', ...PROD, version: '1.1.0' }))
      expect(titles(gitops)).toEqual(PROMOTED)
    },
    LONG,
  )

  test(
    'refuses who may not, an act that nobody knows, and a choice of nothing, before anything is written',
    async () => {
      const { gitops } = await ahead('refused')
      const mark = stage.github.ledger.mark()
      const attest = { act: 'attest', ...DEV, reason: 'mine' }
      const refused = [
        await asked(gitops, attest, { by: gitops.developer }),
        await asked(gitops, { act: 'everything' }),
        await asked(gitops, { act: 'choose', ...PROD }),
      ]
      const jobs = refused.map((end) => Object.fromEntries(end.jobs))
      expect(jobs).toEqual(refused.map(() => ({ Promote: 'failed' })))
      expect(refused.map(({ log }) => /::error::(.*)$/m.exec(log)?.[1])).toEqual([
        expect.stringContaining('people.attest'),
        expect.stringContaining('the input act is none of'),
        'to choose, name the environment, the service and the version',
      ])
      expect(stage.github.ledger.since(mark).filter(({ mutation }) => mutation)).toEqual([])
    },
    LONG,
  )

  test(
    'does nothing on another ref than the default branch, whatever is asked',
    async () => {
      const { gitops } = await ahead('by-branch')
      const mark = stage.github.ledger.mark()
      const attest = { act: 'attest', ...DEV, reason: 'seen by eye' }
      for (const ref of ['refs/heads/mine', 'refs/tags/main']) {
        expect((await asked(gitops, attest, { ref })).jobs.size).toBe(0)
      }
      expect(stage.github.ledger.since(mark)).toEqual([])
    },
    LONG,
  )
})
