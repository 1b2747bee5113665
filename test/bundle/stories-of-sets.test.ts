import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden } from './golden.ts'
import { runs } from './sets.ts'
import { endStage, type Stage, setStage } from './stage.ts'
import { beginStory } from './stories.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

test('a release set of four goes into one region without two, into the other as it went there, and back as one', async () => {
  const { story, gitops } = await beginStory(stage, {
    name: 'release-set',
    title: 'A release set in two regions',
    about:
      'Four services belong together, so each region takes what came up together in dev as one release set (`batch: true`). In prod-eu shop is held, and olga takes mail out. Then prod-us shall run just what prod-eu runs, and in the end prod-eu goes back as one.',
    environments: {
      dev: '',
      'prod-eu': 'after: [dev], batch: true',
      'prod-us': 'after: [dev], batch: true',
    },
    services: ['cart', 'ledger', 'mail', 'shop'],
  })
  const [first, second, third, fourth] = gitops.services
  if (!(first && second && third && fourth)) throw new Error('four services are missing')
  await story.build('1.1.0')
  await story.report('1.1.0', 'dev')
  await story.act('hold', {
    ...{ environment: 'prod-eu', service: fourth.key, version: '1.1.0' },
    reason: 'its database is not there yet',
  })
  await story.sweep()
  expect(story.open()).toEqual([
    expect.stringMatching(/ to prod-eu \(3 services\)$/),
    expect.stringMatching(/ to prod-us \(4 services\)$/),
  ])
  await story.act('open-promotion-pr', {
    ...{ to: 'prod-eu', 'take-out': third.key, reason: 'its migration waits for the night' },
  })
  await story.merge('squash', 'prod-eu')
  await story.report('1.1.0', 'prod-eu', { of: [first, second] })
  await story.sweep(3)
  expect(await runs(gitops, 'prod-eu')).toEqual(['1.1.0', '1.1.0', '1.0.0', '1.0.0'])
  const [, name = ''] = /release set (\S+) to prod-eu/.exec(gitops.control.pull(1).title) ?? []
  const again = { to: 'prod-us', version: name, reason: 'as it runs in prod-eu' }
  await story.act('open-promotion-pr', again)
  expect(story.open()).toEqual([`Promote release set ${name} to prod-us (2 services)`])
  await story.merge('squash', 'prod-us')
  await story.report('1.1.0', 'prod-us', { of: [first, second] })
  await story.act('rollback', {
    ...{ environment: 'prod-eu', service: '@all', reason: 'checkout is slow' },
  })
  await story.merge('squash', 'prod-eu')
  await story.report('1.0.0', 'prod-eu', { of: [first, second] })
  await story.sweep(10)
  expect(await runs(gitops, 'prod-eu')).toEqual(['1.0.0', '1.0.0', '1.0.0', '1.0.0'])
  expect(await runs(gitops, 'prod-us')).toEqual(['1.1.0', '1.1.0', '1.0.0', '1.0.0'])
  await story.build('1.2.0', [first, second])
  await story.report('1.2.0', 'dev', { of: [first, second] })
  await story.sweep()
  expectGolden('story-release-set', story.text(), stage.github)
})
