import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { GitHubForge } from '../src/github.ts'
import { oid } from './support/answers.ts'
import { failureOf, forgeAt } from './support/forge.ts'
import { type Received, type Reply, serve } from './support/scripted-server.ts'

const json = (body: unknown, status = 200): Reply => ({ status, body })
const repository = (body: unknown) => json({ data: { repository: body } })
const LOST: Reply = { status: 502 }
const refusal = (message: string, code = 'custom', field = '') =>
  json({ message: 'Validation Failed', errors: [{ code, field, message }] }, 422)

const COMMIT = {
  branch: 'promote/prod/shop',
  expectedHead: oid('a'),
  headline: 'Promote shop 1.4.2 to prod',
  body: 'Fluxgate-Promotion: dev -> prod\n',
  files: [{ path: 'apps/prod/shop.yaml', text: 'version: 1.4.2 # ü\n' }],
}
const BLOB = createHash('sha1').update('blob 20\0version: 1.4.2 # ü\n').digest('hex')
const landed = (more: Readonly<Record<string, unknown>> = {}) => ({
  oid: oid('c'),
  message: 'Promote shop 1.4.2 to prod\n\nFluxgate-Promotion: dev -> prod',
  parents: { nodes: [{ oid: oid('a') }] },
  f0: { oid: BLOB },
  ...more,
})
const history = (...nodes: readonly unknown[]) =>
  repository({ ref: { target: { history: { nodes } } } })
const graphqlError = (type: string, message: string) =>
  json({ data: null, errors: [{ type, message, path: [] }] })

const PULL = { base: 'main', branch: 'promote/prod/shop', title: 'Promote', body: 'why' }
const pull = (more: Readonly<Record<string, unknown>> = {}) => ({
  number: 12,
  html_url: 'https://github.com/acme/gitops/pull/12',
  head: { ref: 'promote/prod/shop', repo: { full_name: 'Acme/gitops' } },
  base: { ref: 'main' },
  ...more,
})
const RECORD = {
  ref: oid('a'),
  environment: 'dev',
  task: 'fluxgate:shop',
  description: 'x'.repeat(200),
  payload: { kind: 'rollout', pins: { chart: '1.4.2' } },
  status: 'success',
  logUrl: 'https://github.com/acme/gitops/actions/runs/1',
} as const
const deployment = (more: Readonly<Record<string, unknown>> = {}) => ({
  id: 5,
  environment: 'dev',
  task: 'fluxgate:shop',
  created_at: '2026-11-20T10:00:00Z',
  creator: { id: 7, login: 'fluxgate[bot]' },
  payload: { pins: { chart: '1.4.2' }, kind: 'rollout' },
  ...more,
})
const STATUS = {
  commit: oid('a'),
  context: 'fluxgate/gate',
  state: 'success',
  description: 'ü'.repeat(150),
  targetUrl: 'https://github.com/acme/gitops/actions/runs/1',
} as const

/** Sends one call against a script and gives back what came of it and which requests it took. */
async function run<T>(call: (forge: GitHubForge) => Promise<T>, ...script: readonly Reply[]) {
  await using server = await serve(script)
  const { forge, clock } = forgeAt(server.url)
  const result = await call(forge)
  return { result, sent: server.received.map(shortly), received: server.received, clock }
}

function shortly({ method, path, body }: Received): string {
  if (path !== '/graphql')
    return `${method} ${path.split('?')[0]?.replace('/repos/acme/gitops', '')}`
  const { query } = JSON.parse(body)
  return /^mutation[^{]*\{(\w+)/.exec(query)?.[1] ?? 'query'
}

describe('a commit', () => {
  const commit = (forge: GitHubForge) => forge.commit(COMMIT)
  const made = json({ data: { createCommitOnBranch: { commit: { oid: oid('c') } } } })

  test('is one request that names the head it expects', async () => {
    const { result, received } = await run(commit, made)
    expect(result).toEqual({ kind: 'committed', commit: oid('c') })
    expect(JSON.parse(received[0]?.body ?? '').variables.i).toEqual({
      branch: { repositoryNameWithOwner: 'acme/gitops', branchName: 'promote/prod/shop' },
      expectedHeadOid: oid('a'),
      message: { headline: COMMIT.headline, body: COMMIT.body },
      fileChanges: {
        additions: [
          {
            path: 'apps/prod/shop.yaml',
            contents: Buffer.from('version: 1.4.2 # ü\n').toString('base64'),
          },
        ],
      },
    })
  })

  test('that lost the race is a value', async () => {
    const { result, sent } = await run(
      commit,
      graphqlError('STALE_DATA', 'Expected branch to point to'),
    )
    expect(result).toEqual({ kind: 'moved' })
    expect(sent).toHaveLength(1)
  })

  test.each([
    ['the branch is gone', null],
    ['the branch has moved', { target: { oid: oid('f') } }],
  ])('whose refusal has unknown words is a lost race where %s', async (_, ref) => {
    const { result } = await run(
      commit,
      graphqlError('UNPROCESSABLE', 'odd'),
      repository({ r0: ref }),
    )
    expect(result).toEqual({ kind: 'moved' })
  })

  test('whose answer got lost is found, also below a commit of somebody else', async () => {
    const other = landed({ oid: oid('d'), message: 'x', parents: { nodes: [{ oid: oid('c') }] } })
    const { result, sent } = await run(commit, LOST, history(other, landed()))
    expect(result).toEqual({ kind: 'committed', commit: oid('c') })
    expect(sent).toEqual(['createCommitOnBranch', 'query'])
  })

  test.each([
    ['another parent', { parents: { nodes: [{ oid: oid('9') }] } }],
    ['another message', { message: 'Promote shop 1.4.3 to prod' }],
    ['another file', { f0: { oid: oid('9') } }],
    ['no such file', { f0: null }],
  ])('with %s is not ours, and ours is sent again', async (_, difference) => {
    const { result, sent } = await run(commit, LOST, history(landed(difference)), made)
    expect(result).toEqual({ kind: 'committed', commit: oid('c') })
    expect(sent).toEqual(['createCommitOnBranch', 'query', 'createCommitOnBranch'])
  })

  test('that was not visible at first is recognised when the repeat is called stale', async () => {
    const { result } = await run(
      commit,
      LOST,
      history(),
      graphqlError('STALE_DATA', 'Expected branch to point to'),
      history(landed()),
    )
    expect(result).toEqual({ kind: 'committed', commit: oid('c') })
  })

  test('without a file is refused, since GitHub would make an empty one', async () => {
    await using server = await serve([])
    const error = await failureOf(forgeAt(server.url).forge.commit({ ...COMMIT, files: [] }))
    expect(error.kind).toBe('refused')
    expect(server.received).toHaveLength(0)
  })

  test('falls back to REST where the server does not know the mutation', async () => {
    const unknown = json({
      errors: [
        {
          message: "Field 'createCommitOnBranch' doesn't exist on type 'Mutation'",
          extensions: { code: 'undefinedField' },
        },
      ],
    })
    const { result, sent } = await run(
      commit,
      unknown,
      repository({ r0: { target: { oid: oid('a') } } }),
      json({ tree: { sha: oid('1') } }),
      json({ sha: oid('2') }, 201),
      json({ sha: oid('3') }, 201),
      json({}),
    )
    expect(result).toEqual({ kind: 'committed', commit: oid('3') })
    expect(sent).toEqual([
      'createCommitOnBranch',
      'query',
      `GET /git/commits/${oid('a')}`,
      'POST /git/trees',
      'POST /git/commits',
      'PATCH /git/refs/heads%2Fpromote%2Fprod%2Fshop',
    ])
  })
})

describe('moving branches', () => {
  const move = (forge: GitHubForge) =>
    forge.updateRefs([
      { branch: 'new', before: undefined, after: oid('b'), force: false },
      { branch: 'old', before: oid('a'), after: oid('b'), force: true },
      { branch: 'scratch', before: oid('c'), after: undefined, force: false },
    ])
  const id = repository({ id: 'R_1' })
  const done = json({ data: { updateRefs: { clientMutationId: null } } })
  const heads = (r0: string | undefined, r1: string | undefined, r2: string | undefined) => {
    const ref = (head: string | undefined) =>
      head === undefined ? null : { target: { oid: head } }
    return repository({ r0: ref(r0), r1: ref(r1), r2: ref(r2) })
  }

  test('is one request with zeros for what is not there', async () => {
    const { result, received } = await run(move, id, done)
    expect(result).toEqual({ kind: 'updated' })
    expect(JSON.parse(received[1]?.body ?? '').variables.i).toEqual({
      repositoryId: 'R_1',
      refUpdates: [
        { name: 'refs/heads/new', beforeOid: oid('0'), afterOid: oid('b'), force: false },
        { name: 'refs/heads/old', beforeOid: oid('a'), afterOid: oid('b'), force: true },
        { name: 'refs/heads/scratch', beforeOid: oid('c'), afterOid: oid('0'), force: false },
      ],
    })
  })

  test('that lost the race is a value, told by where the branches are', async () => {
    const { result } = await run(
      move,
      id,
      graphqlError('UNPROCESSABLE', 'whatever'),
      heads(undefined, oid('9'), oid('c')),
    )
    expect(result).toEqual({ kind: 'moved' })
  })

  const refused = graphqlError('UNPROCESSABLE', 'whatever')
  const unmoved = heads(undefined, oid('a'), oid('c'))

  test('that lost the race is a value although the look at the branches lags behind', async () => {
    const late = heads(oid('9'), oid('a'), oid('c'))
    const { result, sent } = await run(move, id, refused, unmoved, refused, unmoved, refused, late)
    expect(result).toEqual({ kind: 'moved' })
    const again = ['updateRefs', 'query']
    expect(sent).toEqual(['query', ...again, ...again, ...again])
  })

  test('is sent again where a branch stood in the way for a moment only', async () => {
    const { result, sent } = await run(move, id, refused, unmoved, done)
    expect(result).toEqual({ kind: 'updated' })
    expect(sent).toEqual(['query', 'updateRefs', 'query', 'updateRefs'])
  })

  test('that GitHub refuses though nothing has moved for a while is an error', async () => {
    const again = [refused, unmoved]
    await using server = await serve([id, ...again, ...again, ...again, ...again])
    const error = await failureOf(move(forgeAt(server.url).forge))
    expect(error.kind).toBe('refused')
    expect(error.message).toContain('"whatever"')
  })

  test('whose answer got lost is found done', async () => {
    const { result, sent } = await run(move, id, LOST, heads(oid('b'), oid('b'), undefined))
    expect(result).toEqual({ kind: 'updated' })
    expect(sent).toEqual(['query', 'updateRefs', 'query'])
  })

  test('whose answer got lost before it took effect is sent again', async () => {
    const { sent } = await run(move, id, LOST, heads(undefined, oid('a'), oid('c')), done)
    expect(sent).toEqual(['query', 'updateRefs', 'query', 'updateRefs'])
  })

  describe('by REST', () => {
    const byRest = async (...script: readonly Reply[]) => {
      await using server = await serve(script)
      const { forge } = forgeAt(server.url, { fallback: 'rest' })
      return { result: await move(forge), sent: server.received.map(shortly) }
    }

    test('creates first and deletes last, so that no commit loses its last name', async () => {
      const { result, sent } = await byRest(
        heads(undefined, oid('a'), oid('c')),
        json({}, 201),
        json({}),
        { status: 204 },
      )
      expect(result).toEqual({ kind: 'updated' })
      expect(sent).toEqual([
        'query',
        'POST /git/refs',
        'PATCH /git/refs/heads%2Fold',
        'DELETE /git/refs/heads%2Fscratch',
      ])
    })

    test('touches nothing where one of them has moved', async () => {
      const { result, sent } = await byRest(heads(undefined, oid('a'), oid('9')))
      expect(result).toEqual({ kind: 'moved' })
      expect(sent).toEqual(['query'])
    })

    test('that finds the new name taken has lost the race', async () => {
      const { result } = await byRest(
        heads(undefined, oid('a'), oid('c')),
        json({ message: 'Reference already exists' }, 422),
        repository({ r0: { target: { oid: oid('9') } } }),
      )
      expect(result).toEqual({ kind: 'moved' })
    })
  })
})

describe('opening a pull request', () => {
  const open = (forge: GitHubForge) => forge.openPullRequest(PULL)
  const url = 'https://github.com/acme/gitops/pull/12'
  const there = { number: 12, url }

  test('is one request', async () => {
    const { result, sent } = await run(open, json(pull(), 201))
    expect(result).toEqual({ kind: 'created', ...there })
    expect(sent).toEqual(['POST /pulls'])
  })

  test('finds the one that is open for this head and base, never one of a fork', async () => {
    const { result } = await run(
      open,
      refusal('A pull request already exists for acme:promote/prod/shop.'),
      json([
        pull({ number: 1, head: { ref: 'promote/prod/shop', repo: null } }),
        pull({ number: 2, head: { ref: 'promote/prod/shop', repo: { full_name: 'acme/fork' } } }),
        pull({ number: 3, base: { ref: 'release' } }),
        pull(),
      ]),
    )
    expect(result).toEqual({ kind: 'exists', ...there })
  })

  test('waits for a list that lags behind', async () => {
    const { result, clock } = await run(
      open,
      refusal('A pull request already exists for acme:promote/prod/shop.'),
      json([]),
      json([pull()]),
    )
    expect(result).toEqual({ kind: 'exists', ...there })
    expect(clock.waits).toEqual([1000])
  })

  test('that exists and never shows up is left to the next sweep', async () => {
    await using server = await serve([refusal('A pull request already exists for a:b.'), json([])])
    const error = await failureOf(open(forgeAt(server.url).forge))
    expect(error.kind).toBe('deferred')
    expect(server.received).toHaveLength(5)
  })

  test('with nothing to merge says so', async () => {
    const { result } = await run(open, refusal('No commits between main and promote/prod/shop'))
    expect(result).toEqual({ kind: 'no-commits' })
  })

  test('from a branch that was made a moment ago is tried again', async () => {
    await using server = await serve([
      json({ data: { repository: { id: 'R_1' } } }),
      json({ data: { updateRefs: { clientMutationId: null } } }),
      json({ message: 'Validation Failed', errors: [{ field: 'head', code: 'invalid' }] }, 422),
      json(pull(), 201),
    ])
    const { forge } = forgeAt(server.url)
    await forge.updateRefs([
      { branch: PULL.branch, before: undefined, after: oid('b'), force: false },
    ])
    expect(await forge.openPullRequest(PULL)).toMatchObject({ kind: 'created' })
  })

  test.each<[string, Reply]>([
    ['502', LOST],
    ['a reset connection', 'reset'],
    ['half a body', { raw: '{"num', status: 201 }],
  ])('whose answer was %s is looked for before it is repeated', async (_, fault) => {
    const found = await run(open, fault, json([pull()]))
    expect(found.result).toEqual({ kind: 'created', ...there })
    expect(found.sent).toEqual(['POST /pulls', 'GET /pulls'])
    const absent = await run(open, fault, json([]), json(pull(), 201))
    expect(absent.sent).toEqual(['POST /pulls', 'GET /pulls', 'POST /pulls'])
  })

  test('that GitHub put off is sent again without a look', async () => {
    const { sent } = await run(
      open,
      json({ message: 'secondary rate limit' }, 403),
      json(pull(), 201),
    )
    expect(sent).toEqual(['POST /pulls', 'POST /pulls'])
  })
})

describe('a record', () => {
  const record = (forge: GitHubForge) => forge.recordDeployment(RECORD)
  const made = json(deployment(), 201)

  test('is a deployment that starts nothing, and a status that ends nothing', async () => {
    const { result, sent, received } = await run(record, made, json({}, 201))
    expect(result).toBe(5)
    expect(sent).toEqual(['POST /deployments', 'POST /deployments/5/statuses'])
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      ref: oid('a'),
      environment: 'dev',
      task: 'fluxgate:shop',
      description: `${'x'.repeat(139)}…`,
      payload: RECORD.payload,
      required_contexts: [],
      auto_merge: false,
      transient_environment: false,
      production_environment: false,
    })
    expect(JSON.parse(received[1]?.body ?? '')).toMatchObject({
      state: 'success',
      auto_inactive: false,
      log_url: RECORD.logUrl,
    })
  })

  test('whose answer got lost is found by its payload, whatever the order of keys', async () => {
    const { result, sent } = await run(
      record,
      LOST,
      json([deployment({ id: 6, payload: { kind: 'rollout' } }), deployment()]),
      json({}, 201),
    )
    expect(result).toBe(5)
    expect(sent).toEqual(['POST /deployments', 'GET /deployments', 'POST /deployments/5/statuses'])
  })

  test('of somebody else is none of ours', async () => {
    await using server = await serve([
      json({
        data: {
          viewer: { databaseId: 7, login: 'fluxgate[bot]' },
          repository: {
            id: 'R_1',
            databaseId: 1,
            isArchived: false,
            defaultBranchRef: { name: 'main', target: { oid: oid('a') }, rules: null },
          },
        },
      }),
      LOST,
      json([deployment({ id: 6, creator: { id: 666, login: 'mallory' } })]),
      json([]),
      made,
      json({}, 201),
    ])
    const { forge } = forgeAt(server.url)
    await forge.start({ branch: undefined, paths: [] })
    expect(await record(forge)).toBe(5)
  })

  test('whose status got lost is not given a second one', async () => {
    const { sent } = await run(record, made, LOST, json([{ state: 'success' }]))
    expect(sent).toEqual([
      'POST /deployments',
      'POST /deployments/5/statuses',
      'GET /deployments/5/statuses',
    ])
  })
})

describe('a status', () => {
  const set = (forge: GitHubForge) => forge.setStatus(STATUS)

  test('has its description cut to what GitHub takes', async () => {
    const { received } = await run(set, json({}, 201))
    expect(JSON.parse(received[0]?.body ?? '').description).toBe(`${'ü'.repeat(139)}…`)
  })

  test('with a context that is too long is refused before it is sent', async () => {
    await using server = await serve([])
    const { forge } = forgeAt(server.url)
    const error = await failureOf(forge.setStatus({ ...STATUS, context: 'x'.repeat(256) }))
    expect(error.kind).toBe('refused')
    expect(server.received).toHaveLength(0)
  })

  test.each([
    ['is the newest', 'success', 2],
    ['is another', 'pending', 4],
  ])(
    'whose answer got lost is repeated only if what GitHub shows %s',
    async (_, state, requests) => {
      const shown = {
        context: 'fluxgate/gate',
        state,
        description: `${'ü'.repeat(139)}…`,
        target_url: STATUS.targetUrl,
      }
      const list = json([{ ...shown, context: 'other' }, shown])
      const { sent } = await run(set, LOST, list, list, json({}, 201))
      expect(sent).toHaveLength(requests)
    },
  )

  test('on a commit that is not visible yet is tried again', async () => {
    await using server = await serve([
      json({ data: { createCommitOnBranch: { commit: { oid: oid('c') } } } }),
      json({ message: `No commit found for SHA: ${oid('c')}` }, 422),
      json({}, 201),
    ])
    const { forge, clock } = forgeAt(server.url)
    await forge.commit(COMMIT)
    await forge.setStatus({ ...STATUS, commit: oid('c') })
    expect(clock.waits).toEqual([1000])
  })
})

describe('closing a pull request', () => {
  const close = (forge: GitHubForge) => forge.closePullRequest({ number: 12, comment: 'withdrawn' })
  const talk = (state: string, ...bodies: readonly string[]) =>
    json({
      data: {
        viewer: { databaseId: 7 },
        repository: {
          pullRequest: {
            state,
            comments: {
              nodes: bodies.map((body) => ({
                body,
                author: { login: 'x', databaseId: body === 'theirs' ? 8 : 7 },
              })),
            },
          },
        },
      },
    })

  test('says why, then closes', async () => {
    const { sent, received } = await run(close, talk('OPEN', 'theirs'), json({}, 201), json({}))
    expect(sent).toEqual(['query', 'POST /issues/12/comments', 'PATCH /pulls/12'])
    expect(JSON.parse(received[2]?.body ?? '')).toEqual({ state: 'closed' })
  })

  test.each(['CLOSED', 'MERGED'])('that is %s says nothing', async (state) => {
    const { sent } = await run(close, talk(state))
    expect(sent).toEqual(['query'])
  })

  test('goes on where an earlier run has said why and stopped', async () => {
    const { sent } = await run(close, talk('OPEN', 'withdrawn'), json({}))
    expect(sent).toEqual(['query', 'PATCH /pulls/12'])
  })

  test('does not say it twice where the answer got lost', async () => {
    const { sent } = await run(close, talk('OPEN'), LOST, talk('OPEN', 'withdrawn'), json({}))
    expect(sent).toEqual(['query', 'POST /issues/12/comments', 'query', 'PATCH /pulls/12'])
  })

  test('looks whether it is closed where the answer got lost', async () => {
    const { sent } = await run(close, talk('OPEN', 'withdrawn'), LOST, json({ state: 'closed' }))
    expect(sent).toEqual(['query', 'PATCH /pulls/12', 'GET /pulls/12'])
  })
})

describe('a comment that is kept up to date', () => {
  const keep = (forge: GitHubForge) =>
    forge.keepComment({ number: 12, marker: '<!-- m -->', body: '<!-- m -->new' })
  const said = (...comments: readonly (readonly [number, string])[]) =>
    json({
      data: {
        viewer: { databaseId: 7 },
        repository: {
          pullRequest: {
            comments: {
              nodes: comments.map(([databaseId, body]) => ({
                databaseId,
                body: `<!-- m -->${body}`,
                author: { login: 'x', databaseId: body === 'theirs' ? 8 : 7 },
              })),
            },
          },
        },
      },
    })
  const gone = { status: 204 }

  test.each([
    [
      'is made where there is none',
      [said([1, 'theirs']), json({}, 201), said([2, 'new'])],
      ['POST'],
    ],
    ['is edited where it says something else', [said([2, 'old']), json({})], ['PATCH /2']],
    ['is left alone where it says so', [said([1, 'theirs'], [2, 'new'])], []],
    [
      'gives way to an older one that another run has just made, which then says so',
      [said(), json({}, 201), said([2, 'old'], [3, 'new']), json({}), gone],
      ['POST', 'PATCH /2', 'DELETE /3'],
    ],
    [
      'is the only one, also where somebody else has taken the others away already',
      [said([2, 'new'], [3, 'old'], [4, 'old']), gone, json({ message: 'Not Found' }, 404)],
      ['DELETE /3', 'DELETE /4'],
    ],
    [
      'is not made twice where the answer got lost',
      [said(), LOST, said([2, 'new']), said([2, 'new'])],
      ['POST'],
    ],
  ])('%s', async (_, script, writes) => {
    const { result, sent } = await run(keep, ...script)
    const written = sent.filter((one) => one !== 'query')
    expect(written.map((one) => one.replace(/\/issues\/(?:12\/)?comments/, '').trim())).toEqual(
      writes,
    )
    expect(result).toBe(writes.length > 0)
  })
})

describe('what is sent twice by nobody', () => {
  test('title and body', async () => {
    const update = (forge: GitHubForge) =>
      forge.updatePullRequest({ number: 12, title: 't', body: 'b' })
    const same = await run(update, LOST, json({ title: 't', body: 'b' }))
    expect(same.sent).toEqual(['PATCH /pulls/12', 'GET /pulls/12'])
    const other = await run(update, LOST, json({ title: 't', body: null }), json({}))
    expect(other.sent).toEqual(['PATCH /pulls/12', 'GET /pulls/12', 'PATCH /pulls/12'])
  })

  test('labels', async () => {
    const label = (forge: GitHubForge) =>
      forge.addLabels({ number: 12, labels: ['promotion', 'environment:prod'] })
    const same = await run(
      label,
      LOST,
      json({ labels: [{ name: 'Promotion' }, { name: 'environment:prod' }] }),
    )
    expect(same.sent).toEqual(['POST /issues/12/labels', 'GET /pulls/12'])
    const other = await run(label, LOST, json({ labels: [{ name: 'promotion' }] }), json([]))
    expect(other.sent).toHaveLength(3)
  })
})
