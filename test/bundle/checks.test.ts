import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, moment, rolloutEvent } from '../support/gitops.ts'
import { pinFile } from '../support/overlays.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { gatedPolicy } from './gated-policy.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { byHand, endStage, type Stage, setStage, writesSince } from './stage.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(async () => {
  await endStage(stage)
})

describe('a check', () => {
  test('that has not passed keeps a release back, and the sweep after it has proposes it', async () => {
    const gitops = await checked('checked')
    const early = await told(gitops)
    expect(early.outputs).toMatchObject({ operation: 'none' })
    expect(early.outputs['reason']).toMatch(
      /1\.1\.0 is not proposed for prod yet: it waits for e2e to report on [0-9a-f]{7} in dev$/,
    )
    const { suite } = report(gitops, 'failure')
    const red = await sweepAll(stage.github, gitops)
    expect(red.summary).toMatch(/it waits for e2e to pass: it failed on [0-9a-f]{7} in dev/)
    expectGolden('checks-failed', red.summary, stage.github)
    expect(gitops.control.pulls).toEqual([])

    report(gitops, 'success', suite)
    const green = await sweepAll(stage.github, gitops)
    expect(green.outputs['operation']).toBe('created')
    const [pull] = gitops.control.pulls
    if (pull !== undefined) expectGolden('checks-body', pullRequestText(pull), stage.github)
  })

  test('costs a sweep one request for each service that it is asked of, and none else', async () => {
    const asked = await checked('cost-asked')
    const free = await checked('cost-free', '')
    const cost: number[] = []
    for (const gitops of [asked, free]) {
      await told(gitops)
      report(gitops, 'success')
      await sweepAll(stage.github, gitops)
      const mark = stage.github.ledger.mark()
      await sweepAll(stage.github, gitops)
      cost.push(stage.github.ledger.since(mark).length)
      expect(writesSince(stage.github, mark)).toEqual([])
    }
    const [withCheck = 0, without = 0] = cost
    expect(withCheck - without).toBe(1)
  })

  test('that the token may not read closes the gate, and names the permission', async () => {
    const gitops = await checked('unreadable')
    report(gitops, 'success')
    await told(gitops)
    const token = stage.github.token({
      kind: 'installation',
      of: 'acme-fluxgate',
      permissions: {
        contents: 'write',
        pull_requests: 'write',
        issues: 'read',
        deployments: 'write',
        statuses: 'write',
      },
    })
    const number = await propose(gitops)
    const { outputs } = await judge(gitops, number, token)
    expect(outputs).toMatchObject({
      state: 'failure',
      reason: "svc-0000: checks can't be read: give the token checks: read",
    })
  })

  test('is asked of what a person brings, too', async () => {
    const gitops = await checked('person')
    await told(gitops)
    const number = await propose(gitops)
    const red = await judge(gitops, number)
    expect(red.outputs).toMatchObject({ state: 'pending', until: '' })
    expect(red.outputs['reason']).toMatch(
      /^waiting for e2e to report on [0-9a-f]{7} in dev \(svc-0000: 1\.1\.0 for prod\)$/,
    )
    report(gitops, 'success')
    expect((await judge(gitops, number)).outputs).toMatchObject({ state: 'success' })
  })
})

/** One service that dev has at 1.1.0, on the newest commit; prod asks for the check. */
function checked(name: string, gates = 'checks: [e2e]'): Promise<GitOps> {
  return stage.repository(name, { ahead: 1, policy: (people) => gatedPolicy(people, gates) })
}

function told(gitops: GitOps) {
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  const at = moment(Date.now() - 3_600_000)
  return handle(stage.github, gitops, rolloutEvent(gitops, service, '1.1.0', { at }))
}

/** The check ends on the commit that pinned 1.1.0 in dev; once more where a suite is named. */
function report({ control, since }: GitOps, conclusion: 'success' | 'failure', suite?: number) {
  const again = suite === undefined ? {} : { suite }
  return control.addCheckRun({ commit: since, name: 'e2e', conclusion, ...again })
}

/** A developer's own pull request for 1.1.0 in prod. */
async function propose({ control, services }: GitOps): Promise<number> {
  const [service] = services
  if (service === undefined) throw new Error('the repository has no service')
  const files = pinFile('prod', service, '1.1.0')
  await control.commit({ branch: 'raise', from: 'main', files, message: 'x', by: 'dev' })
  const { number } = await control.openPullRequest({ title: 'x', head: 'raise', by: 'dev' })
  return number
}

function judge(gitops: GitOps, number: number, token = gitops.token) {
  const inputs = { 'pull-request': String(number), token }
  return byHand(stage, gitops, 'promotion-gate', inputs)
}
