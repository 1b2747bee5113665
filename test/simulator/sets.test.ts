import { test } from '@jest/globals'
import { expectNoFault } from './check.ts'
import { playSets } from './sets/play.ts'
import { setStories } from './sets/story.ts'

test('whatever happens to services that go together, their release set is what a small model of the laws says', () => {
  const steps = ['open', 'move', 'keep', 'close', 'touch', 'defer', 'none', 'nothing to plan']
  const judged = ['judged open', 'judged waiting', 'judged closed']
  const acts = ['taken out', 'asked for', 'rolled back']
  expectNoFault(setStories, playSets, 120, [...steps, ...judged, ...acts])
}, 3_600_000)
