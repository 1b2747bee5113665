import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, moment, rolloutEvent } from '../support/gitops.ts'
import { gatedPolicy } from './gated-policy.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { endStage, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

const HOUR = 3_600_000

describe('a soak', () => {
  test('keeps a release back, says until when, and lets the sweep propose it afterwards', async () => {
    const gitops = await gated('soaking', 'soak: 2h')
    const early = await told(gitops, 1 * HOUR)
    expect(early.outputs['operation']).toBe('none')
    expect(early.outputs['reason']).toMatch(
      /1\.1\.0 may go to prod when it has soaked for 2h, at \d{1,2} \w{3} \d{4}, \d\d:\d\d UTC$/,
    )
    expectGolden('soaking', early.summary, stage.github)
    expect(gitops.control.pulls).toEqual([])
    expect((await sweepAll(stage.github, gitops)).outputs['operation']).toBe('none')
  })

  test('that is over is said in the pull request', async () => {
    const gitops = await gated('soaked', 'soak: 30m')
    expect((await told(gitops, 1 * HOUR)).outputs['operation']).toBe('created')
    const [pull] = gitops.control.pulls
    if (pull !== undefined) expectGolden('soaked-body', pullRequestText(pull), stage.github)
  })
})

/** One service that dev has at 1.1.0, and gates in prod. */
function gated(name: string, gates: string): Promise<GitOps> {
  return stage.repository(name, { ahead: 1, policy: (people) => gatedPolicy(people, gates) })
}

/** Flux says that dev upgraded, so many milliseconds ago. */
function told(gitops: GitOps, ago: number) {
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  const at = moment(Date.now() - ago)
  return handle(stage.github, gitops, rolloutEvent(gitops, service, '1.1.0', { at }))
}
