import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RunJob } from '../github/src/index.ts'
import { startGitHub } from '../github/src/index.ts'
import { runAction } from '../support/run-action.ts'
import { expectGolden } from './golden.ts'
import { addresses, errorsOf, warningsOf } from './stage.ts'

type GitHub = Awaited<ReturnType<typeof startGitHub>>

const HERE = 'GitHub Actions 7'

let github: GitHub
beforeAll(async () => {
  github = await startGitHub()
})
afterAll(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

function job(name: string, from: number, to: number | undefined, more: Partial<RunJob> = {}) {
  const now = github.world.clock()
  const conclusion = to === undefined ? undefined : ('success' as const)
  return {
    name,
    status: to === undefined ? ('in_progress' as const) : ('completed' as const),
    conclusion,
    createdAt: now + (from - 3) * 1000,
    startedAt: now + from * 1000,
    completedAt: to === undefined ? undefined : now + to * 1000,
    steps: [],
    ...more,
  }
}

/** The last job of a delivery's run, in a repository whose run delivers two services. */
async function report(name: string, inputs: Readonly<Record<string, string>> = {}, bumpEnds = 300) {
  const shop = await github.createRepository({ owner: 'acme', name, files: { README: name } })
  const run = shop.addRun('deliver.yml', [
    job('shop / Plan', 3, 10),
    job('shop / Fast stages', 15, 110),
    job('shop / Bump', bumpEnds - 20, bumpEnds),
    job('shop / Report', bumpEnds, undefined, { runnerName: HERE }),
    job('cart / Bump', 3, 2000),
    job('cart / Report', 2000, undefined, { runnerName: 'GitHub Actions 8' }),
  ])
  const permissions = { actions: 'read', metadata: 'read' } as const
  const token = github.token({ kind: 'workflow', repositories: [`acme/${name}`], permissions })
  return runAction({
    action: 'report-delivery',
    inputs: {
      service: 'shop',
      environment: 'dev',
      version: '1.4.2',
      reason: 'dev moves from 1.4.1 to 1.4.2',
      stages:
        'Fast stages: [{"name":"unit","result":"passed","milliseconds":81250}]\nSlow stages: \n',
      token,
      ...inputs,
    },
    eventName: 'push',
    event: {},
    repository: `acme/${name}`,
    runId: run.id,
    extraEnv: { RUNNER_NAME: HERE },
    ...addresses(github),
  })
}

describe('the report of a delivery', () => {
  test('measures the jobs of its own service, from the start of the run to the bump', async () => {
    const end = await report('within')
    expect(end).toMatchObject({
      exitCode: 0,
      outputs: { minutes: '5.0', 'within-budget': 'true', delivered: 'true' },
    })
    expect(end.summary).not.toContain('cart')
    expectGolden('report-delivery', end.summary, github)
  })

  test('warns when the budget is not kept', async () => {
    const end = await report('over', { budget: '4m' })
    expect(end).toMatchObject({ exitCode: 0, outputs: { 'within-budget': 'false' } })
    expect(warningsOf(end)).toEqual([
      '5 min from the push on, 1 min over the budget of 4 min; the summary shows where the time went',
    ])
  })

  test('fails when the budget is not kept, where that was asked for', async () => {
    const end = await report('over-fails', { budget: '4m', 'over-budget': 'fail' })
    expect(end).toMatchObject({ exitCode: 1, outputs: { 'within-budget': 'false' } })
    expect(errorsOf(end)).toEqual([expect.stringContaining('1 min over the budget')])
  })

  test('refuses a budget that is none', async () => {
    const end = await report('no-budget', {
      budget: 'soon',
      'over-budget': 'panic',
      stages: '[]',
    })
    expect(errorsOf(end)).toEqual([
      [
        'input "budget" is "soon", no duration; write it as 90s, 15m or 2h',
        'input "stages" has a line that is no job with its stages; write Fast stages: and the output "stages" of build-test',
        'input "over-budget" is "panic"; use one of warn, fail',
      ].join('\n'),
    ])
  })
})

describe('a bump that is not there yet', () => {
  test('says that nothing is delivered yet while the bump waits in a pull request', async () => {
    const end = await report('shop-by-pull-request', { operation: 'created' })
    expect(end.outputs).toMatchObject({ delivered: 'false' })
    expect(end.summary).toContain('shop 1.4.2 is not delivered yet')
  })
})
