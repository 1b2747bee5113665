import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sweepAll } from '../support/bundle-runs.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { endStage, type Stage, setStage } from './stage.ts'
import { tellStory } from './story.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

test('a release that nobody reports on is proposed, waits, and goes on when somebody attests it', async () => {
  const gitops = await stage.repository('unproven', {
    ahead: 1,
    policy: ({ reporter }) => `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", unproven: { after: 1h, then: open } }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, prod] }]
people: { attest: [acme/ops] }
`,
  })
  const app = stage.github.world.apps.find(({ bot }) => bot.id === gitops.promoter.id)
  gitops.control.protect({
    ...{ branch: 'main', requiredStatuses: ['fluxgate/gate'], statusApp: app?.id },
  })
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  const story = tellStory(
    stage,
    gitops,
    'A release that nobody reports on',
    service,
    ['dev', 'prod'],
    {
      gates: true,
      about:
        'Nothing is heard of 1.1.0 in dev. The policy says `unproven: { after: 1h, then: open }`: after an hour it is proposed all the same, with a gate that waits until somebody proves it.',
    },
  )
  const swept = await story.sweep()
  expect(swept.outputs['operation']).toBe('created')
  const [pull] = gitops.control.pulls
  if (pull !== undefined) expectGolden('unproven-body', pullRequestText(pull), stage.github)
  expect((await sweepAll(stage.github, gitops)).outputs['operation']).toBe('none')
  const judge = { 'pull-request': '1' }
  expect((await story.act('promotion-gate', judge)).outputs).toMatchObject({
    state: 'pending',
    reason: 'waiting for the release to be proven (svc-0000: 1.1.0 for prod)',
  })
  await expect(story.merge()).rejects.toThrow('fluxgate/gate')
  await story.act('attest', { environment: 'dev', reason: 'seen working' })
  await story.sweep()
  expect((await story.act('promotion-gate', judge)).outputs['state']).toBe('success')
  await story.merge()
  expect(await story.runs('prod')).toBe('1.1.0')
  expectGolden('story-open-unproven', story.text(), stage.github)
})
