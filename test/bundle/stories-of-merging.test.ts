import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { storyClock } from '../support/story-clock.ts'
import { expectGoldenText } from './golden.ts'
import { endStage, type Stage, setStage } from './stage.ts'
import { beginStory } from './stories.ts'

// Thursday afternoon in Berlin.
const clock = storyClock('2026-11-19T14:00:00Z')

let stage: Stage
beforeAll(async () => {
  stage = await setStage(clock.milliseconds)
})
afterAll(() => endStage(stage))

const WINDOW = '{ days: [mon, tue, wed, thu], from: "09:00", to: "16:00", timezone: Europe/Berlin }'

describe('a story in which nobody merges', () => {
  test('a release goes through three environments, waits for the window of the last, and a bad one stays where it failed', async () => {
    const { story, gitops } = await beginStory(stage, {
      name: 'automatic',
      title: 'Three environments, merged by themselves',
      about:
        'Promotions into staging and prod-eu merge by themselves (`merge: auto`), into prod-eu only in the working hours of Berlin, Monday to Thursday. Nobody does anything but build.',
      environments: {
        dev: '',
        staging: 'after: [dev], merge: auto, gates: { soak: 10m }',
        'prod-eu': `after: [staging], merge: auto, gates: { soak: 1h, windows: [${WINDOW}] }`,
      },
      clock,
      gates: true,
    })
    gitops.control.protect({ branch: 'main', requiredStatuses: ['fluxgate/gate'] })
    await story.build('1.1.0')
    await story.report('1.1.0', 'dev')
    story.until('2026-11-19T14:15:00Z')
    await story.sweep()
    expect(await story.runs('staging')).toBe('1.1.0')
    await story.report('1.1.0', 'staging')
    story.until('2026-11-19T15:30:00Z')
    await story.sweep()
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to prod-eu'])
    story.until('2026-11-20T10:00:00Z')
    await story.sweep()
    expect(await story.runs('prod-eu')).toBe('1.0.0')
    story.until('2026-11-23T07:00:00Z')
    await story.build('1.2.0')
    await story.report('1.2.0', 'dev')
    story.until('2026-11-23T08:05:00Z')
    await story.sweep()
    expect(await story.runs('prod-eu')).toBe('1.1.0')
    expect(await story.runs('staging')).toBe('1.2.0')
    await story.report('1.1.0', 'prod-eu')
    await story.report('1.2.0', 'staging', { story: 'upgrade failed' })
    story.until('2026-11-23T12:00:00Z')
    await story.sweep()
    expect(story.open()).toEqual([])
    expect(await story.runs('prod-eu')).toBe('1.1.0')
    expectGoldenText('story-automatic', story.text())
  })
})
