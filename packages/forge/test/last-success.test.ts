import { describe, expect, test } from '@jest/globals'
import { failureOf, forgeAt } from './support/forge.ts'
import { type Reply, serve } from './support/scripted-server.ts'

const STEP = 'Done with services/cart/.fluxgate/delivery.yaml'
const ASKED = { run: 7, branch: 'main', step: STEP }
const RUN: Reply = { status: 200, body: { id: 7, workflow_id: 161335 } }

function oid(id: number): string {
  return String(id).padEnd(40, 'c')
}

/** A run as `<id> <conclusion>`, or `<id> <status>` where it has not ended. */
function runs(...all: readonly string[]): Reply {
  const each = all.map((text) => {
    const [id = '', word = ''] = text.split(' ')
    const isOpen = ['queued', 'in_progress'].includes(word)
    const ended = isOpen ? { status: word } : { status: 'completed', conclusion: word }
    return { id: Number(id), head_sha: oid(Number(id)), ...ended }
  })
  return { status: 200, body: { total_count: all.length, workflow_runs: each } }
}

/** Steps as `<conclusion> <name>`, in a job of their own after one that failed. */
function jobs(...steps: readonly string[]): Reply {
  const moments = { created_at: '2026-11-20T09:00:00Z', started_at: '2026-11-20T09:00:00Z' }
  const job = { id: 1, name: 'cart / Fast stages', status: 'completed', ...moments }
  const report = steps.map((text) => {
    const [conclusion, ...name] = text.split(' ')
    return { name: name.join(' '), conclusion }
  })
  const all = [
    { ...job, conclusion: 'failure', steps: [] },
    { ...job, conclusion: 'failure', steps: report },
  ]
  return { status: 200, body: { total_count: all.length, jobs: all } }
}

async function found(...replies: readonly Reply[]) {
  await using server = await serve([RUN, ...replies])
  const { forge } = forgeAt(server.url)
  const commit = await forge.lastSuccess(ASKED)
  return { commit, requests: server.received.map(({ path }) => path.replace(/^.*actions\//, '')) }
}

const TEN = Array.from({ length: 10 }, (_, index) => `${20 - index} queued`)

describe('the last run that succeeded', () => {
  test('is asked for by workflow, branch and event', async () => {
    await using server = await serve([RUN, runs('6 success')])
    const { forge } = forgeAt(server.url)
    expect(await forge.lastSuccess({ ...ASKED, branch: 'release/1 & x' })).toBe(oid(6))
    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /repos/acme/gitops/actions/runs/7',
      'GET /repos/acme/gitops/actions/workflows/161335/runs?event=push&branch=release%2F1%20%26%20x&per_page=10',
    ])
  })

  test.each<[string, readonly Reply[], string | undefined, number]>([
    ['may not be there yet', [runs()], undefined, 2],
    [
      'is the newest, and never the one that asks',
      [runs('7 success', '5 success', '4 success')],
      oid(5),
      2,
    ],
    [
      'is one that failed otherwise, where the step was done',
      [runs('6 failure', '5 success'), jobs('failure Report', `success ${STEP}`)],
      oid(6),
      3,
    ],
    [
      'is one that still goes on otherwise, too',
      [runs('6 in_progress', '5 success'), jobs(`success ${STEP}`)],
      oid(6),
      3,
    ],
    [
      'is an older one, where the step was skipped, or was that of another service',
      [runs('6 failure', '5 success'), jobs(`skipped ${STEP}`, `success ${STEP}2`)],
      oid(5),
      3,
    ],
    ['is none that waits', [runs('6 queued', '5 success')], oid(5), 2],
    ['is looked for among all, behind ten others', [runs(...TEN), runs('3 success')], oid(3), 3],
    ['is none, where there is none behind those', [runs(...TEN), runs()], undefined, 3],
  ])('%s', async (_, replies, expected, requests) => {
    const answer = await found(...replies)
    expect(answer.commit).toBe(expected)
    expect(answer.requests).toHaveLength(requests)
  })

  test('is looked for behind ten others by one request', async () => {
    const { requests } = await found(runs(...TEN), runs('3 success'))
    expect(requests.at(-1)).toBe(
      'workflows/161335/runs?event=push&branch=main&status=success&per_page=1',
    )
  })

  test('can not be told without the permission, which is named', async () => {
    const forbidden = { message: 'Resource not accessible by integration' }
    await using server = await serve([{ status: 403, body: forbidden }])
    const { forge } = forgeAt(server.url)
    expect(await failureOf(forge.lastSuccess(ASKED))).toMatchObject({
      kind: 'misconfigured',
      message: expect.stringContaining('actions: read'),
    })
  })

  test('can not be told where GitHub does not show what a run did', async () => {
    await using server = await serve([RUN, runs('6 failure', '5 success'), { status: 404 }])
    const { forge } = forgeAt(server.url)
    expect(await failureOf(forge.lastSuccess(ASKED))).toMatchObject({ kind: 'misconfigured' })
  })

  test('has a commit, or the answer is none', async () => {
    const odd = { id: 6, head_sha: 'main', status: 'completed', conclusion: 'success' }
    await using server = await serve([RUN, { status: 200, body: { workflow_runs: [odd] } }])
    const { forge } = forgeAt(server.url)
    expect(await failureOf(forge.lastSuccess(ASKED))).toMatchObject({ kind: 'broken' })
  })
})
