import { describe, expect, test } from '@jest/globals'
import { at, listAt, openPromotion, stage, textAt } from './client.ts'

const REPO = '/repos/acme/gitops'
const RECORD = { auto_merge: false, required_contexts: [], environment: 'dev' }

describe('deployments', () => {
  test('come newest first, 30 a page by default, 100 at most, with links between pages', async () => {
    await using here = await stage()
    const { app, gitops, github } = here
    const made: unknown[] = []
    for (let index = 0; index < 205; index += 1) {
      const task = index % 41 === 0 ? 'fluxgate:b' : 'fluxgate:a'
      const body = { ...RECORD, ref: 'main', task, payload: { index } }
      const reply = await app.rest('POST', `${REPO}/deployments`, body)
      if (task === 'fluxgate:a') made.unshift(at(reply.body, 'id'))
    }
    const list = async (query: string) => {
      const { headers, body } = await app.rest('GET', `${REPO}/deployments?${query}`)
      return { link: headers.get('link'), ids: listAt(body).map((item) => at(item, 'id')) }
    }
    const query = 'environment=dev&task=fluxgate:a'
    expect((await list(query)).ids).toEqual(made.slice(0, 30))
    const first = await list(`${query}&per_page=100`)
    expect(first.ids).toEqual(made.slice(0, 100))
    expect(first.link).toContain('page=2>; rel="next"')
    expect(first.link).toContain('rel="last"')
    expect((await list(`${query}&per_page=500&page=2`)).ids).toEqual(made.slice(100, 200))
    const other = await list('task=fluxgate:b&per_page=100')
    expect([other.ids.length, other.link]).toEqual([5, null])
    expect((await list('environment=prod')).ids).toEqual([])
    expect((await list(`sha=${gitops.head()}&per_page=1`)).ids).toHaveLength(1)
    expect(github.violations).toEqual([])
  })

  test('bear the number of the token’s own identity, whatever they say of themselves', async () => {
    await using here = await stage()
    const { gitops, github, as } = here
    const wanted = {
      installation: [github.account('fluxgate[bot]').id, 'fluxgate[bot]', 'Bot'],
      workflow: [41898282, 'github-actions[bot]', 'Bot'],
      user: [github.account('ana').id, 'ana', 'User'],
    } as const
    for (const kind of ['installation', 'workflow', 'user'] as const) {
      const caller = as(kind)
      const body = { ...RECORD, ref: gitops.head(), creator: { id: 1 } }
      const deployment = await caller.rest('POST', `${REPO}/deployments`, body)
      const state = { state: 'success', context: 'x' }
      const status = await caller.rest('POST', `${REPO}/statuses/${gitops.head()}`, state)
      for (const reply of [deployment, status]) {
        const creator = at(reply.body, 'creator')
        expect([at(creator, 'id'), at(creator, 'login'), at(creator, 'type')]).toEqual(wanted[kind])
      }
      const viewer = await caller.graphql('{ viewer { databaseId login } }')
      expect(at(viewer.body, 'data', 'viewer')).toEqual({
        databaseId: wanted[kind][0],
        login: wanted[kind][1],
      })
    }
  })

  test('need a ref that exists, statuses that are green, and a status of their own', async () => {
    await using here = await stage()
    const { app, gitops } = here
    const missing = await app.rest('POST', `${REPO}/deployments`, { ...RECORD, ref: 'nowhere' })
    expect([missing.status, at(missing.body, 'message')]).toEqual([
      422,
      'No ref found for: nowhere',
    ])
    const state = { state: 'pending', context: 'ci' }
    await app.rest('POST', `${REPO}/statuses/${gitops.head()}`, state)
    const body = { ref: 'main', environment: 'dev', auto_merge: false }
    expect((await app.rest('POST', `${REPO}/deployments`, body)).status).toBe(409)
    const made = await app.rest('POST', `${REPO}/deployments`, { ...RECORD, ref: 'main' })
    expect(made.status).toBe(201)
    const path = `${REPO}/deployments/${at(made.body, 'id')}/statuses`
    const long = { state: 'success', description: 'x'.repeat(141) }
    expect((await app.rest('POST', path, long)).status).toBe(422)
    const status = { state: 'failure', auto_inactive: false, log_url: 'https://example.com/1' }
    await app.rest('POST', path, status)
    const seen = await app.rest('GET', path)
    expect(listAt(seen.body)).toMatchObject([
      { state: 'failure', log_url: 'https://example.com/1' },
    ])
  })

  test('become inactive when a newer one succeeds, unless that is switched off', async () => {
    await using here = await stage()
    const { app } = here
    const succeed = async (auto: boolean) => {
      const made = await app.rest('POST', `${REPO}/deployments`, { ...RECORD, ref: 'main' })
      const path = `${REPO}/deployments/${at(made.body, 'id')}/statuses`
      await app.rest('POST', path, { state: 'success', auto_inactive: auto })
      return async () => at((await app.rest('GET', path)).body, 0, 'state')
    }
    const first = await succeed(false)
    await succeed(false)
    expect(await first()).toBe('success')
    await succeed(true)
    expect(await first()).toBe('inactive')
  })
})

describe('commit statuses', () => {
  test('are added, the newest of each context counts, and limits hold', async () => {
    await using here = await stage()
    const { app, gitops, github } = here
    const path = `${REPO}/statuses/${gitops.head()}`
    await app.rest('POST', path, { state: 'pending', context: 'fluxgate/gate' })
    await app.rest('POST', path, { state: 'success', context: 'fluxgate/gate', description: 'ok' })
    await app.rest('POST', path, { state: 'failure', context: 'e2e' })
    const combined = await app.rest('GET', `${REPO}/commits/main/status`)
    expect(combined.body).toMatchObject({ state: 'failure', total_count: 2 })
    const all = await app.rest('GET', `${REPO}/commits/${gitops.head()}/statuses`)
    expect(listAt(all.body).map((status) => at(status, 'state'))).toEqual([
      'failure',
      'success',
      'pending',
    ])
    const seen = await app.query(
      'defaultBranchRef { target { ... on Commit { status { state context(name: "fluxgate/gate") { state creator { login } } } } } }',
    )
    expect(at(seen, 'defaultBranchRef', 'target', 'status')).toEqual({
      state: 'FAILURE',
      context: { state: 'SUCCESS', creator: { login: 'fluxgate' } },
    })
    const long = { state: 'success', description: 'x'.repeat(141) }
    expect((await app.rest('POST', path, long)).status).toBe(422)
    const nowhere = `${REPO}/statuses/${'e'.repeat(40)}`
    const missing = await app.rest('POST', nowhere, { state: 'success' })
    expect(textAt(missing.body, 'message')).toBe(`No commit found for SHA: ${'e'.repeat(40)}`)
    expect(github.violations).toEqual([])
  })
})

describe('labels and comments', () => {
  test('a label is made on first use, kept once, and needs a pull request', async () => {
    await using here = await stage()
    const { app, gitops } = here
    const { number } = await openPromotion(here)
    const add = async (id: number, labels: readonly string[]) =>
      await app.rest('POST', `${REPO}/issues/${id}/labels`, { labels })
    await add(number, ['promotion'])
    const reply = await add(number, ['environment:prod', 'Promotion'])
    expect(listAt(reply.body).map((label) => at(label, 'name'))).toEqual([
      'promotion',
      'environment:prod',
    ])
    expect(gitops.pull(number).labels).toEqual(['promotion', 'environment:prod'])
    expect((await add(99, ['x'])).status).toBe(404)
    const ids = await app.query(
      `pullRequest(number: ${number}) { id labels(first: 5) { nodes { id } } }`,
    )
    const input = {
      labelableId: at(ids, 'pullRequest', 'id'),
      labelIds: [at(ids, 'pullRequest', 'labels', 'nodes', 0, 'id')],
    }
    const mutation =
      'mutation Label($input: AddLabelsToLabelableInput!) { addLabelsToLabelable(input: $input) { labelable { labels(first: 5) { totalCount } } } }'
    const again = await app.graphql(mutation, { input })
    expect(at(again.body, 'data', 'addLabelsToLabelable', 'labelable', 'labels')).toEqual({
      totalCount: 2,
    })
    const unknown = await app.graphql(mutation, { input: { ...input, labelIds: ['LA_x'] } })
    expect(at(unknown.body, 'errors', 0, 'type')).toBe('NOT_FOUND')
  })

  test('a comment is written, changed and listed', async () => {
    await using here = await stage()
    const { app } = here
    const { number } = await openPromotion(here)
    const path = `${REPO}/issues/${number}/comments`
    const made = await app.rest('POST', path, { body: 'one' })
    const id = at(made.body, 'id')
    await app.rest('PATCH', `${REPO}/issues/comments/${id}`, { body: 'two' })
    const seen = await app.rest('GET', path)
    expect(listAt(seen.body).map((comment) => at(comment, 'body'))).toEqual(['two'])
  })
})

describe('dispatches', () => {
  const PAYLOAD = { kind: 'HelmRelease' }

  test('reach the handler as the webhook a runner would get', async () => {
    await using here = await stage()
    const { app, github, as } = here
    const bodies: unknown[] = []
    github.onDispatch((body) => bodies.push(body))
    const event = { event_type: 'HelmRelease/a.web', client_payload: PAYLOAD }
    const rest = await app.rest('POST', `${REPO}/dispatches`, event)
    const enterprise = await as('user').rest('POST', `/api/v3${REPO}/dispatches`, event)
    await github.dispatched()
    expect([rest.status, enterprise.status]).toEqual([204, 204])
    const bot = github.account('fluxgate[bot]')
    expect(bodies[0]).toMatchObject({
      action: 'HelmRelease/a.web',
      branch: 'main',
      client_payload: PAYLOAD,
      repository: { full_name: 'acme/gitops', default_branch: 'main', owner: { login: 'acme' } },
      organization: { login: 'acme' },
      sender: { id: bot.id, login: 'fluxgate[bot]', type: 'Bot' },
      installation: { id: expect.any(Number) },
    })
    expect(bodies[1]).toMatchObject({ sender: { login: 'ana', type: 'User' } })
  })

  test.each([
    ['an event type of 101 characters', { event_type: 'x'.repeat(101) }],
    [
      '11 keys',
      {
        event_type: 'x',
        client_payload: Object.fromEntries([...'abcdefghijk'].map((k) => [k, 1])),
      },
    ],
    [
      'a payload above 65,535 characters',
      { event_type: 'x', client_payload: { m: 'x'.repeat(65_535) } },
    ],
    ['no event type', { client_payload: {} }],
  ])('with %s are refused, and nothing is started', async (_, body) => {
    await using here = await stage()
    const { app, github } = here
    let started = 0
    github.onDispatch(() => (started += 1))
    expect((await app.rest('POST', `${REPO}/dispatches`, body)).status).toBe(422)
    await github.dispatched()
    expect(started).toBe(0)
    expect(github.violations).toEqual([])
  })

  test('of a workflow need its file on the default branch and a ref that exists', async () => {
    await using here = await stage()
    const { app, gitops, github } = here
    const bodies: unknown[] = []
    github.onDispatch((body) => bodies.push(body))
    const path = `${REPO}/actions/workflows/bump.yml/dispatches`
    const body = { ref: 'main', inputs: { service: 'a' } }
    expect((await app.rest('POST', path, body)).status).toBe(404)
    const text = 'on: { workflow_dispatch: { inputs: { service: {} } } }\n'
    await gitops.commit({ files: { '.github/workflows/bump.yml': text }, message: 'Workflow' })
    expect((await app.rest('POST', path, { ...body, ref: 'none' })).status).toBe(422)
    expect((await app.rest('POST', path, body)).status).toBe(204)
    await github.dispatched()
    expect(bodies).toMatchObject([
      { inputs: { service: 'a' }, ref: 'refs/heads/main', workflow: '.github/workflows/bump.yml' },
    ])
  })
})
