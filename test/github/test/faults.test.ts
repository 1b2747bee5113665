import { describe, expect, test } from '@jest/globals'
import type { FaultKind } from '../src/index.ts'
import { at, Caller, COMMIT, commitInput, listAt, openPromotion, stage } from './client.ts'

const LABELS = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels'

describe('a scripted fault', () => {
  test.each<[FaultKind, number, boolean]>([
    ['401', 401, false],
    ['404-lag', 404, false],
    ['422-race', 422, false],
    ['429', 429, false],
    ['403-secondary', 403, false],
    ['500', 500, false],
    ['502-before', 502, false],
    ['502-after', 502, true],
    ['503', 503, false],
    ['reset', 0, false],
    ['reset-after', 0, true],
    ['timeout', 0, false],
    ['timeout-after', 0, true],
    ['invalid-json', 200, true],
  ])('%s answers %i; the write has happened: %s', async (kind, status, applied) => {
    await using here = await stage()
    const { app, gitops, github } = here
    const { number } = await openPromotion(here)
    github.faults.add({ on: LABELS, kind })
    const patience = kind.startsWith('timeout') ? 500 : 20_000
    const seen = await tryLabel(here.github.url, app.token ?? '', number, patience)
    expect(seen).toBe(status)
    while (github.ledger.of(LABELS).length < 1) await new Promise(setImmediate)
    expect(gitops.pull(number).labels).toEqual(applied ? ['promotion'] : [])
    expect(await tryLabel(here.github.url, app.token ?? '', number, 20_000)).toBe(200)
    expect(github.ledger.of(LABELS).map(({ fault }) => fault)).toEqual([kind, undefined])
  })

  test('strikes the requests that it names by number, and tells when to come back', async () => {
    await using here = await stage()
    const { app, github } = here
    const route = 'GET /repos/{owner}/{repo}'
    github.faults.add({ on: route, kind: '403-secondary', nth: [2, 3], retryAfter: 7 })
    const seen: unknown[] = []
    for (let index = 0; index < 4; index += 1) {
      const { status, headers } = await app.rest('GET', '/repos/acme/gitops')
      seen.push([status, headers.get('retry-after')])
    }
    expect(seen).toEqual([
      [200, null],
      [403, '7'],
      [403, '7'],
      [200, null],
    ])
    github.faults.add({ on: '*', kind: '503', nth: 'all' })
    await expect(app.rest('GET', '/repos/acme/gitops')).rejects.toThrow('<html>')
    github.faults.clear()
    expect((await app.rest('GET', '/repos/acme/gitops')).status).toBe(200)
  })

  test('strikes only a request that says what it names', async () => {
    await using here = await stage()
    const { app, github } = here
    const { number } = await openPromotion(here)
    const label = async (name: string) =>
      tryLabel(github.url, app.token ?? '', number, 20_000, name)
    github.faults.add({ on: LABELS, kind: '500', saying: ['"labels"', 'second'] })
    expect([await label('first'), await label('second'), await label('second')]).toEqual([
      200, 500, 200,
    ])
  })

  test('finds a GraphQL request by its operation and by its root fields', async () => {
    await using here = await stage()
    const { app, gitops, github } = here
    github.faults.add({ on: 'createCommitOnBranch', kind: '502-after' })
    github.faults.add({ on: 'Start', kind: 'something-went-wrong' })
    const start = await app.graphql('query Start { viewer { login } }')
    expect(at(start.body, 'errors', 0, 'message')).toContain('Something went wrong')
    const before = gitops.head()
    const refused = await app
      .graphql(COMMIT, { input: commitInput('main', before) })
      .catch((cause: unknown) => cause)
    expect(refused).toBeInstanceOf(SyntaxError)
    expect(gitops.head()).not.toBe(before)
  })
})

test('a hook lands a competing commit between a read and a write: STALE_DATA', async () => {
  await using here = await stage()
  const { app, gitops, github } = here
  const read = await app.query('defaultBranchRef { target { oid } }')
  const head = at(read, 'defaultBranchRef', 'target', 'oid')
  let other = ''
  github.faults.onBefore('createCommitOnBranch', async () => {
    other = await gitops.commit({ files: { x: '1' }, message: 'Competing' })
  })
  const lost = await app.graphql(COMMIT, { input: commitInput('main', String(head)) })
  expect(lost.status).toBe(200)
  expect(lost.body).toMatchObject({
    data: { createCommitOnBranch: null },
    errors: [
      {
        type: 'STALE_DATA',
        path: ['createCommitOnBranch'],
        message: `Expected branch to point to "${head}" but it did not.  Pull and try again.`,
      },
    ],
  })
  expect(gitops.head()).toBe(other)
  const won = await app.graphql(COMMIT, { input: commitInput('main', other) })
  expect(at(won.body, 'errors')).toBeUndefined()
})

describe('reads that lag', () => {
  test('by requests see lists, refs and records as they were, while writes see what is', async () => {
    await using here = await stage()
    const { app, github } = here
    github.lag({ on: '*', requests: 2 })
    const { number, branch } = await openPromotion(here)
    const pulls = async () => {
      const { body } = await app.rest('GET', '/repos/acme/gitops/pulls')
      return listAt(body).length
    }
    const refs = async () =>
      at(await app.query(`ref(qualifiedName: "refs/heads/${branch}") { name }`), 'ref')
    expect(await pulls()).toBe(0)
    expect(await refs()).toBeNull()
    expect(await pulls()).toBe(1)
    expect(await refs()).not.toBeNull()
    const again = { title: 'T', head: branch, base: 'main' }
    expect((await app.rest('POST', '/repos/acme/gitops/pulls', again)).status).toBe(422)
    await app.rest('PATCH', `/repos/acme/gitops/pulls/${number}`, { state: 'closed' })
    expect(await pulls()).toBe(1)
    github.noLag()
    expect(await pulls()).toBe(0)
  })

  test('by time catch up when time has passed', async () => {
    let now = 1_700_000_000_000
    await using here = await stage({ now: () => now })
    const { app, github, gitops } = here
    const list = async () =>
      listAt((await app.rest('GET', '/repos/acme/gitops/deployments')).body).length
    github.lag({ on: 'GET /repos/{owner}/{repo}/deployments', milliseconds: 5_000 })
    now += 10_000
    const body = { ref: gitops.head(), auto_merge: false, required_contexts: [] }
    await app.rest('POST', '/repos/acme/gitops/deployments', body)
    expect(await list()).toBe(0)
    now += 6_000
    expect(await list()).toBe(1)
  })
})

async function tryLabel(
  url: string,
  token: string,
  number: number,
  patience: number,
  label: string = 'promotion',
): Promise<number> {
  try {
    const response = await fetch(`${url}/repos/acme/gitops/issues/${number}/labels`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ labels: [label] }),
      signal: AbortSignal.timeout(patience),
    })
    await response.text()
    return response.status
  } catch {
    return 0
  }
}

test('an anonymous request is told apart in the ledger', async () => {
  await using here = await stage()
  await new Caller(here.github, undefined).rest('GET', '/repos/acme/gitops')
  const { authorization, login } = here.github.ledger.entries[0] ?? {}
  expect([authorization, login]).toEqual([undefined, undefined])
})
