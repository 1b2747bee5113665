import { test } from '@jest/globals'
import { expectNoFault } from './check.ts'
import { playSets } from './sets/play.ts'
import { setStories } from './sets/story.ts'

test('whatever happens to services that go together, their release set is what a small model of the laws says', () => {
  const steps = ['open', 'move', 'keep', 'none', 'nothing to plan', 'taken out']
  expectNoFault(setStories, playSets, 120, [...steps, 'judged open', 'judged waiting'])
}, 3_600_000)
