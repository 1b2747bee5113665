import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { shareProcesses } from '../support/run-action.ts'
import { expectGolden } from './golden.ts'
import { endStage, type Stage, setStage } from './stage.ts'
import { beginStory } from './stories.ts'

shareProcesses()

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

describe('a story of a graph', () => {
  test('two regions go on from staging, and one of them is held', async () => {
    const { story } = await beginStory(stage, {
      name: 'fan-out',
      title: 'Two regions, one of them held',
      about:
        'Both regions come after staging. A hold stops the release in one of them, through any number of sweeps, and in no other.',
      environments: {
        dev: '',
        staging: 'after: [dev]',
        'prod-eu': 'after: [staging]',
        'prod-us': 'after: [staging]',
      },
    })
    await story.build('1.1.0')
    await story.report('1.1.0', 'dev')
    await story.merge('squash')
    const held = { environment: 'prod-us', version: '1.1.0', reason: 'the database moves' }
    await story.act('hold', held)
    await story.report('1.1.0', 'staging')
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to prod-eu'])
    await story.sweep(10)
    await story.merge('squash')
    await story.report('1.1.0', 'prod-eu')
    expect(story.open()).toEqual([])
    await story.act('hold', { environment: 'prod-us', version: '1.1.0', lift: 'true' })
    await story.sweep()
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to prod-us'])
    await story.merge('squash')
    await story.report('1.1.0', 'prod-us')
    await story.sweep(2)
    expect(story.open()).toEqual([])
    expectGolden('story-fan-out', story.text(), stage.github)
  })

  test('prod waits for two environments, and the spare site for one of two', async () => {
    const { story } = await beginStory(stage, {
      name: 'join',
      title: 'A join of two, and one of two',
      about:
        'The environment prod comes after qa and load, both (`after`); spare takes what is proven in either of them (`afterAny`).',
      environments: {
        dev: '',
        qa: 'after: [dev]',
        load: 'after: [dev]',
        prod: 'after: [qa, load]',
        spare: 'afterAny: [qa, load]',
      },
    })
    await story.build('1.1.0')
    await story.report('1.1.0', 'dev')
    await story.merge('squash', 'qa')
    await story.merge('squash', 'load')
    await story.report('1.1.0', 'qa')
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to spare'])
    await story.report('1.1.0', 'load', { story: 'upgrade failed' })
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to spare'])
    await story.build('1.2.0')
    await story.report('1.2.0', 'dev')
    await story.merge('squash', 'load')
    await story.report('1.2.0', 'load')
    expect(story.open()).toContain('Promote svc-0000 1.2.0 to spare')
    expect(story.open()).not.toContain('Promote svc-0000 1.2.0 to prod')
    await story.merge('squash', 'qa')
    await story.report('1.2.0', 'qa')
    expect(story.open()).toContain('Promote svc-0000 1.2.0 to prod')
    await story.merge('squash', 'prod')
    await story.merge('squash', 'spare')
    await story.sweep(3)
    expect(story.open()).toEqual([])
    expectGolden('story-join', story.text(), stage.github)
  })
})
