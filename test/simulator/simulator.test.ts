import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { play } from './play.ts'
import { type Story, shortened, stories } from './story.ts'

const RUNS = Number(process.env['FLUXGATE_STORIES'] ?? 300)
const SEED = Number(process.env['FLUXGATE_STORY_SEED'] ?? Date.now() % 2 ** 31)
const PATH = process.env['FLUXGATE_STORY_PATH']

test('whatever happens, the plan ends where a small model of the laws does', () => {
  const counts = new Map<string, number>()
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  const property = fc.property(stories, (story) => play(story, count).fault === undefined)
  const found = fc.check(property, {
    numRuns: RUNS,
    seed: SEED,
    ...(PATH === undefined ? {} : { path: PATH }),
  })
  const story = found.counterexample?.[0]
  if (story !== undefined) {
    const fails = (one: Story) => play(one, () => undefined).fault !== undefined
    const { lines, fault } = play(shortened(story, fails), () => undefined)
    const again = `FLUXGATE_STORY_SEED=${found.seed} FLUXGATE_STORY_PATH=${found.counterexamplePath}`
    throw new Error(`${lines.join('\n')}\n\n${fault}\n\nplay it again with ${again}`)
  }
  expect(found.failed).toBe(false)
  console.log(`stories by seed ${SEED}`)
  // A seed that is replayed alone, or few stories, need not come to everything.
  if (PATH !== undefined || RUNS < 200) return
  const steps = ['open', 'move', 'keep', 'close', 'touch', 'defer']
  const judged = ['judged open', 'judged waiting', 'judged closed', 'judged open with an exception']
  const back = ['rollback open', 'rollback refuse', 'taken back']
  expect([...steps, ...judged, ...back].filter((one) => (counts.get(one) ?? 0) <= 5)).toEqual([])
}, 3_600_000)
