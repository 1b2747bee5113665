import { describe, expect, test } from '@jest/globals'
import { aStart } from './support/answers.ts'
import { failureOf, forgeAt } from './support/forge.ts'
import { type Reply, serve } from './support/scripted-server.ts'

const json = (body: unknown, status = 200): Reply => ({ status, body })
const STARTED = json({
  workflow_run_id: 41,
  run_url: 'https://api.github.com/repos/acme/gitops/actions/runs/41',
  html_url: 'https://github.com/acme/gitops/actions/runs/41',
})
const NO_CONTENT: Reply = { status: 204 }
const runs = (...titles: readonly (readonly [number, string, string?])[]) =>
  json({
    total_count: titles.length,
    workflow_runs: titles.map(([id, title, at = '2026-11-21T12:00:05Z']) => ({
      id,
      display_title: title,
      created_at: at,
    })),
  })

const BUMP = {
  workflow: 'bump.yml',
  ref: 'main',
  inputs: { service: 'shop' },
  title: 'Bump shop in dev to 1.4.2',
}

describe('starting a workflow', () => {
  test('asks GitHub which run it is', async () => {
    await using server = await serve([STARTED])
    const { forge } = forgeAt(server.url)
    expect(await forge.startWorkflow(BUMP)).toEqual({ kind: 'started', run: 41 })
    expect(server.received).toMatchObject([
      {
        method: 'POST',
        path: '/repos/acme/gitops/actions/workflows/bump.yml/dispatches',
        body: JSON.stringify({
          ref: 'main',
          inputs: { service: 'shop' },
          return_run_details: true,
        }),
      },
    ])
  })

  test('finds the run by its title where GitHub does not say', async () => {
    const old = [40, BUMP.title, '2026-11-21T11:00:00Z'] as const
    await using server = await serve([NO_CONTENT, runs(old), runs([42, 'Other'], [41, BUMP.title])])
    const { forge } = forgeAt(server.url)
    expect(await forge.startWorkflow(BUMP)).toEqual({ kind: 'started', run: 41 })
  })

  test('finds no run that is older than the request', async () => {
    const old = runs([40, BUMP.title, '2026-11-21T11:59:00Z'])
    await using server = await serve([NO_CONTENT, old])
    const { forge } = forgeAt(server.url)
    expect(await forge.startWorkflow(BUMP)).toEqual({ kind: 'started', run: undefined })
  })

  test('says that it runs where no run has that title', async () => {
    await using server = await serve([NO_CONTENT, ...Array.from({ length: 5 }, () => runs())])
    const { forge, clock } = forgeAt(server.url)
    expect(await forge.startWorkflow(BUMP)).toEqual({ kind: 'started', run: undefined })
    expect(clock.waits).toHaveLength(5)
  })

  test('asks without details where the server does not know them', async () => {
    const unknown = json({ message: 'Invalid request. "return_run_details" is not a key.' }, 422)
    await using server = await serve([unknown, NO_CONTENT, runs([41, BUMP.title])])
    const { forge } = forgeAt(server.url)
    expect(await forge.startWorkflow(BUMP)).toEqual({ kind: 'started', run: 41 })
    expect(server.received[1]?.body).toBe(
      JSON.stringify({ ref: 'main', inputs: { service: 'shop' } }),
    )
  })

  test('looks for the run where an answer got lost, and starts no second one', async () => {
    await using server = await serve([{ status: 502 }, runs([41, BUMP.title])])
    const { forge } = forgeAt(server.url)
    expect(await forge.startWorkflow(BUMP)).toEqual({ kind: 'started', run: 41 })
    expect(server.received.map(({ method }) => method)).toEqual(['POST', 'GET'])
  })

  test.each([
    [404, 'Not Found', { kind: 'missing' }],
    [422, "Workflow does not have 'workflow_dispatch' trigger", { kind: 'no-trigger' }],
    [422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow", { kind: 'disabled' }],
    [403, "Cannot trigger a 'workflow_dispatch' on a disabled workflow", { kind: 'disabled' }],
    [
      422,
      'Unexpected inputs provided: ["source"]',
      { kind: 'inputs', said: 'Unexpected inputs provided: ["source"]' },
    ],
  ])('that GitHub refuses with %d %s is a value', async (status, message, expected) => {
    await using server = await serve([json({ message }, status)])
    const { forge } = forgeAt(server.url)
    expect(await forge.startWorkflow(BUMP)).toEqual(expected)
  })

  test('names the permission that is missing', async () => {
    await using server = await serve([
      json({ message: 'Resource not accessible by integration' }, 403),
    ])
    const { forge } = forgeAt(server.url)
    expect(await failureOf(forge.startWorkflow(BUMP))).toMatchObject({
      code: 'MISSING_PERMISSION',
      message: expect.stringContaining('give the token actions: write'),
    })
  })
})

describe('finding a run again', () => {
  const run = (id: number, actor: number) => ({
    ...{ id, display_title: BUMP.title, created_at: '2026-11-21T12:00:05Z' },
    actor: { id: actor },
  })
  const asked = { workflow: BUMP.workflow, title: BUMP.title, since: '2026-11-21T12:00:00Z' }

  test.each([
    ['passes over runs of that title which somebody else started', [run(43, 8), run(41, 7)], 41],
    ['takes none of somebody else for its own', [run(43, 8)], undefined],
  ])('%s', async (_, found, expected) => {
    const listed = json({ total_count: found.length, workflow_runs: found })
    await using server = await serve([json(aStart()), listed])
    const { forge } = forgeAt(server.url)
    await forge.start({ branch: undefined, paths: [] })
    expect(await forge.findWorkflowRun(asked)).toBe(expected)
  })
})
