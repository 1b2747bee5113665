import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sweepAll } from '../support/bundle-runs.ts'
import { overlayFiles } from '../support/overlays.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { cameUp, openTitles, runs, together } from './sets.ts'
import { byHand, endStage, errorsOf, type People, type Stage, setStage } from './stage.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

test('a release set with one service taken out in a region is promoted in the second, and rolled back in both', async () => {
  const gitops = await together(stage, 'regions', 3, 3, regions)
  const { control, developer, services } = gitops
  const second = new Map(services.flatMap((one) => [...overlayFiles('asia', one, '1.0.0')]))
  await control.commit({ files: second, message: 'Open a second region', by: developer.login })
  for (const service of services) await cameUp(stage, gitops, service, '1.1.0')
  await sweepAll(stage.github, gitops, { to: 'prod' })
  const late = { to: 'prod', 'take-out': 'svc-0002', reason: 'late' }
  await byHand(stage, gitops, 'open-promotion-pr', late)
  await control.mergePullRequest(1, { by: developer.login, method: 'squash' })
  expect(await runs(gitops)).toEqual(['1.1.0', '1.1.0', '1.0.0'])
  const [, name = ''] = /release set (\S+) to prod/.exec(control.pull(1).title) ?? []

  const again = { to: 'asia', version: name, reason: 'as it runs in prod' }
  const dry = await byHand(stage, gitops, 'open-promotion-pr', { ...again, 'dry-run': 'true' })
  expect(dry.summary).toContain(name)
  expect(openTitles(gitops)).toEqual([])
  const end = await byHand(stage, gitops, 'open-promotion-pr', again)
  expect(end.outputs['operation']).toBe('created')
  expect(openTitles(gitops)).toEqual([`Promote release set ${name} to asia (2 services)`])
  expectGolden('set-again-body', pullRequestText(control.pull(2)), stage.github)
  for (let sweeps = 0; sweeps < 3; sweeps += 1) await sweepAll(stage.github, gitops)
  expect(openTitles(gitops)).toEqual([`Promote release set ${name} to asia (2 services)`])
  await control.mergePullRequest(2, { by: developer.login, method: 'squash' })
  expect(await runs(gitops, 'asia')).toEqual(['1.1.0', '1.1.0', '1.0.0'])

  const back = { service: name, reason: 'checkout is slow' }
  for (const environment of ['prod', 'asia']) {
    const undone = await byHand(stage, gitops, 'rollback', { ...back, environment })
    expect(undone.outputs['operation']).toBe('created')
    const number = Number(undone.outputs['pull-request'])
    await control.mergePullRequest(number, { by: developer.login, method: 'squash' })
    expect(await runs(gitops, environment)).toEqual(['1.0.0', '1.0.0', '1.0.0'])
  }
})

test.each<[string, Readonly<Record<string, string>>, string | undefined, string]>([
  ['somebody whom the policy does not name', {}, 'mallory', 'is not in "people.override" of'],
  ['a set that never was', {}, undefined, 'had a release set "2026-01-01.0123456789ab"'],
  ['a set past its gates', { skip: 'soak' }, undefined, 'a release set goes through its gates'],
])('%s chooses no set', async (name, inputs, by, why) => {
  const gitops = await together(stage, `no-${name.replaceAll(/[^a-z]/g, '-')}`, 1, 1, regions)
  const asked = { to: 'asia', version: '2026-01-01.0123456789ab', reason: 'now', ...inputs }
  const more = by === undefined ? {} : { by }
  const end = await byHand(stage, gitops, 'open-promotion-pr', asked, more)
  expect(end.exitCode).toBe(1)
  expect(errorsOf(end).join('\n')).toContain(why)
})

function regions({ reporter }: People): string {
  return `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", batch: true }
  asia: { after: [dev], overlays: "apps/asia/{service}", batch: true, gates: { soak: 24h } }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, prod, asia] }]
people: { override: [acme/ops], hold: [acme/ops] }
`
}
