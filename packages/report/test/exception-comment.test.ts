import type { ExceptedSet } from '@fluxgate/promotion'
import { expect, test } from '@jest/globals'
import { exceptionComment } from '../src/exception-comment.ts'

const SET: ExceptedSet = {
  ...{ id: 1, environment: 'prod', key: '@all', createdAt: '2026-11-21T12:00:00Z' },
  ...({ what: 'excepted', name: '2026-11-21.0123456789ab', members: ['shop'] } as const),
  ...{ gates: ['soak'], pullRequest: 7, head: 'beef'.repeat(10) },
  ...{ person: 3, login: 'olga', reason: 'the site is down' },
}

test('tells how long a skipped gate counts, and of approvals that they are of one commit', () => {
  expect(exceptionComment([], [SET])).toContain("until the environment's pins move.")
  const skipped: ExceptedSet = { ...SET, id: 2, gates: ['soak', 'approvals'] }
  expect(exceptionComment([], [SET, skipped])).toContain(
    "until the environment's pins move; skipped approvals, for the commit that was the newest then alone.",
  )
})
