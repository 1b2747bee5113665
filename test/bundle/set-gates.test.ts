import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sweepAll } from '../support/bundle-runs.ts'
import type { GitOps } from '../support/gitops.ts'
import { cameUp, policyWith, together } from './sets.ts'
import { endStage, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

describe('the text of the pull request of a release set', () => {
  test('tells that people have approved it, and is written once for that', async () => {
    const gitops = await proposed('approved', 'gates: { approvals: { count: 1 } }', 2, 3)
    expect(gateRows(gitops)).toEqual(['| 1 approval | waiting for 1 approval | all |'])
    gitops.control.approve(1, 'olga')
    const told = await sweepAll(stage.github, gitops)
    expect(told.outputs['operation']).toBe('updated')
    expect(gateRows(gitops)).toEqual(['| 1 approval | open | all |'])
    expect((await sweepAll(stage.github, gitops)).outputs['operation']).toBe('none')
  })
})

/** A repository in which a release set of so many services is open, of all that there are. */
async function proposed(
  name: string,
  prod: string,
  services: number,
  all = services,
): Promise<GitOps> {
  const policy = (people: Stage['people']) => policyWith(people, `batch: true, ${prod}`)
  const gitops = await together(stage, name, all, services, policy)
  for (const service of gitops.services.slice(0, services)) {
    await cameUp(stage, gitops, service, '1.1.0')
  }
  await sweepAll(stage.github, gitops)
  return gitops
}

/** The table of gates, row by row. */
function gateRows({ control }: GitOps): readonly string[] {
  const [, rows = ''] =
    /\| gate \| state \| of \|\n\|[-| ]+\|\n((?:\|.*\|\n)+)/.exec(control.pull(1).body) ?? []
  return rows.trimEnd().split('\n')
}
