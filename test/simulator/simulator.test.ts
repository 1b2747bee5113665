import { test } from '@jest/globals'
import { expectNoFault } from './check.ts'
import { play } from './play.ts'
import { stories } from './story.ts'

test('whatever happens, the plan ends where a small model of the laws does', () => {
  const steps = ['open', 'move', 'keep', 'close', 'touch', 'defer']
  const judged = ['judged open', 'judged waiting', 'judged closed', 'judged open with an exception']
  const stopped = ['judged open while stopped', 'judged closed while stopped']
  const merged = ['merged by us']
  const tested = ['tests start', 'tests note']
  const back = ['rollback open', 'rollback refuse', 'taken back']
  expectNoFault(stories, play, 240, [
    ...steps,
    ...judged,
    ...stopped,
    ...merged,
    ...tested,
    ...back,
  ])
}, 3_600_000)
