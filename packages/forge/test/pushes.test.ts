import { describe, expect, test } from '@jest/globals'
import { oid } from './support/answers.ts'
import { forgeAt } from './support/forge.ts'
import { serve } from './support/scripted-server.ts'

function activity(type: string, after: string, actor: unknown = { id: 3, login: 'ana' }) {
  return { activity_type: type, after, before: oid('0'), ref: 'refs/heads/mine', actor }
}

async function asked(...answers: readonly { status: number; body: unknown }[]) {
  await using server = await serve(answers)
  const { forge } = forgeAt(server.url)
  const first = await forge.pushes('promote/prod/shop')
  expect(await forge.pushes('promote/prod/shop')).toEqual(first)
  return { told: first, paths: server.received.map(({ path }) => path) }
}

describe('who pushed to a branch', () => {
  test('is asked of the log of activity, once in a run', async () => {
    const log = [
      activity('force_push', oid('b'), null),
      activity('pr_merge', oid('c'), { id: 7, login: 'fluxgate[bot]' }),
      activity('branch_creation', oid('a')),
    ]
    const { told, paths } = await asked({ status: 200, body: log })
    expect(told).toEqual({
      kind: 'told',
      more: false,
      pushes: [
        { by: undefined, after: oid('b'), created: false },
        { by: { id: 7, login: 'fluxgate[bot]' }, after: oid('c'), created: false },
        { by: { id: 3, login: 'ana' }, after: oid('a'), created: true },
      ],
    })
    expect(paths).toEqual([
      '/repos/acme/gitops/activity?ref=refs%2Fheads%2Fpromote%2Fprod%2Fshop&per_page=100',
    ])
  })

  test('may be more than a page tells', async () => {
    const log = Array.from({ length: 100 }, () => activity('push', oid('a')))
    expect((await asked({ status: 200, body: log })).told).toMatchObject({ more: true })
  })

  test.each([403, 404])('is not told where GitHub answers %s', async (status) => {
    const { told } = await asked({ status, body: { message: 'Not Found' } })
    expect(told).toEqual({ kind: 'untold' })
  })
})
