import { describe, expect, test } from '@jest/globals'
import { ALL, at, Caller, COMMIT, commitInput, stage } from './client.ts'

const REPO = '/repos/acme/gitops'

describe('a token', () => {
  test('that nobody issued, or none at all: 401', async () => {
    await using here = await stage()
    const stranger = new Caller(here.github, 'ghs_unknown')
    const anonymous = new Caller(here.github, undefined)
    for (const [caller, text] of [
      [stranger, 'Bad credentials'],
      [anonymous, 'Requires authentication'],
    ] as const) {
      const rest = await caller.rest('GET', REPO)
      expect([rest.status, at(rest.body, 'message')]).toEqual([401, text])
      expect((await caller.graphql('{ viewer { login } }')).status).toBe(401)
    }
    expect(here.github.ledger.entries.map(({ token }) => token)).toEqual([
      'unknown',
      'unknown',
      'none',
      'none',
    ])
  })

  test('that was revoked: 401 from then on', async () => {
    await using here = await stage()
    expect((await here.app.rest('GET', REPO)).status).toBe(200)
    here.github.revoke(here.app.token ?? '')
    expect((await here.app.rest('GET', REPO)).status).toBe(401)
  })

  test('of another repository: 404, and GraphQL can’t resolve it', async () => {
    await using here = await stage()
    await here.github.createRepository({ owner: 'acme', name: 'other', files: { x: '1' } })
    const token = here.github.token({
      kind: 'installation',
      of: 'fluxgate',
      repositories: ['acme/other'],
    })
    const caller = new Caller(here.github, token)
    expect((await caller.rest('GET', `${REPO}/pulls`)).status).toBe(404)
    const { status, body } = await caller.graphql(
      '{ viewer { login } repository(owner: "acme", name: "gitops") { id } }',
    )
    expect(status).toBe(200)
    expect(at(body, 'data')).toEqual({ viewer: { login: 'fluxgate[bot]' }, repository: null })
    expect(at(body, 'errors', 0)).toMatchObject({
      type: 'NOT_FOUND',
      path: ['repository'],
      message: "Could not resolve to a Repository with the name 'acme/gitops'.",
    })
  })

  test.each([
    ['contents', 'POST', `${REPO}/git/refs`, { ref: 'refs/heads/x', sha: 'a'.repeat(40) }],
    ['pull_requests', 'POST', `${REPO}/pulls`, { title: 'T', head: 'x', base: 'main' }],
    ['deployments', 'POST', `${REPO}/deployments`, { ref: 'main' }],
    ['deployments', 'GET', `${REPO}/deployments`, undefined],
    ['statuses', 'POST', `${REPO}/statuses/${'a'.repeat(40)}`, { state: 'success' }],
    ['contents', 'POST', `${REPO}/dispatches`, { event_type: 'x' }],
    ['administration', 'GET', `${REPO}/branches/main/protection`, undefined],
    ['members', 'GET', '/orgs/acme/teams/ops/memberships/ana', undefined],
  ] as const)('without %s: %s %s is 403', async (permission, method, path, body) => {
    await using here = await stage()
    const { [permission]: _, ...rest } = ALL
    for (const kind of ['installation', 'workflow'] as const) {
      const reply = await here.as(kind, rest).rest(method, path, body)
      expect([reply.status, at(reply.body, 'message')]).toEqual([
        403,
        'Resource not accessible by integration',
      ])
    }
    expect((await here.as('installation').rest(method, path, body)).status).not.toBe(403)
  })

  test('that may only read commits nothing by GraphQL: FORBIDDEN with HTTP 200', async () => {
    await using here = await stage()
    const { gitops, as } = here
    const reader = as('installation', { ...ALL, contents: 'read' })
    const before = gitops.head()
    const { status, body } = await reader.graphql(COMMIT, { input: commitInput('main', before) })
    expect(status).toBe(200)
    expect(at(body, 'errors', 0)).toMatchObject({
      type: 'FORBIDDEN',
      path: ['createCommitOnBranch'],
      message: 'Resource not accessible by integration',
    })
    expect(gitops.head()).toBe(before)
  })

  test('of a person does what the person may', async () => {
    await using here = await stage()
    const { github } = here
    const as = (login: string) => new Caller(github, github.token({ kind: 'user', of: login }))
    github.addUser('mallory')
    const body = { ref: 'main', auto_merge: false, required_contexts: [] }
    expect((await as('raj').rest('POST', `${REPO}/deployments`, body)).status).toBe(201)
    expect((await as('eve').rest('POST', `${REPO}/deployments`, body)).status).toBe(403)
    expect((await as('eve').rest('GET', `${REPO}/pulls`)).status).toBe(200)
    expect((await as('mallory').rest('GET', `${REPO}/pulls`)).status).toBe(404)
  })

  test('of an app knows no user: GET /user is for people', async () => {
    await using here = await stage()
    expect((await here.app.rest('GET', '/user')).status).toBe(403)
    const person = await here.as('user').rest('GET', '/user')
    expect(person.body).toMatchObject({ login: 'ana', type: 'User' })
  })

  test('learns of a team’s members, who is invited, and 404 for everybody else', async () => {
    await using here = await stage()
    here.github.addTeam('acme', 'ops', ['raj'], ['ana'])
    const path = '/orgs/acme/teams/ops/memberships'
    const member = await here.app.rest('GET', `${path}/raj`)
    expect([member.status, at(member.body, 'state')]).toEqual([200, 'active'])
    const invited = await here.app.rest('GET', `${path}/ana`)
    expect([invited.status, at(invited.body, 'state')]).toEqual([200, 'pending'])
    expect((await here.app.rest('GET', `${path}/eve`)).status).toBe(404)
    expect(here.github.violations).toEqual([])
  })
})

describe('an hour’s budget', () => {
  test('is told in headers and, when used up, refused: 403 by REST, 200 with an error by GraphQL', async () => {
    await using here = await stage()
    const { app, github } = here
    const first = await app.rest('GET', REPO)
    expect(first.headers.get('x-ratelimit-remaining')).toBe('4999')
    const reset = Date.now() + 60_000
    github.setBudget(app.token ?? '', 0, reset)
    const rest = await app.rest('GET', REPO)
    expect(rest.status).toBe(403)
    expect(at(rest.body, 'message')).toMatch(/^API rate limit exceeded for installation ID \d+\.$/)
    expect(rest.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(rest.headers.get('x-ratelimit-reset')).toBe(String(Math.ceil(reset / 1000)))
    const graphql = await app.graphql('{ viewer { login } }')
    expect([graphql.status, at(graphql.body, 'errors', 0, 'type')]).toEqual([200, 'RATE_LIMITED'])
    expect(at(graphql.body, 'data')).toBeUndefined()
    expect((await here.as('user').rest('GET', REPO)).status).toBe(200)
  })

  test('is 1,000 for GITHUB_TOKEN', async () => {
    await using here = await stage()
    const reply = await here.as('workflow').rest('GET', REPO)
    expect(reply.headers.get('x-ratelimit-limit')).toBe('1000')
  })
})

test('an archived repository is read-only', async () => {
  await using here = await stage()
  here.gitops.archive()
  const reply = await here.app.rest('POST', `${REPO}/deployments`, { ref: 'main' })
  expect([reply.status, at(reply.body, 'message')]).toEqual([
    403,
    'Repository was archived so is read-only.',
  ])
  expect(at(await here.app.query('isArchived'), 'isArchived')).toBe(true)
})
