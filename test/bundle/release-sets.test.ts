import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, pin } from '../support/gitops.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden, pullRequestText, withoutTimes } from './golden.ts'
import { cameUp, openTitles, policyWith, runs, together } from './sets.ts'
import { byHand, endStage, type Stage, setStage } from './stage.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

describe('a release set', () => {
  test('is one pull request for all that came up together, and moves, and is merged as one', async () => {
    const gitops = await together(stage, 'one', 4, 3)
    const [first, second, third] = gitops.services
    for (const service of [first, second, third]) await cameUp(stage, gitops, service, '1.1.0')
    expect(openTitles(gitops)).toEqual([])
    const opened = await sweepAll(stage.github, gitops)
    expect(opened.outputs).toMatchObject({ operation: 'created' })
    const [pull] = gitops.control.pulls
    expect(pull?.head).toBe('promote/prod/@all')
    expect(pull?.title).toMatch(
      /^Promote release set \d{4}-\d\d-\d\d\.[0-9a-f]{12} to prod \(3 services\)$/,
    )
    if (pull !== undefined) expectGolden('set-body', pullRequestText(pull), stage.github)
    expectGolden('set-sweep', opened.summary, stage.github)
    expect(await runs(gitops)).toEqual(['1.0.0', '1.0.0', '1.0.0', '1.0.0'])

    expect((await sweepAll(stage.github, gitops)).outputs['operation']).toBe('none')

    await pin(gitops, 'dev', gitops.services.slice(3), '1.1.0')
    const waits = await sweepAll(stage.github, gitops)
    expect(withoutTimes(waits.outputs['reason'] ?? '')).toContain('proposes release set <day>.')
    await cameUp(stage, gitops, gitops.services[3], '1.1.0')
    const moved = await sweepAll(stage.github, gitops)
    expect(moved.outputs['operation']).toBe('updated')
    expect(openTitles(gitops)).toEqual([expect.stringMatching(/ to prod \(4 services\)$/)])
    const [again] = gitops.control.pulls
    if (again !== undefined) expectGolden('set-moved-body', pullRequestText(again), stage.github)

    await gitops.control.mergePullRequest(pull?.number ?? 0, { by: gitops.developer.login })
    expect(await runs(gitops)).toEqual(['1.1.0', '1.1.0', '1.1.0', '1.1.0'])
    const after = await sweepAll(stage.github, gitops)
    expect(after.outputs['operation']).toBe('none')
    expect(openTitles(gitops)).toEqual([])
  })

  test('goes without a service that is held, and says so', async () => {
    const gitops = await together(stage, 'held', 2, 2)
    for (const service of gitops.services) await cameUp(stage, gitops, service, '1.1.0')
    const [, second] = gitops.services
    await byHand({ github: stage.github }, gitops, 'hold', {
      act: 'hold',
      environment: 'prod',
      service: second?.key ?? '',
      version: '1.1.0',
      reason: 'its migration waits for the night',
    })
    await sweepAll(stage.github, gitops)
    const hold = gitops.control.pulls.find(({ title }) => title.startsWith('Hold'))
    if (hold !== undefined) {
      await gitops.control.mergePullRequest(hold.number, { by: gitops.developer.login })
    }
    await sweepAll(stage.github, gitops)
    expect(openTitles(gitops)).toEqual([expect.stringMatching(/ to prod \(1 service\)$/)])
    const pull = gitops.control.pulls.find(({ head }) => head === 'promote/prod/@all')
    expect(pull?.body).toContain('its migration waits for the night')
  })

  test('takes the place of pull requests of single services, and gives it back', async () => {
    const gitops = await stage.repository('switched', {
      services: 3,
      ahead: 2,
      policy: (people) => policyWith(people, 'supersede: always'),
    })
    for (const service of gitops.services.slice(0, 2)) await cameUp(stage, gitops, service, '1.1.0')
    expect(openTitles(gitops)).toEqual([
      'Promote svc-0000 1.1.0 to prod',
      'Promote svc-0001 1.1.0 to prod',
    ])
    await write(
      gitops,
      policyWith(stage.people, 'batch: { groups: { shop: [svc-0001, svc-0002] } }'),
    )
    await sweepAll(stage.github, gitops)
    expect(openTitles(gitops)).toEqual([
      'Promote svc-0000 1.1.0 to prod',
      expect.stringMatching(/^Promote release set \S+ to prod \(1 service\)$/),
    ])
    await write(gitops, policyWith(stage.people, 'supersede: always'))
    const back = await sweepAll(stage.github, gitops)
    expect(back.outputs['reason']).toContain('the policy has no release set @shop in prod any more')
    await sweepAll(stage.github, gitops)
    expect(openTitles(gitops)).toEqual([
      'Promote svc-0000 1.1.0 to prod',
      'Promote svc-0001 1.1.0 to prod',
    ])
  })

  test('that is closed is not proposed again, and its services come with the next', async () => {
    const gitops = await together(stage, 'closed', 2, 1)
    const [first, second] = gitops.services
    await cameUp(stage, gitops, first, '1.1.0')
    await sweepAll(stage.github, gitops)
    const [pull] = gitops.control.pulls
    await gitops.control.closePullRequest(pull?.number ?? 0, gitops.developer.login)
    const closed = await sweepAll(stage.github, gitops)
    expect(closed.outputs['reason']).toContain('was closed by a person; reopen it, or wait for')
    expect(openTitles(gitops)).toEqual([])
    if (second !== undefined) await pin(gitops, 'dev', [second], '1.1.0')
    await cameUp(stage, gitops, second, '1.1.0')
    await sweepAll(stage.github, gitops)
    expect(openTitles(gitops)).toEqual([expect.stringMatching(/ to prod \(2 services\)$/)])
  })

  test('is swept with a service of it that is named, and no other set is', async () => {
    const groups = 'batch: { groups: { shop: [svc-0000, svc-0001], back: [svc-0002] } }'
    const policy = (people: Stage['people']) => policyWith(people, groups)
    const gitops = await together(stage, 'named', 3, 3, policy)
    for (const service of gitops.services) await cameUp(stage, gitops, service, '1.1.0')
    const end = await sweepAll(stage.github, gitops, { service: 'svc-0001' })
    expect(end.outputs['operation']).toBe('created')
    expect(gitops.control.pulls.map(({ head }) => head)).toEqual(['promote/prod/@shop'])
    expect(openTitles(gitops)).toEqual([expect.stringMatching(/ to prod \(2 services\)$/)])
    const [first] = gitops.services
    if (first !== undefined) await pin(gitops, 'dev', [first], '1.2.0')
    await cameUp(stage, gitops, first, '1.2.0')
    const moved = await sweepAll(stage.github, gitops, { service: 'svc-0001' })
    expect(moved.outputs['operation']).toBe('updated')
    const dry = await sweepAll(stage.github, gitops, { service: 'svc-0002', 'dry-run': 'true' })
    expect(dry.summary).toContain('would open')
    expect(gitops.control.pulls).toHaveLength(1)
  })

  test('goes on without a service of which a person chooses a version, by the same run', async () => {
    const gitops = await together(stage, 'chosen', 2, 2)
    for (const service of gitops.services) await cameUp(stage, gitops, service, '1.1.0')
    await sweepAll(stage.github, gitops)
    const choice = { to: 'prod', service: 'svc-0001', version: '1.1.0' }
    await byHand({ github: stage.github }, gitops, 'open-promotion-pr', choice)
    expect(openTitles(gitops)).toEqual([
      expect.stringMatching(/ to prod \(1 service\)$/),
      'Promote svc-0001 1.1.0 to prod',
    ])
  })

  test('is shown by a dry run, which writes nothing', async () => {
    const gitops = await together(stage, 'dry', 2, 2)
    for (const service of gitops.services) await cameUp(stage, gitops, service, '1.1.0')
    const end = await sweepAll(stage.github, gitops, { 'dry-run': 'true' })
    expect(end.outputs['operation']).toBe('none')
    expect(end.summary).toContain('would open')
    expect(openTitles(gitops)).toEqual([])
  })
})

async function write({ control, developer }: GitOps, policy: string): Promise<void> {
  const files = new Map([['.fluxgate/policy.yaml', policy]])
  await control.commit({ files, message: 'Change the policy', by: developer.login })
}
