import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, headOf, pin } from '../support/gitops.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { cameUp, openTitles, policyWith, runs, together } from './sets.ts'
import { byHand, endStage, errorsOf, type Stage, setStage, writesSince } from './stage.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

const BACK = { environment: 'prod', service: '@all', reason: 'checkout is slow' } as const

describe('the rollback of a release set', () => {
  test('is one pull request, free at the gate, that sticks through ten sweeps', async () => {
    const gitops = await merged('one', 'squash')
    expect(await runs(gitops)).toEqual(['1.1.0', '1.1.0', '1.0.0'])
    const end = await byHand(stage, gitops, 'rollback', BACK)
    expect(end.outputs).toMatchObject({ operation: 'created', 'pull-request': '2' })
    const pull = gitops.control.pull(2)
    expect(pull.head).toBe('rollback/prod/@all')
    expectGolden('set-rollback-body', pullRequestText(pull), stage.github)
    expectGolden('set-rollback', end.summary, stage.github)
    const judged = await byHand(stage, gitops, 'promotion-gate', { 'pull-request': '2' })
    expect(judged.outputs['state']).toBe('success')
    const again = await byHand(stage, gitops, 'rollback', BACK)
    expect(again.outputs).toMatchObject({ operation: 'none', 'pull-request': '2' })

    await gitops.control.mergePullRequest(2, { by: gitops.developer.login, method: 'squash' })
    expect(await runs(gitops)).toEqual(['1.0.0', '1.0.0', '1.0.0'])
    expect(await gitops.control.read('.fluxgate/holds/prod/svc-0000.yaml')).toContain(
      'checkout is slow',
    )
    for (let sweeps = 0; sweeps < 10; sweeps += 1) await sweepAll(stage.github, gitops)
    expect(openTitles(gitops)).toEqual([])

    const [first] = gitops.services
    await pin(gitops, 'dev', gitops.services.slice(0, 1), '1.2.0')
    await cameUp(stage, gitops, first, '1.2.0')
    await sweepAll(stage.github, gitops)
    expect(openTitles(gitops)).toEqual([expect.stringMatching(/ to prod \(1 service\)$/)])
  })

  test('goes by its name as well, and leaves a service that has moved on', async () => {
    const gitops = await merged('named', 'merge')
    await pin(gitops, 'prod', gitops.services.slice(1, 2), '1.1.5')
    const [pull] = gitops.control.pulls
    const [, name = ''] = /release set (\S+) to/.exec(pull?.title ?? '') ?? []
    const end = await byHand(stage, gitops, 'rollback', { ...BACK, service: name })
    expect(end.outputs['operation']).toBe('created')
    expect(gitops.control.pull(2).title).toBe(`Roll back release set ${name} in prod (1 service)`)
    expect(gitops.control.pull(2).body).toContain('it has moved on from 1.1.0')
    expect(await pinnedAtHead(gitops)).toEqual(['1.0.0', '1.1.5', '1.0.0'])
  })

  test('lands by one commit where the policy says so', async () => {
    const gitops = await merged('direct', 'rebase', 'batch: true, rollback: commit')
    const end = await byHand(stage, gitops, 'rollback', BACK)
    expect(end.outputs['operation']).toBe('committed')
    expect(end.outputs['commit']).toBe(headOf(gitops.control))
    expect(await runs(gitops)).toEqual(['1.0.0', '1.0.0', '1.0.0'])
    await sweepAll(stage.github, gitops)
    expect(openTitles(gitops)).toEqual([])
    const again = await byHand(stage, gitops, 'rollback', BACK)
    expect(again.exitCode).toBe(1)
    expect(errorsOf(again)[0]).toContain('has moved on from 1.1.0, which the set brought')
  })

  test('is shown by a dry run, which writes nothing', async () => {
    const gitops = await merged('dry', 'squash')
    const mark = stage.github.ledger.mark()
    const end = await byHand(stage, gitops, 'rollback', { ...BACK, 'dry-run': 'true' })
    expect(end.outputs['operation']).toBe('none')
    expect(end.summary).toContain('goes back to')
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test.each<[string, Readonly<Record<string, string>>, string | undefined, string]>([
    ['by somebody whom the policy does not name', {}, 'mallory', 'is not in "people.hold" of'],
    ['to a version', { to: '1.0.0' }, undefined, 'leave "to" empty, and name the set'],
    ['that is of no environment', { environment: 'mars' }, undefined, '"mars"'],
    [
      'that nobody merged',
      { service: '2026-01-01.0123456789ab' },
      undefined,
      'no release set "2026-01-01.0123456789ab" of ours was merged into prod',
    ],
    [
      'that is none',
      { service: '@shop' },
      undefined,
      'no release set "@shop" of ours was merged into prod (none was)',
    ],
  ])('is refused %s', async (name, inputs, by, why) => {
    const gitops = await merged(`no-${name.replaceAll(/[^a-z]/g, '-')}`, 'squash')
    const mark = stage.github.ledger.mark()
    const more = by === undefined ? {} : { by }
    const end = await byHand(stage, gitops, 'rollback', { ...BACK, ...inputs }, more)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end).join('\n')).toContain(why)
    expect(writesSince(stage.github, mark)).toEqual([])
  })
})

/** A repository of three services in which a release set of two was merged. */
async function merged(
  name: string,
  method: 'merge' | 'squash' | 'rebase',
  prod = 'batch: true',
): Promise<GitOps> {
  const gitops = await together(stage, name, 3, 2, (people) => policyWith(people, prod))
  for (const service of gitops.services.slice(0, 2)) await cameUp(stage, gitops, service, '1.1.0')
  await sweepAll(stage.github, gitops)
  await gitops.control.mergePullRequest(1, { by: gitops.developer.login, method })
  return gitops
}

/** What prod would run by the rollback's pull request. */
function pinnedAtHead(gitops: GitOps): Promise<readonly (string | undefined)[]> {
  return runs(gitops, 'prod', 'rollback/prod/@all')
}
