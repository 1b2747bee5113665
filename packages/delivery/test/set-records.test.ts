import type { Deployment } from '@fluxgate/forge'
import { setPayload } from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import { readSetRecords } from '../src/facts/set-records.ts'
import { aBase, RECORDER } from './support/a-base.ts'
import { partialForge } from './support/partial-forge.ts'

const WHERE = { environment: 'prod', id: '@all' }

/** A deployment of the set, an hour older than the one before it; somebody else's where `creator` says so. */
function deployment(number: number, creator: number): Deployment {
  const taken = { what: 'taken-out', environment: 'prod', key: '@all', name: 'a' } as const
  const said = { service: 'shop', releaseId: 'a'.repeat(12), person: 42 }
  return {
    ...{ id: 5000 - number, environment: 'prod', task: 'fluxgate:@all' },
    createdAt: new Date(Date.UTC(2026, 10, 20) - number * 3_600_000).toISOString(),
    creator: { id: creator, login: 'x' },
    payload: setPayload({ ...taken, ...said, login: undefined, reason: undefined }),
  }
}

const ONE_ON_PAGE_TWO = { found: 1, pages: 2 }

/** Reads the set's records where so many deployments of somebody else are newer than the one of ours. */
async function read(others: number, since?: string) {
  const all = Array.from({ length: others }, (_, number) => deployment(number, 666))
  const whole = [...all, deployment(others, RECORDER)]
  let pages = 0
  const forge = partialForge({
    deployments: async ({ page }) => {
      pages += 1
      const deployments = whole.slice((page - 1) * 100, page * 100)
      return { deployments, more: whole.length > page * 100 }
    },
  })
  const records = await readSetRecords(forge, aBase(), WHERE, since)
  return { found: records.length, pages }
}

describe('what is recorded of a release set', () => {
  test.each([
    ['by one page as a rule', 5, undefined, { found: 1, pages: 1 }],
    ['behind all that others wrote', 250, undefined, { found: 1, pages: 3 }],
    ['down to when it matters', 250, '2026-11-18T00:00:00Z', { found: 0, pages: 1 }],
    ['a day further, for what was opened later', 150, '2026-11-16T00:00:00Z', ONE_ON_PAGE_TWO],
    ['and no further than a thousand', 1000, undefined, { found: 0, pages: 10 }],
  ])('is read %s', async (_, others, since, told) => {
    expect(await read(others, since)).toEqual(told)
  })

  test('is an error where others hide what matters', async () => {
    await expect(read(1000, '2026-01-01T00:00:00Z')).rejects.toThrow(
      'release set @all has over 1000 deployments in prod since its pull request was opened, so what was recorded can not be told; delete those that nobody needs',
    )
  })
})
