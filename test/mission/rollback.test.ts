import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { endStage, type Stage, setStage } from '../bundle/stage.ts'
import { pin } from '../support/gitops.ts'
import { gitOpsWorkflows } from './gitops-workflows.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

/** Somebody starts Rollback by hand, on a ref. */
async function start(name: string, ref: string) {
  const gitops = await stage.repository(name)
  await pin(gitops, 'prod', gitops.services, '1.1.0')
  using workflows = gitOpsWorkflows(stage, gitops, ['rollback'])
  const inputs = { environment: 'prod', service: 'svc-0000', to: 'previous', reason: 'it leaks' }
  const end = await workflows.run({
    ...{ workflow: 'rollback', eventName: 'workflow_dispatch' },
    ...{ event: { inputs, ref }, sender: gitops.ops },
  })
  return { end, gitops }
}

describe('rollback.yml, started by hand', () => {
  test('opens the pull request that takes prod back', async () => {
    const { end, gitops } = await start('by-workflow', 'refs/heads/main')
    const open = gitops.control.pulls.map(({ title }) => title)
    if (end.exitCode !== 0 || open.length === 0) throw new Error(end.log)
    expect(open).toEqual(['Roll back svc-0000 to 1.0.0 in prod'])
    expect(Object.fromEntries(end.jobs)).toEqual({ 'Roll back': 'succeeded' })
  })

  test('does nothing on another ref than the default branch', async () => {
    const { end, gitops } = await start('by-branch', 'refs/heads/mine')
    expect(end.jobs.size).toBe(0)
    expect(gitops.control.pulls).toEqual([])
  })
})
