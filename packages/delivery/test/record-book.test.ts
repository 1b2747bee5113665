import type { Deployment } from '@fluxgate/forge'
import { recordPayload, releaseId } from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import { openRecordBook } from '../src/facts/record-book.ts'
import { aBase, RECORDER } from './support/a-base.ts'

const MINUTE = 60_000
const NOON = Date.parse('2026-03-01T12:00:00Z')
const at = (minutesAgo: number) => new Date(NOON - minutesAgo * MINUTE).toISOString()
const PINS = { chart: '1.4.2' }

interface Listed {
  readonly key: string
  readonly environment: string
  readonly minutesAgo: number
}

function deployment({ key, environment, minutesAgo }: Listed, id: number): Deployment {
  const payload = recordPayload({
    kind: 'rollout',
    key,
    environment,
    pins: PINS,
    releaseId: releaseId(PINS),
    origin: { repository: undefined, commit: undefined },
    reason: undefined,
    runUrl: undefined,
    what: 'upgrade',
    outcome: 'success',
    cluster: 'dev-1',
    timestamp: at(minutesAgo),
    reporter: 99,
  })
  const creator = { id: RECORDER, login: 'fluxgate[bot]' }
  return { id, environment, task: `fluxgate:${key}`, createdAt: at(minutesAgo), creator, payload }
}

/** GitHub with these deployments, which counts what it is asked for. */
function listing(all: readonly Listed[]) {
  const newestFirst = all
    .map((one, index) => deployment(one, index + 1))
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
  const asked: string[] = []
  return {
    asked,
    forge: {
      deployments(request: {
        task?: string | undefined
        environment?: string | undefined
        page: number
      }) {
        const { task, environment, page } = request
        asked.push(task ?? `${environment} ${page}`)
        const matching = newestFirst.filter(
          (one: Deployment) =>
            (task === undefined || one.task === task) &&
            (environment === undefined || one.environment === environment),
        )
        const deployments = matching.slice((page - 1) * 100, page * 100)
        return Promise.resolve({ deployments, more: deployments.length >= 100 })
      },
    },
  }
}

const keys = (count: number) => Array.from({ length: count }, (_, n) => `svc-${n}`)

/** One report on each service in dev, a minute apart. */
const wave = (count: number) =>
  keys(count).map((key, n) => ({ key, environment: 'dev', minutesAgo: n + 1 }))

async function told(
  listed: readonly Listed[],
  since: (n: number) => string | undefined,
  count: number,
) {
  const { asked, forge } = listing(listed)
  const book = openRecordBook(forge, aBase(), ['dev', 'prod'])
  const about = await book.about(keys(count).map((key, n) => ({ key, since: since(n) })))
  const counts = keys(count).map((key) => about.get(key)?.records.length)
  return { asked, counts, book }
}

describe('the records of many services', () => {
  test('are read by environment where that takes fewer requests', async () => {
    const { asked, counts } = await told(wave(500), () => at(600), 500)
    expect(counts).toEqual(keys(500).map(() => 1))
    expect(asked).toEqual(['dev 1', 'prod 1', 'dev 2', 'dev 3', 'dev 4', 'dev 5', 'dev 6'])
  })

  test('are read once, however often they are asked for', async () => {
    const { asked, book } = await told(wave(250), () => at(600), 250)
    const before = asked.length
    const again = await book.about([{ key: 'svc-249', since: at(600) }])
    expect(again.get('svc-249')?.records).toHaveLength(1)
    expect(asked).toHaveLength(before)
  })

  test('are asked for one by one where they reach far back in what is long', async () => {
    const noise = Array.from({ length: 3_000 }, (_, n) => ({
      ...{ key: 'busy', environment: 'dev', minutesAgo: n + 1 },
    }))
    const old = keys(10).map((key) => ({ key, environment: 'dev', minutesAgo: 500_000 }))
    const { asked, counts } = await told([...noise, ...old], () => at(600_000), 10)
    expect(counts).toEqual(keys(10).map(() => 1))
    expect(asked).toEqual(['dev 1', 'prod 1', ...keys(10).map((key) => `fluxgate:${key}`)])
  })

  test('of many that were all reported on in one minute are read by environment, however far back they may reach', async () => {
    const burst = keys(300).map((key) => ({ key, environment: 'dev', minutesAgo: 1 }))
    const { asked, counts } = await told(burst, () => at(600_000), 300)
    expect(counts).toEqual(keys(300).map(() => 1))
    expect(asked).toEqual(['dev 1', 'prod 1', 'dev 2', 'dev 3', 'dev 4'])
  })

  test('of few services are asked for one by one', async () => {
    const { asked } = await told(wave(4), () => at(600), 4)
    expect(asked).toEqual(keys(4).map((key) => `fluxgate:${key}`))
  })

  test.each([
    ['short', 20, ['dev 1', 'prod 1']],
    ['long', 1_000, ['dev 1', 'prod 1', ...keys(20).map((key) => `fluxgate:${key}`)]],
  ])('since ever come from a list that is %s', async (_, count, requests) => {
    const { asked, counts } = await told(wave(count), () => undefined, 20)
    expect(counts).toEqual(keys(20).map(() => 1))
    expect(asked).toEqual(requests)
  })

  test('are not taken as known at the very moment at which a page ends', async () => {
    // A hundred and one at one moment: which of them the page lacks nobody can tell.
    const same = keys(101).map((key) => ({ key, environment: 'dev', minutesAgo: 5 }))
    const { counts } = await told(same, () => at(5), 101)
    expect(counts).toEqual(keys(101).map(() => 1))
  })

  test('that others wrote do not count', async () => {
    const { forge } = listing(wave(20))
    const foreign = { ...aBase(), recorder: RECORDER + 1 }
    const book = openRecordBook(forge, foreign, ['dev'])
    const about = await book.about(keys(20).map((key) => ({ key, since: undefined })))
    expect([...about.values()].flatMap(({ records }) => records)).toEqual([])
  })
})
