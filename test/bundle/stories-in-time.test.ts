import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { shareProcesses } from '../support/run-action.ts'
import { storyClock } from '../support/story-clock.ts'
import { expectGoldenText } from './golden.ts'
import { endStage, type Stage, setStage } from './stage.ts'
import { beginStory } from './stories.ts'

shareProcesses()

// Thursday, five in the afternoon in New York.
const clock = storyClock('2026-10-29T21:00:00Z')

let stage: Stage
beforeAll(async () => {
  stage = await setStage(clock.milliseconds)
})
afterAll(() => endStage(stage))

const FREEZE =
  '{ from: "2026-10-30", to: "2026-11-01", timezone: America/New_York, reason: launch weekend }'

describe('a story in which time passes', () => {
  test('a freeze over a weekend on which the clocks change begins and ends by the clock of New York', async () => {
    const { story } = await beginStory(stage, {
      name: 'freeze',
      title: 'A freeze over a weekend',
      about:
        'The environment prod is frozen from Friday to Sunday, days as they are in New York, where clocks go back on Sunday: so the freeze begins at 04:00 UTC and ends at 05:00 UTC. Nobody does anything for that.',
      environments: { dev: '', prod: `after: [dev], gates: { soak: 2h, freezes: [${FREEZE}] }` },
      clock,
      gates: true,
    })
    await story.build('1.1.0')
    await story.report('1.1.0', 'dev')
    expect(story.open()).toEqual([])
    story.until('2026-10-29T23:10:00Z')
    await story.sweep()
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to prod'])
    expect(story.text()).toContain('(success:')
    story.until('2026-10-30T03:58:00Z')
    await story.sweep()
    story.until('2026-10-30T04:01:00Z')
    await story.sweep()
    story.until('2026-10-31T12:00:00Z')
    await story.build('1.2.0')
    await story.report('1.2.0', 'dev')
    await story.sweep(3)
    story.until('2026-11-02T04:01:00Z')
    await story.sweep()
    story.until('2026-11-02T05:01:00Z')
    await story.sweep()
    await story.merge('squash')
    await story.report('1.2.0', 'prod')
    await story.sweep(2)
    expect(await story.runs('prod')).toBe('1.2.0')
    expectGoldenText('story-freeze', story.text())
  })
})
