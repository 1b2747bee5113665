import { type Check, ForgeError, type WorkflowRun, type WrittenStatus } from '@fluxgate/forge'
import { describe, expect, test } from '@jest/globals'
import { testResults } from '../src/facts/test-results.ts'
import type { Forge } from '../src/forge-port.ts'
import { partialForge } from './support/partial-forge.ts'

const RECORDER = 7
const [FIRST, SECOND] = ['a'.repeat(40), 'b'.repeat(40)] as const
const CONTEXT = 'fluxgate/tests/prod/shop'
const TESTS = [{ environment: 'prod', context: CONTEXT }]
const runUrl = (id: number | string) => `https://github.com/acme/gitops/actions/runs/${id}`

function status(overrides: Partial<Check> = {}): Check {
  return {
    ...{ kind: 'status', name: CONTEXT, state: 'pending', ended: false, by: 'acme-fluxgate[bot]' },
    ...{ creator: RECORDER, description: 'runs for 1.4.2', url: runUrl(77) },
    at: '2026-11-19T08:00:00Z',
    ...overrides,
  }
}

function aRun(conclusion: string | undefined): WorkflowRun {
  const ended = conclusion === undefined ? 'in_progress' : 'completed'
  return { ...{ id: 77, url: runUrl(77), status: ended, conclusion }, startedAt: '' }
}

async function resultsOf(all: readonly (readonly [string, Check])[], methods: Partial<Forge> = {}) {
  const commits = new Map(all.map(([commit, check]) => [commit, [check]]))
  return testResults(partialForge(methods), commits, TESTS, RECORDER)
}

describe('a result', () => {
  test.each<[string | undefined, unknown]>([
    ['success', { kind: 'passed' }],
    ['failure', { kind: 'failed', ended: 'failed' }],
    ['cancelled', { kind: 'failed', ended: 'was cancelled' }],
    ['skipped', { kind: 'failed', ended: 'was skipped' }],
    ['neutral', { kind: 'failed', ended: 'ended neutral' }],
    [undefined, { kind: 'running' }],
  ])('is told by its run, which ended in %s', async (conclusion, run) => {
    const asked: number[] = []
    const { results } = await resultsOf([[FIRST, status()]], {
      workflowRun: async (id) => {
        asked.push(id)
        return aRun(conclusion)
      },
    })
    expect(results).toMatchObject([{ environment: 'prod', commit: FIRST, state: 'pending', run }])
    expect(asked).toEqual([77])
  })

  test('that is a success is final: its run is not asked for', async () => {
    const { results } = await resultsOf([[FIRST, status({ state: 'success' })]])
    expect(results).toMatchObject([{ state: 'success', run: undefined }])
  })

  test.each([undefined, 'https://evil.example/', runUrl('1/attempts/2'), runUrl('x')])(
    'without the link to a run is told by itself: %s',
    async (url) => {
      const { results } = await resultsOf([[FIRST, status({ url })]])
      expect(results).toMatchObject([{ state: 'pending', run: undefined }])
    },
  )

  test('whose run was deleted is told so', async () => {
    const workflowRun = async () => {
      throw new ForgeError('misconfigured', 'NOT_FOUND', 'gone')
    }
    const { results } = await resultsOf([[FIRST, status()]], { workflowRun })
    expect(results).toMatchObject([{ run: { kind: 'gone' } }])
  })

  test('whose run may not be read is told with the permission', async () => {
    const workflowRun = async () => {
      throw new ForgeError('misconfigured', 'MISSING_PERMISSION', 'no')
    }
    const { results, unreadable } = await resultsOf([[FIRST, status()]], { workflowRun })
    expect(results).toEqual([])
    expect(unreadable).toContain('actions: read')
  })

  test('that somebody else wrote does not count', async () => {
    const forged = status({ creator: 666, state: 'success' })
    const { results } = await resultsOf([[FIRST, forged]], { statusesOf: async () => [] })
    expect(results).toEqual([])
  })

  test('that somebody else wrote over ours does not cover it', async () => {
    const ours: WrittenStatus = {
      ...{ id: 1, state: 'success', description: 'passed', url: runUrl(77), creator: RECORDER },
      at: '2026-11-19T08:00:00Z',
    }
    const theirs = { ...ours, id: 2, creator: 666, state: 'failure' }
    const statusesOf = async () => [theirs, ours]
    const { results } = await resultsOf([[FIRST, status({ creator: 666 })]], { statusesOf })
    expect(results).toMatchObject([{ state: 'success', said: 'passed' }])
  })

  test('is of its own name and kind alone', async () => {
    const checks: readonly Check[] = [
      status({ kind: 'check-run', state: 'success' }),
      status({ name: 'fluxgate/tests/staging/shop', state: 'success' }),
    ]
    const found = await testResults(partialForge({}), new Map([[FIRST, checks]]), TESTS, RECORDER)
    expect(found.results).toEqual([])
  })
})

test('no more than three runs of a service in an environment are asked for, the newest first', async () => {
  const asked: number[] = []
  const all = Array.from({ length: 5 }, (_, index) => {
    const at = `2026-11-19T0${index}:00:00Z`
    return [`${index}`.repeat(40), status({ url: runUrl(index), at })] as const
  })
  const { results } = await resultsOf([...all, [SECOND, status({ state: 'success' })]], {
    workflowRun: async (id) => {
      asked.push(id)
      return aRun(undefined)
    },
  })
  expect(asked).toEqual([4, 3, 2])
  expect(results).toHaveLength(6)
})

test('failed runs of some environments keep nobody from asking for those of another', async () => {
  const names = ['eu', 'us', 'ap', 'sa']
  const tests = names.map((environment) => ({
    environment,
    context: `fluxgate/tests/${environment}/shop`,
  }))
  const all = tests.map(({ context }, index) =>
    status({ name: context, url: runUrl(70 + index), at: `2026-11-19T0${9 - index}:00:00Z` }),
  )
  const forge = partialForge({ workflowRun: async () => aRun('failure') })
  const { results } = await testResults(forge, new Map([[FIRST, all]]), tests, RECORDER)
  expect(results.map(({ environment, run }) => [environment, run?.kind])).toEqual(
    names.map((name) => [name, 'failed']),
  )
})
