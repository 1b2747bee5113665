import { describe, expect, test } from '@jest/globals'
import { failureOf, forgeAt } from './support/forge.ts'
import { type Reply, serve } from './support/scripted-server.ts'

const OID = 'c0ffee'.padEnd(40, '0')
const RUN: Reply = { status: 200, body: { id: 7, workflow_id: 161335 } }
const runs = (...oids: readonly string[]): Reply => ({
  status: 200,
  body: { total_count: oids.length, workflow_runs: oids.map((oid) => ({ head_sha: oid })) },
})

describe('the last run that succeeded', () => {
  test('is asked for by workflow, branch and event', async () => {
    await using server = await serve([RUN, runs(OID)])
    const { forge } = forgeAt(server.url)
    expect(await forge.lastSuccess({ run: 7, branch: 'release/1 & x' })).toBe(OID)
    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /repos/acme/gitops/actions/runs/7',
      'GET /repos/acme/gitops/actions/workflows/161335/runs?branch=release%2F1%20%26%20x&event=push&status=success&per_page=1',
    ])
  })

  test('may not be there yet', async () => {
    await using server = await serve([RUN, runs()])
    const { forge } = forgeAt(server.url)
    expect(await forge.lastSuccess({ run: 7, branch: 'main' })).toBeUndefined()
  })

  test('can not be told without the permission, which is named', async () => {
    const forbidden = { message: 'Resource not accessible by integration' }
    await using server = await serve([{ status: 403, body: forbidden }])
    const { forge } = forgeAt(server.url)
    const failure = await failureOf(forge.lastSuccess({ run: 7, branch: 'main' }))
    expect(failure).toMatchObject({
      kind: 'misconfigured',
      message: expect.stringContaining('actions: read'),
    })
  })

  test('has a commit, or the answer is none', async () => {
    await using server = await serve([RUN, runs('main')])
    const { forge } = forgeAt(server.url)
    const failure = await failureOf(forge.lastSuccess({ run: 7, branch: 'main' }))
    expect(failure).toMatchObject({ kind: 'broken' })
  })
})
