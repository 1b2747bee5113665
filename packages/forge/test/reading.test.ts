import { describe, expect, test } from '@jest/globals'
import { readCommitAuthor } from '../src/actor.ts'
import { answerTo } from '../src/answer.ts'
import { domainOf } from '../src/domain.ts'
import { aBlob, aPage, aPullRequest, aStart, oid } from './support/answers.ts'
import { failureOf, forgeAt } from './support/forge.ts'
import { type Reply, serve } from './support/scripted-server.ts'

const json = (body: unknown): Reply => ({ status: 200, body })
const COMMIT = oid('a')
const BRANCH = { name: 'promote/prod/shop', paths: ['apps/prod/shop'] }
const NOTHING = { commit: COMMIT, paths: [], histories: [], branches: [] }

const repository = (body: unknown) => json({ data: { repository: body } })

describe('the first look', () => {
  test('is one request, whose files are of the head it names', async () => {
    await using server = await serve([
      json(
        aStart({
          defaultBranchRef: {
            name: 'main',
            target: { oid: COMMIT, f0: aBlob('version: 1\n'), f1: null },
            branchProtectionRule: {
              requiresStatusChecks: true,
              requiredStatusCheckContexts: ['build', null],
              requiresApprovingReviews: false,
            },
            refUpdateRule: {
              requiredStatusCheckContexts: ['build'],
              requiredApprovingReviewCount: null,
            },
            rules: {
              nodes: [
                {
                  type: 'REQUIRED_STATUS_CHECKS',
                  parameters: { requiredStatusChecks: [{ context: 'fluxgate/gate' }] },
                },
                { type: 'PULL_REQUEST', parameters: {} },
              ],
            },
          },
        }),
      ),
    ])
    const { forge } = forgeAt(server.url)
    const start = await forge.start({ branch: undefined, paths: ['.fluxgate/policy.yaml', 'none'] })
    expect(start).toEqual({
      repositoryId: 'R_1',
      databaseId: 11,
      defaultBranch: 'main',
      branch: 'main',
      head: COMMIT,
      viewer: { id: 7, login: 'fluxgate[bot]' },
      files: new Map([
        [
          '.fluxgate/policy.yaml',
          {
            kind: 'file',
            mode: 0o100644,
            oid: oid('b'),
            text: { kind: 'text', text: 'version: 1\n' },
          },
        ],
        ['none', { kind: 'absent' }],
      ]),
      rules: {
        requiredStatuses: ['build', 'fluxgate/gate'],
        requiresPullRequest: true,
        mergeQueue: false,
      },
    })
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.headers['accept-encoding']).toContain('gzip')
  })

  test('of a branch that does not exist has no head', async () => {
    await using server = await serve([json(aStart({ ref: null }))])
    const start = await forgeAt(server.url).forge.start({ branch: 'release', paths: ['a'] })
    expect(start).toMatchObject({ branch: 'release', defaultBranch: 'main', head: undefined })
    expect(start.files.get('a')).toEqual({ kind: 'absent' })
  })

  test('goes on without rules that only administrators may see', async () => {
    const errors = [
      { type: 'FORBIDDEN', path: ['repository', 'defaultBranchRef', 'rules'], message: 'no' },
    ]
    await using server = await serve([json({ ...aStart(), errors })])
    const start = await forgeAt(server.url).forge.start({ branch: undefined, paths: [] })
    expect(start.rules).toEqual({
      requiredStatuses: [],
      requiresPullRequest: false,
      mergeQueue: false,
    })
  })

  test('of a repository without a commit says so', async () => {
    await using server = await serve([json(aStart({ defaultBranchRef: null }))])
    const error = await failureOf(forgeAt(server.url).forge.start({ branch: undefined, paths: [] }))
    expect(error.message).toContain('has no commit yet')
  })
})

describe('a path', () => {
  test.each<[string, unknown, unknown]>([
    ['that is not there', null, { kind: 'absent' }],
    [
      'that is a submodule',
      { mode: 57344, type: 'commit', oid: oid('d'), object: null },
      { kind: 'submodule' },
    ],
    [
      'of a symlink keeps its mode',
      { ...aBlob('../base'), mode: 40960 },
      { kind: 'file', mode: 0o120000, oid: oid('b'), text: { kind: 'text', text: '../base' } },
    ],
    [
      'that is binary has no text',
      aBlob(null, { isBinary: true }),
      { kind: 'file', mode: 0o100644, oid: oid('b'), text: { kind: 'binary' } },
    ],
    [
      'that GitHub has cut is never taken for the whole',
      aBlob('half', { isTruncated: true }),
      { kind: 'file', mode: 0o100644, oid: oid('b'), text: { kind: 'cut' } },
    ],
    [
      'that is a folder comes one level deep',
      {
        mode: 16384,
        type: 'tree',
        oid: oid('e'),
        object: {
          entries: [
            { name: 'a.yaml', ...aBlob('a: 1\n') },
            { name: 'sub', mode: 16384, type: 'tree', oid: oid('f'), object: {} },
            { name: 'mod', mode: 57344, type: 'commit', oid: oid('d'), object: null },
          ],
        },
      },
      {
        kind: 'folder',
        oid: oid('e'),
        entries: [
          {
            name: 'a.yaml',
            mode: 0o100644,
            kind: 'file',
            oid: oid('b'),
            text: { kind: 'text', text: 'a: 1\n' },
          },
          { name: 'sub', mode: 0o40000, kind: 'folder', oid: oid('f'), text: undefined },
          { name: 'mod', mode: 0o160000, kind: 'submodule', oid: oid('d'), text: undefined },
        ],
      },
    ],
    [
      'that is the root',
      { oid: oid('e'), entries: [] },
      { kind: 'folder', oid: oid('e'), entries: [] },
    ],
  ])('%s', async (_, answer, node) => {
    await using server = await serve([repository({ object: { f0: answer } })])
    const read = await forgeAt(server.url).forge.read({ ...NOTHING, paths: ['p'] })
    expect(read.nodes).toEqual(new Map([['p', node]]))
  })
})

const SIGNED = { isValid: true, wasSignedByGitHub: true }

describe('a branch', () => {
  const ana = { user: { databaseId: 3, login: 'ana' } }
  interface Hands {
    readonly author: unknown
    readonly committer?: unknown
    readonly signature?: unknown
    readonly compare: unknown
  }
  const onBehalf = { user: { databaseId: 19_864_447, login: 'web-flow' } }
  const ours = { email: '7+fluxgate[bot]@users.noreply.github.com', user: null }

  test.each<[string, Hands, unknown]>([
    ["that base has is nobody's", { author: ana, compare: { behindBy: 0 } }, undefined],
    [
      'with a commit of a person is theirs',
      { author: ana, compare: { behindBy: 2 } },
      { by: { id: 3, login: 'ana' }, signedByGitHub: false },
    ],
    [
      'with a commit of ours is ours',
      { author: ours, committer: onBehalf, signature: SIGNED, compare: { behindBy: 1 } },
      { by: { id: 7, login: 'fluxgate[bot]' }, signedByGitHub: true },
    ],
    [
      'with a commit in our name that somebody signed is not signed by GitHub',
      {
        ...{ author: ours, committer: ours, compare: { behindBy: 1 } },
        signature: { ...SIGNED, wasSignedByGitHub: false },
      },
      { by: { id: 7, login: 'fluxgate[bot]' }, signedByGitHub: false },
    ],
    [
      'with a commit under a signature of GitHub that is not true is not signed',
      { author: ours, signature: { ...SIGNED, isValid: false }, compare: { behindBy: 1 } },
      { by: { id: 7, login: 'fluxgate[bot]' }, signedByGitHub: false },
    ],
    [
      'that can not be compared counts as ahead',
      { author: ana, compare: null },
      { by: { id: 3, login: 'ana' }, signedByGitHub: false },
    ],
    [
      'of nobody GitHub knows',
      { author: null, compare: { behindBy: 1 } },
      { by: undefined, signedByGitHub: false },
    ],
  ])('%s', async (_, { author, committer, signature, compare }, newest) => {
    const b0 = { target: { oid: oid('c'), author, committer, signature }, compare }
    await using server = await serve([repository({ b0, q0: aPage() })])
    const request = { ...NOTHING, branches: [BRANCH], into: 'main' }
    const { branches } = await forgeAt(server.url).forge.read(request)
    expect(branches).toEqual([{ name: BRANCH.name, head: oid('c'), newest, pullRequests: [] }])
  })
})

describe('a pull request', () => {
  const read = async (...pages: readonly unknown[]) => {
    await using server = await serve(pages.map(repository))
    const { branches } = await forgeAt(server.url).forge.read({ ...NOTHING, branches: [BRANCH] })
    return { branch: branches[0], requests: server.received.length }
  }
  const onBranch = (...nodes: readonly unknown[]) => ({
    b0: { target: { oid: oid('c') } },
    q0: aPage(...nodes),
  })

  test('is read with its people, reviews, renames and the files at its head', async () => {
    const { branch, requests } = await read(
      onBranch(
        aPullRequest({
          state: 'CLOSED',
          closedAt: '2026-11-20T12:00:00Z',
          latestOpinionatedReviews: {
            nodes: [
              {
                fullDatabaseId: '4000000001',
                state: 'APPROVED',
                authorCanPushToRepository: true,
                author: { login: 'ana', databaseId: 3 },
                commit: { oid: oid('c') },
              },
              { state: 'DISMISSED', authorCanPushToRepository: false, author: null, commit: null },
            ],
          },
          commits: {
            totalCount: 5,
            nodes: [
              { commit: { author: { email: 'a@b', user: { databaseId: 3, login: 'ana' } } } },
              {
                commit: {
                  author: { email: '7+fluxgate[bot]@users.noreply.github.com', user: null },
                },
              },
              { commit: { author: { email: 'someone@example.org', user: null } } },
              {
                commit: {
                  author: { email: '7+fluxgate[bot]@users.noreply.github.com', user: null },
                  committer: { user: { databaseId: 19_864_447, login: 'web-flow' } },
                  signature: SIGNED,
                },
              },
              {
                commit: {
                  author: { email: '7+fluxgate[bot]@users.noreply.github.com', user: null },
                  committer: { user: { databaseId: 3, login: 'ana' } },
                },
              },
            ],
          },
          timelineItems: {
            nodes: [
              {
                __typename: 'RenamedTitleEvent',
                actor: { login: 'ana', databaseId: 3 },
                createdAt: '2026-11-20T11:00:00Z',
                previousTitle: 'Promote shop 1.4.1 to prod',
              },
              { __typename: 'ClosedEvent', actor: { login: 'raj', databaseId: 4 } },
              { __typename: 'ClosedEvent', actor: { login: 'ana', databaseId: 3 } },
            ],
          },
        }),
      ),
    )
    expect(requests).toBe(1)
    expect(branch).toEqual({
      name: 'promote/prod/shop',
      head: oid('c'),
      pullRequests: [
        {
          id: 'PR_1',
          number: 12,
          url: 'https://github.com/acme/gitops/pull/12',
          title: 'Promote shop 1.4.2 to prod',
          state: 'closed',
          base: 'main',
          head: oid('c'),
          createdAt: '2026-11-20T10:00:00Z',
          closedAt: '2026-11-20T12:00:00Z',
          author: { id: 7, login: 'fluxgate[bot]' },
          closedBy: { id: 3, login: 'ana' },
          inQueue: false,
          mergeState: 'clean',
          labels: ['promotion'],
          reviews: [
            {
              id: 4_000_000_001,
              author: { id: 3, login: 'ana' },
              state: 'approved',
              commit: oid('c'),
              canWrite: true,
            },
            {
              ...{ id: undefined, author: undefined, state: 'dismissed' },
              ...{ commit: undefined, canWrite: false },
            },
          ],
          commitPeople: [{ id: 3, login: 'ana' }, { id: 7, login: 'fluxgate[bot]' }, undefined],
          commitAuthors: [
            { by: { id: 3, login: 'ana' }, signedByGitHub: false },
            { by: { id: 7, login: 'fluxgate[bot]' }, signedByGitHub: false },
            { by: undefined, signedByGitHub: false },
            { by: { id: 7, login: 'fluxgate[bot]' }, signedByGitHub: true },
            { by: { id: 3, login: 'ana' }, signedByGitHub: false },
          ],
          commitCount: 5,
          nodes: new Map([
            [
              'apps/prod/shop',
              {
                kind: 'file',
                mode: 0o100644,
                oid: oid('b'),
                text: { kind: 'text', text: 'version: 1.4.2\n' },
              },
            ],
          ]),
          renames: [
            {
              previousTitle: 'Promote shop 1.4.1 to prod',
              at: '2026-11-20T11:00:00Z',
              by: { id: 3, login: 'ana' },
            },
          ],
        },
      ],
    })
  })

  test('from a fork that uses the same branch name is not ours', async () => {
    const { branch } = await read(onBranch(aPullRequest({ isCrossRepository: true })))
    expect(branch?.pullRequests).toEqual([])
  })

  test('is found behind pages that forks have filled', async () => {
    const forks = Array.from({ length: 10 }, () => aPullRequest({ isCrossRepository: true }))
    const full = { pageInfo: { hasNextPage: true, endCursor: 'x' }, nodes: forks }
    const { branch, requests } = await read(
      { b0: null, q0: full },
      { q: full },
      { q: aPage(aPullRequest()) },
    )
    expect(branch?.pullRequests.map(({ number }) => number)).toEqual([12])
    expect(branch?.head).toBeUndefined()
    expect(requests).toBe(3)
  })

  describe('of a branch that has had many', () => {
    const tenFrom = (first: number, state = 'CLOSED') => ({
      pageInfo: { hasNextPage: true, endCursor: `after ${first}` },
      nodes: Array.from({ length: 10 }, (_, index) =>
        aPullRequest({ number: first - index, state, closedAt: '2026-11-20T12:00:00Z' }),
      ),
    })

    test('is not looked for among those older than one that was merged', async () => {
      const { branch, requests } = await read({ b0: null, q0: tenFrom(50, 'MERGED') })
      expect(branch?.pullRequests).toHaveLength(10)
      expect(requests).toBe(1)
    })

    test('is looked for down to the last that was merged', async () => {
      const merged = aPage(aPullRequest({ number: 30, state: 'MERGED' }), aPullRequest())
      const { branch, requests } = await read(
        { b0: null, q0: tenFrom(50) },
        { q: tenFrom(40) },
        { q: { ...merged, pageInfo: { hasNextPage: true, endCursor: 'x' } } },
      )
      expect(branch?.pullRequests.map(({ number }) => number).at(-2)).toBe(30)
      expect(requests).toBe(3)
    })

    test('is looked for among a hundred, and that there are more is logged', async () => {
      await using server = await serve([
        repository({ b0: null, q0: tenFrom(50) }),
        repository({ q: tenFrom(40) }),
      ])
      const { forge, lines } = forgeAt(server.url)
      const { branches } = await forge.read({ ...NOTHING, branches: [BRANCH] })
      expect(branches[0]?.pullRequests).toHaveLength(100)
      expect(server.received).toHaveLength(10)
      expect(lines).toEqual([
        'read only the newest 100 pull requests of "promote/prod/shop", none of which was merged',
      ])
    })
  })

  test.each([
    ['https://ghe.example.org/api/v3', '7+fluxgate[bot]@users.noreply.ghe.example.org', 7],
    ['https://ghe.example.org/api/v3', '7+fluxgate[bot]@users.noreply.github.com', 7],
    ['https://ghe.example.org/api/v3', '7+fluxgate[bot]@users.noreply.example.org', undefined],
    ['https://api.acme.ghe.com', '7+fluxgate_acme@users.noreply.acme.ghe.com', 7],
    ['https://api.github.com', '7+fluxgate[bot]@users.noreply.ghe.example.org', undefined],
    ['https://api.github.com', '7+fluxgate[bot]@users.noreply.github.com.evil.org', undefined],
  ])('on %s by %s is of account %s', (apiUrl, email, id) => {
    const author = answerTo('a commit', { email, user: null })
    expect(readCommitAuthor(author, domainOf(apiUrl))?.id).toBe(id)
  })

  test('whose newest commit GitHub does not list yet has its files read at its head', async () => {
    const { branch, requests } = await read(onBranch(aPullRequest({ headRefOid: oid('d') })), {
      x0: { oid: oid('d'), f0: aBlob('version: 1.5.0\n') },
    })
    expect(requests).toBe(2)
    expect(branch?.pullRequests[0]?.nodes.get('apps/prod/shop')).toMatchObject({
      text: { text: 'version: 1.5.0\n' },
    })
  })
})

describe('a read', () => {
  test('of nothing asks nothing', async () => {
    await using server = await serve([])
    expect(await forgeAt(server.url).forge.read(NOTHING)).toEqual({
      nodes: new Map(),
      histories: [],
      branches: [],
    })
    expect(server.received).toHaveLength(0)
  })

  test('waits a moment for a commit that is not visible yet', async () => {
    await using server = await serve([
      repository({ object: null }),
      repository({ object: { f0: null } }),
    ])
    const { forge, clock } = forgeAt(server.url)
    await forge.read({ ...NOTHING, paths: ['p'] })
    expect(clock.waits).toEqual([1000])
  })

  test('of a commit that never shows up is deferred', async () => {
    await using server = await serve([repository({ object: null })])
    const { forge, clock } = forgeAt(server.url)
    const error = await failureOf(forge.read({ ...NOTHING, paths: ['p'] }))
    expect(error).toMatchObject({ kind: 'deferred', code: 'NOT_FOUND' })
    expect(clock.waits).toEqual([1000, 2000, 3000, 4000])
  })

  test('is one request up to the limits, and as few as possible beyond', async () => {
    const paths = Array.from({ length: 150 }, (_, index) => `p${index}`)
    const histories = Array.from({ length: 26 }, (_, index) => ({
      path: `p${index}`,
      first: 30,
      after: undefined,
    }))
    await using server = await serve(({ body }) => {
      const query: string = JSON.parse(body).query
      const aliases = [...query.matchAll(/\b([fh]\d+):/g)].map(([, alias]) => String(alias))
      return repository({
        object: Object.fromEntries(
          aliases.map((alias) => [alias, alias.startsWith('f') ? null : aPage()]),
        ),
      })
    })
    const { forge } = forgeAt(server.url)
    const read = await forge.read({ ...NOTHING, paths, histories })
    expect(server.received).toHaveLength(2)
    expect(read.nodes.size).toBe(150)
    expect(read.histories.map(({ path }) => path)).toEqual(histories.map(({ path }) => path))
  })

  test('of histories gives each page with its cursor', async () => {
    const page = {
      pageInfo: { hasNextPage: true, endCursor: 'c1' },
      nodes: [{ oid: oid('1'), committedDate: '2026-11-20T10:00:00Z', n: aBlob('x') }],
    }
    await using server = await serve([repository({ object: { h0: page } })])
    const { histories } = await forgeAt(server.url).forge.read({
      ...NOTHING,
      histories: [{ path: 'a"){b}', first: 30, after: 'c0' }],
    })
    expect(histories[0]).toMatchObject({ path: 'a"){b}', next: 'c1', commits: [{ oid: oid('1') }] })
    const sent = JSON.parse(server.received[0]?.body ?? '')
    expect(sent.query).not.toContain('a"')
    expect(Object.values(sent.variables)).toContain('a"){b}')
  })
})

describe('a commit of a history', () => {
  const merge = (baseRefName: string, left: string | null, parents = 2) => ({
    baseRefName,
    mergeCommit: {
      ...{ oid: oid('e'), parents: { totalCount: parents } },
      committedDate: '2026-11-20T12:00:00Z',
      m: left === null ? null : { oid: left },
    },
  })

  /** The commits of a history of one, which came with these pull requests. */
  const readCommits = async (nodes: readonly unknown[]) => {
    const commit = {
      oid: oid('1'),
      committedDate: '2026-11-20T10:00:00Z',
      n: aBlob('x'),
      p: { totalCount: nodes.length, nodes },
    }
    await using server = await serve([repository({ object: { h0: aPage(commit) } })])
    const { histories } = await forgeAt(server.url).forge.read({
      ...NOTHING,
      histories: [{ path: 'a', first: 30, after: undefined }],
      into: 'main',
    })
    return histories[0]?.commits
  }

  test.each<[string, readonly unknown[], boolean]>([
    ['that came with no pull request was held', [], false],
    ['whose pull request left the path so was held', [merge('main', oid('b'))], false],
    ['whose pull request left the path otherwise was passed', [merge('main', oid('d'))], true],
    ['whose pull request left no such path was passed', [merge('main', null)], true],
    ['whose pull request went elsewhere was held', [merge('develop', oid('d'))], false],
    [
      'whose pull request is not merged was held',
      [{ baseRefName: 'main', mergeCommit: null }],
      false,
    ],
    [
      'goes by the pull request into the branch that is read',
      [merge('develop', oid('b')), merge('main', oid('d'))],
      true,
    ],
    [
      'of which any pull request left the path otherwise was passed',
      [merge('main', oid('b')), merge('main', oid('d'))],
      true,
    ],
  ])('%s', async (_, nodes, passing) => {
    const commits = await readCommits(nodes)
    expect(commits?.map((one) => one.passing)).toEqual([passing])
  })

  test.each<[string, readonly unknown[], string | undefined]>([
    ['that came with no pull request is one of the branch', [], undefined],
    ['that was merged came by the merge', [merge('main', oid('b'))], oid('e')],
    ['that was squashed or rebased is one of the branch', [merge('main', oid('b'), 1)], undefined],
    ['that was merged elsewhere is one of the branch', [merge('develop', oid('b'))], undefined],
  ])('%s', async (_, nodes, by) => {
    const commits = await readCommits(nodes)
    expect(commits?.map((one) => one.merge)).toEqual([by])
    // What was merged, the branch has since the merge, whatever time the commit carries.
    const since = `2026-11-20T${by === undefined ? '10' : '12'}:00:00Z`
    expect(commits?.map((one) => one.committedAt)).toEqual([since])
  })

  test.each<[string, number, string, boolean]>([
    ['was passed, by one request more', 4, oid('d'), true],
    ['was held, by one request more', 4, oid('b'), false],
    ['counts as passed where GitHub does not tell them all', 101, oid('b'), true],
  ])('that more pull requests hold than are told %s', async (_, totalCount, left, passing) => {
    const decoys = Array.from({ length: 3 }, () => ({ baseRefName: 'main', mergeCommit: null }))
    const commit = {
      ...{ oid: oid('1'), committedDate: '2026-11-20T10:00:00Z', n: aBlob('x') },
      p: { totalCount, nodes: decoys },
    }
    const whole = { totalCount, nodes: [...decoys, merge('main', left)] }
    await using server = await serve([
      repository({ object: { h0: aPage(commit) } }),
      repository({ c0: { associatedPullRequests: whole } }),
    ])
    const { histories } = await forgeAt(server.url).forge.read({
      ...NOTHING,
      histories: [{ path: 'a', first: 30, after: undefined }],
      into: 'main',
    })
    expect(histories[0]?.commits.map((one) => one.passing)).toEqual([passing])
    expect(server.received).toHaveLength(2)
  })
})

describe('a read that is too much at once', () => {
  /** Gives histories up to so many commits at once, and files up to so many. */
  const givingUpTo = (commits: number, paths: number, otherwise: Reply) =>
    serve(({ body }) => {
      const query: string = JSON.parse(body).query
      const asked = [...query.matchAll(/\bh(\d+):history\(first:(\d+)/g)]
      const files = [...query.matchAll(/\b(f\d+):/g)].map(([, alias]) => String(alias))
      if (asked.some(([, , first]) => Number(first) > commits)) return otherwise
      if (asked.length + files.length > paths) return otherwise
      const histories = asked.map(([, alias, first]) => [
        `h${alias}`,
        {
          pageInfo: { hasNextPage: true, endCursor: 'c' },
          nodes: Array.from({ length: Number(first) }, () => ({
            oid: oid('1'),
            committedDate: '2026-11-20T10:00:00Z',
            n: null,
          })),
        },
      ])
      return repository({
        object: Object.fromEntries([...histories, ...files.map((file) => [file, null])]),
      })
    })
  const firstOf = ({ body }: { readonly body: string }) =>
    [...String(JSON.parse(body).query).matchAll(/first:(\d+)/g)].map(([, first]) => Number(first))
  const history = (path: string) => ({ path, first: 30, after: undefined })

  const OUT_OF_TIME: Reply = json({
    data: null,
    errors: [{ message: 'Something went wrong while executing your query.' }],
  })

  test.each<[string, Reply]>([
    ['502', { status: 502 }],
    ['504', { status: 504 }],
    ['GraphQL out of time', OUT_OF_TIME],
    [
      'GraphQL unavailable',
      json({ errors: [{ type: 'SERVICE_UNAVAILABLE', message: 'try again' }] }),
    ],
    ['no answer in time', 'hang'],
  ])('has its histories read by fewer commits, from the second %s on', async (_, otherwise) => {
    await using server = await givingUpTo(8, 9, otherwise)
    const { forge, lines } = forgeAt(server.url, { requestTimeoutSeconds: 0.6 })
    const read = await forge.read({ ...NOTHING, histories: [history('a')] })
    expect(read.histories[0]).toMatchObject({ path: 'a', next: 'c' })
    expect(read.histories[0]?.commits).toHaveLength(8)
    expect(server.received.flatMap(firstOf)).toEqual([30, 30, 15, 15, 8])
    expect(lines).toContain('reading histories of acme/gitops by 8 commits at once')
    // What is heavy stays so: the next page begins where this one ended.
    await forge.read({ ...NOTHING, histories: [{ path: 'a', first: 100, after: 'c' }] })
    expect(firstOf(server.received.at(-1) ?? { body: '' })).toEqual([8])
  })

  test('is told from an outage, after which all is asked for again', async () => {
    await using server = await serve([
      { status: 502 },
      repository({ object: { h0: aPage() } }),
      repository({ object: { h0: aPage() } }),
    ])
    const { forge } = forgeAt(server.url)
    await forge.read({ ...NOTHING, histories: [history('a')] })
    expect(server.received.flatMap(firstOf)).toEqual([30, 30])
  })

  test('is halved at once where the answer was too large', async () => {
    const large: Reply = { raw: `{"data":"${'x'.repeat(33 * 1024 * 1024)}"}` }
    await using server = await givingUpTo(20, 9, large)
    await forgeAt(server.url).forge.read({ ...NOTHING, histories: [history('a')] })
    expect(server.received.flatMap(firstOf)).toEqual([30, 15])
  })

  test('is cut in halves where one commit of each history is still too much', async () => {
    await using server = await givingUpTo(1, 1, { status: 502 })
    const { forge } = forgeAt(server.url)
    const histories = ['a', 'b', 'c'].map((path) => ({ ...history(path), first: 1 }))
    const read = await forge.read({ ...NOTHING, paths: ['p', 'q'], histories })
    expect(read.histories.map(({ path }) => path)).toEqual(['a', 'b', 'c'])
    expect([...read.nodes.keys()]).toEqual(['p', 'q'])
  })

  test('and is one folder already ends with what to do', async () => {
    const large: Reply = { raw: `"${'x'.repeat(33 * 1024 * 1024)}"` }
    await using server = await serve([large])
    const error = await failureOf(forgeAt(server.url).forge.read({ ...NOTHING, paths: ['p'] }))
    expect(error).toMatchObject({ kind: 'broken', code: 'INVALID_ANSWER' })
    expect(error.message).toBe(
      'could not read acme/gitops at aaaaaaaaaaaa: the answer has more than 32 MB; keep large files out of the folders that Fluxgate reads',
    )
    expect(server.received).toHaveLength(1)
  })
})

test('all branches under prefixes come, over all pages, whether their names repeat them or not', async () => {
  const node = (name: string, behindBy: number) => ({
    name,
    target: {
      oid: oid('c'),
      committedDate: '2026-11-20T10:00:00Z',
      author: { user: { databaseId: 3, login: 'ana' } },
    },
    compare: { behindBy },
  })
  const first = {
    pageInfo: { hasNextPage: true, endCursor: 'c1' },
    nodes: [node('fluxgate/scratch/a', 0)],
  }
  await using server = await serve([
    repository({ r0: first, r1: aPage(node('promote/prod/cart', 1)) }),
    repository({ r0: aPage(node('b', 1)) }),
  ])
  const prefixes = ['fluxgate/scratch/', 'promote/']
  const branches = await forgeAt(server.url).forge.branchesUnder(prefixes, 'main')
  const common = { head: oid('c'), committedAt: '2026-11-20T10:00:00Z' }
  expect(branches).toEqual([
    { name: 'fluxgate/scratch/a', ...common, newest: undefined },
    {
      name: 'promote/prod/cart',
      ...common,
      newest: { by: { id: 3, login: 'ana' }, signedByGitHub: false },
    },
    {
      name: 'fluxgate/scratch/b',
      ...common,
      newest: { by: { id: 3, login: 'ana' }, signedByGitHub: false },
    },
  ])
  expect(Object.values(JSON.parse(server.received[1]?.body ?? '').variables)).toContain('c1')
})

test('of many names those are told that are a branch, or of which a pull request was opened, a hundred at once', async () => {
  const names = Array.from({ length: 101 }, (_, n) => `promote/prod/svc-${n}`)
  const answer = (used: (index: number) => unknown[], count: number) =>
    repository(
      Object.fromEntries(
        Array.from({ length: count }, (_, n) => [
          [`b${n}`, n === 3 ? { name: names[n] } : null],
          [`q${n}`, { nodes: used(n) }],
        ]).flat(),
      ),
    )
  await using server = await serve([
    answer((n) => (n === 7 ? [{ number: 5 }] : []), 100),
    answer(() => [{ number: 6 }], 1),
  ])
  const used = await forgeAt(server.url).forge.usedBranches(names)
  expect([...used]).toEqual(['promote/prod/svc-3', 'promote/prod/svc-7', 'promote/prod/svc-100'])
  expect(server.received).toHaveLength(2)
})

test('all open branches of ours come, over all pages', async () => {
  const node = (number: number, headRefName: string, isCrossRepository = false) => ({
    number,
    headRefName,
    baseRefName: 'main',
    isCrossRepository,
    author: { login: 'fluxgate', databaseId: 7, __typename: 'Bot' },
  })
  await using server = await serve([
    repository({
      pullRequests: {
        pageInfo: { hasNextPage: true, endCursor: 'next' },
        nodes: [node(1, 'promote/prod/a'), node(2, 'promote/prod/a', true), node(3, 'feature')],
      },
    }),
    repository({
      pullRequests: aPage(node(4, 'bump/dev/b'), { ...node(5, 'bump/dev/c'), author: null }),
    }),
  ])
  const branches = await forgeAt(server.url).forge.openBranches(['promote/', 'bump/'])
  expect(branches).toEqual([
    { branch: 'promote/prod/a', base: 'main', number: 1, author: 7 },
    { branch: 'bump/dev/b', base: 'main', number: 4, author: 7 },
    { branch: 'bump/dev/c', base: 'main', number: 5, author: undefined },
  ])
  expect(server.received[1]?.body).toContain('"next"')
})

test('all open pull requests into a branch come, forks included, over all pages', async () => {
  const pageInfo = { hasNextPage: true, endCursor: 'next' }
  await using server = await serve([
    repository({ pullRequests: { pageInfo, nodes: [{ number: 1 }, null] } }),
    repository({ pullRequests: aPage({ number: 2 }) }),
  ])
  expect(await forgeAt(server.url).forge.openInto('release/1')).toEqual([1, 2])
  const asked = server.received.map(({ body }) => JSON.parse(body))
  expect(asked.map(({ query }) => /\bbaseRefName:\$(\w+)/.test(query))).toEqual([true, true])
  expect(asked.map(({ variables }) => Object.values(variables))).toEqual([
    ['release/1', 'acme', 'gitops'],
    ['release/1', 'next', 'acme', 'gitops'],
  ])
})

test('deployments keep their payload as it came, and say whether older ones exist', async () => {
  const item = (id: number) => ({
    id,
    environment: 'dev',
    task: 'fluxgate:shop',
    created_at: '2026-11-20T10:00:00Z',
    creator: id === 1 ? null : { id: 7, login: 'fluxgate[bot]' },
    payload: '{"odd":1}',
  })
  await using server = await serve([
    json(Array.from({ length: 100 }, (_, index) => item(index + 1))),
    json([item(1)]),
  ])
  const { forge } = forgeAt(server.url)
  const request = { task: 'fluxgate:shop', environment: 'dev', page: 1 }
  expect((await forge.deployments(request)).more).toBe(true)
  expect(await forge.deployments({ ...request, environment: undefined })).toEqual({
    more: false,
    deployments: [
      {
        id: 1,
        environment: 'dev',
        task: 'fluxgate:shop',
        createdAt: '2026-11-20T10:00:00Z',
        creator: undefined,
        payload: '{"odd":1}',
      },
    ],
  })
  expect(server.received[0]?.path).toBe(
    '/repos/acme/gitops/deployments?task=fluxgate%3Ashop&environment=dev&per_page=100&page=1',
  )
  expect(server.received[1]?.path).not.toContain('environment')
})

test.each<[string, number, string | undefined, boolean]>([
  [
    'a short page that names a next one',
    2,
    '<https://x/y?page=2>; rel="next", <https://x/y?page=9>; rel="last"',
    true,
  ],
  [
    'a next page without quotes',
    2,
    '<https://x/y?page=1>; rel=prev, <https://x/y?page=3>; rel=next',
    true,
  ],
  ['a full page that names only the first', 100, '<https://x/y?page=1>; rel="first"', false],
  ['an address that says next', 2, '<https://x/y?rel="next">; rel="last"', false],
  ['a short page that says nothing of pages', 2, undefined, false],
  ['a full page that says nothing of pages', 100, undefined, true],
])('a list goes on after %s as the server says', async (_, count, link, more) => {
  const item = { id: 1, environment: 'dev', task: 'a', created_at: '', creator: null, payload: {} }
  const headers: Record<string, string> = link === undefined ? {} : { Link: link }
  await using server = await serve([
    { status: 200, body: Array.from({ length: count }, () => item), headers },
  ])
  const { forge } = forgeAt(server.url)
  const request = { task: 'fluxgate:shop', environment: 'dev', page: 1 }
  expect((await forge.deployments(request)).more).toBe(more)
})

test('jobs and statuses are read on where a server puts less on a page than it is asked for', async () => {
  const job = (name: string) => ({
    id: 1,
    name,
    html_url: null,
    status: 'completed',
    conclusion: 'success',
    created_at: '',
    started_at: '',
    completed_at: null,
    runner_name: null,
  })
  const status = (id: number) => ({ id, state: 'success', context: 'a', created_at: '' })
  const next = { link: '<https://x/y?page=2>; rel="next"' }
  await using server = await serve([
    { status: 200, body: { jobs: [job('one')] }, headers: next },
    { status: 200, body: { jobs: [job('two')] } },
    { status: 200, body: [status(2)], headers: next },
    { status: 200, body: [status(1)] },
  ])
  const { forge } = forgeAt(server.url)
  expect((await forge.runJobs(1)).map(({ name }) => name)).toEqual(['one', 'two'])
  const statuses = await forge.statusesOf({ commit: oid('a'), context: 'a' })
  expect(statuses.map(({ id }) => id)).toEqual([2, 1])
})

test.each<[number, unknown, boolean]>([
  [200, { state: 'active' }, true],
  [200, { state: 'pending' }, false],
  [404, { message: 'Not Found' }, false],
])('membership answered %i %j is %s', async (status, body, member) => {
  await using server = await serve([{ status, body }])
  const { forge } = forgeAt(server.url)
  expect(await forge.isTeamMember({ org: 'acme', slug: 'ops', login: 'ana' })).toBe(member)
  expect(await forge.isTeamMember({ org: 'acme', slug: 'Ops', login: 'Ana' })).toBe(member)
  expect(server.received).toHaveLength(1)
})
