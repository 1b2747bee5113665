import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, pin } from '../support/gitops.ts'
import { pinFile } from '../support/overlays.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { withOrigin } from './origins.ts'
import { cameUp, policyWith, together } from './sets.ts'
import { byHand, endStage, errorsOf, type Stage, setStage, writesSince } from './stage.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
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

describe('an override of a release set', () => {
  const SKIP = { 'pull-request': '1', skip: 'freezes', reason: 'the shop is down' }
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const frozen = () =>
    `gates: { freezes: [{ from: "${day(-2)}", to: "${day(2)}", timezone: UTC, reason: inventory }] }`
  const judge = (gitops: GitOps, more: Readonly<Record<string, string>> = {}) =>
    byHand(stage, gitops, 'promotion-gate', { 'pull-request': '1', ...more })

  test('lets all that it brings past a gate by one record, and nothing that comes after', async () => {
    const gitops = await proposed('override', frozen(), 2, 3)
    expect((await judge(gitops)).outputs['state']).toBe('pending')
    const mark = stage.github.ledger.mark()
    expect((await judge(gitops, SKIP)).outputs['state']).toBe('success')
    const written = writesSince(stage.github, mark)
    expect(written.filter((route) => route.endsWith('/deployments'))).toHaveLength(1)
    const record = gitops.control.deployments.at(-1)
    expect(record?.payload).toMatchObject({
      ...{ kind: 'set', what: 'excepted', members: ['svc-0000', 'svc-0001'] },
      ...{ gates: ['freezes'], login: 'olga', pullRequest: 1, reason: 'the shop is down' },
    })
    const [comment] = [...gitops.control.state.comments.values()]
    expect(comment?.body).toMatch(/\| release set \S+ in prod \| freezes \| `?@?olga/)
    expect((await judge(gitops)).outputs).toMatchObject({ state: 'success', operation: 'none' })
    await sweepAll(stage.github, gitops)
    expect(gateRows(gitops).join()).toContain('skipped by olga: the shop is down | all |')
    const once = stage.github.ledger.mark()
    const again = await judge(gitops, SKIP)
    expect(again.outputs).toMatchObject({ state: 'success', operation: 'none' })
    expect(writesSince(stage.github, once)).toEqual([])

    const [, , third] = gitops.services
    if (third !== undefined) await pin(gitops, 'dev', [third], '1.1.0')
    await cameUp(stage, gitops, third, '1.1.0')
    expect((await sweepAll(stage.github, gitops)).outputs['operation']).toBe('updated')
    expect((await judge(gitops)).outputs['state']).toBe('pending')
  })

  test('is refused where somebody pushed to it, and writes nothing in a dry run', async () => {
    const gitops = await proposed('pushed', frozen(), 2)
    const before = stage.github.ledger.mark()
    const dry = await judge(gitops, { ...SKIP, 'dry-run': 'true' })
    expect(dry.outputs['state']).toBe('success')
    expect(writesSince(stage.github, before)).toEqual([])
    const [first] = gitops.services
    if (first === undefined) throw new Error('the repository has no service')
    const files = new Map([...pinFile('prod', first, '1.1.0'), ['notes.md', 'mine']])
    const { head } = gitops.control.pull(1)
    await gitops.control.commit({ branch: head, files, message: 'Mine', by: 'dev' })
    const mark = stage.github.ledger.mark()
    expect(errorsOf(await judge(gitops, SKIP))).toEqual([
      'what #1 proposes is not recorded; sweep, and ask again',
    ])
    expect(writesSince(stage.github, mark)).toEqual([])
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
    /\| gate \| answer \| of \|\n\|[-| ]+\|\n((?:\|.*\|\n)+)/.exec(control.pull(1).body) ?? []
  return rows.trimEnd().split('\n')
}
