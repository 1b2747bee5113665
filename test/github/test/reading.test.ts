import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { at, listAt, numberAt, stage, textAt } from './client.ts'

describe('a GraphQL read', () => {
  test('gives what a promotion needs at one commit, in one request', async () => {
    await using here = await stage()
    const { gitops, app, github } = here
    await gitops.commit({
      files: { 'apps/dev/a.yaml': 'version: 1.1.0\n' },
      message: 'Bump\n\nBody',
      by: 'raj',
    })
    const seen = await app.query(`
      databaseId
      object(oid: "${gitops.head()}") { ... on Commit {
        messageHeadline messageBody author { name email user { databaseId login } } signature { isValid }
        folder: file(path: "apps/dev") { type mode object { ... on Tree { entries { name path type mode object { ... on Blob { text } } } } } }
        absent: file(path: "apps/qa") { type }
        history(first: 10, path: "apps/dev/a.yaml") {
          pageInfo { hasNextPage endCursor }
          nodes { messageHeadline committedDate file(path: "apps/dev/a.yaml") { object { ... on Blob { text isTruncated isBinary } } } }
        }
      } }
      root: object(expression: "main:apps") { ... on Tree { entries { path mode type } } }
      ref(qualifiedName: "refs/heads/none") { name }
    `)
    const commit = at(seen, 'object')
    expect(commit).toMatchObject({
      messageHeadline: 'Bump',
      messageBody: 'Body',
      author: { name: 'raj', user: { login: 'raj', databaseId: github.account('raj').id } },
      signature: null,
      folder: {
        type: 'tree',
        mode: 16384,
        object: {
          entries: [
            {
              name: 'a.yaml',
              path: 'apps/dev/a.yaml',
              type: 'blob',
              mode: 33188,
              object: { text: 'version: 1.1.0\n' },
            },
          ],
        },
      },
      absent: null,
    })
    const texts = listAt(commit, 'history', 'nodes').map((node) =>
      textAt(node, 'file', 'object', 'text'),
    )
    expect(texts).toEqual(['version: 1.1.0\n', 'version: 1.0.0\n'])
    expect(at(seen, 'root', 'entries')).toEqual([
      { path: 'apps/dev', mode: 16384, type: 'tree' },
      { path: 'apps/prod', mode: 16384, type: 'tree' },
    ])
    expect(at(seen, 'ref')).toBeNull()
    expect(github.violations).toEqual([])
  })

  test('tells links, executables and submodules by mode, and binaries by their missing text', async () => {
    await using here = await stage()
    const { gitops, app } = here
    const files = new Map([
      ['m/binary', { mode: '100644', content: Buffer.from([0, 1, 2]) }],
      ['m/latin1', { mode: '100644', content: Buffer.from([0x61, 0xe9, 0x62]) }],
      ['m/link', { mode: '120000', content: '../x' }],
      ['m/run', { mode: '100755', content: '#!/bin/sh\n' }],
    ])
    await gitops.commit({ files, message: 'Modes' })
    const seen = await app.query(
      'object(expression: "HEAD:m") { ... on Tree { entries { name mode object { ... on Blob { isBinary text } } } } }',
    )
    expect(listAt(seen, 'object', 'entries')).toEqual([
      { name: 'binary', mode: 33188, object: { isBinary: true, text: null } },
      { name: 'latin1', mode: 33188, object: { isBinary: true, text: null } },
      { name: 'link', mode: 40960, object: { isBinary: false, text: '../x' } },
      { name: 'run', mode: 33261, object: { isBinary: false, text: '#!/bin/sh\n' } },
    ])
  })

  test.each([
    [511_999, false],
    [512_000, false],
    [512_001, true],
  ])('of a text of %i bytes says whether it was cut: %s', async (size, cut) => {
    await using here = await stage()
    await here.gitops.commit({ files: { big: 'x'.repeat(size) }, message: 'Big' })
    const seen = await here.app.query(
      'object(expression: "HEAD:big") { ... on Blob { byteSize isTruncated text } }',
    )
    expect(at(seen, 'object', 'isTruncated')).toBe(cut)
    expect(numberAt(seen, 'object', 'byteSize')).toBe(size)
    expect(textAt(seen, 'object', 'text').length).toBe(Math.min(size, 512_000))
  })

  test.each([
    [
      'an unknown field',
      '{ viewer { nonsense } }',
      /^Field 'nonsense' doesn't exist on type 'User'$/,
    ],
    ['a missing argument', '{ repository(owner: "acme") { id } }', /Query.repository\(name:\)/],
    ['broken syntax', '{ viewer {', /Syntax Error/],
    [
      'no page size',
      '{ repository(owner: "acme", name: "gitops") { pullRequests { totalCount } } }',
      /`first` or `last`/,
    ],
    [
      'a page of 101',
      '{ repository(owner: "acme", name: "gitops") { pullRequests(first: 101) { totalCount } } }',
      /exceeds the `first` limit of 100/,
    ],
    ['too many nodes', manyNodes(), /exceeds the maximum limit of 500000/],
    [
      'a foreign cursor',
      '{ repository(owner: "acme", name: "gitops") { refs(refPrefix: "refs/heads/", first: 1, after: "x") { totalCount } } }',
      /valid cursor/,
    ],
  ])('with %s is refused with HTTP 200', async (_, query, message) => {
    await using here = await stage()
    const { status, body } = await here.app.graphql(query)
    expect(status).toBe(200)
    expect(textAt(body, 'errors', 0, 'message')).toMatch(message)
    expect(here.github.violations).toEqual([])
  })

  test('of a field that the stand-in does not play is a violation, never a null', async () => {
    await using here = await stage()
    const { body } = await here.app.graphql(
      '{ repository(owner: "acme", name: "gitops") { stargazerCount } }',
    )
    expect(textAt(body, 'errors', 0, 'message')).toContain(
      'does not play Repository.stargazerCount',
    )
    expect(here.github.violations).toHaveLength(1)
  })

  test('lists branches under a prefix in pages', async () => {
    await using here = await stage()
    const { gitops, app } = here
    for (const name of ['promote/prod/b', 'promote/prod/a', 'promote/qa/a', 'other']) {
      await gitops.push({ by: 'ana', branch: name, to: 'main' })
    }
    const list = async (after: string) =>
      await app.query(
        `refs(refPrefix: "refs/heads/promote/", first: 2${after}) { pageInfo { hasNextPage endCursor } nodes { name target { oid } } }`,
      )
    const first = await list('')
    expect(listAt(first, 'refs', 'nodes').map((ref) => at(ref, 'name'))).toEqual([
      'promote/prod/a',
      'promote/prod/b',
    ])
    const next = await list(`, after: "${textAt(first, 'refs', 'pageInfo', 'endCursor')}"`)
    expect(listAt(next, 'refs', 'nodes').map((ref) => at(ref, 'name'))).toEqual(['promote/qa/a'])
    expect(at(next, 'refs', 'pageInfo', 'hasNextPage')).toBe(false)
  })
})

describe('a branch compared with another', () => {
  test.each([
    ['that is the same', [], [], { status: 'IDENTICAL', aheadBy: 0, behindBy: 0 }],
    ['that went on', [], ['main', 'main'], { status: 'AHEAD', aheadBy: 2, behindBy: 0 }],
    ['that lacks its commits', ['one'], [], { status: 'BEHIND', aheadBy: 0, behindBy: 1 }],
    ['that went another way', ['one'], ['main'], { status: 'DIVERGED', aheadBy: 1, behindBy: 1 }],
  ])('%s', async (_, own, others, compared) => {
    await using here = await stage()
    await here.gitops.push({ by: 'ana', branch: 'one', to: 'main' })
    for (const branch of [...own, ...others]) {
      await here.gitops.commit({ branch, files: {}, message: `On ${branch}`, by: 'ana' })
    }
    const seen = await here.app.query(
      'ref(qualifiedName: "refs/heads/one") { compare(headRef: "main") { status aheadBy behindBy } }',
    )
    expect(at(seen, 'ref', 'compare')).toEqual(compared)
    expect(here.github.violations).toEqual([])
  })

  test('that does not exist is an error', async () => {
    await using here = await stage()
    const { body } = await here.app.graphql(
      '{ repository(owner: "acme", name: "gitops") { defaultBranchRef { compare(headRef: "none") { status } } } }',
    )
    expect(at(body, 'errors', 0, 'type')).toBe('NOT_FOUND')
  })
})

describe('the pull requests of a commit', () => {
  test.each(['merge', 'squash', 'rebase'] as const)(
    'are those that brought it, by %s',
    async (method) => {
      await using here = await stage()
      const { gitops, app } = here
      await gitops.push({ by: 'ana', branch: 'one', to: 'main' })
      const own = await gitops.commit({
        branch: 'one',
        files: { 'apps/dev/a.yaml': 'x' },
        message: 'Own',
      })
      const before = gitops.head()
      const { number } = await gitops.openPullRequest({ head: 'one', title: 'One', by: 'ana' })
      await gitops.mergePullRequest(number, { by: 'ana', method })
      const numbersOf = async (oid: string) => {
        const seen = await app.query(
          `object(oid: "${oid}") { ... on Commit { associatedPullRequests(first: 5) { nodes { number baseRefName mergeCommit { oid } } } } }`,
        )
        return at(seen, 'object', 'associatedPullRequests', 'nodes')
      }
      const brought = [{ number, baseRefName: 'main', mergeCommit: { oid: gitops.head() } }]
      expect(await numbersOf(own)).toEqual(brought)
      expect(await numbersOf(gitops.head() ?? '')).toEqual(brought)
      expect(await numbersOf(before ?? '')).toEqual([])
      expect(here.github.violations).toEqual([])
    },
  )
})

describe('history of a path', () => {
  test.each([1, 2, 3])('is what git log says, merges and all (seed %i)', async (seed) => {
    await using here = await stage()
    const { gitops, app } = here
    await tangle(here, seed)
    for (const path of ['f0', 'f1', 'd/f2', 'd', 'gone']) {
      const args = ['--git-dir', gitops.directory, 'log', '--format=%H', 'main', '--', path]
      const wanted = execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean)
      expect(await historyOf(app, path)).toEqual(wanted)
    }
  })
})

type Here = Awaited<ReturnType<typeof stage>>

/** Forty commits on three branches that are merged back and forth. */
async function tangle({ gitops }: Here, seed: number): Promise<void> {
  let state = seed
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const paths = ['f0', 'f1', 'd/f2', 'gone']
  for (let step = 0; step < 40; step += 1) {
    const at = (1_700_000_000 + step * 10) * 1000
    const branch = ['main', 'one', 'two'][random(3)] ?? 'main'
    const [ours, theirs] = [gitops.head(branch), gitops.head(['main', 'one', 'two'][random(3)])]
    if (random(3) === 0 && ours !== undefined && theirs !== undefined && ours !== theirs) {
      const { tree } = await gitops.state.git.objects.commit([ours, theirs][random(2)] ?? ours)
      const who = { name: 'M', email: 'm@example.com', seconds: at / 1000 }
      const parents = [ours, theirs]
      const merge = { tree, parents, author: who, committer: who, message: 'Merge' }
      const oid = gitops.state.git.writeCommit(merge)
      await gitops.push({ by: 'ana', branch, to: oid })
      continue
    }
    const path = paths[random(paths.length)] ?? 'f0'
    const content = path === 'gone' && random(2) === 0 ? undefined : String(random(4))
    await gitops.commit({ branch, files: { [path]: content }, message: `Step ${step}`, at })
  }
}

async function historyOf(app: Here['app'], path: string): Promise<readonly string[]> {
  const found: string[] = []
  for (let after = ''; ; ) {
    const page = await app.query(
      `defaultBranchRef { target { ... on Commit { history(first: 7, path: "${path}"${after}) { pageInfo { hasNextPage endCursor } nodes { oid } } } } }`,
    )
    const history = at(page, 'defaultBranchRef', 'target', 'history')
    found.push(...listAt(history, 'nodes').map((node) => textAt(node, 'oid')))
    if (at(history, 'pageInfo', 'hasNextPage') !== true) return found
    after = `, after: "${textAt(history, 'pageInfo', 'endCursor')}"`
  }
}

function manyNodes(): string {
  return `{ repository(owner: "acme", name: "gitops") { pullRequests(first: 100) { nodes {
    commits(first: 100) { nodes { commit { history(first: 100) { nodes { oid } } } } }
  } } } }`
}
