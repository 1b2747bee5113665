import type { Deployment } from '@fluxgate/forge'
import { type NewRecord, recordPayload, releaseId } from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import { readRecords } from '../src/facts/records.ts'
import { aBase, RECORDER } from './support/a-base.ts'

const pins = { chart: '1.4.2' }
const RECORD: NewRecord = {
  kind: 'rollout',
  key: 'shop',
  environment: 'dev',
  pins,
  releaseId: releaseId(pins),
  origin: { repository: undefined, commit: undefined },
  reason: undefined,
  runUrl: undefined,
  what: 'upgrade',
  outcome: 'success',
  cluster: 'dev-1',
  timestamp: '2026-11-19T09:00:00Z',
  reporter: 99,
}

function deployment(id: number, changes: Partial<Deployment> = {}): Deployment {
  return {
    id,
    environment: 'dev',
    task: 'fluxgate:shop',
    createdAt: '2026-11-19T09:00:10Z',
    creator: { id: RECORDER, login: 'fluxgate[bot]' },
    payload: recordPayload(RECORD),
    ...changes,
  }
}

/** Numbers of the records accepted from these pages. */
async function accepted(pages: readonly (readonly Deployment[])[], since?: string) {
  const asked: number[] = []
  const forge = {
    deployments: async ({ page }: { readonly page: number }) => {
      asked.push(page)
      return { deployments: pages[page - 1] ?? [], more: page < pages.length }
    },
  }
  const { records, cut } = await readRecords(forge, aBase(), 'shop', since)
  return { ids: records.map(({ id }) => id), cut, asked }
}

describe('records', () => {
  test('count only where the recorder wrote them', async () => {
    const { ids } = await accepted([
      [
        deployment(1),
        deployment(2, { creator: { id: 666, login: 'fluxgate[bot]' } }),
        deployment(3, { creator: undefined }),
      ],
    ])
    expect(ids).toEqual([1])
  })

  test('count only for the environment that GitHub has them under', async () => {
    expect((await accepted([[deployment(1, { environment: 'prod' })]])).ids).toEqual([])
  })

  test('are read on until a page is older than what matters', async () => {
    const old = deployment(2, { createdAt: '2026-11-01T09:00:00Z' })
    const pages = [[deployment(1)], [old], [deployment(3)]]
    expect(await accepted(pages, '2026-11-10T00:00:00Z')).toMatchObject({
      asked: [1, 2],
      ids: [1, 2],
    })
    expect(await accepted(pages)).toMatchObject({ asked: [1, 2, 3], cut: undefined })
  })

  test('are read ten pages at most, and the cut is told', async () => {
    const { asked, cut } = await accepted(Array.from({ length: 12 }, (_, at) => [deployment(at)]))
    expect(asked).toHaveLength(10)
    expect(cut).toBe('records older than the newest 1000 were not read')
  })
})
