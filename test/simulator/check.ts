import { expect } from '@jest/globals'
import { fc, SEED } from '../support/fast-check.ts'
import type { Count } from './acts.ts'
import type { Played } from './play.ts'
import { type Story, shortened } from './story.ts'

const PATH = process.env['FLUXGATE_STORY_PATH']

/** Below this many stories, they need not come to everything. */
const ENOUGH = 100

/**
 * Plays random stories, `usual` of them where nobody asks for more; fails with the shortest one in which plan and model part, and where
 * stories don't come to everything that they should.
 */
export function expectNoFault<One>(
  stories: fc.Arbitrary<Story<One>>,
  play: (story: Story<One>, count: Count) => Played,
  usual: number,
  everything: readonly string[],
): void {
  const runs = Number(process.env['FLUXGATE_STORIES'] ?? usual)
  const counts = new Map<string, number>()
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  const property = fc.property(stories, (story) => play(story, count).fault === undefined)
  const found = fc.check(property, {
    ...{ numRuns: runs, seed: SEED },
    ...(PATH === undefined ? {} : { path: PATH }),
  })
  const story = found.counterexample?.[0]
  if (story !== undefined) {
    const fails = (one: Story<One>) => play(one, () => undefined).fault !== undefined
    const { lines, fault } = play(shortened(story, fails), () => undefined)
    const again = `FLUXGATE_SEED=${found.seed} FLUXGATE_STORY_PATH=${found.counterexamplePath}`
    throw new Error(`${lines.join('\n')}\n\n${fault}\n\nplay it again with ${again}`)
  }
  expect(found.failed).toBe(false)
  console.log(`stories by seed ${SEED}`)
  // A seed that is replayed alone, or few stories, need not come to everything.
  if (PATH !== undefined || runs < ENOUGH) return
  expect(everything.filter((one) => (counts.get(one) ?? 0) <= 2)).toEqual([])
}
