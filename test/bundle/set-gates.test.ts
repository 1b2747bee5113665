import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sweepAll } from '../support/bundle-runs.ts'
import type { GitOps } from '../support/gitops.ts'
import { pinFile } from '../support/overlays.ts'
import { withOrigin } from './origins.ts'
import { cameUp, policyWith, together } from './sets.ts'
import { byHand, endStage, type Stage, setStage } from './stage.ts'

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

describe('a release set whose approver must not have written the source', () => {
  test('takes one request for all sources', async () => {
    const gates = 'batch: true, gates: { approvals: { count: 1, notSourceAuthor: true } }'
    const policy = (people: Stage['people']) => policyWith(people, gates)
    const gitops = await together(stage, 'sources', 4, 0, policy)
    // The second is pinned by its source, which carries no annotations.
    const services = gitops.services.filter((_, index) => index !== 1)
    for (const service of services) {
      const source = await stage.github.createRepository({
        ...{ owner: 'acme', name: `${service.key}-src`, files: { 'main.ts': '1' } },
      })
      const first = source.head() ?? ''
      const next = await source.commit({ files: { 'main.ts': '2' }, message: 'Two', by: 'dev' })
      const from = (environment: string, version: string, commit: string) =>
        withOrigin(pinFile(environment, service, version), source, commit)
      const start = new Map([...from('dev', '1.0.0', first), ...from('prod', '1.0.0', first)])
      await gitops.control.commit({ files: start, message: 'Say where it comes from', by: 'dev' })
      const files = from('dev', '1.1.0', next)
      await gitops.control.commit({ files, message: 'Run 1.1.0', by: 'dev' })
      await cameUp(stage, gitops, service, '1.1.0')
    }
    await sweepAll(stage.github, gitops)
    const judge = async (by: string) => {
      gitops.control.approve(1, by)
      const mark = stage.github.ledger.mark()
      const end = await byHand(stage, gitops, 'promotion-gate', { 'pull-request': '1' })
      const routes = stage.github.ledger.since(mark).map(({ route }) => route)
      expect(routes.filter((route) => route.includes('/compare/'))).toEqual([])
      return end.outputs
    }
    expect((await judge('dev'))['reason']).toContain('not dev: wrote some of the source')
    expect((await judge('olga'))['state']).toBe('success')
    await sweepAll(stage.github, gitops)
    expect(gateRows(gitops)).toEqual(['| 1 approval, by no author of the source | open | all |'])
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
