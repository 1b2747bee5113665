import { ForgeError } from '@fluxgate/forge'
import { describe, expect, test } from '@jest/globals'
import { dismissLeft, withDismissed } from '../src/carry-out/dismiss-left.ts'
import { partialForge } from './support/partial-forge.ts'

const LEFT = [
  { review: 3, login: 'raj' },
  { review: 4, login: 'ana' },
]
const refused = { kind: 'refused', said: 'Branch protections do not permit it' } as const

describe('approvals that are left behind', () => {
  test('are dismissed one by one', async () => {
    const asked: number[] = []
    const forge = partialForge({
      dismissReview: async ({ number, review }) => {
        asked.push(number, review)
        return { kind: 'dismissed' }
      },
    })
    expect(await dismissLeft(forge, 12, LEFT)).toEqual(['raj', 'ana'])
    expect(asked).toEqual([12, 3, 12, 4])
    expect(await dismissLeft(partialForge({}), 12, [])).toEqual([])
  })

  test('that GitHub leaves to others are told in one comment, the same each time', async () => {
    const said: string[] = []
    const forge = partialForge({
      dismissReview: async () => refused,
      keepComment: async ({ body }) => said.push(body) > 0,
    })
    expect(await dismissLeft(forge, 12, LEFT)).toEqual([])
    await dismissLeft(forge, 12, LEFT.toReversed())
    expect(new Set(said).size).toBe(1)
    expect(said[0]).toContain('The approvals by ana and raj were of an older commit')
  })

  test('stop nothing where nobody may comment, and everything where GitHub takes no more', async () => {
    const locked = new ForgeError('refused', 'INVALID_REQUEST', 'locked')
    const enough = new ForgeError('deferred', 'RATE_LIMITED', 'enough')
    const dismissReview = async () => refused
    const silent = partialForge({ dismissReview, keepComment: () => Promise.reject(locked) })
    expect(await dismissLeft(silent, 12, LEFT)).toEqual([])
    const busy = partialForge({ dismissReview: () => Promise.reject(enough) })
    await expect(dismissLeft(busy, 12, LEFT)).rejects.toBe(enough)
  })
})

test.each([
  [[], 'as it is'],
  [['ana'], 'as it is; the approval of an older commit by ana is dismissed'],
  [['ana', 'raj'], 'as it is; approvals of an older commit by ana and raj are dismissed'],
])('a reason says what was dismissed: %j', (logins, reason) => {
  expect(withDismissed('as it is', logins)).toBe(reason)
})
